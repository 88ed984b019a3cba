"""Puts hits, marks and unread parts on the scroll bars of the reader, and goes there on a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from kanttekening.ui.reader.scroll_bar import Tick, TickRole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kanttekening.domain.annotation import MarkKind
    from kanttekening.domain.passage import Span
    from kanttekening.ui.reader.bar_places import Share
    from kanttekening.ui.reader.view import ReaderView

# What is painted comes first; the bar follows when there is time.
_SETTLE_MS = 40
# Two hits or marks nearer than this share of the text lie on the same pixel of most bars.
_APART = 1 / 1000
# A blank line between two unread parts is no gap.
_TOUCHING = 0.01


class ScrollTicks(QObject):
    """Knows what there is to show; the views know where on their bar it is."""

    def __init__(self, reader: ReaderView) -> None:
        super().__init__(reader)
        self._reader = reader
        self._timer = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._timer.timeout.connect(self.renew)
        for view in (reader.page_view, reader.reading_view):
            view.bar.tick_clicked.connect(self._on_clicked)
            view.bar.rangeChanged.connect(lambda _low, _high: self.stir())
        reader.finder.changed.connect(self.stir)
        reader.page_view.dressed.connect(self.stir)
        reader.progress.watch.progressed.connect(lambda _letter, _left: self.stir())

    def stir(self) -> None:
        """Something has changed, or another view is on."""
        self._timer.start()

    def renew(self) -> None:
        """Compute the ticks of the view that is on."""
        from kanttekening.ui.reader.bar_places import page_places, reading_places  # after the page

        reader = self._reader
        reading = reader.view is reader.reading_view
        places = reading_places(reader.reading_view) if reading else page_places(reader.page_view)
        reader.view.bar.set_ticks(list(self._ticks(places)))

    def _ticks(self, places: Share) -> Iterator[Tick]:
        for start, end in _merged(self._unread(places)):
            yield Tick(TickRole.UNREAD, start, end)
        yield from self._marked(places)
        finder, last = self._reader.finder, -1
        apart = finder.hits[-1].span.end * _APART if finder.hits else 0
        for number, hit in enumerate(finder.hits):
            is_current = number == finder.current
            if not is_current and last >= 0 and hit.span.start - last < apart:
                continue
            share = places(hit.span.start) if self._reader.view.shows(hit.span) else None
            if share is not None:
                last = hit.span.start
                role = TickRole.CURRENT if is_current else TickRole.HIT
                yield Tick(role, share, share, number)

    def _marked(self, places: Share) -> Iterator[Tick]:
        """One tick of a kind for each place: a file may bring thousands of marks at the same."""
        marks = self._reader.marking.shown.places
        apart = max(1.0, max((mark.span.end for _, mark in marks), default=0) * _APART)
        seen: set[tuple[MarkKind, int]] = set()
        for number, mark in marks:
            pixel = mark.kind, int(mark.span.start / apart)
            if pixel in seen or not self._reader.view.shows(mark.span):
                continue
            share = places(mark.span.start)
            if share is not None:
                seen.add(pixel)
                yield Tick(TickRole.MARK, share, share, number, mark.kind)

    def _unread(self, places: Share) -> Iterator[tuple[float, float]]:
        # Where a part is on the bar takes looking: a report has hundreds, and most follow others.
        for run in _runs(self._reader.progress.watch.unread):
            whole = _stretch(places, run[0].start, run[-1].end)
            if whole is not None:
                yield whole
                continue
            for span in run:
                part = _stretch(places, span.start, span.end)
                if part is not None:
                    yield part

    def _on_clicked(self, tick: Tick) -> None:
        marks = self._reader.marking.marks
        if tick.role is not TickRole.MARK:
            self._reader.finder.go_to(tick.number)
        elif tick.number < len(marks):
            self._reader.go_to_annotation(marks[tick.number].id)


def _runs(spans: Sequence[Span]) -> list[list[Span]]:
    """The spans, those together that lie on the same pixels or follow each other."""
    apart = max(2.0, max((span.end for span in spans), default=0) * _APART)
    found: list[list[Span]] = []
    for span in sorted(spans):
        if found and span.start - found[-1][-1].end <= apart:
            found[-1].append(span)
        else:
            found.append([span])
    return found


def _stretch(places: Share, start: int, end: int) -> tuple[float, float] | None:
    """Where a part of the text is on the bar; None where it has no place there."""
    first, last = places(start), places(max(0, end - 1))
    if first is None or last is None or first > last:
        return None
    return first, last


def _merged(stretches: Iterable[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """The same stretches, those that touch taken together."""
    start = end = -1.0
    for first, last in sorted(stretches):
        if first > end + _TOUCHING:
            if end >= 0:
                yield start, end
            start, end = first, last
        end = max(end, last)
    if end >= 0:
        yield start, end
