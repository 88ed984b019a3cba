"""Paragraphs and tables of one part of a Word file, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.readers.docx_runs import InlineReader, chosen
from kanttekening.readers.docx_styles import TWIPS, child_value, whole
from kanttekening.readers.office_model import Box, Para, Piece, Table
from kanttekening.readers.office_xml import below

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kanttekening.readers.docx_numbering import Numbering
    from kanttekening.readers.docx_pictures import Album
    from kanttekening.readers.docx_runs import NoteBook
    from kanttekening.readers.docx_styles import ParaLook, Styles
    from kanttekening.readers.office_model import Item
    from kanttekening.readers.office_package import Relation
    from kanttekening.readers.office_xml import Element

_GONE = frozenset({"w:del", "w:moveFrom", "w:sectPr"})
_MOST_COLUMNS = 64
_EDGES = ("w:top", "w:left", "w:start", "w:bottom", "w:right", "w:end", "w:insideH", "w:insideV")
_NO_LINE = frozenset({"none", "nil", None})


class BodyReader:
    """Reads one part: the text itself, a header, or a note."""

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        relations: dict[str, Relation],
        album: Album,
        notes: NoteBook,
    ) -> None:
        self._styles = styles
        self._numbering = numbering
        self._inline = InlineReader(styles, relations, album, notes, self.items)
        self._carried: list[Piece] = []
        self.unread_parts = 0
        self.sections: list[Element] = []

    def items(self, parent: Iterable[Element]) -> list[Item]:
        """All blocks within ``parent``."""
        found: list[Item] = []
        for child in parent:
            tag = child.tag
            if tag == "w:p":
                found += self._paragraph(child)
            elif tag == "w:tbl":
                found.append(self._table(child))
            elif tag == "mc:AlternateContent":
                found += self.items(chosen(child))
            elif tag == "w:altChunk":
                self.unread_parts += 1
            elif tag == "w:sectPr":
                self.sections.append(child)
            elif tag not in _GONE and len(child):
                found += self.items(child)
        return found

    def _paragraph(self, element: Element) -> list[Item]:
        properties = element.find("w:pPr")
        if properties is not None:
            self.sections.extend(properties.findall("w:sectPr"))
        look = self._styles.look(properties)
        inline = self._inline.read(element, look)
        pieces = self._carried + inline.pieces
        self._carried = []
        if properties is not None and below(properties, "w:rPr", "w:del") is not None:
            # Its end was struck out: what follows is the same paragraph.
            self._carried = pieces
            return [*inline.boxes, *inline.pictures]
        para = self._para(look, [Piece("\f"), *pieces] if look.new_page else pieces)
        para.numbers_pages = inline.numbers_pages
        for picture in inline.pictures:
            picture.align = look.align
        return [*inline.boxes, para, *inline.pictures]

    def _para(self, look: ParaLook, pieces: list[Piece]) -> Para:
        label, depth = "", None
        if look.number is not None:
            label = self._numbering.label(*look.number)
            depth = look.number[1] if label and not look.heading else None
        return Para(
            pieces, look.heading, depth, label, look.align, above=look.above, below=look.below
        )

    def _table(self, element: Element) -> Table:
        grid = element.find("w:tblGrid")
        columns = [] if grid is None else grid.findall("w:gridCol")[:_MOST_COLUMNS]
        widths = tuple(max(0, whole(column.get("w:w"))) / TWIPS for column in columns)
        rows = [self._row(row) for row in _within(element, "w:tr") if not _is_deleted(row)]
        return Table(rows, widths, self._is_framed(element))

    def _row(self, row: Element) -> list[Box]:
        before = whole(child_value(row, "w:trPr", "w:gridBefore"))
        boxes = [Box() for _ in range(min(before, _MOST_COLUMNS))]
        for cell in _within(row, "w:tc"):
            properties = cell.find("w:tcPr")
            reach = min(_MOST_COLUMNS, max(1, whole(child_value(properties, "w:gridSpan"), 1)))
            merge = None if properties is None else properties.find("w:vMerge")
            goes_on = merge is not None and merge.get("w:val", "continue") == "continue"
            boxes.append(Box([] if goes_on else self.items(cell), reach))
        return boxes

    def _is_framed(self, table: Element) -> bool:
        """Whether lines are drawn around cells: of this table, its style, or any of its cells."""
        properties = table.find("w:tblPr")
        own = None if properties is None else properties.find("w:tblBorders")
        if own is not None:
            return _has_lines(own)
        style = child_value(properties, "w:tblStyle")
        for element in self._styles.chain(style):
            borders = below(element, "w:tblPr", "w:tblBorders")
            if borders is not None:
                return _has_lines(borders)
        return any(_has_lines(borders) for borders in table.iter("w:tcBorders"))


def _within(parent: Element, tag: str) -> Iterator[Element]:
    """Rows or cells, also those in content controls and tracked insertions."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in _GONE and child.tag in _WRAPPERS:
            yield from _within(child, tag)


_WRAPPERS = frozenset({"w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml"})


def _is_deleted(row: Element) -> bool:
    return below(row, "w:trPr", "w:del") is not None


def _has_lines(borders: Element) -> bool:
    return sum(child_value(borders, edge) not in _NO_LINE for edge in _EDGES) > 1
