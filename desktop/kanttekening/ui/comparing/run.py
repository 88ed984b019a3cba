"""Comparing two texts, under way: how far it is, and the end of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from kanttekening.ui.lanes import TEXTS

if TYPE_CHECKING:
    from kanttekening.domain.comparison import Comparison
    from kanttekening.services.comparing import TextComparer
    from kanttekening.ui.desk import Desk

_LOOK_MS = 100
_THOUSAND = 1000


class ComparingRun(QObject):
    """``progressed`` tells thousandths; ``finished`` comes once, unless it was stopped."""

    progressed = Signal(int)
    finished = Signal(object)

    def __init__(self, desk: Desk, texts: tuple[str, str], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._texts = texts
        self._part = self._shown = 0
        self._is_stopped = False
        self._comparer: TextComparer | None = None
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Begin; short texts are done at once."""
        from kanttekening.services.comparing import TextComparer  # not at the start

        self._comparer = TextComparer(self._on_part)
        self._timer.start()
        self._desk.work(TEXTS, partial(self._comparer.compare, *self._texts), self._on_compared)

    def stop(self) -> None:
        """Stop at once; nothing comes of it."""
        self._is_stopped = True
        self._timer.stop()
        if self._comparer is not None:
            self._comparer.stop()

    def _on_part(self, part: int) -> None:
        """In the lane's thread: only a number is left behind."""
        self._part = part

    def _look(self) -> None:
        if self._part != self._shown:
            self._shown = self._part
            self.progressed.emit(self._shown)

    def _on_compared(self, comparison: Comparison | None) -> None:
        self._timer.stop()
        if comparison is not None and not self._is_stopped:
            self.progressed.emit(_THOUSAND)
            self.finished.emit(comparison)
        self.deleteLater()
