"""Words in a row as a scanner or a typist may have spoilt them, looked for in a letter's text.

Words apart are looked for one by one, and a spoilt one is often found by none of its forms: least
of all when it is short, broken in two, or glued to the next. In a row the neighbours tell what it
must be. So a row is compared letter by letter, without its spaces, and letters that a scanner takes
for one another count as the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kanttekening.domain.passage import Span
from kanttekening.text.variants import look_alike_key

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"\S+")
# Fewer letters than this stand by chance in nearly the same order elsewhere.
_SHORTEST = 8
# One letter in so many may be wrong.
_LETTERS_AN_ERROR = 5


class SpoiltRow:
    """A row of folded words, and how near a text comes to it."""

    def __init__(self, words: Sequence[str]) -> None:
        self._key = look_alike_key("".join(words))
        length = len(self._key)
        self._is_telling = len(words) > 1 and length >= _SHORTEST
        self._least = 100 * (1 - length // _LETTERS_AN_ERROR / max(1, length))

    def closeness(self, line: str) -> float:
        """How near the nearest place in a line of folded words comes: 1 is the row, 0 nothing."""
        from rapidfuzz.fuzz import partial_ratio

        if not self._is_telling:
            return 0.0
        return partial_ratio(self._key, _key(line), score_cutoff=self._least) / 100

    def place(self, line: str) -> Span | None:
        """Where the nearest place stands in the line, from word to word."""
        from rapidfuzz.fuzz import partial_ratio_alignment

        if not self._is_telling:
            return None
        key = _key(line)
        if len(key) < len(self._key):
            return None
        found = partial_ratio_alignment(self._key, key, score_cutoff=self._least)
        if found is None:
            return None
        first = _at(line, found.dest_start)
        last = first + _at(line[first:], found.dest_end - 1 - found.dest_start)
        return _whole_words(line, first, last + 1)


def _whole_words(line: str, start: int, end: int) -> Span:
    """From word to word; one of which only the edge was reached is no part of the row."""
    words = [word for word in _WORD.finditer(line) if word.end() > start and word.start() < end]
    reached = [
        word
        for word in words
        if 2 * (min(word.end(), end) - max(word.start(), start)) >= word.end() - word.start()
    ]
    kept = reached or words
    return Span(kept[0].start(), kept[-1].end())


def _key(line: str) -> str:
    return look_alike_key(line.replace(" ", ""))


def _at(line: str, in_key: int) -> int:
    """The sign of the line that a sign of its key stands for.

    Half of what is left is turned into its key each time: twice the work of the whole line once.
    """
    low, high, before = 0, len(line), 0
    while high - low > 1:
        middle = (low + high) // 2
        length = len(_key(line[low:middle]))
        if before + length <= in_key:
            low, before = middle, before + length
        else:
            high = middle
    return low
