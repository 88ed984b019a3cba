"""Merges the pieces of the search index while nobody does anything: searching is quicker after."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from kanttekening.domain.touched import Touched

if TYPE_CHECKING:
    from kanttekening.services.library import Library
    from kanttekening.ui.desk import Desk

# So long has nothing changed and nobody typed before it begins.
_REST_MS = 5_000
# Between two steps, each of some 15 ms, others get their turn.
_BETWEEN_MS = 60
_STALE = Touched.LETTERS | Touched.ANNOTATIONS


class IndexRest(QObject):
    """Nobody has asked for it: it says nothing, and stops when somebody wants something."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._last_typed = -1.0
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._begin)
        desk.touched.connect(lambda touched: self.wait() if touched & _STALE else None)
        self.wait()

    def wait(self) -> None:
        """Begin when it has been quiet for a while."""
        self._rest.start()

    def make_way(self) -> None:
        """Somebody types."""
        self._last_typed = monotonic()

    def _begin(self) -> None:
        if self._is_wanted_elsewhere():
            self.wait()
        else:
            self._desk.ask(_worth_while, lambda yes: self._step() if yes else None, _let_it_be)

    def _step(self) -> None:
        if self._rest.isActive():
            return
        if self._is_wanted_elsewhere():
            self.wait()
        else:
            self._desk.ask(_merge_some, self._on_merged, _let_it_be)

    def _on_merged(self, more: bool) -> None:  # noqa: FBT001 - an answer
        if more:
            QTimer.singleShot(_BETWEEN_MS, self, self._step)

    def _is_wanted_elsewhere(self) -> bool:
        quiet = monotonic() - self._last_typed > _REST_MS / 1000
        return self._desk.is_taking_in or self._desk.is_saving or not quiet


def _worth_while(library: Library) -> bool:
    return library.index_care.is_whole and library.index_care.is_in_pieces


def _merge_some(library: Library) -> bool:
    return library.index_care.merge_some()


def _let_it_be(_error: object) -> None:
    """Another program writes, or nobody may: it can wait for another day."""
