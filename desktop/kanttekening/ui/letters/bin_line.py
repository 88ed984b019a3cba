"""A line above the letters of the bin: how they come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from kanttekening.words import letter_list

if TYPE_CHECKING:
    from PySide6.QtGui import QAction


class BinLine(QWidget):
    """One quiet word, and a button that does what the action does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        hint = QLabel(letter_list.BIN_HINT)
        hint.setProperty("quiet", True)
        hint.setWordWrap(True)
        self.button = QPushButton(letter_list.PUT_BACK)
        line = QHBoxLayout(self)
        line.setContentsMargins(4, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(hint, 1)
        line.addWidget(self.button)
        self.hide()

    def bind(self, action: QAction) -> None:
        """Let the button follow the action."""
        self.button.clicked.connect(action.trigger)
        self.button.setEnabled(action.isEnabled())
        action.enabledChanged.connect(self.button.setEnabled)
