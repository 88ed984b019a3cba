"""Brings reading aloud and the reader together: where it begins, and what lights up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kanttekening.ui.aloud.bar import AloudBar
from kanttekening.ui.aloud.reading_aloud import PACES, ReadingAloud, State
from kanttekening.ui.aloud.speakers import speakers

if TYPE_CHECKING:
    from collections.abc import Callable

    from kanttekening.domain.passage import Span
    from kanttekening.ui.reader.view import ReaderView
    from kanttekening.ui.theme import Theme


class ReaderAloud(QObject):
    """What the reader's keys ask for."""

    def __init__(self, reader: ReaderView, theme: Theme) -> None:
        super().__init__(reader)
        self._reader = reader
        self.reading = ReadingAloud(speakers, self)
        self.bar = AloudBar(self.reading, reader.actions_by_id, theme, reader)
        self._keep: Callable[[int], None] | None = None
        self.bar.pace_chosen.connect(self._on_pace)
        self.reading.reached.connect(self._on_reached)

    def remember(self, pace: int, keep: Callable[[int], None]) -> None:
        """Begin with this pace; another one that is chosen is kept."""
        if pace in PACES:
            self.reading.set_pace(pace)
        self._keep = keep

    def toggle(self) -> None:
        """Begin at the caret, else at the top of what is in sight; or pause; or go on."""
        if self.reading.is_on:
            self.reading.toggle()
            return
        prepared, selection = self._reader.prepared, self._reader.selection
        if prepared is None or self.reading.state is State.LOOKING:
            return
        caret = selection.caret
        start = self._reader.view.top_offset() if caret is None else caret
        self.reading.read(prepared.reading, start, selection.span)

    def _on_pace(self, pace: int) -> None:
        self.reading.set_pace(pace)
        if self._keep is not None:
            self._keep(pace)

    def _on_reached(self, span: Span | None) -> None:
        for view in (self._reader.page_view, self._reader.reading_view):
            view.set_spoken(span)
        if span is not None:
            self._reader.view.reveal(span)
