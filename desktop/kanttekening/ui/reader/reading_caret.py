"""The caret and the selection of the Leesweergave, kept equal to those of the letter."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kanttekening.ui.reader.reading_view import ReadingView
    from kanttekening.ui.reader.selection import Selection


class CaretLink(QObject):
    """Carries a selection from the screen to the letter and back; whoever moves is followed."""

    def __init__(self, view: ReadingView, selection: Selection) -> None:
        super().__init__(view)
        self._view = view
        self._selection = selection
        self._following = False
        view.cursorPositionChanged.connect(self._on_cursor)
        view.selectionChanged.connect(self._on_cursor)
        selection.changed.connect(self.follow)

    @contextmanager
    def resting(self) -> Iterator[None]:
        """Let the caret of the screen move without anyone following it."""
        before, self._following = self._following, True
        try:
            yield
        finally:
            self._following = before

    def follow(self) -> None:
        """Select on the screen what is selected in the letter."""
        if self._following or self._view.reading is None:
            return
        with self.resting():
            self._view.setTextCursor(self._selected())

    def _on_cursor(self) -> None:
        reading = self._view.reading
        if self._following or reading is None:
            return
        cursor = self._view.textCursor()
        with self.resting():
            span = reading.map.span(cursor.selectionStart(), cursor.selectionEnd())
            if cursor.hasSelection() and span is not None:
                self._selection.take(span)
            else:
                self._selection.place(reading.map.offset(cursor.position()))

    def _selected(self) -> QTextCursor:
        reading = self._view.reading
        span, caret = self._selection.span, self._selection.caret
        places = reading.map.positions(span) if span and reading else []
        if places:
            first = self._view.cursor_at(min(start for start, _ in places))
            last = self._view.cursor_at(max(end for _, end in places))
            # The caret blinks at the end that moves.
            anchor, head = (last, first) if span and caret == span.start else (first, last)
            anchor.setPosition(head.position(), QTextCursor.MoveMode.KeepAnchor)
            return anchor
        cursor = self._view.textCursor()
        cursor.clearSelection()
        if caret is not None and reading is not None:
            return self._view.cursor_at(reading.map.position(caret))
        return cursor
