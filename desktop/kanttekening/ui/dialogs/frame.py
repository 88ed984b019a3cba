"""What all dialogs share: room around them and a button to close."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kanttekening.ui.theme import TextRole, Theme
from kanttekening.words import screen

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QShowEvent

_SHARE_OF_SCREEN = 0.9


class FramedDialog(QDialog):
    """A title, a sentence, a body, and Sluiten. Esc closes it."""

    def __init__(self, parent: QWidget, theme: Theme, title: str, text: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"{title} – {screen.APP_NAME}")
        self.theme = theme
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.addStretch(1)
        close = QPushButton(screen.CLOSE)
        close.clicked.connect(self.close)
        close.setDefault(True)
        self.foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        heading = QLabel(title)
        heading.setFont(theme.font(TextRole.TITLE))
        column.addWidget(heading)
        if text:
            column.addWidget(self.sentence(text))
        column.addLayout(self.body, 1)
        column.addLayout(self.foot)

    def be_wide(self, pixels: int) -> None:
        """Be so wide at least; wider with larger text, as far as the screen goes."""
        self.setMinimumWidth(min(self.theme.grown(pixels), self._room().width()))

    def showEvent(self, event: QShowEvent) -> None:
        """See Qt, which gives a dialog no more than two thirds of the screen: too little for all.

        That is so with large text on a small screen.
        """
        if not event.spontaneous():
            self.fit()
        super().showEvent(event)

    def fit(self) -> None:
        """Be large enough for what is in it, as far as the screen goes."""
        layout = self.layout()
        if layout is not None:
            room, asked = self._room(), layout.totalSizeHint()
            width = min(max(self.width(), asked.width()), room.width())
            needed = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else 0
            height = min(max(self.height(), needed, asked.height()), room.height())
            self.resize(width, height)

    def _room(self) -> QSize:
        return self.screen().availableSize() * _SHARE_OF_SCREEN

    def sentence(self, text: str) -> QLabel:
        """Make a quiet sentence that breaks over lines."""
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("quiet", True)
        return label

    def put_at_foot(self, button: QPushButton) -> None:
        """Put a button at the left of the foot."""
        self.foot.insertWidget(0, button)
