"""What all dialogs share: room around them and a button to close."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kanttekening.ui.theme import TextRole, Theme
from kanttekening.words import screen


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
