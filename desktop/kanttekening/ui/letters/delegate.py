"""How a row of the list looks: subject, facts, and the best sentence with its hits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from kanttekening.ui.labels.look import label_color, paint_square
from kanttekening.ui.letters.model import MINUTES
from kanttekening.ui.row_ground import paint_ground
from kanttekening.ui.row_list import ROW
from kanttekening.ui.theme import TextRole
from kanttekening.words import letter_list, naming, numbers, progress, seeking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QFont

    from kanttekening.domain.label import LabelColor
    from kanttekening.domain.rows import LetterRow
    from kanttekening.ui.theme import Theme

_SIDE = 16
_TOP = 12
_GAP = 4
_ICON = 16
_SUBJECT_LINES = 2
_LONGEST_LINE = 400
_LEAST_SENDER = 72
_ELIDED = "…"
_JOINT = " · "
_SQUARE = 9.0
_MOST_SQUARES = 4


class LetterDelegate(QStyledItemDelegate):
    """Paints rows of one height, so that the list never has to measure them.

    A subject of one line leaves its second line to the sentence below.
    """

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._with_sentence = False
        self._label_colors: dict[str, LabelColor] = {}
        self._measure()

    def show_sentences(self, *, shown: bool) -> bool:
        """Make room for sentences; tells whether the height has changed."""
        changed = shown != self._with_sentence
        self._with_sentence = shown
        return changed

    def show_label_colors(self, colors: dict[str, LabelColor]) -> None:
        """Know the colours of labels by their names."""
        self._label_colors = colors

    def refresh(self) -> None:
        """Take over another theme or font."""
        self._measure()

    def _measure(self) -> None:
        self._subject_font = self._theme.font(TextRole.BODY)
        self._unread_font = self._theme.font(TextRole.STRONG)
        self._small_font = self._theme.font(TextRole.SMALL)
        self._subject_line = QFontMetrics(self._unread_font).height() + 1
        self._small_line = QFontMetrics(self._small_font).height() + 1

    def sizeHint(
        self,
        _option: QStyleOptionViewItem,
        _index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """See Qt."""
        height = 2 * _TOP + _SUBJECT_LINES * self._subject_line + _GAP + self._small_line
        if self._with_sentence:
            height += _GAP + self._small_line
        return QSize(0, height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """See Qt."""
        row: LetterRow | None = index.data(ROW)
        if row is None:
            return
        painter.save()
        paint_ground(painter, option, option.rect, self._theme)
        area = option.rect.adjusted(_SIDE, _TOP, -_SIDE + 4, -_TOP)
        subject = lay_out(
            row.title,
            self._subject_font if row.is_read else self._unread_font,
            area.width(),
            _SUBJECT_LINES,
        )
        spare = (_SUBJECT_LINES - subject.lineCount()) * self._subject_line
        if not (self._with_sentence and row.snippet):
            # Nothing to fill the second line with: the row stands in the middle instead.
            empty = spare + (self._small_line + _GAP if self._with_sentence else 0)
            area.adjust(0, empty // 2, 0, 0)
        painter.setPen(self._theme.color("ink"))
        subject.draw(painter, QPointF(area.topLeft()))
        top = area.top() + subject.lineCount() * self._subject_line + _GAP
        facts = QRect(area.left(), top, area.width(), self._small_line)
        self._paint_facts(painter, row, index.data(MINUTES), facts)
        if self._with_sentence and row.snippet:
            top += self._small_line + _GAP
            lines = 1 + spare // self._small_line
            self._paint_sentence(painter, row, QRect(area.left(), top, area.width(), 0), lines)
        painter.restore()

    def _paint_facts(self, painter: QPainter, row: LetterRow, minutes: int, rect: QRect) -> None:
        painter.setFont(self._small_font)
        metrics = QFontMetrics(self._small_font)
        painter.setPen(self._theme.color("grey1"))
        if row.annotation_count:
            number = numbers.thousands(row.annotation_count)
            width = metrics.horizontalAdvance(number)
            painter.drawText(rect, Qt.AlignmentFlag.AlignRight, number)
            side = self._theme.grown(_ICON)
            left = rect.right() - width - side - 4
            place = QRect(left, rect.top() + (rect.height() - side) // 2, side, side)
            self._theme.icon("message-square-text", "grey1").paint(painter, place)
            rect = rect.adjusted(0, 0, -(width + side + 12), 0)
        rect = self._paint_labels(painter, row, rect)
        painter.setPen(self._theme.color("grey1"))
        if row.to_decide:
            # Said rather than how long reading takes, and at the cost of the sender.
            told = letter_list.to_decide(row.to_decide)
            painter.setPen(self._theme.color("accent"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignRight, told)
            painter.setPen(self._theme.color("grey1"))
            rect = rect.adjusted(0, 0, -(metrics.horizontalAdvance(told) + 12), 0)
        facts = facts_that_fit(row, metrics, rect.width())
        time = "" if row.to_decide else _time(row, minutes)
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft, facts)
        room = rect.width() - metrics.horizontalAdvance(facts) - _GAP * 4
        if time and metrics.horizontalAdvance(time) <= room:
            painter.setPen(self._theme.color("grey2"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignRight, time)

    def _paint_labels(self, painter: QPainter, row: LetterRow, rect: QRect) -> QRect:
        """Paint a square for each label; what is left of the line."""
        colors = [self._label_colors[name] for name in row.labels if name in self._label_colors]
        if not colors:
            return rect
        left = rect.right() + 1.0
        top = rect.top() + (rect.height() - _SQUARE) / 2
        for color in reversed(colors[:_MOST_SQUARES]):
            left -= _SQUARE
            square = QRectF(left, top, _SQUARE, _SQUARE)
            paint_square(painter, square, label_color(self._theme, color))
            left -= _GAP
        return rect.adjusted(0, 0, int(left) - rect.right() - _GAP, 0)

    def _paint_sentence(self, painter: QPainter, row: LetterRow, rect: QRect, lines: int) -> None:
        before = seeking.before_snippet(row)
        metrics = QFontMetrics(self._small_font)
        room = lines * rect.width() - metrics.horizontalAdvance(before + _ELIDED * 2)
        gone = out_of_sight(row, metrics, room)
        if gone:
            row = replace(
                row,
                snippet=_ELIDED + row.snippet[gone:],
                marked=tuple(span.shifted(len(_ELIDED) - gone) for span in row.marked),
            )
        formats = self._formats(row, _units(before))
        layout = lay_out(before + row.snippet, self._small_font, rect.width(), lines, formats)
        painter.setPen(self._theme.color("grey2"))
        layout.draw(painter, QPointF(rect.topLeft()))

    def _formats(self, row: LetterRow, before: int) -> list[QTextLayout.FormatRange]:
        formats = []
        if before:
            place = QTextLayout.FormatRange()
            place.length = before
            place.format = QTextCharFormat()
            place.format.setForeground(self._theme.color("grey1"))
            formats.append(place)
        for span in row.marked:
            piece = QTextLayout.FormatRange()
            piece.start = before + _units(row.snippet[: span.start])
            piece.length = _units(span.of(row.snippet))
            piece.format = QTextCharFormat()
            piece.format.setBackground(self._theme.color("hit"))
            piece.format.setForeground(self._theme.color("on_hit"))
            formats.append(piece)
        return formats


def out_of_sight(row: LetterRow, metrics: QFontMetrics, room: int) -> int:
    """How many signs to leave out at the front of a sentence to bring its first hit in sight."""
    first = min(row.marked, key=lambda span: span.start, default=None)
    if first is None or metrics.horizontalAdvance(row.snippet[: first.end]) <= room:
        return 0
    gone = 0
    while metrics.horizontalAdvance(row.snippet[gone : first.end]) > room:
        word_end = row.snippet.find(" ", gone, first.start)
        if word_end < 0:
            return first.start
        gone = word_end + 1
    return gone


def _time(row: LetterRow, minutes: int) -> str:
    """How long it takes: the whole of an unread letter, the rest of one that was begun."""
    if row.is_begun and minutes:
        return progress.left(minutes)
    return "" if row.is_read or not minutes else progress.minutes(minutes)


def facts_that_fit(row: LetterRow, metrics: QFontMetrics, width: int) -> str:
    """Shorten the sender rather than lose the date behind it; in large letters leave it out."""
    sender, rest = naming.short_sender(row.sender), letter_list.rest_of_facts(row)
    joint = _JOINT if sender and rest else ""
    date = joint + rest.split(_JOINT)[0]
    least = min(metrics.horizontalAdvance(sender), _LEAST_SENDER)
    if joint and least + metrics.horizontalAdvance(date) > width:
        sender = joint = ""
    room = max(width - metrics.horizontalAdvance(joint + rest), _LEAST_SENDER)
    whole = metrics.elidedText(sender, Qt.TextElideMode.ElideRight, room) + joint + rest
    return metrics.elidedText(whole, Qt.TextElideMode.ElideRight, width)


def _units(text: str) -> int:
    """Qt counts in UTF-16, our spans in code points."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def lay_out(
    text: str,
    font: QFont,
    width: int,
    lines: int,
    formats: Sequence[QTextLayout.FormatRange] = (),
) -> QTextLayout:
    """Break ``text`` over at most ``lines`` lines; the last one ends in an ellipsis."""
    # A line break would end the layout's first paragraph; a tab is wider than some rows.
    text = text.replace("\n", " ").replace("\t", " ")
    layout, last, complete = _break_lines(text, font, width, lines, formats)
    if not complete:
        # Enough for any line; eliding a whole paragraph would cost its full width.
        head = text.encode("utf-16-le")[: 2 * last].decode("utf-16-le", "ignore")
        tail = text[len(head) : len(head) + _LONGEST_LINE]
        elided = QFontMetrics(font).elidedText(tail, Qt.TextElideMode.ElideRight, width)
        layout, _, _ = _break_lines(head + elided, font, width, lines, formats)
    return layout


def _break_lines(
    text: str, font: QFont, width: int, lines: int, formats: Sequence[QTextLayout.FormatRange]
) -> tuple[QTextLayout, int, bool]:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(list(formats))
    step = QFontMetrics(font).height() + 1
    start = end = 0
    layout.beginLayout()
    for number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, number * step))
        start, end = line.textStart(), line.textStart() + line.textLength()
    layout.endLayout()
    return layout, start, end >= _units(text)
