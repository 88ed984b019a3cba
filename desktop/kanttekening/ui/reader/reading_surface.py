"""The Leesweergave, as hand and keys know it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QUrl
from PySide6.QtGui import QTextCursor

from kanttekening.domain.passage import Span
from kanttekening.ui.reader.reading_looks import DEAD
from kanttekening.ui.reader.reading_pointer import mark_under, offset_under

if TYPE_CHECKING:
    from collections.abc import Callable

    from kanttekening.ui.reader.reading_view import ReadingView

_MOVES = {
    -1: QTextCursor.MoveOperation.Up,
    1: QTextCursor.MoveOperation.Down,
}


class ReadingSurface:
    """What the page repeats is hidden here, and stepped over. See ``Surface``."""

    def __init__(self, view: ReadingView) -> None:
        self.area = view

    def gap_at(self, point: QPoint) -> int | None:
        """See ``Surface``."""
        return self.area.offset_of(self.area.cursorForPosition(point).position())

    def character_at(self, point: QPoint) -> int | None:
        """See ``Surface``."""
        return offset_under(self.area, point)

    def link_at(self, point: QPoint) -> Callable[[], None] | None:
        """See ``Surface``."""
        anchor = self.area.anchorAt(point)
        if not anchor or anchor == DEAD:
            return None
        return lambda: self.area.anchorClicked.emit(QUrl(anchor))

    def mark_at(self, point: QPoint) -> str | None:
        """See ``Surface``."""
        mark = mark_under(self.area, point)
        return None if mark is None else mark.id

    def caret_at(self, offset: int) -> QRect | None:
        """See ``Surface``."""
        cursor = self._cursor(offset)
        return None if cursor is None else self.area.cursorRect(cursor)

    def shown(self, offset: int, direction: int) -> int:
        """See ``Surface``."""
        reading = self.area.reading
        return offset if reading is None else reading.map.nearest(offset, direction)

    def line_step(self, offset: int, x: float | None, direction: int) -> tuple[int, float] | None:
        """See ``Surface``."""
        cursor, reading = self._cursor(offset), self.area.reading
        if cursor is None or reading is None:
            return None
        at = float(self.area.cursorRect(cursor).x()) if x is None else x
        cursor.setVerticalMovementX(round(at) + self.area.horizontalScrollBar().value())
        if not cursor.movePosition(_MOVES[direction]):
            return None
        return reading.map.offset(cursor.position()), at

    def line_ends(self, offset: int) -> Span | None:
        """See ``Surface``."""
        cursor, reading = self._cursor(offset), self.area.reading
        if cursor is None or reading is None:
            return None
        cursor.movePosition(QTextCursor.MoveOperation.StartOfLine)
        start = reading.map.offset(cursor.position())
        cursor.movePosition(QTextCursor.MoveOperation.EndOfLine)
        return Span(start, max(start, reading.map.offset(cursor.position())))

    def reveal(self, span: Span) -> None:
        """See ``Surface``."""
        self.area.reveal(span)

    def tell_selected(self) -> None:
        """See ``Surface``."""
        self.area.selected.emit()

    def tell_mark(self, mark: str) -> None:
        """See ``Surface``."""
        self.area.mark_clicked.emit(mark)

    def _cursor(self, offset: int) -> QTextCursor | None:
        reading = self.area.reading
        return None if reading is None else self.area.cursor_at(reading.map.position(offset))
