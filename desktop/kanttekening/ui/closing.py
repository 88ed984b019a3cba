"""Nothing typed is lost at closing: the window waits until the library has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from kanttekening.words import dialogs

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kanttekening.ui.desk import Desk
    from kanttekening.ui.messages import MessageBar
    from kanttekening.ui.notes.panel import MarginPanel

_LOOK_EVERY_MS = 50


class Closing(QObject):
    """Says whether the window may close, and closes it as soon as it may.

    Only when the library refuses what was typed is the person asked what to do: nothing can undo
    that.
    """

    def __init__(
        self, window: QWidget, desk: Desk, panel: MarginPanel, messages: MessageBar
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._panel = panel
        self._messages = messages
        self._is_waiting = False
        self._gives_up = False
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        desk.failed.connect(self._on_failed)

    def may_close(self) -> bool:
        """Whether all is saved; if not, the window closes itself when it is."""
        self._desk.stop_intake()
        self._panel.flush()
        if self._gives_up or self._is_saved():
            self._timer.stop()
            return True
        if not self._is_waiting:
            self._is_waiting = True
            self._messages.say(dialogs.SAVING_FIRST)
            self._timer.start()
        return False

    def _is_saved(self) -> bool:
        return self._panel.is_saved and not self._desk.is_saving

    def _look(self) -> None:
        if not self._desk.is_saving:
            self._window.close()  # flushes once more what came in between

    def _on_failed(self, _error: object) -> None:
        if not self._is_waiting:
            return
        self._timer.stop()
        self._is_waiting = False
        from kanttekening.ui.question import Question, Role

        box = Question(self._window, dialogs.NOT_SAVED, dialogs.NOT_SAVED_ADVICE)
        box.answer(dialogs.TRY_AGAIN, usual=True)
        away = box.answer(dialogs.CLOSE_ANYWAY, Role.DestructiveRole)
        stay = box.answer(dialogs.STAY, Role.RejectRole)
        box.setEscapeButton(stay)
        if box.given(stay):
            return
        self._gives_up = box.was(away)
        self._window.close()
