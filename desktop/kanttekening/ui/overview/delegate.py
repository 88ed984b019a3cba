"""How an annotation looks in the list of all: kind, note, quote, and the letter it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from kanttekening.ui.letters.delegate import lay_out
from kanttekening.ui.row_ground import paint_ground
from kanttekening.ui.row_list import ROW
from kanttekening.ui.theme import TextRole
from kanttekening.words import overview as words
from kanttekening.words import reader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QAbstractItemModel, QEvent, QObject

    from kanttekening.domain.note_list import NoteRow
    from kanttekening.domain.passage import Span
    from kanttekening.ui.overview.model import OverviewModel
    from kanttekening.ui.theme import Theme

_SIDE = 16
_TOP = 10
_GAP = 4
_CHIP = 18
_TICK = 16
_LINES = 3
_APART = 3
_QUOTE_INDENT = 10
_ABOVE_HEADING = 12
_BELOW_HEADING = 6


class OverviewDelegate(QStyledItemDelegate):
    """Paints rows of one height; the view knows the headings between them."""

    def __init__(self, theme: Theme, model: OverviewModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self.measure()

    def measure(self) -> None:
        """Take over another theme or font."""
        self._body = self._theme.font(TextRole.BODY)
        self._small = self._theme.font(TextRole.SMALL)
        self._strong = self._theme.font(TextRole.SMALL)
        self._strong.setWeight(self._theme.font(TextRole.STRONG).weight())
        self._body_line = QFontMetrics(self._body).height() + 1
        self._small_line = QFontMetrics(self._strong).height() + 1
        self._quote_line = QFontMetrics(self._small).height() + 1
        self._head_line = max(self._small_line, _CHIP)

    @property
    def row_height(self) -> int:
        """The height of every row, in pixels."""
        words = _APART + _LINES * self._body_line
        return 2 * _TOP + self._head_line + self._small_line + 2 * _GAP + words

    @property
    def heading_height(self) -> int:
        """The height of a heading, in pixels."""
        return _ABOVE_HEADING + self._small_line + _BELOW_HEADING

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """See Qt."""
        return QSize(0, self.row_height)

    def editorEvent(  # noqa: N802
        self,
        _event: QEvent,
        _model: QAbstractItemModel,
        _option: QStyleOptionViewItem,
        _index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """See Qt, which thinks of a box in another place; the view knows where ours is."""
        return False

    def tick_box(self, rect: QRect) -> QRect:
        """Where in a row one clicks to tick it off."""
        top = rect.top() + _TOP + (self._head_line - _TICK) // 2
        return QRect(rect.right() - _SIDE + 4 - _TICK, top, _TICK, _TICK).adjusted(-5, -6, 5, 6)

    def paint_heading(self, painter: QPainter, rect: QRect, title: str, count: str) -> None:
        """Paint what stands above a group; also while its rows scroll away below it."""
        painter.fillRect(rect, self._theme.color("surface"))
        painter.setFont(self._strong)
        place = rect.adjusted(_SIDE, _ABOVE_HEADING, -_SIDE + 4, 0)
        place.setHeight(self._small_line)
        metrics = QFontMetrics(self._strong)
        painter.setPen(self._theme.color("grey2"))
        painter.drawText(place, Qt.AlignmentFlag.AlignRight, count)
        painter.setPen(self._theme.color("grey1"))
        width = place.width() - metrics.horizontalAdvance(count) - 12
        shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, width)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft, shown)
        line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(line, self._theme.color("line"))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """See Qt."""
        row: NoteRow | None = index.data(ROW)
        painter.save()
        paint_ground(painter, option, option.rect, self._theme)
        area = option.rect.adjusted(_SIDE, _TOP, -_SIDE + 4, -_TOP)
        if row is None:
            self._paint_waiting(painter, area)
        else:
            self._paint_head(painter, row, area)
            self._paint_foot(painter, row, area, self._paint_words(painter, row, area))
        painter.restore()

    def _paint_waiting(self, painter: QPainter, area: QRect) -> None:
        """Bars where words will be, so that a long way through the list stays calm."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("line"))
        for number, part in enumerate((0.35, 0.9, 0.6)):
            top = area.top() + 3 + number * (self._body_line + _GAP)
            bar = QRect(area.left(), top, int(area.width() * part), self._body_line // 2)
            painter.drawRoundedRect(bar, 3, 3)

    def _paint_head(self, painter: QPainter, row: NoteRow, area: QRect) -> None:
        head = QRect(area.left(), area.top(), area.width(), self._head_line)
        self._paint_chip(painter, row, head)
        if row.can_be_done:
            self._paint_tick(painter, row, head)
            head.adjust(0, 0, -_TICK - 8, 0)
        left = head.adjusted(_CHIP + 8, 0, 0, 0)
        metrics, small = QFontMetrics(self._strong), QFontMetrics(self._small)
        middle = Qt.AlignmentFlag.AlignVCenter
        name = reader.kind_name(row.kind)
        painter.setFont(self._strong)
        painter.setPen(self._theme.color("grey1" if row.is_done else "ink"))
        painter.drawText(left, middle | Qt.AlignmentFlag.AlignLeft, name)
        left.adjust(metrics.horizontalAdvance(name), 0, 0, 0)
        painter.setFont(self._small)
        by = words.by_line(row, self._model.today)
        place = words.place(row)
        told = " · ".join(part for part in (place, reader.state_word(row.state)) if part)
        told = f" · {told}" if told else ""
        painter.setPen(self._theme.color("grey1"))
        room = max(left.width() // 2, left.width() - small.horizontalAdvance(by) - 12)
        shown = small.elidedText(told, Qt.TextElideMode.ElideRight, room)
        painter.drawText(left, middle | Qt.AlignmentFlag.AlignLeft, shown)
        left.adjust(small.horizontalAdvance(shown) + 12, 0, 0, 0)
        painter.setPen(self._theme.color("grey2"))
        by = small.elidedText(by, Qt.TextElideMode.ElideRight, left.width())
        painter.drawText(left, middle | Qt.AlignmentFlag.AlignRight, by)

    def _paint_chip(self, painter: QPainter, row: NoteRow, head: QRect) -> None:
        """The kind's letter on its colour."""
        colors = self._theme.mark(row.kind)
        top = head.top() + (head.height() - _CHIP) // 2
        box = QRectF(head.left(), top, _CHIP, _CHIP)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.fill))
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(self._strong)
        painter.setPen(QColor(colors.edge))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, reader.kind_letter(row.kind))

    def _paint_tick(self, painter: QPainter, row: NoteRow, head: QRect) -> None:
        top = head.top() + (head.height() - _TICK) // 2
        box = QRect(head.right() - _TICK, top, _TICK, _TICK)
        painter.setBrush(self._theme.color("accent") if row.is_done else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.color("accent" if row.is_done else "control"), 1.4))
        painter.drawRoundedRect(QRectF(box).adjusted(0.7, 0.7, -0.7, -0.7), 4, 4)
        if row.is_done:
            self._theme.icon("check", "on_accent").paint(painter, box.adjusted(2, 2, -2, -2))

    def _paint_words(self, painter: QPainter, row: NoteRow, area: QRect) -> int:
        """The quote and the note share the lines there are; what one leaves the other gets.

        They stand right below the head in every row, with a little room between them. Answers
        where they end.
        """
        width = area.width() - _QUOTE_INDENT
        noted = self._note(row, area.width(), _LINES - (row.quote is not None))
        quoted = self._quote(row, width, _LINES - _count(noted))
        top = area.top() + self._head_line + _GAP
        if quoted is not None:
            bar = QRect(area.left(), top + 2, 2, _count(quoted) * self._quote_line - 4)
            painter.fillRect(bar, self._theme.color("control"))
            painter.setPen(self._theme.color("grey1"))
            quoted.draw(painter, QPointF(area.left() + _QUOTE_INDENT, top))
            top += _count(quoted) * self._quote_line + _APART
        if noted is not None:
            painter.setPen(self._theme.color("grey1" if row.is_done else "ink"))
            noted.draw(painter, QPointF(area.left(), top))
            top += _count(noted) * self._body_line
        return top

    def _note(self, row: NoteRow, width: int, lines: int) -> QTextLayout | None:
        if not row.note:
            return None
        return lay_out(row.note, self._body, width, lines, self._marked(row.note, row.note_hits))

    def _quote(self, row: NoteRow, width: int, lines: int) -> QTextLayout | None:
        quote = row.quote or (words.AREA if row.is_area else "")
        if not quote:
            return None
        return lay_out(quote, self._small, width, lines, self._marked(quote, row.quote_hits))

    def _paint_foot(self, painter: QPainter, row: NoteRow, area: QRect, top: int) -> None:
        """The letter stands right below the words; what a short note leaves is below that."""
        lowest = area.bottom() - self._small_line + 1
        foot = QRect(area.left(), min(lowest, top + _GAP), area.width(), self._small_line)
        metrics = QFontMetrics(self._small)
        painter.setFont(self._small)
        right = Qt.TextElideMode.ElideRight
        labels = metrics.elidedText(" · ".join(row.labels), right, foot.width() // 2)
        painter.setPen(self._theme.color("grey1"))
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight, labels)
        room = foot.width() - (metrics.horizontalAdvance(labels) + 12 if labels else 0)
        painter.setPen(self._theme.color("grey2"))
        shown = metrics.elidedText(words.letter_line(row), right, room)
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, shown)

    def _marked(self, text: str, hits: Sequence[Span]) -> list[QTextLayout.FormatRange]:
        formats = []
        for span in hits:
            piece = QTextLayout.FormatRange()
            piece.start = _units(text[: span.start])
            piece.length = _units(span.of(text))
            piece.format = QTextCharFormat()
            piece.format.setBackground(self._theme.color("hit"))
            piece.format.setForeground(self._theme.color("on_hit"))
            formats.append(piece)
        return formats


def _count(layout: QTextLayout | None) -> int:
    return layout.lineCount() if layout is not None else 0


def _units(text: str) -> int:
    """Qt counts in UTF-16, our spans in code points."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
