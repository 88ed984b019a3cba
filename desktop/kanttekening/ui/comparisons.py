"""Laying texts side by side in the place of the letter, and going back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from kanttekening.domain.letter import LetterId
    from kanttekening.ui.columns import Columns
    from kanttekening.ui.comparing.view import ComparisonView
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.letters.panel import LettersPanel
    from kanttekening.ui.messages import MessageBar
    from kanttekening.ui.reading_column import ReadingColumn
    from kanttekening.ui.theme import Theme


class Comparing(QObject):
    """Makes the view when it is first asked for."""

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        letters: LettersPanel,
        reading: ReadingColumn,
        columns: Columns,
        messages: MessageBar,
    ) -> None:
        super().__init__(reading)
        self._desk = desk
        self._theme = theme
        self._letters = letters
        self._reading = reading
        self._columns = columns
        self._messages = messages
        self._view: ComparisonView | None = None

    def begin(self) -> None:
        """Compare the two letters that are chosen, else the versions of the one that is open."""
        rows = sorted(self._letters.view.chosen(), key=lambda row: row.date or "")
        if len(rows) == 2:
            self.view.compare_letters(rows[0].id, rows[1].id)
        elif self._letters.shown is not None:
            self.versions(self._letters.shown)

    def end(self) -> None:
        """Show the letter again, if two stand beside each other."""
        if self._view is not None and self._reading.currentWidget() is self._view:
            self._reading.show_letter()

    def versions(self, letter_id: LetterId) -> None:
        """Compare the last two versions of a letter."""
        self.view.compare_versions(letter_id)

    @property
    def view(self) -> ComparisonView:
        """The view, made when it is needed."""
        if self._view is None:
            from kanttekening.ui.comparing.view import ComparisonView
            from kanttekening.words import comparing as words

            self._view = ComparisonView(self._desk, self._theme)
            self._reading.addWidget(self._view)
            self._view.shown.connect(self._show)
            self._view.closed.connect(self._reading.show_letter)
            self._view.nothing_to_compare.connect(lambda: self._messages.say(words.NO_VERSIONS))
        return self._view

    def _show(self) -> None:
        self._columns.show_reader()
        self._reading.setCurrentWidget(self.view)
        self.view.new.setFocus()
