"""The middle of the window: the letter, or what stands there when there is none."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from kanttekening.ui.welcome import ManyChosen, NothingChosen
from kanttekening.words import screen

if TYPE_CHECKING:
    from kanttekening.ui.actions import Actions
    from kanttekening.ui.reader.view import ReaderView
    from kanttekening.ui.theme import Theme


class ReadingColumn(QStackedWidget):
    """Shows one of three: the letter, the beginning, or a hint."""

    def __init__(self, theme: Theme, reader: ReaderView, actions: Actions, resume: QWidget) -> None:
        super().__init__()
        self.setAccessibleName(screen.READER_NAME)
        self._reader = reader
        self._theme = theme
        self._actions = actions
        self._nothing = NothingChosen(theme, resume)
        self._enters_at: QWidget | None = None
        reader.shown.connect(lambda _opened: self._on_shown())
        for page in (self._nothing, reader):
            self.addWidget(page)

    @cached_property
    def _welcome(self) -> QWidget:
        """How to begin, built for a library that is empty."""
        from kanttekening.ui.welcome import Welcome

        first_steps = (self._actions[name] for name in ("take_in", "take_in_folder", "samples"))
        welcome = Welcome(self._theme, *first_steps)
        self.addWidget(welcome)
        return welcome

    def show_letter(self) -> None:
        """Show the reader."""
        self.setCurrentWidget(self._reader)

    def show_nothing(self) -> None:
        """Show the hint to choose a letter."""
        self.setCurrentWidget(self._nothing)

    @cached_property
    def _many(self) -> ManyChosen:
        """What stands here while several letters are chosen."""
        many = ManyChosen(self._theme)
        self.addWidget(many)
        return many

    def show_chosen(self, number: int) -> None:
        """Show how many letters are chosen, when that is more than the one that is read."""
        if number > 1:
            self._many.tell(number)
            self.setCurrentWidget(self._many)
        elif "_many" in self.__dict__ and self.currentWidget() is self._many:
            self.setCurrentWidget(self._reader if number else self._nothing)

    def tell_bin(self, *, all_in_bin: bool) -> None:
        """Know whether there is nothing left to choose from."""
        self._nothing.tell(all_in_bin=all_in_bin)

    def show_library(self, *, is_empty: bool) -> None:
        """Show how to begin as long as the library is empty."""
        if is_empty:
            self.setCurrentWidget(self._welcome)
        elif "_welcome" in self.__dict__ and self.currentWidget() is self._welcome:
            self.show_nothing()

    def enter(self) -> None:
        """Put the focus where one reads, or on the first thing that can be done, if any."""
        page = self.currentWidget() or self
        can_take = page.focusPolicy() != Qt.FocusPolicy.NoFocus or page.focusProxy() is not None
        stop = page if can_take else self._letter or _first_stop(page)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def enter_letter(self) -> None:
        """Put the focus in the letter that was chosen, also when it is still under way.

        It takes the focus when it comes, unless that was put elsewhere meanwhile.
        """
        if self._letter is not None:
            self.enter()
        else:
            self._enters_at = self.window().focusWidget()

    @property
    def _letter(self) -> QWidget | None:
        """What shows the letter that is open; nothing before there is one."""
        return self._reader.view if self._reader.view.isVisible() else None

    def _on_shown(self) -> None:
        stayed, self._enters_at = self._enters_at, None
        if stayed is not None and stayed is self.window().focusWidget():
            self.enter()


def _first_stop(page: QWidget) -> QWidget | None:
    for widget in page.findChildren(QWidget):
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes and widget.isEnabled() and widget.isVisible():
            return widget
    return None
