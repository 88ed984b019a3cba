"""Each kind of block as set lines; the white between blocks is up to ``paper``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.domain.passage import Span
from kanttekening.readers.draft import Align
from kanttekening.readers.grid import (
    MOST_COLUMNS,
    PADDING,
    TAB_GAP,
    Cell,
    amounts_to_the_right,
    column_widths,
    row_lines,
)
from kanttekening.readers.measures import (
    GREY,
    HEADINGS,
    LEADING,
    LEFT,
    SIZE,
    SMALL,
    SMALL_HEADING,
    SMALL_LEADING,
    WIDTH,
    baseline,
)
from kanttekening.readers.typesetting import SetLine, SetRun, Stroke

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.domain.document import Block, Document
    from kanttekening.readers.draft import Sheet
    from kanttekening.readers.letter_head import Field
    from kanttekening.readers.typesetting import Run, Typesetter

_LIST_INDENT, _HANG = 14.0, 17.0
_DEEPEST = 12
_FIELDS_IN_ROW, _FIELD_GAP = 3, 14.0
_MOST_TOGETHER = 8  # lines of an address or signature that no page break may part
_RULE_HEIGHT = 9.0


class BlockSetter:
    """Sets the blocks of one document."""

    def __init__(self, document: Document, setter: Typesetter) -> None:
        self._text = document.text
        self._setter = setter

    def paragraph(self, block: Block, align: Align | None = None) -> list[SetLine]:
        """A paragraph; one of a few lines that the writer broke stays on one page."""
        lines = self._flow(block.span, LEFT, WIDTH)
        if "\n" in block.span.of(self._text) and len(lines) <= _MOST_TOGETHER:
            keep_together(lines)
        return _aligned(lines, align)

    def indented(self, span: Span, indent: float) -> list[SetLine]:
        """Running text that begins further to the right."""
        return self._flow(span, LEFT + indent, WIDTH - indent)

    def heading(self, block: Block, align: Align | None = None) -> list[SetLine]:
        """A heading, which stays with what follows it."""
        size, leading, _ = HEADINGS.get(block.level, SMALL_HEADING)
        lines: list[SetLine] = []
        for span in split(self._text, block.span, "\n"):
            words = self._setter.words(span, size, bold=True)
            lines.extend(self._setter.lines(words, LEFT, WIDTH, leading))
        for line in lines:
            line.with_next = True
        return _aligned(lines, align)

    def item(self, block: Block) -> list[SetLine]:
        """A list item with its bullet or number hanging out."""
        left = LEFT + _LIST_INDENT * min(block.level, _DEEPEST)
        words = self._setter.words(block.span, SIZE)
        # "- a. ...": the letter says enough, no bullet in front of it.
        number = words[0] if words and _is_number(words[0].runs) else None
        rest, hang = block.span, _HANG if block.marker else 0.0
        if number:
            rest = Span(block.span.start + sum(len(r.text) for r in number.runs), block.span.end)
            hang = max(_HANG, number.width + number.space)
        lines = self._flow(rest, left + hang, LEFT + WIDTH - left - hang)
        if not lines:
            lines = [SetLine(LEADING, baseline())]
        if number:
            at = left
            for place, run in enumerate(number.runs):
                lines[0].runs.insert(place, SetRun(run, at))
                at += run.width
        elif block.marker:
            bullet = self._setter.plain(block.marker, self._setter.look(SIZE))
            lines[0].runs.insert(0, SetRun(bullet, left + 3))
        return lines

    def rule(self) -> list[SetLine]:
        """A thin line over the whole width."""
        middle = _RULE_HEIGHT / 2
        stroke = Stroke(LEFT, middle, LEFT + WIDTH, middle)
        return [SetLine(_RULE_HEIGHT, middle, strokes=[stroke])]

    def fields(self, fields: Sequence[Field], *, wide: bool) -> list[list[SetLine]]:
        """Labels with what stands under them, in columns as at the head of a letter.

        One list of lines for each row of labels.
        """
        in_row = 1 if wide else 4 if len(fields) == 4 else _FIELDS_IN_ROW
        width = WIDTH / in_row
        found = []
        for start in range(0, len(fields), in_row):
            cells = [
                Cell(
                    [
                        self._setter.words(entry.label, SIZE, bold=True),
                        *(
                            self._setter.words(line, SIZE)
                            for value in entry.values
                            for line in split(self._text, value, "\n")
                        ),
                    ]
                )
                for entry in fields[start : start + in_row]
            ]
            widths = [width] * len(cells)
            lines = row_lines(self._setter, cells, LEFT, widths, gap=_FIELD_GAP)
            keep_together(lines)
            found.append(lines)
        return found

    def contact(self, blocks: Sequence[Block]) -> list[SetLine]:
        """The sender's address lines, small and close together."""
        lines: list[SetLine] = []
        for block in blocks:
            for span in split(self._text, block.span, "\n"):
                words = self._setter.words(span, SMALL, color=GREY)
                lines += self._setter.lines(words, LEFT, WIDTH, SMALL_LEADING)
        keep_together(lines)
        return lines

    def table(self, blocks: Sequence[Block], sheet: Sheet) -> list[SetLine]:
        """The rows of a table under each other, in columns that they share."""
        if any(block.span.of(self._text).count("\t") >= MOST_COLUMNS for block in blocks):
            return [line for block in blocks for line in self._running(block.span, LEFT, WIDTH)]
        rows = [self._cells(block, sheet.spans.get(block.span.start, ())) for block in blocks]
        if sheet.framed:
            rows = amounts_to_the_right(rows)
        padding = PADDING if sheet.framed else TAB_GAP / 2
        widths = column_widths(rows, WIDTH, padding, sheet.widths)
        lines: list[SetLine] = []
        for index, row in enumerate(rows):
            added = row_lines(self._setter, row, LEFT, widths, framed=sheet.framed)
            if index == 0 and len(rows) > 1:
                added[-1].with_next = True  # the names of the columns
            lines += added
        return lines

    def _cells(self, block: Block, spans: Sequence[int]) -> list[Cell]:
        parts = split(self._text, block.span, "\t")
        over = [*spans, *[1] * len(parts)]
        return [
            Cell([self._setter.words(line, SIZE) for line in split(self._text, part, "\n")], wide)
            for part, wide in zip(parts, over, strict=False)
        ]

    def _flow(self, span: Span, left: float, width: float) -> list[SetLine]:
        words = span.of(self._text).strip()
        if not 0 < max(line.count("\t") for line in words.split("\n")) < MOST_COLUMNS:
            return self._running(span, left, width)
        return self._tabbed(split(self._text, span, "\n"), left, width)

    def _running(self, span: Span, left: float, width: float) -> list[SetLine]:
        """Words one after the other; a tab is no more than a space."""
        lines: list[SetLine] = []
        for line in split(self._text, span, "\n"):
            lines += self._setter.lines(self._setter.words(line, SIZE), left, width, LEADING)
        return lines

    def _tabbed(self, written: Sequence[Span], left: float, width: float) -> list[SetLine]:
        """Lines whose tabs stand under each other."""
        rows: list[list[Cell]] = []
        for line in written:
            parts = split(self._text, line, "\t")
            rows.append([Cell([self._setter.words(part, SIZE)]) for part in parts])
        widths = column_widths([row for row in rows if len(row) > 1], width, TAB_GAP / 2)
        lines: list[SetLine] = []
        for row in rows:
            columns = widths if len(row) > 1 else [width + TAB_GAP]
            lines += row_lines(self._setter, row, left, columns)
        return lines


def keep_together(lines: list[SetLine]) -> None:
    """Let no page end between these lines."""
    for line in lines[:-1]:
        line.with_next = True


def split(text: str, span: Span, separator: str) -> list[Span]:
    """The parts of ``span`` between separators."""
    found, start = [], span.start
    for piece in span.of(text).split(separator):
        found.append(Span(start, start + len(piece)))
        start += len(piece) + len(separator)
    return found


def _is_number(runs: list[Run]) -> bool:
    text = "".join(run.text for run in runs)
    return len(text) <= 5 and text[-1] in ".)"


def _aligned(lines: list[SetLine], align: Align | None) -> list[SetLine]:
    """The same lines moved to the right or the middle."""
    if align is None:
        return lines
    for line in lines:
        if line.runs:
            last = line.runs[-1]
            spare = LEFT + WIDTH - last.x - last.run.width
            shift = spare if align is Align.RIGHT else spare / 2
            for run in line.runs:
                run.x += shift
    return lines
