"""What a second start of the program hands to the window that is open."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kanttekening.services.handing_over import Letterbox


class Arrivals(QObject):
    """Watches the letterbox; ``came`` tells the files that were handed over, maybe none."""

    came = Signal(tuple)

    def __init__(self, window: QWidget, box: Letterbox) -> None:
        super().__init__(window)
        self._window = window
        self._box = box
        box.open()
        self._watcher = QFileSystemWatcher([str(box.folder)], self)
        self._watcher.directoryChanged.connect(self._look)

    def close(self) -> None:
        """Let others open a window of their own from now on."""
        if watched := self._watcher.directories():
            self._watcher.removePaths(watched)
        self._box.close()

    def _look(self) -> None:
        for handed in self._box.take():
            self._come_forward(handed.token)
            self.came.emit(handed.files)

    def _come_forward(self, token: str) -> None:
        """Show the window above the others: that is what a person wants who starts it again."""
        if token:
            os.environ["XDG_ACTIVATION_TOKEN"] = token  # Qt on Wayland looks here
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.raise_()
        self._window.activateWindow()
