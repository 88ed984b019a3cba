"""Words that are nearly what was asked: errors of typists and scanners, glued and broken words."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from kanttekening.text.folded_text import fold
from kanttekening.text.variants import (
    SHORTEST_LOOK_ALIKE,
    SHORTEST_TWO_TYPOS,
    SHORTEST_TYPO,
    look_alike_key,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.text.folded_text import FoldedText

_WORD = re.compile(r"[^\W_]+")
# A word that a scanner broke lies in no more pieces than this.
_MOST_PIECES = 4
# Beginnings of longer words count too ("begrotng" in "begrotingswijziging"), for long words only.
_SHORTEST_BEGINNING = 7


class NearHits:
    """Knows the words of one letter and where each stands."""

    def __init__(self, folded: FoldedText) -> None:
        self._words: list[str] = []
        self._starts: list[int] = []
        self._at: dict[str, list[int]] = {}
        # Step by step: one call for all of a report would hold up every other thread.
        for index, found in enumerate(_WORD.finditer(folded.text)):
            word = found.group()
            self._words.append(word)
            self._starts.append(found.start())
            self._at.setdefault(word, []).append(index)
        self._by_key: dict[str, list[str]] = {}
        for word in self._at:
            if len(word) >= SHORTEST_LOOK_ALIKE:
                self._by_key.setdefault(look_alike_key(word), []).append(word)

    def find(self, words: str, *, whole: bool = False) -> list[tuple[int, int]]:
        """Places in the folded text that nearly say ``words``, in its order; exact ones as well."""
        asked = _WORD.findall(fold(words))
        if not asked:
            return []
        found = set(self._in_a_row([self._forms(word, whole=whole) for word in asked]))
        joined = "".join(asked)
        if len(joined) >= SHORTEST_LOOK_ALIKE:
            found.update(self._broken(joined))
            if len(asked) > 1:
                found.update(self._in_a_row([self._forms(joined, whole=whole)]))
        return sorted(found)

    def _in_a_row(self, forms: Sequence[set[str]]) -> list[tuple[int, int]]:
        """Where words stand one after the other, each in one of its forms."""
        first, *others = forms
        return [
            self._stretch(index, index + len(others))
            for word in first
            for index in self._at[word]
            if index + len(others) < len(self._words)
            and all(self._words[index + step] in form for step, form in enumerate(others, 1))
        ]

    def _stretch(self, first: int, last: int) -> tuple[int, int]:
        return self._starts[first], self._starts[last] + len(self._words[last])

    def _forms(self, word: str, *, whole: bool) -> set[str]:
        """The words of the letter that may stand for ``word``."""
        forms = {word} & self._at.keys()
        if word.isdigit() or len(word) < SHORTEST_TYPO:
            return forms
        edits = 2 if len(word) >= SHORTEST_TWO_TYPOS else 1
        known = list(self._at)
        forms.update(_within(word, known, known, edits))
        if len(word) >= SHORTEST_LOOK_ALIKE:
            forms.update(self._by_key.get(look_alike_key(word), ()))
        if not whole and len(word) >= _SHORTEST_BEGINNING:
            longer = [other for other in known if len(other) > len(word) + edits]
            for length in range(len(word) - 1, len(word) + 2):
                # One error: what goes on behind a beginning is free already.
                forms.update(_within(word, [other[:length] for other in longer], longer, 1))
        return forms

    def _broken(self, word: str) -> list[tuple[int, int]]:
        """Where pieces that stand one after the other are ``word`` together."""
        found = []
        for piece in {word[:length] for length in range(1, len(word))} & self._at.keys():
            for first in self._at[piece]:
                joined = piece
                for last in range(first + 1, min(first + _MOST_PIECES, len(self._words))):
                    joined += self._words[last]
                    if joined == word:
                        found.append(self._stretch(first, last))
                    if not word.startswith(joined):
                        break
        return found


def _within(word: str, shown: Sequence[str], known: Sequence[str], edits: int) -> list[str]:
    """The ``known`` words that, as ``shown``, are within some typing errors of ``word``."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extract(word, shown, scorer=OSA.distance, score_cutoff=edits, limit=None)
    return [known[index] for _, _, index in found if not shown[index].isdigit()]


def apart_from(
    near: Sequence[tuple[int, int]], exact: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The ``near`` places in which no ``exact`` one lies, nor another near one; both in order."""
    starts = [start for start, _ in exact]
    kept: list[tuple[int, int]] = []
    for start, end in near:
        index = bisect_left(starts, end) - 1
        if index >= 0 and exact[index][1] > start:
            continue
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
