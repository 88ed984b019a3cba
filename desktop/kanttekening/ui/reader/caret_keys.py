"""Keys on the text of a view: the caret moves and selects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt

from kanttekening.domain.passage import Span

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from kanttekening.ui.reader.selection import Selection
    from kanttekening.ui.reader.surface import Surface
    from kanttekening.ui.reader.text_steps import TextSteps

_LEFT, _RIGHT = Qt.Key.Key_Left, Qt.Key.Key_Right
_UP, _DOWN = Qt.Key.Key_Up, Qt.Key.Key_Down
_HOME, _END = Qt.Key.Key_Home, Qt.Key.Key_End
_PAGE_UP, _PAGE_DOWN = Qt.Key.Key_PageUp, Qt.Key.Key_PageDown
_BACK = {_LEFT, _UP, _HOME, _PAGE_UP}
CARET_KEYS = {_LEFT, _RIGHT, _UP, _DOWN, _HOME, _END, _PAGE_UP, _PAGE_DOWN}
# A page on keeps the last lines of the page before in sight.
_KEPT = 48


class CaretKeys:
    """Moves a caret that is there; the same keys give the same offsets in either view."""

    def __init__(self, surface: Surface, selection: Selection) -> None:
        self._surface = surface
        self._selection = selection
        self._steps: TextSteps | None = None
        self._column: float | None = None
        self._column_at: int | None = None

    def learn(self, steps: TextSteps) -> None:
        """The letter's words are known."""
        self._steps = steps

    def forget(self) -> None:
        """Another letter comes."""
        self._steps = None
        self._column = None

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key asks; False for keys of others, and without a caret."""
        key, caret = Qt.Key(event.key()), self._selection.caret
        if caret is None:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._follow_link(caret)
        if key == Qt.Key.Key_Escape:
            return self._escape()
        if key not in CARET_KEYS or self._steps is None:
            return False
        self._move(self._steps, caret, key, event.modifiers())
        return True

    def _follow_link(self, caret: int) -> bool:
        """Enter with the caret on a link goes where a click would."""
        where = self._surface.caret_at(caret)
        follow = where and self._surface.link_at(where.center() + QPoint(2, 0))
        if not follow:
            return False
        follow()
        return True

    def _escape(self) -> bool:
        if self._selection.span is not None:
            self._selection.drop()
        else:
            self._selection.clear()
        return True

    def _move(self, steps: TextSteps, caret: int, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        if key not in (_UP, _DOWN) or self._column_at != caret:
            self._column = None
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        target = self._target(steps, key, caret, control=control)
        target = self._surface.shown(target, -1 if key in _BACK else 1)
        self._column_at = target
        if held & Qt.KeyboardModifier.ShiftModifier:
            self._selection.extend(target)
            self._surface.tell_selected()
        else:
            self._selection.place(target)
        # Behind the last letter there is nothing to show.
        seen = min(target, max(0, _end(steps) - 1))
        self._surface.reveal(Span(seen, seen + 1))

    def _target(self, steps: TextSteps, key: Qt.Key, caret: int, *, control: bool) -> int:
        if key in (_UP, _DOWN):
            return self._vertical(caret, -1 if key == _UP else 1)
        if key in (_PAGE_UP, _PAGE_DOWN):
            return self._page(caret, -1 if key == _PAGE_UP else 1)
        if key in (_HOME, _END):
            if control:
                return 0 if key == _HOME else _end(steps)
            line = self._surface.line_ends(caret)
            return caret if line is None else line.start if key == _HOME else line.end
        step = {
            (_LEFT, False): steps.left,
            (_RIGHT, False): steps.right,
            (_LEFT, True): steps.previous_word,
            (_RIGHT, True): steps.next_word,
        }[key, control]
        return step(caret)

    def _vertical(self, caret: int, direction: int) -> int:
        found = self._surface.line_step(caret, self._column, direction)
        if found is None:
            return caret
        self._column = found[1]
        return found[0]

    def _page(self, caret: int, direction: int) -> int:
        """The place in the text one window further; the window goes along."""
        where = self._surface.caret_at(caret)
        if where is None:
            return caret
        bar = self._surface.area.verticalScrollBar()
        on = max(_KEPT, self._surface.area.viewport().height() - _KEPT)
        before = bar.value()
        bar.setValue(before + direction * on)
        # At either end the bar stops, the caret goes on.
        rest = direction * on - (bar.value() - before)
        found = self._surface.gap_at(where.center() + QPoint(0, rest))
        return caret if found is None else found


def _end(steps: TextSteps) -> int:
    """Behind the last letter; the empty lines after it stand nowhere."""
    return len(steps.text.rstrip())
