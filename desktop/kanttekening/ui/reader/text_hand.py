"""The mouse on the text of a view: from clicks and drags to a selection."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QPoint, Qt, QTimer
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QApplication

from kanttekening.domain.passage import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QMouseEvent

    from kanttekening.ui.reader.selection import Selection
    from kanttekening.ui.reader.surface import Surface
    from kanttekening.ui.reader.text_steps import TextSteps

_EDGE = 24
_DRAG_SCROLL_MS = 30


class Unit(Enum):
    """What a click takes; one more click takes the next."""

    CHARACTER = auto()
    WORD = auto()
    SENTENCE = auto()
    PARAGRAPH = auto()


_UNITS = tuple(Unit)


class TextHand:
    """Turns clicks and drags into a caret and a selection; ``copied`` is what is dragged out."""

    def __init__(self, surface: Surface, selection: Selection) -> None:
        self._surface = surface
        self._selection = selection
        self._steps: TextSteps | None = None
        self._unit = Unit.CHARACTER
        self._start: Span | None = None
        self._pressed_at = self._last = QPoint()
        self._dragged = False
        self._may_drag_out = self._is_carrying = False
        self._clicks = 0
        self._since_click = QElapsedTimer()
        self._scroller = QTimer(surface.area, interval=_DRAG_SCROLL_MS)
        self._scroller.timeout.connect(self._scroll_while_dragging)
        self.copied: Callable[[], QMimeData | None] = lambda: None

    def learn(self, steps: TextSteps) -> None:
        """The letter's words are known."""
        self._steps = steps

    def forget(self) -> None:
        """Another letter comes."""
        self._steps = self._start = None
        self._scroller.stop()

    # Mouse

    def press(self, event: QMouseEvent, least: int = 1) -> None:
        """Place the caret, or extend to here with Shift; more clicks take more.

        ``least``: it is at least the so many-th of some quick clicks.
        """
        point = event.position().toPoint()
        offset = self._gap(point)
        if event.button() != Qt.MouseButton.LeftButton or offset is None:
            return
        self._count_click(point, least)
        self._pressed_at, self._dragged = point, False
        self._may_drag_out = self._is_carrying = False
        if self._clicks > 1:
            self._begin(_UNITS[self._clicks - 1], point, offset)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._unit, self._start = Unit.CHARACTER, None
            self._selection.extend(offset)
        elif self._is_on_selection(point):
            self._may_drag_out = True
        else:
            self._unit, self._start = Unit.CHARACTER, Span(offset, offset)
            self._selection.place(offset)

    def _count_click(self, point: QPoint, least: int) -> None:
        interval = QApplication.styleHints().mouseDoubleClickInterval()
        is_soon = self._since_click.isValid() and self._since_click.elapsed() < interval
        near = (point - self._pressed_at).manhattanLength() <= QApplication.startDragDistance()
        count = self._clicks + 1 if is_soon and near else 1
        self._clicks = min(max(least, count), len(_UNITS))
        self._since_click.start()

    def double_click(self, event: QMouseEvent) -> None:
        """The second click of Qt is the second click here, however long it took."""
        self.press(event, least=2)

    def move(self, event: QMouseEvent) -> None:
        """Extend the selection while dragging; else show what is under the pointer."""
        point = event.position().toPoint()
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._show_pointer(point)
            return
        near = (point - self._pressed_at).manhattanLength() < QApplication.startDragDistance()
        if near or self._is_carrying:
            return
        self._dragged = True
        if self._may_drag_out:
            self._drag_out()
            return
        self.drag(point)

    def drag(self, point: QPoint) -> None:
        """Select as far as here; at an edge the text moves along until ``rest``."""
        self._drag_to(point)
        self._last = point
        height = self._surface.area.viewport().height()
        if point.y() < _EDGE or point.y() > height - _EDGE:
            self._scroller.start()
        else:
            self._scroller.stop()

    def rest(self) -> None:
        """Nothing is dragged any more."""
        self._scroller.stop()

    def release(self, event: QMouseEvent) -> None:
        """A click on a mark tells its card; a finished selection shows the bar."""
        self._scroller.stop()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        point = event.position().toPoint()
        if self._may_drag_out and not self._dragged:
            # A click on what is selected, and no drag: the caret goes there after all.
            self._selection.place(self._gap(point) or 0)
        self._may_drag_out = False
        if self._selection.span is not None:
            self._surface.tell_selected()
        elif not self._dragged:
            self.tap(point)

    def tap(self, point: QPoint) -> None:
        """Follow the link, or open the mark, under a point."""
        follow = self._surface.link_at(point)
        mark = self._surface.mark_at(point)
        if follow is not None:
            follow()
        elif mark is not None:
            self._surface.tell_mark(mark)

    def take_word(self, point: QPoint) -> bool:
        """Select the word under a point, to ``drag`` on from there; False where there is none."""
        offset = self._surface.character_at(point)
        if offset is None or self._steps is None:
            return False
        self._begin(Unit.WORD, point, offset)
        return True

    def _begin(self, unit: Unit, point: QPoint, gap: int) -> None:
        under = self._surface.character_at(point)
        self._unit = unit
        self._start = self._around(gap if under is None else under)
        self._selection.take(self._start)

    def _around(self, offset: int) -> Span:
        steps = self._steps
        if steps is None or self._unit is Unit.CHARACTER:
            return Span(offset, offset)
        if self._unit is Unit.WORD:
            return steps.word(offset)
        return steps.sentence(offset) if self._unit is Unit.SENTENCE else steps.paragraph(offset)

    def _is_on_selection(self, point: QPoint) -> bool:
        span, under = self._selection.span, self._surface.character_at(point)
        return span is not None and under is not None and span.contains(under)

    def _drag_out(self) -> None:
        """Carry the selected words to another program."""
        self._may_drag_out, self._is_carrying = False, True
        data = self.copied()
        if data is None:
            return
        drag = QDrag(self._surface.area)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)

    def _drag_to(self, point: QPoint) -> None:
        offset = self._gap(point)
        if offset is None:
            return
        if self._start is None:
            self._selection.extend(offset)
            return
        there = self._around(offset)
        if there.start < self._start.start:
            self._selection.place(self._start.end)
            self._selection.extend(there.start)
        else:
            self._selection.place(self._start.start)
            self._selection.extend(max(there.end, self._start.end))

    def _scroll_while_dragging(self) -> None:
        area = self._surface.area
        point = self._last
        height = area.viewport().height()
        over = min(0, point.y() - _EDGE) + max(0, point.y() - height + _EDGE)
        bar = area.verticalScrollBar()
        bar.setValue(bar.value() + over)
        self._drag_to(point)

    def _show_pointer(self, point: QPoint) -> None:
        surface = self._surface
        if surface.link_at(point) is not None or surface.mark_at(point) is not None:
            shape = Qt.CursorShape.PointingHandCursor
        elif surface.character_at(point) is None:
            shape = Qt.CursorShape.ArrowCursor
        else:
            shape = Qt.CursorShape.IBeamCursor
        surface.area.viewport().setCursor(shape)

    def _gap(self, point: QPoint) -> int | None:
        return None if self._steps is None else self._surface.gap_at(point)
