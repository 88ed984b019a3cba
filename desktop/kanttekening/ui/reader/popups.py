"""What hangs over the letter: the kinds of marks at a selection, and the letters' look."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from kanttekening.ui.reader.look_popover import LookPopover
    from kanttekening.ui.reader.selection_bar import SelectionBar
    from kanttekening.ui.reader.view import ReaderView
    from kanttekening.ui.theme import Theme


class Popups(QObject):
    """Builds each when it is first wanted: nobody waits for them at the start."""

    def __init__(self, reader: ReaderView, theme: Theme) -> None:
        super().__init__(reader)
        self._reader = reader
        self._theme = theme

    @cached_property
    def bar(self) -> SelectionBar:
        """The kinds of marks, beside what is selected."""
        from kanttekening.ui.reader.selection_bar import SelectionBar

        bar = SelectionBar(self._reader.actions_by_id, self._theme, self._reader)
        bar.watch(self._reader.selection)
        bar.kind_chosen.connect(self._reader.marking.mark)
        return bar

    @cached_property
    def look(self) -> LookPopover:
        """Where the letters of the Leesweergave are chosen."""
        from kanttekening.ui.reader.look_popover import LookPopover

        return LookPopover(self._reader.paper, self._theme, self._reader)

    def place_bar(self) -> None:
        """Show the bar at what is selected."""
        self.bar.offer_marks(offered=self._reader.marking.letter is not None)
        self.bar.follow(self._reader.view, self._reader.selection.span)

    def move_bar(self) -> None:
        """The text has moved: the bar goes along."""
        if self._bar_is_shown:
            self.place_bar()

    def hide_bar(self) -> None:
        """Take the bar away."""
        if self._bar_is_shown:
            self.bar.hide()

    @property
    def _bar_is_shown(self) -> bool:
        return "bar" in self.__dict__ and not self.bar.isHidden()
