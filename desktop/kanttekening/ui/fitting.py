"""A window that stays on its screen, however small that is and wherever it stood last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

FIRST_SIZE = QSize(1440, 900)
LEAST_SIZE = QSize(764, 480)

# The frame is known only when the window stands there; until then this much is left for it.
_LIKELY_FRAME = QMargins(4, 32, 4, 4)


def fitted(wanted: QRect, available: QRect, frame: QMargins) -> QRect:
    """Make a rectangle small enough for the screen, frame included, and move it there."""
    room = available.marginsRemoved(frame)
    size = wanted.size().boundedTo(room.size())
    left = max(room.left(), min(wanted.left(), room.right() + 1 - size.width()))
    top = max(room.top(), min(wanted.top(), room.bottom() + 1 - size.height()))
    return QRect(QPoint(left, top), size)


def begin_on_screen(window: QWidget) -> None:
    """Give a window its first size, in the middle of the screen."""
    wanted = QRect(QPoint(0, 0), FIRST_SIZE)
    wanted.moveCenter(_room_for(window).center())
    _place(window, wanted)


def keep_on_screen(window: QWidget) -> None:
    """Bring a window back that came from a larger screen, or from one that is gone."""
    _place(window, window.geometry())


def is_small_screen(window: QWidget) -> bool:
    """Whether the window's screen has no room for its first size."""
    room = _room_for(window)
    return room.width() < FIRST_SIZE.width() or room.height() < FIRST_SIZE.height()


def _place(window: QWidget, wanted: QRect) -> None:
    available = _room_for(window)
    frame = _frame_of(window)
    window.setMinimumSize(LEAST_SIZE.boundedTo(available.marginsRemoved(frame).size()))
    if not (window.isMaximized() or window.isFullScreen()):
        window.setGeometry(fitted(wanted, available, frame))


def _frame_of(window: QWidget) -> QMargins:
    outer, inner = window.frameGeometry(), window.geometry()
    if outer == inner:
        return _LIKELY_FRAME
    return QMargins(
        inner.left() - outer.left(),
        inner.top() - outer.top(),
        outer.right() - inner.right(),
        outer.bottom() - inner.bottom(),
    )


def _room_for(window: QWidget) -> QRect:
    at = QGuiApplication.screenAt(window.geometry().center())
    return (at or window.screen() or QGuiApplication.primaryScreen()).availableGeometry()
