"""What stands on a page that is not there: that it is coming, or a button to try it once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QPushButton

from kanttekening.words import reader as words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QWidget

# Below the words on the part of the page that is in sight, in logical pixels.
_DOWN = 120
# Nearly all pages are there in a tenth of it; words that come and go at once only unsettle.
_MOMENT_MS = 800


class RetryButton(QPushButton):
    """Stands on the first page in sight that could not be shown; hidden when there is none."""

    def __init__(self, parent: QWidget, again: Callable[[int], None]) -> None:
        super().__init__(words.TRY_AGAIN, parent)
        self._page = 0
        self._canvas = parent
        self.clicked.connect(lambda: again(self._page))
        self.hide()

    def stand(self, faulty: Sequence[tuple[int, QRect]]) -> None:
        """Go to the first of these pages that has room in sight for it."""
        self.resize(self.sizeHint())
        for page, where in faulty:
            spot = where.topLeft()
            spot.setX(where.left() + (where.width() - self.width()) // 2)
            spot.setY(max(0, where.top()) + _DOWN)
            if spot.y() + self.height() <= min(where.bottom(), self._canvas.height()):
                self._page = page
                self.setToolTip(words.try_again_tip(page))
                self.move(spot)
                self.show()
                return
        self.hide()


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
