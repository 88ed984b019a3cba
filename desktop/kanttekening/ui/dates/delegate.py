"""How a line of "Datums en termijnen" looks: when, what, and in which letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from kanttekening.ui.dates.model import GROUP
from kanttekening.ui.letters.delegate import lay_out
from kanttekening.ui.row_ground import paint_ground
from kanttekening.ui.row_list import ROW
from kanttekening.ui.theme import TextRole
from kanttekening.words import dates as words

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from kanttekening.domain.agenda import AgendaRow
    from kanttekening.ui.theme import Theme

_SIDE = 16
_TOP = 10
_GAP = 3
_ABOVE_GROUP = 14
_BELOW_GROUP = 6
_WHAT_LINES = 2


class DatesDelegate(QStyledItemDelegate):
    """Paints a line, and above the first of a group its heading."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.measure()

    def measure(self) -> None:
        """Take over another theme or font."""
        self._body = self._theme.font(TextRole.BODY)
        self._small = self._theme.font(TextRole.SMALL)
        self._when = self._theme.font(TextRole.SMALL)
        self._when.setWeight(self._theme.font(TextRole.STRONG).weight())
        self._body_line = QFontMetrics(self._body).height() + 1
        self._small_line = QFontMetrics(self._when).height() + 1

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """See Qt."""
        height = 2 * _TOP + 2 * (self._small_line + _GAP) + _WHAT_LINES * self._body_line
        return QSize(0, height + (self._group_height if index.data(GROUP) else 0))

    @property
    def _group_height(self) -> int:
        return _ABOVE_GROUP + self._small_line + _BELOW_GROUP

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """See Qt."""
        row: AgendaRow | None = index.data(ROW)
        if row is None:
            return
        painter.save()
        rect = QRect(option.rect)
        group = index.data(GROUP)
        if group:
            self._paint_group(painter, rect, group)
            rect.setTop(rect.top() + self._group_height)
        paint_ground(painter, option, rect, self._theme)
        self._paint_words(painter, row, rect.adjusted(_SIDE, _TOP, -_SIDE + 4, -_TOP))
        painter.restore()

    def _paint_group(self, painter: QPainter, rect: QRect, group: str) -> None:
        painter.setFont(self._when)
        painter.setPen(self._theme.color("grey1"))
        place = rect.adjusted(_SIDE, _ABOVE_GROUP, -_SIDE, 0)
        place.setHeight(self._small_line)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft, group)
        bottom = rect.top() + self._group_height - 1
        line = QRect(rect.left(), bottom, rect.width(), 1)
        painter.fillRect(line, self._theme.color("line"))

    def _paint_words(self, painter: QPainter, row: AgendaRow, area: QRect) -> None:
        what = lay_out(words.what(row.dated.event), self._body, area.width(), _WHAT_LINES)
        spare = (_WHAT_LINES - what.lineCount()) * self._body_line
        top = area.top() + spare // 2
        self._paint_line(painter, words.short_when(row.dated.event), area, top, strong=True)
        top += self._small_line + _GAP
        painter.setPen(self._theme.color("ink"))
        what.draw(painter, QPointF(area.left(), top))
        top += what.lineCount() * self._body_line + _GAP
        self._paint_line(painter, words.letter_line(row), area, top, strong=False)

    def _paint_line(
        self, painter: QPainter, text: str, area: QRect, top: int, *, strong: bool
    ) -> None:
        font = self._when if strong else self._small
        painter.setFont(font)
        painter.setPen(self._theme.color("accent" if strong else "grey1"))
        place = QRect(area.left(), top, area.width(), self._small_line)
        right = Qt.TextElideMode.ElideRight
        shown = QFontMetrics(font).elidedText(text, right, area.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft, shown)
