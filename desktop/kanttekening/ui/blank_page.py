"""What stands where there is nothing to list: a title, a sentence, and what may be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kanttekening.ui.theme import TextRole

if TYPE_CHECKING:
    from kanttekening.ui.theme import Theme


class BlankPage(QWidget):
    """The words stand at the top; whatever is put in ``ways`` comes below them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title, self._text = QLabel(), QLabel()
        self._text.setProperty("quiet", True)
        self.ways = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 32, 16, 16)
        column.setSpacing(8)
        for label in (self._title, self._text):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(label)
        column.addLayout(self.ways)
        column.addStretch(1)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def title(self) -> str:
        """Why there is nothing."""
        return self._title.text()

    def tell(self, title: str, text: str) -> None:
        """Say why there is nothing; without a ``text`` the title stands alone."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))

    def _dress(self) -> None:
        self._title.setFont(self._theme.font(TextRole.STRONG))
