"""What was read from an office file, written as a document with its dressing."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kanttekening.domain.document import BlockKind, StyleKind
from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.readers.draft import Draft, Picture, Sheet
from kanttekening.readers.manuscript import Manuscript
from kanttekening.readers.office_model import BULLET, Image, Para, Piece, Table
from kanttekening.readers.office_shaping import body_items, running_items

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kanttekening.readers.draft import Align
    from kanttekening.readers.manuscript import Mark
    from kanttekening.readers.office_model import Box, Item, OfficeText

MOST_TEXT = 20 << 20
_MARKERS = frozenset({BULLET, "–"})
_WIDE_GAP = re.compile(r"[ \xa0]{4,}")
_DEEPEST_BOX = 4


def draft_of(office: OfficeText, media_type: str) -> Draft:
    """The draft of an office file. Raises RefusedError when there is nothing in it."""
    writer = _Writer()
    writer.items(running_items(office.head))
    writer.items(body_items(office.body))
    writer.notes(office.notes)
    writer.items(running_items(office.foot))
    draft = writer.draft(media_type, office.warnings)
    if not draft.document.text and not draft.dressing.pictures:
        raise RefusedError(RefusalCode.EMPTY)
    return draft


class _Writer:
    def __init__(self) -> None:
        self._manuscript = Manuscript()
        self._aligned: dict[int, Align] = {}
        self._tables: dict[int, Table] = {}
        self._reach: dict[int, tuple[int, ...]] = {}
        self._written = 0

    def draft(self, media_type: str, warnings: tuple[str, ...]) -> Draft:
        """All that was written."""
        document = self._manuscript.document()
        blocks = document.blocks
        tables = {}
        for first, table in self._tables.items():
            rows = range(first, first + len(table.rows))
            spans = {blocks[row].span.start: self._reach[row] for row in rows if row in self._reach}
            tables[first] = Sheet(len(table.rows), table.widths, table.framed, spans)
        dressing = replace(self._manuscript.dressing(), aligned=self._aligned, tables=tables)
        return Draft(media_type, document, dressing, warnings)

    def items(self, items: Iterable[Item]) -> None:
        """Write blocks in their order."""
        for item in items:
            if item.new_page:
                self._manuscript.new_page()
            match item:
                case Para():
                    self._para(item)
                case Table():
                    self._table(item)
                case Image():
                    self._align_next(item.align)
                    self._manuscript.picture(Picture(item.data, item.width, item.height))

    def notes(self, notes: Sequence[Sequence[Item]]) -> None:
        """Write the notes below a line, each behind its number."""
        for number, items in enumerate(notes, 1):
            paras = [item for item in body_items(items) if isinstance(item, Para)]
            if number == 1:
                self._manuscript.rule()
            for index, para in enumerate(paras):
                sign = [] if index else [Piece(f"[{number}] ")]
                self._para(replace(para, pieces=[*sign, *para.pieces], depth=None, label=""))

    def _para(self, para: Para) -> None:
        kind, level, marker = BlockKind.PARAGRAPH, 0, ""
        if para.heading:
            kind, level = BlockKind.HEADING, para.heading
        elif para.depth is not None:
            kind, level = BlockKind.LIST_ITEM, para.depth
            marker = para.label if para.label in _MARKERS else ""
        self._manuscript.end()
        first = self._manuscript.count
        self._manuscript.begin(kind, level, marker)
        if para.label and not marker:
            self._manuscript.add(f"{para.label} ")
        self._pieces(para.pieces, bold=not para.heading)
        self._manuscript.end()
        if para.align is not None:
            for index in range(first, self._manuscript.count):
                self._aligned[index] = para.align

    def _align_next(self, align: Align | None) -> None:
        self._manuscript.end()
        if align is not None:
            self._aligned[self._manuscript.count] = align

    def _pieces(self, pieces: Iterable[Piece], *, bold: bool, tabs: bool = True) -> None:
        """Write characters; ``bold`` says whether boldness tells anything here."""
        for piece in pieces:
            self._count(piece.text)
            marks = _marks(piece, bold=bold)
            text = _WIDE_GAP.sub("\t", piece.text)
            for line_number, line in enumerate(text.split("\n")):
                if line_number:
                    self._manuscript.line_break()
                for place, part in enumerate(line.split("\t")):
                    if place and tabs:
                        self._manuscript.tab()
                    elif place:
                        self._manuscript.add(" ")
                    self._manuscript.add(part, marks)

    def _table(self, table: Table) -> None:
        rows = [row for row in table.rows if any(_cell_paras(box) for box in row)]
        if not rows:
            return
        self._manuscript.end()
        self._tables[self._manuscript.count] = replace(table, rows=rows)
        for row in rows:
            if any(box.columns > 1 for box in row):
                self._reach[self._manuscript.count] = tuple(box.columns for box in row)
            self._manuscript.begin(BlockKind.TABLE_ROW)
            for place, box in enumerate(row):
                if place:
                    self._manuscript.tab()
                self._cell(box)
            self._manuscript.end()

    def _cell(self, box: Box) -> None:
        for index, para in enumerate(_cell_paras(box)):
            if index:
                self._manuscript.line_break()
            if para.label:
                self._manuscript.add(f"{para.label} ")
            self._pieces(para.pieces, bold=True, tabs=False)

    def _count(self, text: str) -> None:
        self._written += len(text)
        if self._written > MOST_TEXT:
            raise RefusedError(RefusalCode.TOO_BIG, "text")


def _cell_paras(box: Box, depth: int = 0) -> list[Para]:
    """The paragraphs in a cell; of a table within it, its cells in their order."""
    found = []
    for item in box.items:
        if isinstance(item, Para) and item.text.strip():
            found.append(item)
        elif isinstance(item, Table) and depth < _DEEPEST_BOX:
            found += [p for row in item.rows for b in row for p in _cell_paras(b, depth + 1)]
    return found


def _marks(piece: Piece, *, bold: bool) -> list[Mark]:
    marks: list[Mark] = []
    if piece.bold and bold:
        marks.append((StyleKind.BOLD, None))
    if piece.italic:
        marks.append((StyleKind.ITALIC, None))
    if piece.target is not None:
        marks.append((StyleKind.LINK, piece.target or None))
    return marks
