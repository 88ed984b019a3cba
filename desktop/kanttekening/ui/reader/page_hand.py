"""The mouse on the pages: from clicks and drags to a selection."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication

from kanttekening.domain.passage import Span

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from kanttekening.ui.reader.open_letter import Prepared
    from kanttekening.ui.reader.page_view import PageView
    from kanttekening.ui.reader.selection import Selection

_EDGE = 24
_DRAG_SCROLL_MS = 30


class _Unit(Enum):
    CHARACTER = auto()
    WORD = auto()
    SENTENCE = auto()


class PageHand:
    """Turns clicks and drags into a caret and a selection."""

    def __init__(self, view: PageView, selection: Selection) -> None:
        self._view = view
        self._selection = selection
        self._prepared: Prepared | None = None
        self._unit = _Unit.CHARACTER
        self._start: Span | None = None
        self._pressed_at = QPoint()
        self._dragged = False
        self._double = QElapsedTimer()
        self._scroller = QTimer(view, interval=_DRAG_SCROLL_MS)
        self._scroller.timeout.connect(self._scroll_while_dragging)

    def learn(self, prepared: Prepared) -> None:
        """The letter's words are known."""
        self._prepared = prepared

    def forget(self) -> None:
        """Another letter comes."""
        self._prepared = None
        self._start = None
        self._scroller.stop()

    # Mouse

    def press(self, event: QMouseEvent) -> None:
        """Place the caret, or extend to here with Shift; a third click takes the sentence."""
        offset = self._offset(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or offset is None:
            return
        self._pressed_at = event.position().toPoint()
        self._dragged = False
        interval = QApplication.styleHints().mouseDoubleClickInterval()
        if self._double.isValid() and self._double.elapsed() < interval:
            self._begin(_Unit.SENTENCE, offset)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._unit, self._start = _Unit.CHARACTER, None
            self._selection.extend(offset)
        else:
            self._unit, self._start = _Unit.CHARACTER, Span(offset, offset)
            self._selection.place(offset)
        self._double.invalidate()

    def double_click(self, event: QMouseEvent) -> None:
        """Take the word."""
        offset = self._offset(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and offset is not None:
            self._begin(_Unit.WORD, offset)
            self._double.start()

    def move(self, event: QMouseEvent) -> None:
        """Extend the selection while dragging; else show what is under the pointer."""
        point = event.position().toPoint()
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._show_pointer(point)
            return
        if (point - self._pressed_at).manhattanLength() < QApplication.startDragDistance():
            return
        self._dragged = True
        self._drag_to(point)
        height = self._view.viewport().height()
        if point.y() < _EDGE or point.y() > height - _EDGE:
            self._scroller.start()
        else:
            self._scroller.stop()

    def release(self, event: QMouseEvent) -> None:
        """A click on a mark tells its card; a finished selection shows the bar."""
        self._scroller.stop()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._selection.span is not None:
            self._view.selected.emit()
        elif not self._dragged and not self._followed(event.position().toPoint()):
            mark = self._view.mark_under(event.position().toPoint())
            if mark is not None:
                self._view.mark_clicked.emit(mark.id)

    def _followed(self, point: QPoint) -> bool:
        link = self._view.link_under(point)
        if link is None or (link.spot is None and link.address is None):
            return False
        self._view.link_clicked.emit(link)
        return True

    def _begin(self, unit: _Unit, offset: int) -> None:
        self._unit = unit
        self._start = self._around(offset)
        self._selection.take(self._start)

    def _around(self, offset: int) -> Span:
        if self._prepared is None or self._unit is _Unit.CHARACTER:
            return Span(offset, offset)
        steps = self._prepared.steps
        return steps.word(offset) if self._unit is _Unit.WORD else steps.sentence(offset)

    def _drag_to(self, point: QPoint) -> None:
        offset = self._offset(point)
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
        point = self._view.viewport().mapFromGlobal(self._view.cursor().pos())
        height = self._view.viewport().height()
        over = min(0, point.y() - _EDGE) + max(0, point.y() - height + _EDGE)
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + over)
        self._drag_to(point)

    def _show_pointer(self, point: QPoint) -> None:
        link = self._view.link_under(point)
        alive = link is not None and (link.spot is not None or link.address is not None)
        if alive or self._view.mark_under(point) is not None:
            shape = Qt.CursorShape.PointingHandCursor
        elif self._character(point) is not None:
            shape = Qt.CursorShape.IBeamCursor
        else:
            shape = Qt.CursorShape.ArrowCursor
        self._view.viewport().setCursor(shape)

    def _offset(self, point: QPoint) -> int | None:
        found = self._view.page_point(point)
        return (
            None
            if found is None or self._prepared is None
            else (self._prepared.index.offset_at(*found))
        )

    def _character(self, point: QPoint) -> int | None:
        found = self._view.page_point(point)
        return (
            None
            if found is None or self._prepared is None
            else (self._prepared.index.character_at(*found))
        )
