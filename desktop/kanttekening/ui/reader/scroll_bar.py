"""A scroll bar that shows where things are: hits, marks, and what was not read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QPainter
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider, QToolTip

from kanttekening.words import finding as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from kanttekening.domain.annotation import MarkKind
    from kanttekening.ui.reader.reading_paper import ReadingPaperChoice
    from kanttekening.ui.theme import Theme

# How near a pointer must be to a tick, in pixels.
_NEAR = 4
_HIT, _CURRENT, _MARK = 2.0, 5.0, 4.0
_RIM = 1.0
_UNREAD_WIDTH, _UNREAD_ALPHA = 2.0, 110


class TickRole(Enum):
    """What a tick stands for; later ones lie on top."""

    UNREAD = auto()
    MARK = auto()
    HIT = auto()
    CURRENT = auto()


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the bar, as shares of its length.

    ``number`` tells which hit or mark it is, counted from 0; ``kind`` is that of a mark.
    """

    role: TickRole
    start: float
    end: float
    number: int = 0
    kind: MarkKind | None = None


class TickedScrollBar(QScrollBar):
    """Hits are lines over its whole width, marks are blocks at its left, unread is at its right."""

    tick_clicked = Signal(object)

    def __init__(self, colors: Theme | ReadingPaperChoice, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._colors = colors
        self._ticks: tuple[Tick, ...] = ()
        self._pressed: Tick | None = None
        self.setMouseTracking(True)
        colors.changed.connect(self.update)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """What is shown."""
        return self._ticks

    def set_ticks(self, ticks: Sequence[Tick]) -> None:
        """Show these."""
        shown = tuple(sorted(ticks, key=lambda tick: tick.role.value))
        if shown != self._ticks:
            self._ticks = shown
            hits = sum(tick.role in (TickRole.HIT, TickRole.CURRENT) for tick in shown)
            marks = sum(tick.role is TickRole.MARK for tick in shown)
            self.setAccessibleDescription(words.on_the_bar(hits, marks))
            self.update()

    def where(self, tick: Tick) -> QRectF:
        """The rectangle of a tick."""
        top, bottom = tick.start * self.height(), tick.end * self.height()
        width = float(self.width())
        if tick.role is TickRole.UNREAD:
            return QRectF(width - _UNREAD_WIDTH, top, _UNREAD_WIDTH, max(1.0, bottom - top))
        high = {TickRole.HIT: _HIT, TickRole.CURRENT: _CURRENT, TickRole.MARK: _MARK}[tick.role]
        middle = min(max(high / 2 + _RIM, (top + bottom) / 2), self.height() - high / 2 - _RIM)
        left, right = (0.0, width / 2) if tick.role is TickRole.MARK else (1.0, width - 3.0)
        return QRectF(left, round(middle - high / 2), right - left, high)

    def tick_at(self, point: QPoint) -> Tick | None:
        """The tick under a point; the one that lies on top of several near ones."""
        known = [tick for tick in self._ticks if tick.role is not TickRole.UNREAD]
        if self._handle().contains(point):
            return None
        near = [
            (abs(self.where(tick).center().y() - point.y()), -tick.role.value, number, tick)
            for number, tick in enumerate(known)
        ]
        distance, *_, found = min(near, default=(_NEAR + 1.0, 0, 0, None))
        return found if distance <= _NEAR else None

    def _handle(self) -> QRectF:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        rect = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, self
        )
        return QRectF(rect)

    def _color(self, tick: Tick) -> QColor:
        if tick.kind is not None:
            return QColor(self._colors.mark(tick.kind).edge)
        if tick.role is TickRole.UNREAD:
            color = QColor(self._colors.color("grey2"))
            color.setAlpha(_UNREAD_ALPHA)
            return color
        return self._colors.color("accent" if tick.role is TickRole.CURRENT else "ink")

    def paintEvent(self, event: QPaintEvent) -> None:
        """See Qt."""
        super().paintEvent(event)
        if not self._ticks:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rim = self._colors.color("canvas")
        for tick in self._ticks:
            where = self.where(tick)
            # A rim, so that a tick is seen on the handle too, whatever its colour.
            if tick.role is not TickRole.UNREAD:
                painter.fillRect(where.adjusted(-_RIM, -_RIM, _RIM, _RIM), rim)
            painter.fillRect(where, self._color(tick))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """See Qt."""
        self._pressed = None
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = self.tick_at(event.position().toPoint())
        if self._pressed is None:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """See Qt."""
        if self._pressed is None:
            super().mouseReleaseEvent(event)
            return
        tick, self._pressed = self._pressed, None
        if self.tick_at(event.position().toPoint()) == tick:
            self.tick_clicked.emit(tick)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """See Qt."""
        super().mouseMoveEvent(event)
        if not event.buttons():
            over = self.tick_at(event.position().toPoint()) is not None
            shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)

    def event(self, event: QEvent) -> bool:
        """See Qt."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            tick = self.tick_at(event.pos())
            said = "" if tick is None else words.tick_tip(tick.number, tick.kind)
            QToolTip.showText(event.globalPos(), said, self)
            return True
        return super().event(event)
