"""Letters of an older text that were followed into a newer one: which are there, and where."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from kanttekening.text.alignment import Run

if TYPE_CHECKING:
    from collections.abc import Sequence

_FOREIGN = 0.08  # what a letter that came in between costs, in letters that are there still
_FREE = 20  # letters that may come in for nothing
_TORN = 150  # letters; with more in between it is no longer one passage
_MISSED = 6  # letters that are gone; fewer are a word that was read otherwise


class Followed:
    """The runs of ``text.alignment``, looked up by place."""

    def __init__(self, runs: Sequence[Run], length: int) -> None:
        self._runs = runs
        self._length = length
        self.starts = [run.old for run in runs]

    def within(self, first: int, last: int) -> list[Run]:
        """The runs of the letters ``[first, last)``, cut off at both ends."""
        found = []
        at = max(0, bisect_right(self.starts, first) - 1)
        while at < len(self._runs) and self._runs[at].old < last:
            run = self._runs[at]
            start, end = max(first, run.old), min(last, run.old + run.length)
            if end > start:
                found.append(Run(start, start + run.shift, end - start))
            at += 1
        return found

    def place(self, at: int) -> int | None:
        """Where one letter of the older text is in the newer one."""
        place = bisect_right(self.starts, at) - 1
        if place < 0:
            return None
        run = self._runs[place]
        return at + run.shift if at < run.old + run.length else None

    def still(self, first: int, last: int) -> int:
        """How many of these letters are there still."""
        return sum(run.length for run in self.within(first, last)) if first < last else 0

    @cached_property
    def gone(self) -> list[tuple[int, int]]:
        """The stretches of the older text that are long enough to be missed, and are not there."""
        gaps, at = [], 0
        for run in [*self._runs, Run(self._length, 0, 0)]:
            if run.old - at >= _MISSED:
                gaps.append((at, run.old))
            at = run.end
        return gaps


def together(runs: list[Run]) -> list[Run]:
    """The stretch of runs with the most letters, less what came in between them."""
    best, chosen, start, sum_ = -1.0, (0, 0), 0, 0.0
    for place, run in enumerate(runs):
        if place:
            last = runs[place - 1]
            came = (run.new - last.new - last.length) - (run.old - last.old - last.length)
            sum_ -= _FOREIGN * max(0, came - _FREE)
            if sum_ <= 0 or came > _TORN:
                start, sum_ = place, 0.0
        sum_ += run.length
        if sum_ > best:
            best, chosen = sum_, (start, place + 1)
    return runs[slice(*chosen)]
