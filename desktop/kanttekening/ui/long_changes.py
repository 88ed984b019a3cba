"""A change of thousands of annotations under way: how far it is, at the foot of the list."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer

from kanttekening.services.watch import Watch
from kanttekening.ui.progress_strip import ProgressStrip
from kanttekening.ui.theme import TextRole
from kanttekening.words import overview as words
from kanttekening.words import screen

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kanttekening.domain.errors import KanttekeningError
    from kanttekening.domain.touched import Outcome
    from kanttekening.services.library import Library
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.theme import Theme

    LongAct = Callable[[Library, Watch], Outcome["T"]]

T = TypeVar("T")

# What is done sooner needs no strip.
_LOOK_MS = 150
_SHOW_AFTER_LOOKS = 3
_PARTS = 1000


@dataclass(slots=True)
class _Run:
    """One change that is under way or waits for its turn."""

    watch: Watch
    can_stop: bool
    looks: int = 0


class LongChanges(ProgressStrip):
    """Changes the library through the desk; shows itself when that takes a while."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(screen.STOP, parent)
        self._desk = desk
        self._runs: deque[_Run] = deque()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self.text.setFont(theme.font(TextRole.SMALL))
        self.bar.setRange(0, _PARTS)
        self.stop_button.setToolTip(words.STOP_TIP)
        self.stop_button.clicked.connect(self._on_stop)

    def run(
        self, act: LongAct[T], then: Callable[[T, bool], object], *, can_stop: bool = True
    ) -> None:
        """Do this; ``then`` hears what came of it, and whether it was stopped halfway."""
        run = _Run(Watch(), can_stop)
        self._runs.append(run)
        self._timer.start()

        def deliver(value: T) -> None:
            self._end(run)
            then(value, run.watch.is_stopped and run.watch.done < run.watch.total)

        def give_up(error: KanttekeningError) -> None:
            self._end(run)
            self._desk.failed.emit(error)

        self._desk.change(partial(_watched, act, run.watch), deliver, give_up)

    def _look(self) -> None:
        run = self._runs[0]
        run.looks += 1
        watch = run.watch
        if run.looks < _SHOW_AFTER_LOOKS or not watch.total:
            return
        self.bar.setValue(_PARTS * watch.done // watch.total)
        told = words.stopping() if watch.is_stopped else words.changing(watch.done, watch.total)
        self.text.setText(told)
        self.bar.setAccessibleName(told)
        self.stop_button.setVisible(run.can_stop)
        self.stop_button.setEnabled(not watch.is_stopped)
        self.show()

    def _on_stop(self) -> None:
        if self._runs:
            self._runs[0].watch.stop()
            self._look()

    def _end(self, run: _Run) -> None:
        self._runs.remove(run)
        self.hide()
        if not self._runs:
            self._timer.stop()


def _watched(act: LongAct[T], watch: Watch, library: Library) -> Outcome[T]:
    return act(library, watch)
