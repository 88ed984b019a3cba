"""Begins and ends the presentation of the letter that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kanttekening.domain.guide import Spot
from kanttekening.words import pages as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from kanttekening.ui.desk import Desk
    from kanttekening.ui.reader.open_letter import OpenLetter
    from kanttekening.ui.reader.presentation import Presentation
    from kanttekening.ui.reader.view import ReaderView
    from kanttekening.ui.state import WindowState
    from kanttekening.ui.theme import Theme

_WIDE = "present/wide"


class Presenting(QObject):
    """One presentation at a time; afterwards the reader stands where it ended.

    ``step_letter`` goes on to another letter of the list of a meeting, if there is one;
    ``has_others`` tells whether such a list is open.
    """

    def __init__(
        self, reader: ReaderView, desk: Desk, theme: Theme, state: WindowState | None = None
    ) -> None:
        super().__init__(reader)
        self._reader = reader
        self._desk = desk
        self._theme = theme
        self._state = state
        self._opened: OpenLetter | None = None
        self._goes_on = False
        self.has_others: Callable[[], bool] = lambda: False
        self.step_letter: Callable[[int], bool] = lambda _by: False
        self.shown: Presentation | None = None

    def open_letter(self, opened: OpenLetter | None) -> None:
        """Another letter is open: what is shown of the one before ends, or goes on with this."""
        self._opened = opened
        goes_on, self._goes_on = self._goes_on, False
        if self.shown is None:
            return
        if goes_on and opened is not None:
            self.shown.show_letter(opened)
        else:
            self.shown.close()

    def begin(self) -> None:
        """Show the page one reads on the whole screen."""
        from kanttekening.ui.reader.presentation import Presentation

        if self._opened is None or self.shown is not None:
            return
        reader = self._reader
        overlay = reader.page_view.overlay
        self.shown = Presentation(
            self._desk,
            self._theme,
            self._opened,
            overlay,
            reader,
            is_wide=self._kept_width(),
            has_others=self.has_others(),
        )
        self.shown.width_chosen.connect(self._keep_width)
        self.shown.letter_wanted.connect(self._on_letter_wanted)
        self.shown.ended.connect(self._on_ended)
        self.shown.begin(reader.guiding.standpoint().spot.page, reader.page_view.look.turned)

    def _kept_width(self) -> bool | None:
        kept = self._state.text(_WIDE) if self._state is not None else ""
        return kept == "yes" if kept else None

    def _keep_width(self, is_wide: bool) -> None:  # noqa: FBT001 - as Qt hands it over
        if self._state is not None:
            self._state.keep_flag(_WIDE, value=is_wide)

    def _on_letter_wanted(self, by: int) -> None:
        """The room sees the papers of its meeting, never by accident one of another list."""
        if self.shown is None or not self.has_others():
            return
        self._goes_on = True
        if not self.step_letter(by):
            self._goes_on = False
            self.shown.say(words.NO_MORE_LETTERS[by])

    def _on_ended(self, page: int) -> None:
        shown, self.shown = self.shown, None
        if shown is not None:
            shown.deleteLater()
        reader = self._reader
        if self._opened is not None and reader.guiding.standpoint().spot.page != page:
            reader.guiding.go_to_spot(Spot(page))
        reader.view.setFocus()
