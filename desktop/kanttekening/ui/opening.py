"""How a window opens: first the picture with the list on it, then all the rest.

What a person types or clicks between the two is kept by Qt, and gets to a window that is whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kanttekening.ui.main_window import MainWindow

# The list is asked for before the window is built: a library on a slow disk is not waited for.
_LIST_SECONDS = 0.15
# A window that is minimised, or on another desktop, is not painted.
_PICTURE_MS = 400
_NO_INPUT = QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents


def bring_up(window: MainWindow) -> None:
    """Show a window, and return when all of it stands.

    The page worker starts right after the picture of the list: it loads its libraries while the
    rest of the window is built, and would have taken its share of the processors from the list.
    """
    window.memory.appear()
    window.desk.hand_over(_LIST_SECONDS)
    _wait_for_picture(window.sidebar)
    if window.desk.pages is not None:
        window.desk.pages.start()
    for _ in window.furnish():
        QCoreApplication.processEvents(_NO_INPUT)
    window.desk.tell_news()


def _wait_for_picture(part: QWidget) -> None:
    """Give the time to the screen until this part of a window is painted, and with it the rest.

    ``part`` is a widget of ours: of one of Qt's, like the ground of the list, PySide finds out what
    it is by loading all there are (8 ms).
    """
    loop = QEventLoop()
    painted = _Painted(loop.quit)
    part.installEventFilter(painted)
    QTimer.singleShot(_PICTURE_MS, loop.quit)
    loop.exec(_NO_INPUT)
    part.removeEventFilter(painted)


class _Painted(QObject):
    """Tells that something is painted: the loop ends when that is done."""

    def __init__(self, tell: Callable[[], None]) -> None:
        super().__init__()
        self._tell = tell

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Qt."""
        if event.type() == QEvent.Type.Paint:
            self._tell()
        return super().eventFilter(watched, event)
