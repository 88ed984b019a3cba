"""Where on the scroll bar of a view a place in the text is, as a share of its length."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from kanttekening.domain.passage import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QAbstractScrollArea

    from kanttekening.ui.reader.page_view import PageView
    from kanttekening.ui.reader.reading_view import ReadingView

    Share = Callable[[int], float | None]

# Where nothing is drawn the next word counts; it is nearly always near.
_REACHES = (1, 4, 40, 400)
# So many heights of the Leesweergave are measured; between them a straight line is near enough:
# a bar has no more pixels.
_MEASURED = 400


def page_places(view: PageView) -> Share:
    """Where characters are on the bar of the pages; None for one that it does not reach."""
    low, length = _reach(view)

    def share(offset: int) -> float | None:
        for reach in _REACHES:
            rects = view.overlay.rects(Span(offset, offset + reach))
            if rects:
                return _within((view.canvas_height(rects[0]) - low) / length)
        return None

    return share


def reading_places(view: ReadingView) -> Share:
    """Where characters are on the bar of the Leesweergave; for hidden ones, where one goes on."""
    reading = view.reading
    low, length = _reach(view)
    if reading is None or not reading.blocks or not view.is_written:
        return lambda _offset: None
    step = max(1, len(reading.blocks) // _MEASURED)
    # The end of the last block closes the last stretch.
    positions = [reading.place(block) for block in reading.blocks[::step]]
    positions.append(view.document().characterCount() - 1)
    heights = [view.height_of(position) for position in positions[:-1]]
    heights.append(view.document().size().height())
    between = list(pairwise(zip(positions, heights, strict=True)))

    def share(offset: int) -> float | None:
        position = reading.map.position(offset)
        index = min(max(0, bisect_right(positions, position) - 1), len(between) - 1)
        (first, top), (last, bottom) = between[index]
        part = (position - first) / max(1, last - first)
        return _within((top + part * (bottom - top) - low) / length)

    return share


def _reach(view: QAbstractScrollArea) -> tuple[int, int]:
    """The first pixel that the bar can show, and how many there are."""
    bar = view.verticalScrollBar()
    return bar.minimum(), max(1, bar.maximum() - bar.minimum() + view.viewport().height())


def _within(share: float) -> float | None:
    return share if 0 <= share <= 1 else None
