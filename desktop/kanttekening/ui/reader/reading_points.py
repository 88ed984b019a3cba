"""Which position of the Leesweergave stands at a point, asked once for all who want to know.

Qt looks for it among all tables above: 8 ms in a report with hundreds of them, while after each
move half a dozen ask where the window begins and ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from kanttekening.ui.reader.reading_view import ReadingView


class ReadingPoints:
    """Remembers the answers for as long as the view stands still."""

    def __init__(self, view: ReadingView) -> None:
        self._view = view
        self._standing: object = None
        self._known: dict[tuple[int, int], int] = {}

    def position_at(self, point: QPoint) -> int:
        """The position of the document at a point of the viewport, or the one nearest to it."""
        view = self._view
        written, size = view.document().characterCount(), view.viewport().size()
        standing = view.reading, view.bar.value(), view.bar.maximum(), size, written
        if standing != self._standing:
            self._standing, self._known = standing, {}
        place = point.x(), point.y()
        if place not in self._known:
            self._known[place] = view.cursorForPosition(point).position()
        return self._known[place]
