"""One line of the sidebar: icon, word, and a number or a key at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from kanttekening.ui.theme import TextRole
from kanttekening.words import numbers, screen

if TYPE_CHECKING:
    from kanttekening.ui.theme import Theme

_ICON = 18
_PAD = 10
_RADIUS = 6
# The arrow of a heading stands before its words, where nothing else is.
_ARROW = 12
# What can be clicked is no smaller.
_SMALLEST = 24


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

    def elided(self, metrics: QFontMetrics, width: int) -> str:
        """The words that there is room for."""
        return metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, width)

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
        text = self.elided(painter.fontMetrics(), place.width())
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
        hint = f"{self.text()} ({end})" if end else self.text()
        self.setToolTip(hint if self._compact else "")


class SectionHeading(QAbstractButton):
    """The heading of a part of the sidebar; folds the part away and open again.

    Enter, the space bar or a click do so, the arrow to the left folds and the one to the right
    opens. Words that are wider than the sidebar go on below.
    """

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.toggled.connect(self._tell)
        theme.changed.connect(self.updateGeometry)
        self._tell()

    @property
    def is_folded(self) -> bool:
        """Whether the part is folded away."""
        return self.isChecked()

    def sizeHint(self) -> QSize:
        """See Qt. The sidebar says how wide it is."""
        return QSize(0, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """See Qt."""
        return self.sizeHint()

    def hasHeightForWidth(self) -> bool:
        """See Qt."""
        return True

    def heightForWidth(self, width: int) -> int:
        """See Qt."""
        room = QRect(0, 0, max(1, width - self._theme.grown(_ARROW)), 1000)
        wrap = int(Qt.TextFlag.TextWordWrap)
        height = QFontMetrics(self._font()).boundingRect(room, wrap, self.text()).height()
        return max(_SMALLEST, height + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See Qt."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.setChecked(key == Qt.Key.Key_Left)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self._theme.grown(_ARROW)
        painter.setFont(self._font())
        painter.setPen(self._theme.color("grey1"))
        place = self.rect().adjusted(side, 0, 0, 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(place, int(flags), self.text())
        if self.is_folded or self.underMouse() or self.hasFocus():
            name = "chevron-right" if self.is_folded else "chevron-down"
            top = (self.height() - side) // 2
            self._theme.icon(name, "grey1").paint(painter, QRect(0, top, side, side))
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("accent"), 1.5))
            ground = QRectF(self.rect()).adjusted(1, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(ground, _RADIUS, _RADIUS)
        painter.end()

    def _font(self) -> QFont:
        font = self._theme.font(TextRole.SMALL)
        font.setWeight(self._theme.font(TextRole.STRONG).weight())
        return font

    def _tell(self) -> None:
        self.setAccessibleName(screen.section_spoken(self.text(), folded=self.is_folded))
        self.setToolTip(screen.UNFOLD if self.is_folded else screen.FOLD)
