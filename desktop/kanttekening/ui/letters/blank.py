"""What stands where rows would be: why there are none, and what may help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kanttekening.ui.theme import TextRole
from kanttekening.words import screen

if TYPE_CHECKING:
    from kanttekening.ui.letters.browse import Listing
    from kanttekening.ui.theme import Theme


class BlankList(QWidget):
    """One title and one sentence."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = QLabel()
        self._text = QLabel()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 32, 16, 16)
        column.setSpacing(8)
        for label in (self._title, self._text):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(label)
        self._text.setProperty("quiet", True)
        column.addStretch(1)
        theme.changed.connect(self._dress)
        self._dress()

    def show_listing(self, listing: Listing) -> None:
        """Say why the listing is empty."""
        request = listing.request
        if request.query:
            title, text = screen.nothing_found(
                request.query, listing.also_searched, exact=request.exact
            )
        else:
            title, _, text = screen.EMPTY_VIEWS[request.view].partition("\n")
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))

    def _dress(self) -> None:
        self._title.setFont(self._theme.font(TextRole.STRONG))
