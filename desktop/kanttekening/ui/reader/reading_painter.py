"""What lies under and beside the text of the Leesweergave: marks, hits, bullets, letters."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLine,
)
from PySide6.QtWidgets import QTextEdit

from kanttekening.domain.annotation import MarkStyle
from kanttekening.domain.document import BlockKind
from kanttekening.ui.reader.margin_signs import MarginSigns
from kanttekening.ui.reader.page_painter import paint_kind, paint_sign
from kanttekening.ui.reader.picture_painter import paint_pictures
from kanttekening.ui.theme import TextRole
from kanttekening.words.reader import page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kanttekening.domain.annotation import MarkKind
    from kanttekening.domain.passage import Span
    from kanttekening.ui.reader.marks import Mark
    from kanttekening.ui.reader.offset_map import OffsetMap
    from kanttekening.ui.reader.reading_paper import ReadingPaperChoice
    from kanttekening.ui.reader.reading_text import ReadingText
    from kanttekening.ui.reader.reading_view import ReadingView

# The letters of marks go along with the text, as far as the margin goes.
_CHIP, _CHIP_SHARE, _LARGEST_CHIP = 14, 0.66, 23
_CHIP_GAP = 5
_CHIP_APART = 2
_MARKER_ROOM = 60
_PAGE_GAP = 12
_HIT_LINE, _CURRENT_LINE, _HIT_ROUND = 1.2, 2.2, 3.0


@dataclass(frozen=True, slots=True)
class PaintedSpans:
    """The passages that have a colour."""

    marks: Sequence[Mark]
    hits: Sequence[Span]
    current: Sequence[Span]
    flash: Span | None
    spoken: Span | None = None
    doubted: Sequence[Span] = ()


def extra_selections(
    document: QTextDocument, places: OffsetMap, spans: PaintedSpans, paper: ReadingPaperChoice
) -> list[QTextEdit.ExtraSelection]:
    """The passages as Qt wants them; later ones lie on top."""
    shown: list[QTextEdit.ExtraSelection] = []
    written = document.characterCount()

    def add(span: Span, look: QTextCharFormat) -> None:
        for start, end in places.positions(span):
            if end >= written:
                continue
            for first, last in _in_cells(document, start, end):
                extra = QTextEdit.ExtraSelection()
                extra.cursor = QTextCursor(document)
                extra.cursor.setPosition(first)
                extra.cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
                extra.format = look
                shown.append(extra)

    # Within an edit a cursor does not work out how far right it stands: for each of a thousand hits
    # that would be the layout of a paragraph.
    resting = QTextCursor(document)
    resting.beginEditBlock()
    for span, look in _colored(spans, paper):
        add(span, look)
    resting.endEditBlock()
    return shown


def _colored(
    spans: PaintedSpans, paper: ReadingPaperChoice
) -> Iterator[tuple[Span, QTextCharFormat]]:
    """Each passage with its look, the lowest first."""
    doubt = QTextCharFormat()
    doubt.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    doubt.setUnderlineColor(paper.color("grey2"))
    for span in spans.doubted:
        yield span, doubt
    filled: dict[Span, bool] = {}
    for mark in spans.marks:
        colors = paper.mark(mark.kind)
        fill = None if mark.style is MarkStyle.UNDERLINE else QColor(colors.fill)
        line: QColor | None = QColor(colors.edge)
        # Of two marks on the same words one gives the colour and the other the line.
        if filled.get(mark.span):
            fill = None
        elif mark.span in filled and fill is not None:
            line = None
        filled[mark.span] = filled.get(mark.span, False) or fill is not None
        yield mark.span, _look(fill, line=line)
    if spans.spoken is not None:
        said = _look(paper.color("selection"), line=paper.color("accent"))
        said.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        yield spans.spoken, said
    hit = _look(paper.color("hit"), paper.color("on_hit"))
    here = _look(paper.color("accent"), paper.color("on_accent"))
    for span in spans.hits:
        if span not in spans.current:
            yield span, hit
    # Another colour than a selection has: nothing is selected.
    current = _look(paper.color("hit_line"), paper.color("on_accent"))
    for span in spans.current:
        yield span, current
    if spans.flash is not None:
        yield spans.flash, here


def _in_cells(document: QTextDocument, start: int, end: int) -> list[tuple[int, int]]:
    """A stretch, cut where a cell of a table ends: Qt would take cells in whole."""
    block = document.findBlock(start)
    if end < block.position() + block.length():
        return [(start, end)]
    cursor = QTextCursor(block)
    if cursor.currentTable() is None:
        return [(start, end)]
    found = []
    while block.isValid() and block.position() < end:
        first, last = max(start, block.position()), min(end, block.position() + block.length() - 1)
        if first < last:
            found.append((first, last))
        block = block.next()
    return found


def _look(
    fill: QColor | None, ink: QColor | None = None, line: QColor | None = None
) -> QTextCharFormat:
    made = QTextCharFormat()
    if fill is not None:
        made.setBackground(fill)
    if ink is not None:
        made.setForeground(ink)
    if line is not None:
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        made.setUnderlineColor(line)
    return made


def paint_over_text(view: ReadingView, reading: ReadingText, paper: ReadingPaperChoice) -> None:
    """Everything in the viewport that Qt does not paint itself."""
    painter = QPainter(view.viewport())
    paint_pictures(painter, view, reading, paper)
    paint_hits(painter, view, reading, paper)
    paint_markers(painter, view, reading, paper)
    paint_pages(painter, view, reading, paper)
    paint_chips(painter, view, reading, paper)
    painter.end()


def paint_hits(
    painter: QPainter, view: ReadingView, reading: ReadingText, paper: ReadingPaperChoice
) -> None:
    """What was found has a line all around: marks have one below only."""
    hits, current = view.spans.hits_in_sight()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for hit in hits:
        painter.setPen(
            QPen(paper.color("hit_line"), _CURRENT_LINE if hit in current else _HIT_LINE)
        )
        for start, end in reading.map.positions(hit):
            for box in line_boxes(view.document(), start, end):
                ring = box.translated(0, -view.verticalScrollBar().value())
                # Between two pixels a thin line would be two faint ones.
                crisp = QRectF(ring.toAlignedRect()).adjusted(-0.5, -0.5, 0.5, 0.5)
                painter.drawRoundedRect(crisp, _HIT_ROUND, _HIT_ROUND)
    painter.restore()


def line_boxes(document: QTextDocument, start: int, end: int) -> Iterator[QRectF]:
    """Where the letters between two positions stand in the document, line by line."""
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        corner = document.documentLayout().blockBoundingRect(block).topLeft()
        lines = block.layout()
        first = max(0, start - block.position())
        last = min(end - block.position(), block.length() - 1)
        for number in range(lines.lineCount()):
            line = lines.lineAt(number)
            begins, ends = line.textStart(), line.textStart() + line.textLength()
            if begins < last and first < ends:
                left, right = _across(line, max(first, begins)), _across(line, min(last, ends))
                letters = QRectF(left, line.y(), right - left, line.ascent() + line.descent())
                yield letters.translated(corner)
        block = block.next()


def _across(line: QTextLine, position: int) -> float:
    # PySide answers with the position as well, because Qt may change it.
    x, _ = cast("tuple[float, int]", line.cursorToX(position))
    return x


def paint_markers(
    painter: QPainter, view: ReadingView, reading: ReadingText, paper: ReadingPaperChoice
) -> None:
    """Bullets and rules: they are drawn, and are no part of the text."""
    height, written = view.viewport().height(), view.document().characterCount()
    painter.setFont(view.document().defaultFont())
    first = reading.block_at(view.points.position_at(QPoint(0, 0)))
    for block in islice(reading.blocks, first, None):
        # What is not written yet would all be found at the end of what is.
        position = reading.place(block)
        if position >= written:
            break
        where = view.cursorRect(view.cursor_at(position))
        if where.top() > height:
            break
        if block.marker:
            _paint_marker(painter, where, block.marker, paper)
        elif block.kind is BlockKind.RULE:
            painter.setPen(QPen(paper.color("control"), 1))
            middle = where.center().y()
            right = view.viewport().width() - where.left()
            painter.drawLine(where.left(), middle, right, middle)


def _paint_marker(painter: QPainter, where: QRect, marker: str, paper: ReadingPaperChoice) -> None:
    painter.setPen(paper.color("grey1"))
    gap = painter.fontMetrics().horizontalAdvance("n")
    box = QRect(where.left() - _MARKER_ROOM - gap, where.top(), _MARKER_ROOM, where.height())
    painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, marker)


def paint_pages(
    painter: QPainter, view: ReadingView, reading: ReadingText, paper: ReadingPaperChoice
) -> None:
    """In the right margin, where a page of the original begins, which one it is."""
    painter.setFont(paper.ui_font(TextRole.SMALL))
    painter.setPen(paper.color("grey2"))
    metrics, height = painter.fontMetrics(), view.viewport().height()
    written = view.document().characterCount()
    top = view.points.position_at(QPoint(0, 0))
    room = round(view.right_margin) - _PAGE_GAP
    starts = reading.pages
    for start in starts[bisect_left(starts, top, key=attrgetter("position")) :]:
        if start.position >= written:
            break
        where = view.cursorRect(view.cursor_at(start.position))
        if where.top() > height:
            break
        words = page(start.page)
        if metrics.horizontalAdvance(words) > room:
            words = str(start.page)
        left = view.viewport().width() - room
        box = QRect(left, where.top(), room, where.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)


def paint_chips(
    painter: QPainter, view: ReadingView, reading: ReadingText, paper: ReadingPaperChoice
) -> None:
    """The letter of each kind of mark, in the margin beside its first line."""
    side = min(max(_CHIP, round(_CHIP_SHARE * paper.style().em)), _LARGEST_CHIP)
    left = view.left_margin - side - _CHIP_GAP
    font = paper.ui_font(TextRole.BODY)
    # Beside each other: below each other they would stand at lines that are not theirs.
    signs = MarginSigns(QPointF(-side - _CHIP_APART, 0), QRectF(0, 0, view.width(), 0))
    for kind, where in _marked_lines(view, reading):
        if where.bottom() >= 0 and where.top() < view.height():
            top = where.center().y() - side / 2
            box = signs.place(QRectF(left, top, side, side))
            if box is not None:
                paint_kind(painter, font, box, kind, paper.mark(kind))
    ground = paper.color("line").name(), paper.color("ink").name()
    for box, number in signs.crowded:
        painter.fillRect(box, paper.color("surface"))
        paint_sign(painter, font, box, str(number), ground)


def _marked_lines(view: ReadingView, reading: ReadingText) -> Iterator[tuple[MarkKind, QRect]]:
    for mark in view.marks:
        where = view.rect_of(mark.span)
        if where is not None:
            yield mark.kind, where
    yield from _marked_areas(view, reading)


def _marked_areas(view: ReadingView, reading: ReadingText) -> Iterator[tuple[MarkKind, QRect]]:
    """Those in sight alone: they stand in the order of the text, and may be thousands."""

    def line(number: int) -> QRect:
        return view.cursorRect(view.cursor_at(reading.place(reading.blocks[number])))

    written = view.document().characterCount()
    end = bisect_left(reading.areas, written, key=lambda at: reading.place(reading.blocks[at]))
    first = bisect_left(reading.areas, 0, hi=end, key=lambda number: line(number).bottom())
    for number in reading.areas[first:end]:
        where = line(number)
        if where.top() >= view.height():
            break
        yield from ((mark.kind, where) for mark in reading.blocks[number].areas)
