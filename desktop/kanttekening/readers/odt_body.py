"""Paragraphs, lists and tables of an OpenDocument text, in their order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.readers.odt_inline import OdtInlineReader
from kanttekening.readers.odt_lists import DEEPEST, number
from kanttekening.readers.odt_styles import RunLook
from kanttekening.readers.office_model import Box, Para, Piece, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kanttekening.readers.odt_inline import Gallery, Margin
    from kanttekening.readers.odt_lists import OdtLists
    from kanttekening.readers.odt_styles import OdtStyles
    from kanttekening.readers.office_model import Item
    from kanttekening.readers.office_xml import Element

# What change tracking took out stands in the first; the others say nothing to a reader.
_GONE = frozenset(
    {"text:tracked-changes", "office:annotation", "office:forms", "text:sequence-decls",
     "text:variable-decls", "text:user-field-decls", "office:event-listeners", "svg:title",
     "svg:desc"}
)  # fmt: skip
_MOST_REPEATED_ROWS = 200
_MOST_COLUMNS = 64
_NO_STYLE = "-"
_MOST_LEVEL = 6
_ROW_GROUPS = frozenset({"table:table-header-rows", "table:table-rows", "table:table-row-group"})
_COLUMN_GROUPS = frozenset({"table:table-columns", "table:table-header-columns",
                            "table:table-column-group"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class _List:
    """The list that is being read: its style, and how deep we are in it."""

    style: str
    level: int


class OdtBodyReader:
    """Reads the text, a header, or a note of one file."""

    def __init__(
        self, styles: OdtStyles, lists: OdtLists, gallery: Gallery, margin: Margin
    ) -> None:
        self._styles = styles
        self._lists = lists
        self._inline = OdtInlineReader(styles, gallery, margin, self.items)

    def items(self, parent: Iterable[Element]) -> list[Item]:
        """All blocks within ``parent``."""
        found: list[Item] = []
        for child in parent:
            match child.tag:
                case "text:p" | "text:h":
                    found += self._paragraph(child)
                case "text:list":
                    found += self._list(child, None)
                case "table:table":
                    found.append(self._table(child))
                case "draw:frame" | "draw:g" | "draw:a" | "draw:custom-shape" | "draw:rect":
                    inline = self._inline.floating(child)
                    found += [*inline.boxes, *inline.pictures]
                case tag if tag not in _GONE and len(child):
                    found += self.items(child)
        return found

    def _paragraph(self, element: Element, label: str = "", depth: int | None = None) -> list[Item]:
        name = element.get("text:style-name")
        look = self._styles.run("paragraph", name, RunLook())
        if look.hidden:
            return []
        inline = self._inline.read(element, look)
        heading = 0
        if element.tag == "text:h":
            level = max(1, number(element.get("text:outline-level")))
            heading, depth = min(level, _MOST_LEVEL), None
            if not label and element.get("text:is-list-header") != "true":
                label = self._lists.heading(level)
        align = self._styles.align(name)
        above, below = self._styles.white(name)
        pieces = [Piece("\f"), *inline.pieces] if self._styles.new_page(name) else inline.pieces
        para = Para(pieces, heading, depth, label, align, above, below)
        para.numbers_pages = inline.numbers_pages
        for picture in inline.pictures:
            picture.align = align
        return [*inline.boxes, para, *inline.pictures]

    def _list(self, element: Element, around: _List | None) -> list[Item]:
        level = min(DEEPEST, around.level + 1 if around else 1)
        style = element.get("text:style-name") or (around.style if around else "")
        here = _List(style or _NO_STYLE, level)
        goes_on = element.get("text:continue-numbering") == "true"
        goes_on = goes_on or element.get("text:continue-list") is not None
        if level == 1 and not goes_on:
            self._lists.begin(here.style)
        found: list[Item] = []
        for item in element:
            if item.tag in ("text:list-item", "text:list-header"):
                found += self._list_item(item, here)
        return found

    def _list_item(self, item: Element, here: _List) -> list[Item]:
        """An item: its first paragraph has the number, what follows stands under it."""
        found: list[Item] = []
        labelled = item.tag == "text:list-header"
        for child in item:
            if child.tag == "text:list":
                found += self._list(child, here)
            elif child.tag in ("text:p", "text:h"):
                label = ""
                if not labelled:
                    style = here.style
                    if style == _NO_STYLE:
                        style = self._styles.list_style(child.get("text:style-name")) or style
                    label = self._lists.label(style, here.level, item.get("text:start-value"))
                    labelled = True
                found += self._paragraph(child, label, here.level - 1 if label else None)
            elif child.tag != "text:number":
                found += self.items([child])
        return found

    def _table(self, element: Element) -> Table:
        widths: list[float] = []
        for column in _within(element, "table:table-column", _COLUMN_GROUPS):
            count = min(number(column.get("table:number-columns-repeated")), _MOST_COLUMNS)
            widths += [self._styles.column_width(column.get("table:style-name"))] * max(1, count)
        rows: list[list[Box]] = []
        for row in _within(element, "table:table-row", _ROW_GROUPS):
            boxes = self._row(row)
            count = number(row.get("table:number-rows-repeated"))
            filled = any(box.items for box in boxes)
            rows += [boxes] * min(max(1, count), _MOST_REPEATED_ROWS if filled else 1)
        framed = any(
            self._styles.has_border(cell.get("table:style-name"))
            for cell in element.iter("table:table-cell")
        )
        return Table(rows, tuple(widths[:_MOST_COLUMNS]), framed)

    def _row(self, row: Element) -> list[Box]:
        boxes: list[Box] = []
        covered = 0  # places that a cell to the left reaches over
        for cell in row:
            repeated = min(number(cell.get("table:number-columns-repeated")), _MOST_COLUMNS)
            if cell.tag == "table:covered-table-cell":
                hidden = min(covered, max(1, repeated))
                covered -= hidden
                boxes += [Box() for _ in range(max(1, repeated) - hidden)]
            elif cell.tag == "table:table-cell":
                reach = number(cell.get("table:number-columns-spanned"))
                reach = min(max(1, reach), _MOST_COLUMNS)
                covered = reach - 1
                items = self.items(cell)
                boxes += [Box(items, reach) for _ in range(max(1, repeated))]
        return boxes[:_MOST_COLUMNS]


def _within(parent: Element, tag: str, groups: frozenset[str]) -> Iterator[Element]:
    """Rows or columns, also those in groups."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in groups:
            yield from _within(child, tag, groups)
