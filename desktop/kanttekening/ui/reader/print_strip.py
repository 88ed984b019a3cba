"""How far printing is, at the foot of the reader: with Stop, and afterwards how it ended."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from kanttekening.words import printing as words

if TYPE_CHECKING:
    from kanttekening.ui.reader.print_run import PrintRun

_ENDED_MS = 8000


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
        self._timer = QTimer(self, singleShot=True, interval=_ENDED_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def is_busy(self) -> bool:
        """Whether something is being printed."""
        return self._run is not None

    def follow(self, run: PrintRun) -> None:
        """Show how this run goes."""
        self._run = run
        self._timer.stop()
        self.bar.show()
        self.button.setText(words.STOP)
        self.show()
        run.progressed.connect(self._on_progress)
        run.stopped.connect(lambda: self._end(words.STOPPED))
        run.failed.connect(lambda: self._end(words.FAILED, stays=True))
        run.finished.connect(
            lambda file: self._end(words.saved(Path(file).name) if file else words.DONE)
        )

    def _on_progress(self, done: int, count: int) -> None:
        self.text.setText(words.progress(done, count))
        self.bar.setRange(0, count)
        self.bar.setValue(done)

    def _end(self, told: str, *, stays: bool = False) -> None:
        self._run = None
        self.text.setText(told)
        self.text.setWordWrap(stays)
        self.bar.hide()
        self.button.setText(words.CLOSE)
        if not stays:
            self._timer.start()

    def _on_button(self) -> None:
        if self._run is not None:
            self._run.stop()
        else:
            self.hide()
