"""A letter that has been in view for a moment has been read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from kanttekening.domain.letter import LetterId
    from kanttekening.domain.rows import LetterRow
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.letters.model import LettersModel

READ_AFTER_MILLISECONDS = 2000


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

    def begin(self, row: LetterRow) -> None:
        """Start reading a letter; what came before was only passed by."""
        self._timer.stop()
        self._letter = row.id
        if not row.is_read:
            self._timer.start()

    def end(self) -> None:
        """Stop reading."""
        self._timer.stop()
        self._letter = None

    def mark(self, rows: tuple[LetterRow, ...], *, is_read: bool) -> None:
        """Mark letters by hand; the one in view then stays as it was marked."""
        for row in rows:
            if row.id == self._letter:
                self._timer.stop()
            self._set(row.id, is_read=is_read)

    def _on_read(self) -> None:
        if self._letter is not None:
            self._set(self._letter, is_read=True)

    def _set(self, letter_id: LetterId, *, is_read: bool) -> None:
        self._model.patch(letter_id, is_read=is_read)
        self._desk.change(lambda library: library.letters.set_read(letter_id, is_read))
