"""Taking in goes on while one reads: how far it is, which file, how fast, and Stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from kanttekening.ui.progress_strip import ProgressStrip
from kanttekening.ui.theme import TextRole
from kanttekening.words import intake, screen
from kanttekening.words.pace import pace

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from kanttekening.ui.desk import Desk
    from kanttekening.ui.intake import IntakeProgress
    from kanttekening.ui.theme import Theme


class IntakeStrip(ProgressStrip):
    """Shown at the foot of the list as long as files are taken in."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(screen.STOP, parent)
        self._desk = desk
        self._file = ""
        self._name = QLabel()
        self._name.setProperty("quiet", True)
        self._name.setFont(theme.font(TextRole.SMALL))
        # The name may be longer than the column is wide; the column decides.
        self._name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._pace = QLabel()
        self._pace.setProperty("quiet", True)
        self._pace.setFont(theme.font(TextRole.SMALL))
        margins = self.column.contentsMargins()
        self._margins = margins.left() + margins.right()
        self.column.addWidget(self._name)
        self.column.addWidget(self._pace)
        self.stop_button.clicked.connect(self._on_stop)
        desk.intake_progress.connect(self._on_progress)
        desk.intake_finished.connect(self.hide)

    def _on_progress(self, progress: IntakeProgress) -> None:
        if self.isHidden():
            self.stop_button.setEnabled(True)
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        self.bar.setAccessibleName(intake.taking_in(progress.done, progress.total))
        if self.stop_button.isEnabled():
            self.text.setText(intake.taking_in(progress.done, progress.total))
        estimate = progress.estimate
        self._pace.setVisible(estimate is not None)
        if estimate is not None:
            self._pace.setText(pace(estimate.per_second, estimate.seconds_left))
        self._file = progress.name
        self.show()
        self._show_name()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See Qt. A long file name gives way in the middle."""
        super().resizeEvent(event)
        self._show_name()

    def _show_name(self) -> None:
        width = self.width() - self._margins
        elide = Qt.TextElideMode.ElideMiddle
        self._name.setText(self._name.fontMetrics().elidedText(self._file, elide, width))

    def _on_stop(self) -> None:
        self.stop_button.setEnabled(False)
        self.text.setText(screen.STOPPING)
        self._desk.stop_intake()
