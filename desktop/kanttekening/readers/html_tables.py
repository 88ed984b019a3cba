"""Which tables of HTML hold figures, and which only put things beside each other on a screen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.readers.html_looks import is_hidden, style_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kanttekening.readers.html_tree import Element

_GROUPS = frozenset({"tbody", "thead", "tfoot"})
_CELLS = frozenset({"td", "th"})
_NOT_IN_DATA = frozenset({"h1", "h2", "h3", "ul", "ol", "hr", "img", "blockquote"})
_LONGEST = 300
_MOST_COLUMNS = 30
_MOST_SPAN = 50
_BORDER = re.compile(r"(?:^|;)border(?:-(?:top|bottom|left|right))?:(?!none|0|medium)")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; none where another reaches down into this row."""

    element: Element | None
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table that is one."""

    rows: tuple[tuple[Cell, ...], ...]
    caption: Element | None
    framed: bool


def read_table(table: Element) -> Table | None:
    """The table, or None when its cells are better read one after the other."""
    if any(element.name == "table" for element in table.walk()):
        return None
    rows = [
        [cell for cell in row.elements() if cell.name in _CELLS and not is_hidden(cell)]
        for row in _rows(table)
    ]
    rows = [row for row in rows if row]
    width = max((len(row) for row in rows), default=0)
    if not 2 <= width <= _MOST_COLUMNS:
        return None
    framed = _has_border(table) or any(_is_framed(cell) for row in rows for cell in row)
    if not framed and not _holds_data(table, rows):
        return None
    caption = next((child for child in table.elements() if child.name == "caption"), None)
    return Table(tuple(_placed(rows)), caption, framed)


def _rows(table: Element) -> Iterator[Element]:
    for child in table.elements():
        if child.name == "tr":
            yield child
        elif child.name in _GROUPS:
            yield from (row for row in child.elements() if row.name == "tr")


def _has_border(table: Element) -> bool:
    border = table.attributes.get("border", "0").strip()
    return border not in {"0", ""} or bool(_BORDER.search(style_of(table)))


def _is_framed(cell: Element) -> bool:
    return cell.name == "th" or bool(_BORDER.search(style_of(cell)))


def _holds_data(table: Element, rows: list[list[Element]]) -> bool:
    """Short cells, at least two of them beside each other, without anything big in them."""
    if table.attributes.get("role", "").lower() == "presentation":
        return False
    if any(element.name in _NOT_IN_DATA for element in table.walk()):
        return False
    texts = [[cell.text() for cell in row] for row in rows]
    if any(len(text) > _LONGEST for row in texts for text in row):
        return False
    return any(sum(bool(text) for text in row) > 1 for row in texts)


def _placed(rows: list[list[Element]]) -> Iterator[tuple[Cell, ...]]:
    """Rows with empty cells where a cell of an earlier row reaches down."""
    below: dict[int, int] = {}  # column: in how many more rows it is taken
    for row in rows:
        found: list[Cell] = []
        column = 0
        taken = below
        below = {at: left - 1 for at, left in taken.items() if left > 1}
        for element in row:
            while column in taken:
                found.append(Cell(None))
                column += 1
            columns, down = _span(element, "colspan"), _span(element, "rowspan")
            found.append(Cell(element, columns))
            if down > 1:
                below |= dict.fromkeys(range(column, column + columns), down - 1)
            column += columns
        yield tuple(found)


def _span(cell: Element, name: str) -> int:
    value = cell.attributes.get(name, "1").strip()
    return min(int(value), _MOST_SPAN) if re.fullmatch(r"[1-9]\d{0,4}", value, re.ASCII) else 1
