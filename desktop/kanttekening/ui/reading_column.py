"""The middle of the window: the letter, or what stands there when there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from kanttekening.ui.welcome import NothingChosen, Welcome
from kanttekening.words import screen

if TYPE_CHECKING:
    from kanttekening.ui.actions import Actions
    from kanttekening.ui.theme import Theme


class ReadingColumn(QStackedWidget):
    """Shows one of three: the letter, the beginning, or a hint."""

    def __init__(self, theme: Theme, reader: QWidget, actions: Actions, resume: QWidget) -> None:
        super().__init__()
        self.setAccessibleName(screen.READER_NAME)
        self._reader = reader
        self._welcome = Welcome(
            theme, actions["take_in"], actions["take_in_folder"], actions["samples"]
        )
        self._nothing = NothingChosen(theme, resume)
        for page in (self._nothing, self._welcome, reader):
            self.addWidget(page)

    def show_letter(self) -> None:
        """Show the reader."""
        self.setCurrentWidget(self._reader)

    def show_nothing(self) -> None:
        """Show the hint to choose a letter."""
        self.setCurrentWidget(self._nothing)

    def show_library(self, *, is_empty: bool) -> None:
        """Show how to begin as long as the library is empty."""
        if is_empty:
            self.setCurrentWidget(self._welcome)
        elif self.currentWidget() is self._welcome:
            self.show_nothing()

    def enter(self) -> None:
        """Put the focus where one reads, or on the first thing that can be done."""
        page = self.currentWidget() or self
        if page.focusPolicy() == Qt.FocusPolicy.NoFocus and page.focusProxy() is None:
            page.setFocus(Qt.FocusReason.ShortcutFocusReason)
            page.focusNextChild()
        else:
            page.setFocus(Qt.FocusReason.ShortcutFocusReason)
