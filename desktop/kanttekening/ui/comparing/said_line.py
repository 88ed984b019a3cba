"""The line above two texts: how far the comparing is, with Stop, or what came of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from kanttekening.ui.access.announcing import announce
from kanttekening.words import comparing as words

_THOUSAND = 1000


class SaidLine(QWidget):
    """Hidden when there is nothing to say."""

    stopped = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._said = QLabel(self)
        self._said.setObjectName("said")
        self._said.setWordWrap(True)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, _THOUSAND)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(words.BUSY)
        self.stop_button = QPushButton(words.STOP, self)
        self.stop_button.setToolTip(words.STOP_TIP)
        self.stop_button.clicked.connect(lambda _checked=False: self.stopped.emit())
        line = QHBoxLayout()
        line.addWidget(self._said, 1)
        line.addWidget(self.stop_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.addLayout(line)
        column.addWidget(self.bar)
        self.hide()

    @property
    def text(self) -> str:
        """What is said now."""
        return self._said.text()

    def show_progress(self, thousandths: int) -> None:
        """Tell how far it is."""
        self._said.setText(words.busy(thousandths))
        self.bar.setValue(thousandths)
        self._show(busy=True)

    def say(self, text: str) -> None:
        """Tell what came of it; nothing, and the line goes."""
        self._said.setText(text)
        self._show(busy=False)
        if text:
            announce(self, text)

    def _show(self, *, busy: bool) -> None:
        self.bar.setVisible(busy)
        self.stop_button.setVisible(busy)
        self.setVisible(bool(self._said.text()))
