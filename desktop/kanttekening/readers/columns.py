"""Word boxes gathered column by column: a report has a hundred thousand of them.

The objects of ``PageLayout.build`` would cost more than the reading itself.
"""

from __future__ import annotations

import math
import struct
import sys
from array import array
from typing import TYPE_CHECKING, Any

from kanttekening.domain.layout import PageLayout, WordPlaces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.domain.layout import PageSize

_TWIPS = 20.0  # boxes are kept in twentieths of a point
_FAR = 1e8  # points; beyond it a number no longer fits
_ROUNDING = 1.5 * 2.0**52
_LOWER = 0 if sys.byteorder == "little" else 1


class WordColumns:
    """Spans and boxes of words, in the order of the text."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._pages: list[int] = []
        self._places: list[Sequence[Any]] = []  # each begins with the sides of a box

    def add(self, start: int, end: int, page: int, box: tuple[float, float, float, float]) -> None:
        """One more word."""
        self._starts.append(start)
        self._ends.append(end)
        self._pages.append(page)
        self._places.append(box)

    def add_line(
        self, start: int, page: int, texts: Sequence[str], places: Sequence[Sequence[Any]]
    ) -> int:
        """Words of a page with single spaces between them; where the last of them ends."""
        starts, ends = self._starts, self._ends
        for text in texts:
            starts.append(start)
            start += len(text)
            ends.append(start)
            start += 1
        self._pages += [page] * len(texts)
        self._places += places
        return start - 1

    def shorten_last(self) -> None:
        """The last word loses its last character (a hyphen); nothing left of it, it goes."""
        self._ends[-1] -= 1
        if self._ends[-1] == self._starts[-1]:
            for column in (self._starts, self._ends, self._pages, self._places):
                column.pop()

    def last_end(self) -> int:
        """Where the last word ends, 0 without any."""
        return self._ends[-1] if self._ends else 0

    def layout(self, sizes: tuple[PageSize, ...]) -> PageLayout:
        """All words with their places."""
        columns = array("I", self._starts), array("I", self._ends), array("H", self._pages)
        sides: list[float] = []
        for place in self._places:
            sides += place[:4]
        return PageLayout(sizes, WordPlaces(*columns, _twips(sides)))


def _twips(sides: list[float]) -> array[int]:
    """The sides in twentieths of a point, rounded as ``round`` does, at half its cost.

    Added to so large a number, a fraction finds no room and is rounded away; what is left in the
    lower half of the eight bytes is the whole number.
    """
    if not math.hypot(*sides) < _FAR:  # one call that knows of all that none is too large
        sides = [min(max(side, -_FAR), _FAR) for side in sides]
    twips, rounding = _TWIPS, _ROUNDING
    halves = array("i")
    halves.frombytes(struct.pack(f"{len(sides)}d", *[side * twips + rounding for side in sides]))
    return halves[_LOWER::2]
