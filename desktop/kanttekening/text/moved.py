"""Words that stand somewhere else now, where there was nothing of the older text before.

A place is only taken if there is no doubt: words that stand in the older text twice are known by
the neighbours that came along with them, or not at all.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kanttekening.text.alignment import Run
    from kanttekening.text.spelled import Letters

_SHORT = 12  # letters; a shorter passage is anywhere, so its neighbours must be there as well
_AROUND = 48  # letters on either side
_CONTEXT = 0.5  # how alike the surroundings are of words that were moved
_NEIGHBOURS = 24  # letters beside words that tell for certain which words they are
_FEW = 8  # letters; a shorter paragraph is a number or a name
_MOST = 0.6  # of a passage over several paragraphs, for one of them to stand for it
_PARAGRAPH = 3  # the depth of a cut between paragraphs
_ALONG = 16  # letters beside words that were moved, that went along
_LEAD = 0.2  # and by how much they beat another place with the same words
_LONG = 50  # letters; a shorter passage is not looked for when it was moved and altered
_ALL_ALIKE = 93.0  # of the whole of it, and of what is there now
_ALIKE = 90.0  # of a passage that was moved and altered


class Part(NamedTuple):
    """A stretch of letters of the newer text, and how many of the passage's are in it."""

    first: int
    last: int
    there: int


class Moved:
    """Looks for letters of an older text in the stretches of a newer one that came in."""

    def __init__(self, old: Letters, new: Letters, runs: Sequence[Run]) -> None:
        self._old = old
        self._new = new
        self._runs = runs

    @cached_property
    def _free(self) -> list[tuple[int, int]]:
        """The stretches of the newer text that nothing of the older one came to stand on."""
        gaps, at = [], 0
        for run in self._runs:
            if run.new > at:
                gaps.append((at, run.new))
            at = run.new + run.length
        if at < len(self._new):
            gaps.append((at, len(self._new)))
        return gaps

    def find(self, first: int, last: int) -> Part | None:
        """The same words, or nearly, where there was nothing of the older text."""
        length = last - first
        along = self._moved_along(first, last) or self._moved_alone(first, last)
        if along is not None or length < _SHORT:
            return along
        quote = self._old.letters[first:last]
        places = [
            at for at in all_places(self._new.letters, quote) if self._is_free(at, at + length)
        ]
        if not places:
            found = self._most_of_it(first, last)
            return found or (None if self._has_twin(first, last) else self._altered(first, last))
        at = self._chosen(first, last, places)
        if at is None or not self._is_no_twin(first, last, at):
            return None
        return Part(at, at + length, length)

    def _most_of_it(self, first: int, last: int) -> Part | None:
        """Of a passage over several paragraphs the longest, if that is most of it and moved."""
        borders = self._old.starts
        cuts = [
            at
            for at in borders[bisect_right(borders, first) : bisect_left(borders, last)]
            if self._old.break_at(at) == _PARAGRAPH
        ]
        pieces = list(pairwise([first, *cuts, last]))
        start, end = max(pieces, key=lambda piece: piece[1] - piece[0])
        if not cuts or end - start < _MOST * (last - first):
            return None
        return self.find(start, end)

    def _moved_along(self, first: int, last: int) -> Part | None:
        """Words that went elsewhere with their neighbours, if the two are nowhere else."""
        old, length = self._old.letters, last - first
        for before, behind in ((_NEIGHBOURS, _NEIGHBOURS), (_NEIGHBOURS, 0), (0, _NEIGHBOURS)):
            start, end = first - before, last + behind
            if start < 0 or end > len(old):
                continue
            place = self._new.letters.find(old[start:end])
            if place < 0 or place != self._new.letters.rfind(old[start:end]):
                continue
            if self._is_free(place, place + end - start) and not self._has_twin(start, end):
                return Part(place + before, place + before + length, length)
        return None

    def _moved_alone(self, first: int, last: int) -> Part | None:
        """A heading or a paragraph that went elsewhere, and is nowhere else as a whole."""
        quote = self._old.letters[first:last]
        if len(quote) < _FEW or not _is_block(self._old, first, last):
            return None
        if len(list(_blocks(self._old, quote))) != 1:
            return None
        places = list(_blocks(self._new, quote))
        if len(places) != 1 or not self._is_free(places[0], places[0] + len(quote)):
            return None
        return Part(places[0], places[0] + len(quote), len(quote))

    def _has_twin(self, first: int, last: int) -> bool:
        letters = self._old.letters
        quote = letters[first:last]
        return letters.find(quote) != letters.rfind(quote)

    def _is_no_twin(self, first: int, last: int, at: int) -> bool:
        """Whether words that were moved stood in one place only; if need be with some beside them.

        Either of two twins may have been moved, unless their neighbours came along.
        """
        if not self._has_twin(first, last):
            return True
        before, behind, shift = first - _ALONG, last + _ALONG, at - first
        return (self._came_along(before, first, shift) and not self._has_twin(before, last)) or (
            self._came_along(last, behind, shift) and not self._has_twin(first, behind)
        )

    def _came_along(self, first: int, last: int, shift: int) -> bool:
        """Whether letters beside moved words are these, and not like ones that stood elsewhere."""
        start, end = first + shift, last + shift
        if min(first, start) < 0 or last > len(self._old):
            return False
        if self._old.letters[first:last] != self._new.letters[start:end]:
            return False
        return self._is_free(start, end) or any(
            run.shift == shift and run.old <= first and last <= run.end for run in self._runs
        )

    def _is_free(self, first: int, last: int) -> bool:
        at = bisect_right(self._free, (first, len(self._new))) - 1
        taken = last - first
        for start, end in self._free[max(0, at) :]:
            if start >= last:
                break
            taken -= max(0, min(last, end) - max(first, start))
        return taken <= 0.2 * (last - first)

    def _chosen(self, first: int, last: int, places: list[int]) -> int | None:
        """The place whose surroundings agree; None between twins."""
        ranked = sorted(((self._context(first, last, at), at) for at in places), reverse=True)
        best, at = ranked[0]
        if len(ranked) > 1 and best - ranked[1][0] < _LEAD:
            return None
        return at if best >= _CONTEXT or last - first >= 2 * _AROUND else None

    def _context(self, first: int, last: int, at: int) -> float:
        """How alike the letters before and behind are, from 0 to 1; the better side counts more."""
        from rapidfuzz.distance import Indel  # not before a passage is looked for

        old, new, end = self._old.letters, self._new.letters, at + last - first
        sides = (
            Indel.normalized_similarity(
                old[max(0, first - _AROUND) : first], new[max(0, at - _AROUND) : at]
            ),
            Indel.normalized_similarity(old[last : last + _AROUND], new[end : end + _AROUND]),
        )
        return 0.7 * max(sides) + 0.3 * min(sides)

    def _altered(self, first: int, last: int) -> Part | None:
        length = last - first
        if length < _LONG:
            return None
        found = sorted(self.resembling(first, last, _ALIKE), reverse=True)
        if not found or (len(found) > 1 and found[0][0] - found[1][0] < 8):
            return None
        _, start, end = found[0]
        if not self._reads_alike(first, last, start, end):
            return None
        return Part(start, end, length)

    def _reads_alike(self, first: int, last: int, start: int, end: int) -> bool:
        """Whether all of it does: of sentences that differ in who did it, most is the same."""
        from rapidfuzz import fuzz  # not before a passage is looked for

        one, other = self._old.letters[first:last], self._new.letters[start:end]
        return fuzz.ratio(one, other) >= _ALL_ALIKE

    def resembling(self, first: int, last: int, least: float) -> Iterator[tuple[float, int, int]]:
        """Places where nothing of the older text stands that read much like the passage."""
        from rapidfuzz import fuzz  # not before a passage is looked for

        quote = self._old.letters[first:last]
        for start, end in self._free:
            if end - start < 0.6 * len(quote):
                continue
            found = fuzz.partial_ratio_alignment(
                quote, self._new.letters[start:end], score_cutoff=least
            )
            if found is not None and found.dest_end - found.dest_start >= 0.6 * len(quote):
                yield found.score, start + found.dest_start, start + found.dest_end


def _is_block(text: Letters, first: int, last: int) -> bool:
    """Whether letters are a paragraph, or some."""
    return text.break_at(first) == text.break_at(last) == _PARAGRAPH


def _blocks(text: Letters, quote: str) -> Iterator[int]:
    """Where these letters are a paragraph of their own."""
    for at in all_places(text.letters, quote):
        if _is_block(text, at, at + len(quote)):
            yield at


def all_places(letters: str, quote: str) -> Iterator[int]:
    """Every place where a quote stands in a row of letters."""
    at = letters.find(quote)
    while at >= 0:
        yield at
        at = letters.find(quote, at + 1)
