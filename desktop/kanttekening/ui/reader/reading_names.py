"""Names of columns before the cells that stand below each other.

A table whose columns don't fit is shown as one column. What a number is then, only its column's
name can tell; so that stands before it, as text that a screen reader reads too. It is no part of
the letter: all that comes after it moves on, and the map to the letter's text moves along.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace
from itertools import accumulate, chain
from typing import TYPE_CHECKING

from kanttekening.domain.document import StyleKind
from kanttekening.domain.passage import parts_within
from kanttekening.ui.reader.offset_map import Insertions, units
from kanttekening.ui.reader.reading_columns import CELL, NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kanttekening.domain.passage import Span
    from kanttekening.ui.reader.reading_text import ReadingText, ShownBlock

_LONGEST_NAME = 40
_MANY_COLUMNS = 3
_NEARLY_ALL = 0.8


@dataclass(frozen=True, slots=True)
class NamedColumns:
    """What the columns of a table are called, and where the names go in: all of it once worked out.

    ``begin`` is the first of its rows that gets them; ``positions`` and ``sizes`` are those of
    ``Insertions``.
    """

    names: tuple[str, ...]
    begin: int
    positions: array[int]
    sizes: array[int]


def named_columns(reading: ReadingText) -> dict[int, NamedColumns]:
    """The tables whose columns have a name, by their first block. Off the window's thread."""
    bold = sorted(style.span for style in reading.styles if style.kind is StyleKind.BOLD)
    found: dict[int, NamedColumns] = {}
    known: tuple[str, ...] = ()
    end = -1
    for first in reading.tables:
        rows = reading.table(first)
        # A long table goes on in the next one directly below it: its names are above.
        goes_on = first == end and known and len(rows[0].text.split(CELL)) == len(known)
        known = known if goes_on else column_names(rows, bold)
        end = first + len(rows)
        if known:
            begin = 0 if goes_on else 1
            places = list(chain.from_iterable(_places(row, known) for row in rows[begin:]))
            positions, sizes = array("Q"), array("Q")
            for position, size in places:
                positions.append(position)
                sizes.append(size)
            found[first] = NamedColumns(known, begin, positions, sizes)
    return found


def column_names(rows: Sequence[ShownBlock], bold: Sequence[Span]) -> tuple[str, ...]:
    """What the first row calls the columns; empty unless that is sure enough to repeat."""
    head, *others = [row.text.split(CELL) for row in rows]
    others = [row for row in others if len(row) == len(head)]
    names = tuple(" ".join(cell.split()).rstrip(":") for cell in head)
    if len(head) < 2 or not others or not all(names[1:]) or len(set(names)) < len(names):
        return ()
    if any(NUMBER.fullmatch(name) or len(name) > _LONGEST_NAME for name in names):
        return ()
    above_numbers = any(
        all(NUMBER.fullmatch(row[at]) for row in others) for at in range(1, len(head))
    )
    has_no_digits = not any(sign.isdigit() for name in names for sign in name)
    many = has_no_digits and len(head) >= _MANY_COLUMNS
    return names if above_numbers or many or _is_bold(rows[0], bold) else ()


def _is_bold(row: ShownBlock, bold: Sequence[Span]) -> bool:
    """Whether nearly all of a row is bold: what parts its cells need not be."""
    length = sum(len(run.span) for run in row.runs)
    shared = sum(len(part) for run in row.runs for part in parts_within(bold, run.span))
    return shared >= _NEARLY_ALL * length


def insertions_of(tables: Iterable[NamedColumns]) -> Insertions:
    """What all tables, in the order of the text, put in."""
    positions, sizes = array("Q"), array("Q")
    for table in tables:
        positions += table.positions
        sizes += table.sizes
    return Insertions(positions, sizes)


def with_names(rows: Sequence[ShownBlock], columns: NamedColumns) -> tuple[ShownBlock, ...]:
    """The rows of a table as they are shown: with the names before their cells."""
    named = (_with_names(row, columns.names) for row in rows[columns.begin :])
    return (*rows[: columns.begin], *named)


def _with_names(row: ShownBlock, names: Sequence[str]) -> ShownBlock:
    cells = row.text.split(CELL)
    before = _before(cells, names)
    shown = CELL.join(name + cell for name, cell in zip(before, cells, strict=True))
    return replace(row, text=shown, names=before)


def _places(row: ShownBlock, names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where in a row the names go in, and how many units each takes."""
    cells = row.text.split(CELL)
    starts = accumulate((units(cell) + 1 for cell in cells), initial=row.position)
    for start, name in zip(starts, _before(cells, names), strict=False):
        if name:
            yield start, units(name)


def _before(cells: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
    """What stands before each cell: nothing before an empty one, or in a row of another kind."""
    if len(cells) != len(names):
        return ("",) * len(cells)
    return tuple(
        f"{name}: " if name and cell.strip() else ""
        for name, cell in zip(names, cells, strict=True)
    )
