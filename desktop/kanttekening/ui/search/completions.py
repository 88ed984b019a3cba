"""The list below the search field: what may be filled in, with how many letters each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kanttekening.ui.theme import TextRole
from kanttekening.words import numbers, seeking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.ui.theme import Theme

_OFFER = Qt.ItemDataRole.UserRole
_PAD = 8
_MOST_LINES = 9
_NARROWEST = 240


@dataclass(frozen=True, slots=True)
class Offer:
    """One line: ``shown``, quieter ``beside`` it at the right, and what choosing it fills in."""

    shown: str
    fills: str
    beside: str = ""
    count: int | None = None


class _OfferDelegate(QStyledItemDelegate):
    """Word at the left, number or hint at the right."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """See Qt."""
        return QSize(0, QFontMetrics(self._theme.font()).height() + _PAD)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """See Qt."""
        offer: Offer = index.data(_OFFER)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("selection"))
            painter.drawRoundedRect(option.rect, 6, 6)
        area = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        painter.setFont(self._theme.font(TextRole.SMALL))
        painter.setPen(self._theme.color("grey1"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        beside = offer.beside if offer.count is None else numbers.thousands(offer.count)
        painter.drawText(area, right, beside)
        taken = painter.fontMetrics().horizontalAdvance(beside) + (_PAD if beside else 0)
        painter.setFont(self._theme.font())
        painter.setPen(self._theme.color("ink"))
        room = area.adjusted(0, 0, -taken, 0)
        text = painter.fontMetrics().elidedText(
            offer.shown, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()


class CompletionList(QListWidget):
    """Hangs below a field, without ever taking the focus from it."""

    taken = Signal(object)

    def __init__(self, theme: Theme, field: QWidget) -> None:
        super().__init__(field.window())
        self._theme = theme
        self._field = field
        self.setObjectName("completions")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setItemDelegate(_OfferDelegate(theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.itemEntered.connect(self.setCurrentItem)
        self.itemClicked.connect(lambda item: self.taken.emit(item.data(_OFFER)))
        theme.changed.connect(self.hide)
        self.hide()

    @property
    def offers(self) -> tuple[Offer, ...]:
        """The lines."""
        return tuple(self.item(row).data(_OFFER) for row in range(self.count()))

    @property
    def current(self) -> Offer | None:
        """The line that Enter would take."""
        item = self.currentItem()
        return item.data(_OFFER) if item is not None and item.isSelected() else None

    def offer(self, title: str, offers: Sequence[Offer]) -> None:
        """Show these lines, none of them chosen; no lines hide the list."""
        self.clear()
        self.setAccessibleName(title)
        for place, offer in enumerate(offers, 1):
            item = QListWidgetItem(offer.shown)
            item.setData(_OFFER, offer)
            spoken = seeking.completion_spoken(offer.shown, offer.count, place, len(offers))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            self.addItem(item)
        self.setCurrentRow(-1)
        if not offers:
            self.hide()
            return
        self.setGeometry(self._place(len(offers)))
        self.raise_()
        self.show()

    def step(self, by: int) -> str:
        """Go to another line, round and round; what a screen reader says of it."""
        rows = self.count()
        row = self.currentRow() if self.current is not None else -1 if by > 0 else rows
        self.setCurrentRow((row + by) % rows)
        return str(self.currentItem().data(Qt.ItemDataRole.AccessibleTextRole))

    def _place(self, lines: int) -> QRect:
        window = self._field.window()
        corner = self._field.mapTo(window, QPoint(0, self._field.height() + 2))
        line = self.sizeHintForRow(0)
        height = min(lines, _MOST_LINES) * line + 2 * _PAD
        width = max(self._field.width(), _NARROWEST)
        return QRect(
            corner,
            QSize(
                min(width, window.width() - corner.x()), min(height, window.height() - corner.y())
            ),
        )
