"""Keys on the pages: the caret moves and selects, or the pages move when there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from kanttekening.domain.passage import Span

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from kanttekening.ui.reader.open_letter import Prepared
    from kanttekening.ui.reader.page_view import PageView
    from kanttekening.ui.reader.selection import Selection

_LEFT, _RIGHT = Qt.Key.Key_Left, Qt.Key.Key_Right
_UP, _DOWN = Qt.Key.Key_Up, Qt.Key.Key_Down
_HOME, _END = Qt.Key.Key_Home, Qt.Key.Key_End
_PAGE_KEYS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_CARET_KEYS = {_LEFT, _RIGHT, _UP, _DOWN, _HOME, _END}


class PageKeys:
    """Turns arrow keys into a caret and a selection."""

    def __init__(self, view: PageView, selection: Selection) -> None:
        self._view = view
        self._selection = selection
        self._prepared: Prepared | None = None
        self._column: float | None = None
        self._column_at: int | None = None

    def learn(self, prepared: Prepared) -> None:
        """The letter's words are known."""
        self._prepared = prepared

    def forget(self) -> None:
        """Another letter comes."""
        self._prepared = None
        self._column = None

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key asks; False for keys of others."""
        key, held = Qt.Key(event.key()), event.modifiers()
        if key == Qt.Key.Key_Space:
            self._view.page_on(-1 if held & Qt.KeyboardModifier.ShiftModifier else 1)
            return True
        if key in _PAGE_KEYS and not held & ~Qt.KeyboardModifier.KeypadModifier:
            self._view.page_on(_PAGE_KEYS[key])
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._follow_link()
        if key == Qt.Key.Key_Escape:
            return self._escape()
        if key not in _CARET_KEYS:
            return False
        if self._selection.caret is None or self._prepared is None:
            return self._scroll(key)
        self._move_caret(self._prepared, self._selection.caret, key, held)
        return True

    def _follow_link(self) -> bool:
        """Enter with the caret on a link goes where a click would."""
        caret = self._selection.caret
        where = None if caret is None else self._view.rect_of(Span(caret, caret + 1))
        link = None if where is None else self._view.link_under(where.center())
        if link is None:
            return False
        self._view.link_clicked.emit(link)
        return True

    def _escape(self) -> bool:
        if self._selection.caret is None:
            return False
        if self._selection.span is not None:
            self._selection.drop()
        else:
            self._selection.clear()
        return True

    def _scroll(self, key: Qt.Key) -> bool:
        if key in (_HOME, _END):
            self._view.go_to_end(last=key == _END)
            return True
        # Where a page does not go beyond the window, left and right are free to turn over.
        if key in (_LEFT, _RIGHT) and not self._view.horizontalScrollBar().maximum():
            self._view.step(-1 if key == _LEFT else 1)
            return True
        return False

    def _move_caret(
        self, prepared: Prepared, caret: int, key: Qt.Key, held: Qt.KeyboardModifier
    ) -> None:
        if key not in (_UP, _DOWN) or self._column_at != caret:
            self._column = None
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        target = self._target(prepared, key, caret, control=control)
        self._column_at = target
        if held & Qt.KeyboardModifier.ShiftModifier:
            self._selection.extend(target)
            self._view.selected.emit()
        else:
            self._selection.place(target)
        self._view.reveal(Span(target, target + 1))

    def _target(self, prepared: Prepared, key: Qt.Key, caret: int, *, control: bool) -> int:
        if key in (_UP, _DOWN):
            return self._vertical(prepared, caret, -1 if key == _UP else 1)
        if key in (_HOME, _END):
            return _line_end(prepared, caret, key, control=control)
        steps = prepared.steps
        return {
            (_LEFT, False): steps.left,
            (_RIGHT, False): steps.right,
            (_LEFT, True): steps.previous_word,
            (_RIGHT, True): steps.next_word,
        }[key, control](caret)

    def _vertical(self, prepared: Prepared, caret: int, direction: int) -> int:
        found = prepared.index.line_step(caret, self._column, direction)
        if found is None:
            return caret
        self._column = found[1]
        return found[0]


def _line_end(prepared: Prepared, caret: int, key: Qt.Key, *, control: bool) -> int:
    if control:
        return 0 if key == _HOME else len(prepared.steps.text)
    line = prepared.index.line_ends(caret)
    if line is None:
        return caret
    return line.start if key == _HOME else line.end
