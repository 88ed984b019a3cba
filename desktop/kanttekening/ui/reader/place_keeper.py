"""Where one left off in a letter: brought back when it opens, remembered while one reads."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from kanttekening.ui.reader.open_letter import remember

if TYPE_CHECKING:
    from collections.abc import Callable

    from kanttekening.domain.letter import LetterId
    from kanttekening.domain.place import ReadingPlace
    from kanttekening.ui.desk import Desk

_REMEMBER_MS = 1500


class PlaceKeeper(QObject):
    """Writes the place down a moment after the last move; ``where`` tells it, or None."""

    def __init__(
        self, desk: Desk, where: Callable[[], ReadingPlace | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._where = where
        self._letter: LetterId | None = None
        self._kept: ReadingPlace | None = None
        self._timer = QTimer(self, singleShot=True, interval=_REMEMBER_MS)
        self._timer.timeout.connect(self.flush)

    def open_letter(self, letter_id: LetterId | None, kept: ReadingPlace | None) -> None:
        """Begin with a letter whose place is ``kept`` in the library already."""
        self._letter, self._kept = letter_id, kept

    def stir(self) -> None:
        """The place has changed; more changes may follow."""
        self._timer.start()

    def flush(self) -> None:
        """Remember the place now."""
        self._timer.stop()
        place = self._where()
        if self._letter is None or place is None or place == self._kept:
            return
        self._kept = place
        self._desk.ask(partial(remember, self._letter, place), lambda _nothing: None)
