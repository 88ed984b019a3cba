"""One line of the sidebar: icon, word, and a number or a key at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from kanttekening.ui.theme import TextRole
from kanttekening.words import numbers

if TYPE_CHECKING:
    from kanttekening.ui.theme import Theme

_ICON = 18
_PAD = 10
_RADIUS = 6


class SidebarButton(QAbstractButton):
    """Painted by hand: Qt's buttons have no place for a number at the right."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        text: str,
        *,
        outlined: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._side = theme.grown(_ICON)
        self._outlined = outlined
        self._compact = False
        self._number = ""
        self._key = ""
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_number(self, number: int, spoken: str) -> None:
        """Show a number; ``spoken`` is the whole line for a screen reader."""
        self._number = numbers.thousands(number)
        self.setAccessibleName(spoken)
        self._tell()
        self.update()

    def show_key(self, key: str) -> None:
        """Show the key that does the same."""
        self._key = key
        self.update()

    def set_compact(self, *, compact: bool) -> None:
        """Show the icon only; the words become a hint."""
        self._compact = compact
        self._tell()
        self.updateGeometry()
        self.update()

    @property
    def needed(self) -> int:
        """Pixels that the whole word takes beside its number."""
        strong = QFontMetrics(self._theme.font(TextRole.STRONG)).horizontalAdvance(self.text())
        small = QFontMetrics(self._theme.font(TextRole.SMALL))
        end = small.horizontalAdvance(self._number)
        return _PAD + self._side + 8 + strong + (8 + end if end else 0) + 8 + _PAD

    def sizeHint(self) -> QSize:
        """See Qt."""
        height = max(self._side, QFontMetrics(self._theme.font()).height()) + _PAD
        return QSize(self._side + 2 * _PAD, height + (8 if self._outlined else 0))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        color = "accent" if self.isChecked() else "ink"
        left = (self.width() - self._side) // 2 if self._compact else _PAD
        top = (self.height() - self._side) // 2
        self.paint_icon(painter, QRectF(left, top, self._side, self._side))
        if not self._compact:
            self._paint_words(painter, color)
        painter.end()

    def paint_icon(self, painter: QPainter, place: QRectF) -> None:
        """Paint what stands before the words."""
        icon = self._theme.icon(self._icon, "accent" if self.isChecked() else "grey1")
        icon.paint(painter, place.toRect())

    def _paint_ground(self, painter: QPainter) -> None:
        ground = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        pressed = self.underMouse() or self.isDown()
        if self.isChecked():
            painter.setBrush(self._theme.color("selection"))
        elif self._outlined:
            painter.setBrush(self._theme.color("hover" if pressed else "surface"))
        elif pressed:
            painter.setBrush(self._theme.color("line"))
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("accent"), 1.5))
        elif self._outlined:
            painter.setPen(QPen(self._theme.color("control"), 1))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(ground, _RADIUS, _RADIUS)

    def _paint_words(self, painter: QPainter, color: str) -> None:
        right = self._paint_end(painter)
        checked = self.isChecked()
        painter.setFont(self._theme.font(TextRole.STRONG if checked else TextRole.BODY))
        painter.setPen(self._theme.color(color))
        left = _PAD + self._side + 8
        place = QRect(left, 0, right - left - 8, self.height())
        text = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, place.width()
        )
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _paint_end(self, painter: QPainter) -> int:
        """Paint the number or the key; gives the place where the words must end."""
        right = self.width() - _PAD
        text = self._number or self._key
        if not text:
            return right
        painter.setFont(self._theme.font(TextRole.SMALL))
        width = painter.fontMetrics().horizontalAdvance(text)
        if self._key and not self._number:
            height = painter.fontMetrics().height() + 4
            cap = QRect(right - width - 12, (self.height() - height) // 2, width + 12, height)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("line"), 1))
            painter.drawRoundedRect(cap, 4, 4)
            painter.setPen(self._theme.color("grey2"))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, text)
            return cap.left()
        painter.setPen(self._theme.color("accent" if self.isChecked() else "grey1"))
        place = QRect(right - width, 0, width + 1, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
        return right - width

    def _tell(self) -> None:
        end = self._number or self._key
        self.setToolTip(f"{self.text()} ({end})" if self._compact and end else "")
