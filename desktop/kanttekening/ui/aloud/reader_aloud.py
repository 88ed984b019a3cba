"""Brings reading aloud and the reader together: where it begins, and what lights up."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QBoxLayout

    from kanttekening.domain.passage import Span
    from kanttekening.ui.aloud.bar import AloudBar
    from kanttekening.ui.aloud.reading_aloud import ReadingAloud
    from kanttekening.ui.reader.view import ReaderView
    from kanttekening.ui.theme import Theme


_USUAL_PACE = 100


class ReaderAloud(QObject):
    """What the reader's keys ask for. Voice and bar are made when somebody first wants to hear."""

    def __init__(self, reader: ReaderView, theme: Theme) -> None:
        super().__init__(reader)
        self._reader = reader
        self._theme = theme
        self._place: tuple[QBoxLayout, int] | None = None
        self._pace = _USUAL_PACE
        self._keep: Callable[[int], None] | None = None

    @cached_property
    def reading(self) -> ReadingAloud:
        """The one who reads."""
        from kanttekening.ui.aloud.reading_aloud import PACES, ReadingAloud
        from kanttekening.ui.aloud.speakers import speakers

        reading = ReadingAloud(speakers, self)
        if self._pace in PACES:
            reading.set_pace(self._pace)
        reading.reached.connect(self._on_reached)
        return reading

    @cached_property
    def bar(self) -> AloudBar:
        """The bar below the letter."""
        from kanttekening.ui.aloud.bar import AloudBar

        bar = AloudBar(self.reading, self._reader.actions_by_id, self._theme, self._reader)
        bar.pace_chosen.connect(self._on_pace)
        if self._place is not None:
            layout, at = self._place
            layout.insertWidget(at, bar)
        return bar

    def stand_in(self, layout: QBoxLayout) -> None:
        """Have the bar stand here, after what is in ``layout`` now, once there is one."""
        self._place = layout, layout.count()

    def remember(self, pace: int, keep: Callable[[int], None]) -> None:
        """Begin with this pace; another one that is chosen is kept."""
        self._pace = pace
        self._keep = keep
        if self._has_begun:
            self.reading.set_pace(pace)

    def toggle(self) -> None:
        """Begin at the caret, else at the top of what is in sight; or pause; or go on."""
        from kanttekening.ui.aloud.reading_aloud import State

        reading, _bar = self.reading, self.bar
        if reading.is_on:
            reading.toggle()
            return
        prepared, selection = self._reader.prepared, self._reader.selection
        if prepared is None or reading.state is State.LOOKING:
            return
        caret = selection.caret
        start = self._reader.view.top_offset() if caret is None else caret
        reading.read(prepared.reading, start, selection.span)

    def skip(self, by: int) -> None:
        """Go some sentences on or back, while there is reading."""
        if self._has_begun:
            self.reading.skip(by)

    def stop(self) -> None:
        """Be silent."""
        if self._has_begun:
            self.reading.stop()

    @property
    def _has_begun(self) -> bool:
        return "reading" in self.__dict__

    def _on_pace(self, pace: int) -> None:
        self.reading.set_pace(pace)
        if self._keep is not None:
            self._keep(pace)

    def _on_reached(self, span: Span | None) -> None:
        for view in (self._reader.page_view, self._reader.reading_view):
            view.set_spoken(span)
        if span is not None:
            self._reader.view.reveal(span)
