"""The passages of the Leesweergave that have a colour: marks, hits, and what lights up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from kanttekening.ui.reader.reading_painter import PaintedSpans, extra_selections

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.domain.passage import Span
    from kanttekening.ui.reader.marks import Mark
    from kanttekening.ui.reader.reading_paper import ReadingPaperChoice
    from kanttekening.ui.reader.reading_view import ReadingView

_FLASH_MS = 1100


class SpanLayer(QObject):
    """Lays colours over the text of a view."""

    def __init__(self, view: ReadingView, paper: ReadingPaperChoice) -> None:
        super().__init__(view)
        self._view = view
        self._paper = paper
        self.marks: tuple[Mark, ...] = ()
        self._hits: tuple[Span, ...] = ()
        self._current: int | None = None
        self._flash: Span | None = None
        self._spoken: Span | None = None
        self._timer = QTimer(self, singleShot=True, interval=_FLASH_MS)
        self._timer.timeout.connect(self._end_flash)

    def clear(self) -> None:
        """Nothing has a colour any more."""
        self.marks = self._hits = ()
        self._spoken = None

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """These marks; the shortest lies on top."""
        self.marks = tuple(sorted(marks, key=lambda mark: -len(mark.span)))
        self.paint()

    def set_hits(self, hits: Sequence[Span], current: int | None) -> None:
        """What was found, and which one is the current."""
        self._hits, self._current = tuple(hits), current
        self.paint()

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
                self._hits,
                self._current,
                self._flash,
                self._spoken,
                tuple(repair.span for repair in self._view.repairs),
            )
            document = self._view.document()
            shown = extra_selections(document, reading.map, spans, self._paper)
            self._view.setExtraSelections(shown)
            self._view.viewport().update()

    def _end_flash(self) -> None:
        self._flash = None
        self.paint()
