"""How far an export is, below the list, with Stop; one can go on reading meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from kanttekening.ui.progress_strip import ProgressStrip
from kanttekening.ui.theme import TextRole
from kanttekening.words import exporting as words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kanttekening.ui.sharing.export_run import ExportRun
    from kanttekening.ui.theme import Theme


class ExportStrip(ProgressStrip):
    """Hidden when nothing is exported."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(words.STOP, parent)
        self._run: ExportRun | None = None
        self.text.setFont(theme.font(TextRole.SMALL))
        self.stop_button.clicked.connect(self._on_stop)

    @property
    def is_busy(self) -> bool:
        """Whether something is being exported."""
        return self._run is not None

    def follow(self, run: ExportRun) -> None:
        """Show how this run goes."""
        self._run = run
        self.text.setText(words.GATHERING)
        self.bar.setAccessibleName(words.GATHERING)
        self.bar.setRange(0, 0)
        self.stop_button.setEnabled(True)
        self.show()
        run.progressed.connect(self._on_progress)
        for end in (run.finished, run.stopped, run.failed, run.nothing):
            end.connect(self._end)

    def _on_progress(self, done: int, count: int, title: str) -> None:
        told = words.progress(done, count)
        room = max(60, self.text.width())
        name = self.text.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room)
        self.text.setText(told if count > 1 else name)
        self.text.setToolTip(title)
        self.bar.setAccessibleName(told)
        self.bar.setRange(0, count if count > 1 else 0)
        self.bar.setValue(done)

    def _on_stop(self) -> None:
        if self._run is not None:
            self.stop_button.setEnabled(False)
            self._run.stop()

    def _end(self, *_told: object) -> None:
        self._run = None
        self.hide()
