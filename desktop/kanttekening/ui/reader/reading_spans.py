"""The passages of the Leesweergave that have a colour: marks, hits, and what lights up."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from kanttekening.domain.passage import Span
from kanttekening.ui.reader.reading_painter import PaintedSpans, extra_selections

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.ui.reader.marks import Mark
    from kanttekening.ui.reader.reading_paper import ReadingPaperChoice
    from kanttekening.ui.reader.reading_view import ReadingView

_FLASH_MS = 1800
# Qt looks through every coloured stretch for every line it paints. Of many hits it gets those
# around what is in sight: so many code points before and after.
_FEW = 100
_AROUND = 2000


class SpanLayer(QObject):
    """Lays colours over the text of a view."""

    def __init__(self, view: ReadingView, paper: ReadingPaperChoice) -> None:
        super().__init__(view)
        self._view = view
        self._paper = paper
        self.marks: tuple[Mark, ...] = ()
        self._hits: tuple[Span, ...] = ()
        self._current: tuple[Span, ...] = ()
        self._flash: Span | None = None
        self._spoken: Span | None = None
        self._covered: Span | None = None
        self._timer = QTimer(self, singleShot=True, interval=_FLASH_MS)
        self._timer.timeout.connect(self._end_flash)
        view.moved.connect(self._on_moved)

    def clear(self) -> None:
        """Nothing has a colour any more."""
        self.marks = self._hits = self._current = ()
        self._spoken = self._covered = None

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """These marks; the last ones lie on top."""
        self.marks = tuple(marks)
        self.paint()

    def set_hits(self, hits: Sequence[Span], current: Sequence[Span]) -> None:
        """What was found, in the order of the text, and the stretches of the current hit."""
        if not (hits or self._hits):
            return
        self._hits, self._current = tuple(hits), tuple(current)
        self.paint()

    def hits_in_sight(self) -> tuple[list[Span], tuple[Span, ...]]:
        """What was found and can be seen now, and the stretches of the current hit."""
        if not self._hits:
            return [], ()
        sight = self._in_sight()
        first = bisect_left(self._hits, sight.start, key=attrgetter("end"))
        last = bisect_left(self._hits, sight.end, key=attrgetter("start"))
        return list(self._hits[first:last]), self._current

    def set_spoken(self, span: Span | None) -> None:
        """What is said now."""
        self._spoken = span
        self.paint()

    def flash(self, span: Span) -> None:
        """Let a passage light up for a moment."""
        self._flash = span
        self._timer.start()
        self.paint()

    def paint(self) -> None:
        """Hand the colours to Qt."""
        reading = self._view.reading
        if reading is not None:
            spans = PaintedSpans(
                self.marks,
                self._near_hits(),
                self._current,
                self._flash,
                self._spoken,
                tuple(repair.span for repair in self._view.repairs),
            )
            document = self._view.document()
            shown = extra_selections(document, reading.map, spans, self._paper)
            self._view.setExtraSelections(shown)
            self._view.viewport().update()

    def _near_hits(self) -> Sequence[Span]:
        """The hits that are in sight or soon will be."""
        self._covered = None
        if len(self._hits) <= _FEW:
            return self._hits
        sight = self._in_sight()
        self._covered = Span(max(0, sight.start - _AROUND), sight.end + _AROUND)
        first = bisect_left(self._hits, self._covered.start, key=attrgetter("end"))
        last = bisect_left(self._hits, self._covered.end, key=attrgetter("start"))
        return self._hits[first:last]

    def _in_sight(self) -> Span:
        sight = self._view.sight()
        return Span(sight[0].start, sight[-1].end) if sight else Span(0, 0)

    def _on_moved(self) -> None:
        if self._covered is None:
            return
        sight = self._in_sight()
        if sight.start < self._covered.start or sight.end > self._covered.end:
            self.paint()

    def _end_flash(self) -> None:
        self._flash = None
        self.paint()
