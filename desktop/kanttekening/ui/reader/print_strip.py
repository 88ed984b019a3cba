"""How far printing is, at the foot of the reader, with Stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from kanttekening.words import printing as words

if TYPE_CHECKING:
    from kanttekening.ui.reader.print_run import PrintRun


class PrintStrip(QWidget):
    """Hidden when nothing is printed; one can read on meanwhile."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("print_strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._run: PrintRun | None = None
        self.text = QLabel(self)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QProgressBar(self)
        self.bar.setAccessibleName(words.PROGRESS)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.button = QPushButton(words.STOP, self)
        self.button.clicked.connect(self._on_button)
        self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 16, 6)
        row.setSpacing(12)
        row.addWidget(self.text)
        row.addWidget(self.bar, 1)
        row.addStretch(0)
        row.addWidget(self.button)
        self.hide()

    @property
    def is_busy(self) -> bool:
        """Whether something is being printed."""
        return self._run is not None

    def follow(self, run: PrintRun) -> None:
        """Show how this run goes, until it ends."""
        self._run = run
        self.show()
        run.progressed.connect(self._on_progress)
        for ended in (run.stopped, run.failed, run.finished):
            ended.connect(self._on_end)

    def _on_progress(self, done: int, count: int) -> None:
        self.text.setText(words.progress(done, count) if count else words.PREPARING)
        self.bar.setRange(0, count)
        self.bar.setValue(done)

    def _on_end(self) -> None:
        self._run = None
        self.hide()

    def _on_button(self) -> None:
        if self._run is not None:
            self._run.stop()
