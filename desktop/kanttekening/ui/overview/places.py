"""Where rows and headings stand in a list of any length, without asking each of them."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class RowPlaces:
    """Rows of one height, with a heading above those in ``firsts`` (rising numbers of rows).

    A heading belongs to the row below it: ``top`` is above both. Heights are in pixels.
    """

    def __init__(
        self, count: int = 0, firsts: Sequence[int] = (), row: int = 1, heading: int = 0
    ) -> None:
        self.count = count
        self.row = max(1, row)
        self.heading = heading
        self._firsts = array("q", firsts)
        self._tops = array("q", [at * self.row + n * heading for n, at in enumerate(firsts)])

    @property
    def height(self) -> int:
        """All of it."""
        return self.count * self.row + len(self._firsts) * self.heading

    def top(self, row: int) -> int:
        """Where a row begins, or the heading above it."""
        return row * self.row + bisect_left(self._firsts, row) * self.heading

    def has_heading(self, row: int) -> bool:
        """Whether a heading stands above this row."""
        at = bisect_left(self._firsts, row)
        return at < len(self._firsts) and self._firsts[at] == row

    def body(self, row: int) -> int:
        """Where a row itself begins, below its heading."""
        return self.top(row) + (self.heading if self.has_heading(row) else 0)

    def at(self, y: int) -> int:
        """The row that stands there, headings counted to the row below; -1 beyond the list."""
        if not 0 <= y < self.height:
            return -1
        group = bisect_right(self._tops, y) - 1
        if group < 0:
            return y // self.row
        inside = max(0, y - self._tops[group] - self.heading)
        return self._firsts[group] + inside // self.row

    def group(self, row: int) -> int:
        """The number of the heading that a row stands under; -1 without one."""
        return bisect_right(self._firsts, row) - 1

    def group_top(self, group: int) -> int:
        """Where a heading stands; the end of the list for the one after the last."""
        return self._tops[group] if group < len(self._tops) else self.height
