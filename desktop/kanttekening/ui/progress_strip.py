"""What stands at the foot of the list while long work goes on: how far it is, and Stop."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget


class ProgressStrip(QWidget):
    """Hidden until there is work; ``column`` has room for more lines below the bar."""

    def __init__(self, stop: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("intake_strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(4)
        self.stop_button = QPushButton(stop)
        line = QHBoxLayout()
        line.addWidget(self.text, 1)
        line.addWidget(self.stop_button)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 12, 12, 12)
        self.column.setSpacing(4)
        self.column.addLayout(line)
        self.column.addWidget(self.bar)
        self.hide()
