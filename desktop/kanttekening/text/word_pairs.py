"""Which words of an older list are which words of a newer one.

First the stretches of words that occur once in both (as patience diff does), then the longest
common sequence of words between those.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SHINGLES = (4, 2, 1)  # words; that many in a row occur once in either text
_MOST_PAIRS = 1_500_000  # words times words, for which all sequences are tried
_WINDOW = 1000  # words, where there are too many for that

_Places = dict[str, int]


class WordRun(NamedTuple):
    """Words in a row that are the same in both lists."""

    old: int
    new: int
    length: int


class _Box(NamedTuple):
    """A part of both lists of words: from and to in the one, from and to in the other."""

    i: int
    to_i: int
    j: int
    to_j: int


def word_pairs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The words of two lists that are the same ones, in the order of both."""
    for i, j, length in word_runs(old, new):
        yield from zip(range(i, i + length), range(j, j + length), strict=True)


def word_runs(old: Sequence[str], new: Sequence[str]) -> list[WordRun]:
    """The same, as runs; two runs may follow on each other without a word in between."""
    start, most = 0, min(len(old), len(new))
    while start < most and old[start] == new[start]:
        start += 1
    end = 0
    while end < most - start and old[-1 - end] == new[-1 - end]:
        end += 1
    found = _Found(old, new)
    found.add(0, 0, start)
    found.search(_Box(start, len(old) - end, start, len(new) - end), _SHINGLES)
    found.add(len(old) - end, len(new) - end, end)
    return found.runs


class _Found:
    """Collects the runs of two lists."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self._old, self._new = old, new
        self.runs: list[WordRun] = []

    def add(self, i: int, j: int, length: int) -> None:
        if length:
            self.runs.append(WordRun(i, j, length))

    def search(self, box: _Box, sizes: tuple[int, ...]) -> None:
        """Pairs in a box: around stretches that occur once, and all the rest between those."""
        smallest = min(box.to_i - box.i, box.to_j - box.j)
        if smallest <= 0:
            return
        if box.i + 1 == box.to_i and box.j + 1 == box.to_j:  # as most are: a word misread
            self.add(box.i, box.j, int(self._old[box.i] == self._new[box.j]))
            return
        while sizes and sizes[0] > smallest:
            sizes = sizes[1:]
        if not sizes:
            self._longest(box)
            return
        size, at_i, at_j, length = sizes[0], box.i, box.j, 0  # of the run that ends there
        for i, j in _shared_once(self._old, self._new, box, size):
            if length and i <= at_i and i - at_i == j - at_j:
                length += i + size - at_i
                at_i, at_j = i + size, j + size
                continue
            skip = max(0, at_i - i, at_j - j)
            if skip >= size:
                continue
            self.add(at_i - length, at_j - length, length)
            if at_i < i and at_j < j:
                self.search(_Box(at_i, i, at_j, j), sizes[1:])
            at_i, at_j, length = i + size, j + size, size - skip
        self.add(at_i - length, at_j - length, length)
        self.search(_Box(at_i, box.to_i, at_j, box.to_j), sizes[1:])

    def _longest(self, box: _Box) -> None:
        """The longest common sequence of a box."""
        from rapidfuzz.distance import LCSseq  # not before texts are compared

        at = box
        while at.i < at.to_i and at.j < at.to_j:
            part = at
            if (at.to_i - at.i) * (at.to_j - at.j) > _MOST_PAIRS:
                part = _Box(at.i, min(at.to_i, at.i + _WINDOW), at.j, min(at.to_j, at.j + _WINDOW))
            last = (part.to_i, part.to_j)
            whole = last == (at.to_i, at.to_j)
            steps = LCSseq.editops(self._old[part.i : part.to_i], self._new[part.j : part.to_j])
            for same in steps.as_matching_blocks():
                # The end of a window knows too little of what follows: the next one looks again.
                if not whole and same.a > _WINDOW * 3 // 4:
                    break
                if same.size:
                    self.add(part.i + same.a, part.j + same.b, same.size)
                    last = (part.i + same.a + same.size, part.j + same.b + same.size)
            at = _Box(last[0], box.to_i, last[1], box.to_j)


def _shared_once(
    old: Sequence[str], new: Sequence[str], box: _Box, size: int
) -> list[tuple[int, int]]:
    """Stretches of ``size`` words that occur once in both, in an order that both agree on."""
    here, here_again = _ends(old, box.i, box.to_i, size)
    there, there_again = _ends(new, box.j, box.to_j, size)
    pairs = sorted(
        (here[key], there[key])
        for key in here.keys() & there.keys()
        if here[key] == here_again[key] and there[key] == there_again[key]
    )
    return _rising(pairs)


def _ends(words: Sequence[str], start: int, end: int, size: int) -> tuple[_Places, _Places]:
    """The last and the first place of each stretch of words."""
    part = words[start:end]
    # Strings and no tuples: those would be looked through by the collector of garbage.
    keys = list(map(" ".join, zip(*(part[step:] for step in range(size)), strict=False)))
    last = dict(zip(keys, range(start, end), strict=False))
    if len(last) == len(keys):
        return last, last
    keys.reverse()
    return last, dict(zip(keys, range(start + len(keys) - 1, start - 1, -1), strict=True))


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most pairs of which both numbers rise; the first numbers do already."""
    if all(one[1] < other[1] for one, other in pairwise(pairs)):
        return pairs
    ends: list[int] = []  # the lowest number that a row of each length ends with
    at: list[int] = []
    before: list[int] = []
    for place, (_, j) in enumerate(pairs):
        length = bisect_left(ends, j)
        if length == len(ends):
            ends.append(j)
            at.append(place)
        else:
            ends[length] = j
            at[length] = place
        before.append(at[length - 1] if length else -1)
    chosen = []
    place = at[-1] if at else -1
    while place >= 0:
        chosen.append(pairs[place])
        place = before[place]
    return chosen[::-1]
