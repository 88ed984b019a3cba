"""Letters without pages of their own, laid out as pages: A4, one column, as a letter looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.document import BlockKind
from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.readers.block_setting import BlockSetter
from kanttekening.readers.draft import Dressing, Sheet
from kanttekening.readers.faces import Faces
from kanttekening.readers.letter_foot import closing_start, contact_groups
from kanttekening.readers.letter_head import begins_letter, field_groups
from kanttekening.readers.measures import A4, GAP, HEADINGS, SMALL_HEADING
from kanttekening.readers.pagination import layout_of, on_pages
from kanttekening.readers.pdf_file import MOST_PAGES
from kanttekening.readers.picturing import set_picture
from kanttekening.readers.printing import print_pages
from kanttekening.readers.typesetting import SetLine, Typesetter

if TYPE_CHECKING:
    from kanttekening.domain.document import Block, Document
    from kanttekening.domain.layout import PageLayout


@dataclass(frozen=True, slots=True)
class Paper:
    """The pages of a letter, and where its words stand on them."""

    pdf: bytes
    layout: PageLayout


_PLAIN = Dressing()


def lay_out(document: Document, dressing: Dressing = _PLAIN) -> Paper:
    """The document as A4 pages. Raises RefusedError when there would be too many."""
    lines = _Layouter(document, dressing).lines()
    placed = list(on_pages(lines))
    pages = placed[-1].page if placed else 1
    if pages > MOST_PAGES:
        raise RefusedError(RefusalCode.TOO_BIG, f"{pages} pages")
    return Paper(print_pages(placed, A4, pages), layout_of(placed, (A4,) * pages))


class _Layouter:
    """Blocks to lines, with the white between them."""

    def __init__(self, document: Document, dressing: Dressing) -> None:
        self._document = document
        self._blocks = document.blocks
        self._dressing = dressing
        self._setter = BlockSetter(document, Typesetter(document, Faces()))
        self._groups = field_groups(document)
        self._contacts = contact_groups(document)
        self._closing = closing_start(document)
        self._found: list[SetLine] = []

    def lines(self) -> list[SetLine]:
        """All lines of the letter, from top to bottom."""
        closing = self._closing
        index = 0
        while index < len(self._blocks):
            if index == closing:
                self._keep_last_with_next()
            begins = index in self._dressing.breaks
            if self._found and (begins or begins_letter(self._document, index, self._groups)):
                self._found.append(SetLine(0.0, 0.0, new_page=True))
            index = self._add_from(index)
            if closing is not None and closing < index < len(self._blocks):
                self._keep_last_with_next()
        return self._found

    def _keep_last_with_next(self) -> None:
        for line in self._found[-2:]:
            line.with_next = True

    def _add_from(self, index: int) -> int:
        """Add the block at ``index``, with those that belong to it; the index behind them."""
        if index in self._groups:
            group = self._groups[index]
            for lines in self._setter.fields(group.fields, wide=group.wide):
                self._add(lines, GAP + 2)
            return group.end
        if index in self._contacts:
            end = self._contacts[index]
            self._add(self._setter.contact(self._blocks[index:end]), GAP)
            return end
        if self._blocks[index].kind is BlockKind.TABLE_ROW:
            return self._add_table(index)
        self._add_block(index)
        return index + 1

    def _add_block(self, index: int) -> None:
        block = self._blocks[index]
        before = self._blocks[index - 1].kind if index else None
        align = self._dressing.aligned.get(index)
        match block.kind:
            case BlockKind.HEADING:
                white = HEADINGS.get(block.level, SMALL_HEADING)[2]
                self._add(self._setter.heading(block, align), white)
                self._white(2.0 if block.level in HEADINGS else 0.0)
            case BlockKind.LIST_ITEM:
                white = 2.0 if before is BlockKind.LIST_ITEM else GAP / 2
                self._add_unbroken(self._setter.item(block), white)
            case BlockKind.RULE:
                self._add(self._setter.rule(), GAP)
            case BlockKind.PICTURE:
                picture = self._dressing.pictures.get(index)
                self._add(set_picture(picture, align) if picture else [], GAP)
            case _:
                white = 0.0 if before is BlockKind.HEADING else GAP
                self._add_unbroken(self._setter.paragraph(block, align), white)

    def _add_table(self, index: int) -> int:
        """Add the rows from ``index`` on that are one table."""
        sheet = self._dressing.tables.get(index)
        end = index + 1
        if sheet:
            end = index + max(1, sheet.rows)
        else:
            while end < len(self._blocks) and self._continues_table(end):
                end += 1
        rows: tuple[Block, ...] = self._blocks[index:end]
        self._add(self._setter.table(rows, sheet or Sheet(len(rows))), GAP)
        return end

    def _continues_table(self, index: int) -> bool:
        is_row = self._blocks[index].kind is BlockKind.TABLE_ROW
        return is_row and index not in self._dressing.tables

    def _add_unbroken(self, lines: list[SetLine], white: float) -> None:
        """Append lines so that no single one of them is left on a page."""
        if len(lines) > 1:
            lines[0].with_next = lines[-2].with_next = True
        self._add(lines, white)

    def _add(self, lines: list[SetLine], white: float) -> None:
        self._white(white)
        self._found.extend(lines)

    def _white(self, height: float) -> None:
        if self._found and height:
            keep = self._found[-1].with_next
            self._found.append(SetLine(height, 0.0, with_next=keep))
