"""A letter that has been on screen for a moment, before somebody's eyes, has been read.

The moment begins when the first page is there, not at the click. One that came by itself, in the
place of a letter that went to the bin, or beside a date that one looked at, has not been read:
first somebody must do something with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractScrollArea

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kanttekening.domain.letter import LetterId
    from kanttekening.domain.rows import LetterRow
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.letters.model import LettersModel
    from kanttekening.ui.reader.view import ReaderView

READ_AFTER_MILLISECONDS = 2000
_SIGNS = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel)


class ReadingTime(QObject):
    """Marks letters as read, and as unread again when asked to."""

    def __init__(self, desk: Desk, model: LettersModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._model = model
        self._letter: LetterId | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(READ_AFTER_MILLISECONDS)
        self._timer.timeout.connect(self._on_read)
        self._reader: ReaderView | None = None
        self._on_screen: LetterId | None = None
        self._is_looked_at = False
        self._waiting: tuple[QWidget, ...] = ()

    def watch(self, reader: ReaderView) -> None:
        """Know where letters are read."""
        self._reader = reader
        reader.settled.connect(self._on_settled)

    def begin(self, row: LetterRow, *, came_by_itself: bool = False) -> None:
        """Start reading a letter; what came before was only passed by."""
        self._timer.stop()
        self._wait_no_longer()
        self._letter = row.id
        self._is_looked_at = not (row.is_read or came_by_itself)
        if row.is_read:
            return
        if came_by_itself and self._reader is not None:
            areas = self._reader.findChildren(QAbstractScrollArea)
            self._waiting = (*areas, *(area.viewport() for area in areas))
            for widget in self._waiting:
                widget.installEventFilter(self)
        else:
            self._start()

    def _on_settled(self) -> None:
        self._on_screen = None if self._reader is None else self._reader.letter_id
        if self._is_looked_at and not self._timer.isActive():
            self._start()

    def _start(self) -> None:
        """Let the moment begin, unless there is nothing to see of the letter yet."""
        if self._letter is not None and self._letter == self._on_screen:
            self._timer.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """See Qt. Somebody does something with the letter."""
        if event.type() in _SIGNS:
            self._wait_no_longer()
            self._is_looked_at = True
            self._start()
        return False

    def _wait_no_longer(self) -> None:
        for widget in self._waiting:
            widget.removeEventFilter(self)
        self._waiting = ()

    def end(self) -> None:
        """Stop reading."""
        self._timer.stop()
        self._wait_no_longer()
        self._letter = self._on_screen = None
        self._is_looked_at = False

    def mark(self, rows: tuple[LetterRow, ...], *, is_read: bool) -> None:
        """Mark letters by hand; the one in view then stays as it was marked."""
        ids = tuple(row.id for row in rows)
        if self._letter in ids:
            self._timer.stop()
            self._is_looked_at = False
        for letter_id in ids:
            self._model.patch(letter_id, is_read=is_read)
        self._desk.change(lambda library: library.letters.mark_read(ids, read=is_read))

    def _on_read(self) -> None:
        letter_id, reader = self._letter, self._reader
        if letter_id is None:
            return
        if reader is not None and not (reader.isVisible() and reader.isActiveWindow()):
            self._timer.start()  # nobody can have seen it: another moment
        else:
            self._is_looked_at = False
            self._model.patch(letter_id, is_read=True)
            self._desk.change(lambda library: library.letters.set_read(letter_id, read=True))
