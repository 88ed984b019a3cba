"""Dates on their way to a calendar: ask where, let the library write, say that it is there."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal

from kanttekening.ui.dialogs.choosing import ask_where_to_save
from kanttekening.words import dates as words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kanttekening.domain.agenda import DatedEvent
    from kanttekening.domain.letter import LetterId
    from kanttekening.services.library import Library
    from kanttekening.ui.desk import Desk

_DAY = 10


class CalendarExport(QObject):
    """Writes calendar files. ``written`` tells how many dates, and in which file."""

    written = Signal(int, object)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._folder = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )

    def letter(self, letter_id: LetterId, dated: DatedEvent | None) -> None:
        """Write one date of a letter, or all that it announces."""
        if dated is None:
            name, numbers = words.file_name(words.TAB), None
        else:
            name = words.file_name(words.what(dated.event), dated.due[:_DAY])
            numbers = (dated.number,)
        path = self._ask_where(name)
        if path is not None:
            self._ask(partial(_export_letter, letter_id, path, numbers), path)

    def coming(self) -> None:
        """Write everything that lies ahead in the whole library."""
        path = self._ask_where(words.file_name(words.VIEW))
        if path is not None:
            self._ask(partial(_export_coming, path), path)

    def _ask_where(self, name: str) -> Path | None:
        start = Path(self._folder) / name
        path = ask_where_to_save(self._window, words.SAVE_TITLE, start, words.FILE_KIND)
        if path is None:
            return None
        self._folder = str(path.parent)
        return path if path.suffix else path.with_suffix(".ics")

    def _ask(self, question: partial[int], path: Path) -> None:
        self._desk.ask(question, lambda count: self.written.emit(count, path))


def _export_letter(
    letter_id: LetterId, path: Path, numbers: tuple[int, ...] | None, library: Library
) -> int:
    return library.events.export_letter(letter_id, path, words.entry, numbers)


def _export_coming(path: Path, library: Library) -> int:
    return library.events.export_coming(path, words.entry)
