"""Letters without pages of their own, laid out as pages: A4, one column, as a letter looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.document import BlockKind
from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.domain.layout import PageLayout
from kanttekening.domain.passage import Span
from kanttekening.readers.faces import Faces
from kanttekening.readers.letter_foot import closing_start, contact_groups
from kanttekening.readers.letter_head import begins_letter, field_groups
from kanttekening.readers.pagination import A4, on_pages, placed_words
from kanttekening.readers.pdf_file import MOST_PAGES
from kanttekening.readers.printing import print_pages
from kanttekening.readers.typesetting import GREY, SetLine, SetRun, Typesetter

if TYPE_CHECKING:
    from kanttekening.domain.document import Block, Document
    from kanttekening.readers.letter_head import Field
    from kanttekening.readers.typesetting import Run

LEFT = 71.0  # 25 mm
WIDTH = A4.width - 2 * LEFT
SIZE, LEADING = 11.0, 15.5
_GAP = 8.5
_HEADINGS = {1: (16.0, 20.0, 15.0), 2: (13.0, 17.0, 12.0)}  # level: size, leading, space before
_SMALL_HEADING = (SIZE, LEADING, 9.0)
_LIST_INDENT, _HANG = 14.0, 16.0
_FIELDS_IN_ROW, _FIELD_GAP = 3, 14.0
_SMALL, _SMALL_LEADING = 9.0, 12.5
_MOST_TOGETHER = 8  # lines of an address or signature that no page break may part


@dataclass(frozen=True, slots=True)
class Paper:
    """The pages of a letter, and where its words stand on them."""

    pdf: bytes
    layout: PageLayout


def lay_out(document: Document) -> Paper:
    """The document as A4 pages. Raises RefusedError when there would be too many."""
    lines = _Layouter(document).lines()
    placed = list(on_pages(lines))
    pages = placed[-1].page if placed else 1
    if pages > MOST_PAGES:
        raise RefusedError(RefusalCode.TOO_BIG, f"{pages} pages")
    words = [word for line in placed for word in placed_words(line)]
    pdf = print_pages(placed, A4, pages)
    return Paper(pdf, PageLayout.build((A4,) * pages, words))


class _Layouter:
    """Blocks to lines, with the white between them."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._setter = Typesetter(document, Faces())
        self._found: list[SetLine] = []

    def lines(self) -> list[SetLine]:
        """All lines of the letter, from top to bottom."""
        blocks = self._document.blocks
        groups, contacts = field_groups(self._document), contact_groups(self._document)
        closing = closing_start(self._document)
        index = 0
        while index < len(blocks):
            if index == closing:
                self._keep_last_with_next()
            if self._found and begins_letter(self._document, index, groups):
                self._found.append(SetLine(0.0, 0.0, new_page=True))
            if index in groups:
                group = groups[index]
                self._add_fields(group.fields, wide=group.wide)
                index = group.end
            elif index in contacts:
                self._add_contact(blocks[index : contacts[index]])
                index = contacts[index]
            else:
                self._add_block(blocks, index)
                index += 1
            if closing is not None and index > closing and index < len(blocks):
                self._keep_last_with_next()
        return self._found

    def _keep_last_with_next(self) -> None:
        for line in self._found[-2:]:
            line.with_next = True

    def _add_block(self, blocks: tuple[Block, ...], index: int) -> None:
        block = blocks[index]
        before = blocks[index - 1] if index else None
        match block.kind:
            case BlockKind.HEADING:
                self._add_heading(block)
            case BlockKind.LIST_ITEM:
                self._add_item(block, after_item=_is_item(before))
            case BlockKind.TABLE_ROW:
                self._add_cells(block)
            case BlockKind.RULE:
                self._white(_GAP)
                self._found.append(SetLine(9.0, 4.5, rule=True))
            case _:
                self._white(0.0 if before and before.kind is BlockKind.HEADING else _GAP)
                lines = self._paragraph(block.span, LEFT, WIDTH)
                if "\n" in block.span.of(self._document.text) and len(lines) <= _MOST_TOGETHER:
                    _keep_together(lines)
                self._add_lines(lines)

    def _add_heading(self, block: Block) -> None:
        size, leading, before = _HEADINGS.get(block.level, _SMALL_HEADING)
        self._white(before)
        lines = []
        for span in _written_lines(self._document.text, block.span):
            words = self._setter.words(span, size, bold=True)
            lines.extend(self._setter.lines(words, LEFT, WIDTH, leading))
        for line in lines:
            line.with_next = True
        self._found.extend(lines)
        if block.level in _HEADINGS:
            self._white(2.0)

    def _add_item(self, block: Block, *, after_item: bool) -> None:
        """A list item with its bullet or number hanging out."""
        self._white(2.0 if after_item else _GAP / 2)
        left = LEFT + _LIST_INDENT * block.level
        words = self._setter.words(block.span, SIZE)
        # "- a. ...": the letter says enough, no bullet in front of it.
        number = words[0] if words and _is_number(words[0].runs) else None
        hang = max(_HANG, number.width + number.space) if number else _HANG
        if number:
            rest = Span(block.span.start + sum(len(r.text) for r in number.runs), block.span.end)
        else:
            rest = block.span
        hang = hang if number or block.marker else 0.0
        lines = self._paragraph(rest, left + hang, LEFT + WIDTH - left - hang)
        if not lines:
            lines = [SetLine(LEADING, _body_baseline())]
        if number:
            at = left
            for place, run in enumerate(number.runs):
                lines[0].runs.insert(place, SetRun(run, at))
                at += run.width
        elif block.marker:
            bullet = self._setter.plain(block.marker, self._setter.look(SIZE))
            lines[0].runs.insert(0, SetRun(bullet, left + 3))
        self._add_lines(lines)

    def _add_cells(self, block: Block) -> None:
        """A table row: its cells side by side, each as wide as the others."""
        cells = _split(self._document.text, block.span, "\t")
        width = WIDTH / len(cells)
        columns = [
            self._paragraph(cell, LEFT + i * width, width - 8) for i, cell in enumerate(cells)
        ]
        self._white(2.0)
        self._add_lines(_side_by_side(columns))

    def _add_fields(self, fields: tuple[Field, ...], *, wide: bool) -> None:
        """Labels with what stands under them, in columns as at the head of a letter."""
        in_row = 1 if wide else 4 if len(fields) == 4 else _FIELDS_IN_ROW
        width = WIDTH / in_row
        for start in range(0, len(fields), in_row):
            self._white(_GAP + 2)
            columns = []
            for index, entry in enumerate(fields[start : start + in_row]):
                left = LEFT + index * width
                label = self._setter.words(entry.label, SIZE, bold=True)
                column = self._setter.lines(label, left, width - _FIELD_GAP, LEADING)
                for value in entry.values:
                    column += self._paragraph(value, left, width - _FIELD_GAP)
                columns.append(column)
            lines = _side_by_side(columns)
            _keep_together(lines)
            self._found.extend(lines)

    def _add_contact(self, blocks: tuple[Block, ...]) -> None:
        """The sender's address lines, small and close together."""
        self._white(_GAP)
        lines: list[SetLine] = []
        for block in blocks:
            for span in _written_lines(self._document.text, block.span):
                words = self._setter.words(span, _SMALL, color=GREY)
                lines += self._setter.lines(words, LEFT, WIDTH, _SMALL_LEADING)
        _keep_together(lines)
        self._found.extend(lines)

    def _paragraph(self, span: Span, left: float, width: float) -> list[SetLine]:
        lines: list[SetLine] = []
        for written in _written_lines(self._document.text, span):
            words = self._setter.words(written, SIZE)
            lines += self._setter.lines(words, left, width, LEADING)
        return lines

    def _add_lines(self, lines: list[SetLine]) -> None:
        """Append lines so that no single one of them is left on a page."""
        if len(lines) > 1:
            lines[0].with_next = lines[-2].with_next = True
        self._found.extend(lines)

    def _white(self, height: float) -> None:
        if self._found and height:
            keep = self._found[-1].with_next
            self._found.append(SetLine(height, 0.0, with_next=keep))


def _keep_together(lines: list[SetLine]) -> None:
    for line in lines[:-1]:
        line.with_next = True


def _is_item(block: Block | None) -> bool:
    return block is not None and block.kind is BlockKind.LIST_ITEM


def _is_number(runs: list[Run]) -> bool:
    text = "".join(run.text for run in runs)
    return len(text) <= 5 and text[-1] in ".)"


def _body_baseline() -> float:
    return (LEADING + 0.72 * SIZE) / 2


def _split(text: str, span: Span, separator: str) -> list[Span]:
    found, start = [], span.start
    for piece in span.of(text).split(separator):
        found.append(Span(start, start + len(piece)))
        start += len(piece) + 1
    return found


def _written_lines(text: str, span: Span) -> list[Span]:
    return _split(text, span, "\n")


def _side_by_side(columns: list[list[SetLine]]) -> list[SetLine]:
    """Columns of lines as lines that run over all columns."""
    height = max((len(column) for column in columns), default=0)
    lines = [SetLine(LEADING, _body_baseline()) for _ in range(height)]
    for column in columns:
        for line, part in zip(lines, column, strict=False):
            line.runs.extend(part.runs)
    return lines
