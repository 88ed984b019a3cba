"""When a page in sight stays empty for longer than a moment, it says that it is coming."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

# Nearly all pages are there in a tenth of it; words that come and go at once only unsettle.
_MOMENT_MS = 800


class PageWaiting(QObject):
    """Knows whether one has been looking at an empty page for long."""

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(canvas)
        self.is_long = False
        self._canvas = canvas
        self._timer = QTimer(self, singleShot=True, interval=_MOMENT_MS)
        self._timer.timeout.connect(self._on_long)

    def look(self, *, is_empty: bool) -> None:
        """Tell whether a page in sight is empty now."""
        if not is_empty:
            self._timer.stop()
            self.is_long = False
        elif not self._timer.isActive() and not self.is_long:
            self._timer.start()

    def _on_long(self) -> None:
        self.is_long = True
        self._canvas.update()
