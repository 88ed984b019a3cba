"""One sitting at the program: a window on a library, and then maybe one on another."""

from __future__ import annotations

from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QProgressDialog

from kanttekening.domain.errors import KanttekeningError
from kanttekening.ui.application import open_window
from kanttekening.words import libraries as words
from kanttekening.words import screen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kanttekening.ui.application import Opened, Parts
    from kanttekening.ui.dialogs.libraries import Move

_PATIENCE_SECONDS = 15.0
_LOOK_MS = 30


class Session:
    """Holds the window that is open, and changes it for another one."""

    def __init__(self, app: QApplication, parts: Parts) -> None:
        self._app = app
        self._parts = parts
        self.opened: Opened = open_window(app, parts, self.move)

    def move(self, move: Move) -> None:
        """Go to another library as soon as what is under way now has ended."""
        QTimer.singleShot(0, partial(self._move, move))

    def close(self) -> None:
        """Close the window and all that belongs to it."""
        self.opened.close()

    def _move(self, move: Move) -> None:
        self._app.setQuitOnLastWindowClosed(False)
        try:
            if self._closes():
                outcome = self._put_back(move)
                self._parts = self._parts.elsewhere(move.library)
                self.opened = open_window(self._app, self._parts, self.move)
                self._tell(outcome, move)
        finally:
            self._app.setQuitOnLastWindowClosed(True)

    def _closes(self) -> bool:
        """Close the window, unless somebody wants to stay with what could not be saved."""
        opened, until = self.opened, monotonic() + _PATIENCE_SECONDS
        while not opened.window.close() and monotonic() < until:
            opened.desk.settle(_PATIENCE_SECONDS)
        if opened.window.isVisible():
            return False
        opened.close()
        return True

    def _put_back(self, move: Move) -> Path | KanttekeningError | None:
        libraries, copy = self._parts.libraries, move.copy
        if copy is None or libraries is None:
            return None
        return _meanwhile(words.PUTTING_BACK, lambda: libraries.put_back(copy))

    def _tell(self, outcome: Path | KanttekeningError | None, move: Move) -> None:
        window = self.opened.window
        if isinstance(outcome, KanttekeningError):
            window.doors.show_error(outcome)
        elif move.copy is not None:
            window.messages.say(words.put_back(outcome.name if outcome else None), stays=True)


def _meanwhile(title: str, work: Callable[[], Path | None]) -> Path | KanttekeningError | None:
    """Do work while a small window says what is done; its result, or what went wrong."""
    from concurrent.futures import ThreadPoolExecutor  # not before the window

    waiting = QProgressDialog(title, "", 0, 0)
    waiting.setWindowTitle(screen.APP_NAME)
    waiting.setCancelButton(None)
    waiting.setWindowModality(Qt.WindowModality.ApplicationModal)
    waiting.setMinimumDuration(0)
    waiting.show()
    loop, look = QEventLoop(), QTimer()
    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(work)
        look.timeout.connect(lambda: loop.quit() if done.done() else None)
        look.start(_LOOK_MS)
        loop.exec()
        look.stop()
    waiting.close()
    waiting.deleteLater()
    try:
        return done.result()
    except KanttekeningError as error:
        return error
