"""Begins and ends the presentation of the letter that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kanttekening.domain.guide import Spot

if TYPE_CHECKING:
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.reader.open_letter import OpenLetter
    from kanttekening.ui.reader.presentation import Presentation
    from kanttekening.ui.reader.view import ReaderView
    from kanttekening.ui.theme import Theme


class Presenting(QObject):
    """One presentation at a time; afterwards the reader stands where it ended."""

    def __init__(self, reader: ReaderView, desk: Desk, theme: Theme) -> None:
        super().__init__(reader)
        self._reader = reader
        self._desk = desk
        self._theme = theme
        self._opened: OpenLetter | None = None
        self.shown: Presentation | None = None

    def open_letter(self, opened: OpenLetter | None) -> None:
        """Another letter is open: what is shown of the one before ends."""
        self._opened = opened
        if self.shown is not None:
            self.shown.close()

    def begin(self) -> None:
        """Show the page one reads on the whole screen."""
        from kanttekening.ui.reader.presentation import Presentation

        if self._opened is None or self.shown is not None:
            return
        reader = self._reader
        overlay = reader.page_view.overlay
        self.shown = Presentation(self._desk, self._theme, self._opened, overlay, reader)
        self.shown.ended.connect(self._on_ended)
        self.shown.begin(reader.guiding.standpoint().spot.page, reader.page_view.look.turned)

    def _on_ended(self, page: int) -> None:
        shown, self.shown = self.shown, None
        if shown is not None:
            shown.deleteLater()
        reader = self._reader
        if self._opened is not None and reader.guiding.standpoint().spot.page != page:
            reader.guiding.go_to_spot(Spot(page))
        reader.view.setFocus()
