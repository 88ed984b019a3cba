"""The library itself is in trouble: said once in a dialog, with what can be done about it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kanttekening.domain.errors import LASTING_FAULTS, LibraryFault
from kanttekening.ui.messages import MessageBar, error_box
from kanttekening.words import dialogs, errors, screen

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton, QWidget

    from kanttekening.domain.errors import LibraryError
    from kanttekening.ui.dialogs.libraries import LibraryDoors
    from kanttekening.ui.surroundings import Surroundings

# These pass, and the same library goes on.
_PASSING = (LibraryFault.LOCKED, LibraryFault.FULL)


class LibraryTrouble:
    """Tells what is wrong. What was told already comes as a line below, not as a dialog again."""

    def __init__(
        self,
        window: QWidget,
        around: Surroundings,
        messages: MessageBar,
        doors: Callable[[], LibraryDoors],
    ) -> None:
        self._window = window
        self._around = around
        self._messages = messages
        self._doors = doors
        self._told: LibraryFault | None = None
        self._is_asking = False

    def tell(self, error: LibraryError) -> None:
        """Say what is wrong, unless that is being said now."""
        if self._is_asking:
            return
        if error.fault is self._told and error.fault in LASTING_FAULTS:
            text = errors.explain(error)
            if self._messages.isHidden() or self._messages.text != text:
                self._messages.say(text, dialogs.WHAT_NOW, partial(self._ask, error), stays=True)
            return
        self._told = error.fault
        self._ask(error)

    def _ask(self, error: LibraryError) -> None:
        """The dialog, and what was chosen in it."""
        libraries = self._around.libraries
        may_choose = libraries is not None and libraries.may_choose
        decided = libraries is not None and not may_choose
        box = error_box(self._window, dialogs.LIBRARY_ERROR, error, decided=decided)
        ways: dict[QPushButton, Callable[[], None]] = {}
        if libraries is not None and error.fault not in _PASSING:
            ways[box.answer(dialogs.OPEN_AGAIN)] = lambda: self._doors().open_again()
            if error.fault in (LibraryFault.DAMAGED, LibraryFault.MISSING):
                ways[box.answer(dialogs.PUT_BACK)] = lambda: self._doors().put_back()
            if may_choose:
                ways[box.answer(dialogs.OPEN_OTHER)] = lambda: self._doors().open_other()
        box.answer(screen.CLOSE, box.ButtonRole.RejectRole, usual=True)
        self._is_asking = True
        try:
            box.exec()
        finally:
            self._is_asking = False
        for button, go in ways.items():
            if box.was(button):
                go()
