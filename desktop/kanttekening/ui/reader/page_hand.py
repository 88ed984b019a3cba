"""Mouse and keys on the pages: from gestures to a selection."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication

from kanttekening.domain.passage import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from kanttekening.ui.reader.open_letter import Prepared
    from kanttekening.ui.reader.page_view import PageView
    from kanttekening.ui.reader.selection import Selection

_EDGE = 24
_DRAG_SCROLL_MS = 30
_LEFT, _RIGHT = Qt.Key.Key_Left, Qt.Key.Key_Right
_UP, _DOWN = Qt.Key.Key_Up, Qt.Key.Key_Down
_HOME, _END = Qt.Key.Key_Home, Qt.Key.Key_End
_CARET_KEYS = {_LEFT, _RIGHT, _UP, _DOWN, _HOME, _END}


class _Unit(Enum):
    CHARACTER = auto()
    WORD = auto()
    SENTENCE = auto()


class PageHand:
    """Turns clicks, drags and arrow keys into a caret and a selection."""

    def __init__(self, view: PageView, selection: Selection) -> None:
        self._view = view
        self._selection = selection
        self._prepared: Prepared | None = None
        self._unit = _Unit.CHARACTER
        self._start: Span | None = None
        self._pressed_at = QPoint()
        self._dragged = False
        self._column: float | None = None
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
        self._column = None
        self._scroller.stop()

    # Mouse

    def press(self, event: QMouseEvent) -> None:
        """Place the caret, or extend to here with Shift; a third click takes the sentence."""
        offset = self._offset(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or offset is None:
            return
        self._column = None
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
        elif not self._dragged:
            mark = self._view.mark_under(event.position().toPoint())
            if mark is not None:
                self._view.mark_clicked.emit(mark.id)

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
        if self._view.mark_under(point) is not None:
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

    # Keys

    def key(self, event: QKeyEvent) -> bool:
        """Move the caret, or the page when there is no caret; False for keys of others."""
        key, held = Qt.Key(event.key()), event.modifiers()
        if key == Qt.Key.Key_Space:
            self._turn(forward=not held & Qt.KeyboardModifier.ShiftModifier)
            return True
        if key == Qt.Key.Key_Escape and self._selection.caret is not None:
            if self._selection.span is not None:
                self._selection.drop()
            else:
                self._selection.clear()
            return True
        if key not in _CARET_KEYS:
            return False
        if self._selection.caret is None:
            return self._scroll(key)
        return self._move_caret(key, held)

    def _turn(self, *, forward: bool) -> None:
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + (bar.pageStep() if forward else -bar.pageStep()))

    def _scroll(self, key: Qt.Key) -> bool:
        bar = self._view.verticalScrollBar()
        if key in (_HOME, _END):
            bar.setValue(bar.minimum() if key == _HOME else bar.maximum())
            return True
        return False

    def _move_caret(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        caret = self._selection.caret
        if caret is None or self._prepared is None:
            return False
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        target = self._target(key, caret, control=control)
        if key not in (_UP, _DOWN):
            self._column = None
        if held & Qt.KeyboardModifier.ShiftModifier:
            self._selection.extend(target)
            self._view.selected.emit()
        else:
            self._selection.place(target)
        self._view.reveal(Span(target, target + 1))
        return True

    def _target(self, key: Qt.Key, caret: int, *, control: bool) -> int:
        if key in (_UP, _DOWN):
            return self._vertical(caret, -1 if key == _UP else 1)
        if key in (_HOME, _END):
            return self._line_end(caret, key, control=control)
        assert self._prepared is not None
        steps = self._prepared.steps
        step: Callable[[int], int] = {
            (_LEFT, False): steps.left,
            (_RIGHT, False): steps.right,
            (_LEFT, True): steps.previous_word,
            (_RIGHT, True): steps.next_word,
        }[key, control]
        return step(caret)

    def _vertical(self, caret: int, direction: int) -> int:
        assert self._prepared is not None
        found = self._prepared.index.line_step(caret, self._column, direction)
        if found is None:
            return caret
        self._column = found[1]
        return found[0]

    def _line_end(self, caret: int, key: Qt.Key, *, control: bool) -> int:
        assert self._prepared is not None
        if control:
            return 0 if key == _HOME else len(self._prepared.steps.text)
        line = self._prepared.index.line_ends(caret)
        if line is None:
            return caret
        return line.start if key == _HOME else line.end
