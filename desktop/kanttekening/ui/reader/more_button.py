"""The last button of the reader's toolbar: a menu of the buttons that have no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from kanttekening.words import reader as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction


class MoreButton(QToolButton):
    """Stands there only while something is missing; its entries are named and show their keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("more")
        self.setText(words.MORE_SIGN)
        self.setAutoRaise(True)
        self.setAccessibleName(words.MORE_BUTTONS)
        self.setToolTip(words.MORE_BUTTONS)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(words.MORE_BUTTONS, self)
        self.setMenu(self._menu)
        self.hide()

    def offer(self, actions: Sequence[QAction]) -> None:
        """Take these in, in the order of the toolbar; none: the button goes."""
        if self._menu.actions() != list(actions):
            self._menu.clear()
            self._menu.addActions(actions)
        self.setVisible(bool(actions))
