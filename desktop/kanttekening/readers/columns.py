"""Word boxes gathered column by column: a report has a hundred thousand of them.

The objects of ``PageLayout.build`` would cost more than the reading itself.
"""

from __future__ import annotations

from array import array
from itertools import accumulate, chain
from typing import TYPE_CHECKING

from kanttekening.domain.layout import PageLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.domain.layout import PageSize
    from kanttekening.readers.rows import Word

_TWIPS = 20  # boxes are kept in twentieths of a point
_FAR = 1e8  # points; beyond it a number no longer fits


class WordColumns:
    """Spans and boxes of words, in the order of the text."""

    def __init__(self) -> None:
        self._starts = array("I")
        self._ends = array("I")
        self._pages = array("H")
        self._boxes: list[tuple[float, float, float, float]] = []

    def add(self, start: int, end: int, page: int, box: tuple[float, float, float, float]) -> None:
        """One more word."""
        self._starts.append(start)
        self._ends.append(end)
        self._pages.append(page)
        self._boxes.append(box)

    def add_line(self, start: int, page: int, words: Sequence[Word]) -> int:
        """Words of a page with single spaces between them; where the last of them ends."""
        starts = list(accumulate([len(word[0]) + 1 for word in words], initial=start))
        behind = starts.pop() - 1
        self._starts.extend(starts)
        self._ends.extend([next_start - 1 for next_start in starts[1:]])
        self._ends.append(behind)
        self._pages.extend([page] * len(words))
        self._boxes += [word[1] for word in words]
        return behind

    def shorten_last(self) -> None:
        """The last word loses its last character (a hyphen); nothing left of it, it goes."""
        self._ends[-1] -= 1
        if self._ends[-1] == self._starts[-1]:
            for column in (self._starts, self._ends, self._pages, self._boxes):
                column.pop()

    def last_end(self) -> int:
        """Where the last word ends, 0 without any."""
        return self._ends[-1] if self._ends else 0

    def layout(self, sizes: tuple[PageSize, ...]) -> PageLayout:
        """All words with their places."""
        sides = list(chain.from_iterable(self._boxes))
        try:
            boxes = array("i", [round(side * _TWIPS) for side in sides])
        except OverflowError:
            near = (min(_FAR, max(-_FAR, side)) for side in sides)
            boxes = array("i", [round(side * _TWIPS) for side in near])
        return PageLayout(sizes, self._starts, self._ends, self._pages, boxes)
