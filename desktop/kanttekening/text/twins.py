"""Passages that read the same, of which one is gone: nobody knows which one it is.

Two of them are told apart by what stands between them, if that is there still. Nothing else is
believed: what stands beside one may have stood beside the other before more was left out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from kanttekening.text.followed import Followed, together

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kanttekening.text.alignment import Run
    from kanttekening.text.spelled import Letters

_ENOUGH = 0.5  # of the letters of a twin; with fewer it is gone
_SHORT = 12  # letters; fewer have twins everywhere
_TELLING = 24  # letters that hardly stand in a letter twice by chance
_FEW = 8  # letters that may tell two places apart, if they stand in a letter once
_STRIDE = 160  # letters that are looked through at once
_SENTENCE = 2  # the depth of a cut between sentences


class Twins:
    """Asks of passages that were followed whether they may be their twins."""

    def __init__(self, old: Letters, followed: Followed) -> None:
        self._old = old
        self._followed = followed

    def may_be_one(self, first: int, last: int) -> bool:
        """Whether the letters that were followed may as well be those of a twin that is gone.

        Of "A x A" of which "A" is left nobody knows which one it is. If "x" is there still, its
        place tells.
        """
        runs = together(self._followed.within(first, last)) if self._followed.gone else []
        for start, end in self._windows(runs[0], runs[-1]) if runs else ():
            if self._has_twin(start, end) and any(
                self._twins_gone(start, end, self._back(start), self._on(end))
            ):
                return True
        return False

    def _has_twin(self, first: int, last: int) -> bool:
        letters = self._old.letters
        quote = letters[first:last]
        return letters.find(quote, 0, last - 1) >= 0 or letters.find(quote, first + 1) >= 0

    def _twins_gone(self, first: int, last: int, low: int, high: int) -> Iterator[bool]:
        """Whether the letters ``[first, last)`` are gone elsewhere between ``low`` and ``high``."""
        letters, length = self._old.letters, last - first
        at = letters.find(letters[first:last], low, high)
        while at >= 0:
            if at != first:
                yield self._followed.still(at, at + length) < _ENOUGH * length
            at = letters.find(letters[first:last], at + 1, high)

    def _on(self, start: int) -> int:
        """How far on one can go before something tells where one is."""
        for low in range(start, len(self._old), _STRIDE):
            for piece, end in self._pieces(low, low + _STRIDE):
                if self._is_alone(piece, end):
                    return end
        return len(self._old)

    def _back(self, end: int) -> int:
        """How far back."""
        for high in range(end, 0, -_STRIDE):
            for piece, last in reversed([*self._pieces(max(0, high - _STRIDE), high)]):
                if self._is_alone(piece, last):
                    return piece
        return 0

    def _is_alone(self, first: int, last: int) -> bool:
        letters = self._old.letters
        part = letters[first:last]
        return len(part) >= _FEW and letters.find(part) == letters.rfind(part)

    def _pieces(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """What is there still, a few words at a time.

        No longer than a sentence: two that both have twins may stand together once.
        """
        starts = self._old.starts
        for run in self._followed.within(first, min(last, len(self._old))):
            start = run.old
            for at in (
                *starts[bisect_right(starts, start) : bisect_left(starts, run.end)],
                run.end,
            ):
                ends = at == run.end or self._old.break_at(at) >= _SENTENCE
                if ends or at - start >= _TELLING:
                    yield start, at
                    start = at

    def _windows(self, first: Run, last: Run) -> Iterator[tuple[int, int]]:
        """The letters from one run to another, with some around them that are there still.

        Those are taken along if the others are too few to tell a twin by.
        """
        start, end = first.old, last.end
        more = max(0, _TELLING - (end - start))
        before = self._followed.within(max(0, start - more), start)
        behind = self._followed.within(end, end + more)
        least = before[-1].old if before and before[-1].end == start else start
        most = behind[0].end if behind and behind[0].old == end else end
        length = min(most - least, max(_TELLING, end - start))
        if length >= _SHORT:
            yield from sorted(
                {(at, at + length) for at in (least, (least + most - length) // 2, most - length)}
            )
