"""Going to words of the newest text, also while an older version of the letter is open.

What is told of a letter beside it (facts, dates, references) was read in its newest text. In an
older one the same words are looked for; where they are not, that is said and nothing is shown.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from kanttekening.domain.letter import LetterId
    from kanttekening.domain.passage import Span
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.reader.open_letter import OpenLetter
    from kanttekening.ui.reader.view import ReaderView


class Evidence(QObject):
    """Shows where something was read; ``absent`` tells the letter and the place of what isn't."""

    absent = Signal(object, object)

    def __init__(self, desk: Desk, reader: ReaderView, opened: OpenLetter | None) -> None:
        super().__init__(reader)
        self._desk = desk
        self._reader = reader
        self._opened = opened
        reader.shown.connect(self._on_shown)

    def show(self, span: Span) -> None:
        """Bring words of the newest text into sight."""
        opened = self._opened
        if opened is None or opened.is_newest:
            self._reader.show_span(span)
            return
        letter_id, version_id = opened.letter.id, opened.content.version_id
        self._desk.latest(
            "evidence",
            lambda library: library.comparing.in_older(letter_id, version_id, span),
            partial(self._on_found, opened, span),
        )

    def _on_shown(self, opened: OpenLetter) -> None:
        self._opened = opened

    def _on_found(self, asked: OpenLetter, span: Span, found: Span | None) -> None:
        if asked is not self._opened:
            return
        if found is not None:
            self._reader.show_span(found)
        else:
            letter_id: LetterId = asked.letter.id
            self.absent.emit(letter_id, span)
