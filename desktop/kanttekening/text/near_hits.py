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
    from collections.abc import Iterator, Sequence

    from kanttekening.text.folded_text import FoldedText

_WORD = re.compile(r"[^\W_]+")
_BETWEEN = r"[\W_]"
_STEP = 1 << 15
# A word that a scanner broke lies in no more pieces than this.
_MOST_PIECES = 4
# Beginnings of longer words count too ("begrotng" in "begrotingswijziging"), for long words only.
_SHORTEST_BEGINNING = 7


class NearHits:
    """Knows the words of one letter; where they stand is looked up in its text when it is asked.

    A place for each word of a report would cost a tenth of a second and megabytes, and to go
    through two million characters for one word costs less than a millisecond.
    """

    def __init__(self, folded: FoldedText) -> None:
        self._text = folded.text
        self._known = _words_of(folded.text)
        self._by_key: dict[str, list[str]] = {}
        for word in self._known:
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

    def _in_a_row(self, forms: Sequence[set[str]]) -> Iterator[tuple[int, int]]:
        """Where words stand one after the other, each in one of its forms."""
        first, *others = forms
        if not all(forms):
            return
        following = re.compile("".join(map(_behind, others)))
        for word in first:
            for start in self._places(word):
                whole = following.match(self._text, start + len(word))
                if whole:
                    yield start, whole.end()

    def _places(self, word: str) -> Iterator[int]:
        """Where a word of the letter begins, each time it stands there by itself."""
        text, length = self._text, len(word)
        start = text.find(word)
        while start >= 0:
            end = start + length
            if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
                yield start
            start = text.find(word, end)

    def _forms(self, word: str, *, whole: bool) -> set[str]:
        """The words of the letter that may stand for ``word``."""
        forms = {word} & self._known
        if word.isdigit() or len(word) < SHORTEST_TYPO:
            return forms
        edits = 2 if len(word) >= SHORTEST_TWO_TYPOS else 1
        known = list(self._known)
        forms.update(_within(word, known, known, edits))
        if len(word) >= SHORTEST_LOOK_ALIKE:
            forms.update(self._by_key.get(look_alike_key(word), ()))
        if not whole and len(word) >= _SHORTEST_BEGINNING:
            longer = [other for other in known if len(other) > len(word) + edits]
            for length in range(len(word) - 1, len(word) + 2):
                # One error: what goes on behind a beginning is free already.
                forms.update(_within(word, [other[:length] for other in longer], longer, 1))
        return forms

    def _broken(self, word: str) -> Iterator[tuple[int, int]]:
        """Where pieces that stand one after the other are ``word`` together."""
        # A letter comes first: to look for one is ten times faster than for a look back.
        begins = rf"{word[0]}(?<![^\W_]{word[0]})"
        pattern = f"{_BETWEEN}*".join([begins, *word[1:]]) + r"(?![^\W_])"
        for found in re.finditer(pattern, self._text):
            if 1 < len(_WORD.findall(found.group())) <= _MOST_PIECES:
                yield found.span()


def _words_of(text: str) -> set[str]:
    """Every word once. In steps: one call for all of a report would hold up every other thread."""
    tokens: set[str] = set()
    at = 0
    while at < len(text):
        end = text.find(" ", at + _STEP)
        end = len(text) if end < 0 else end
        tokens.update(text[at:end].split())
        at = end
    words: set[str] = set()
    for token in tokens:
        if token.isalnum():
            words.add(token)
        else:
            words.update(_WORD.findall(token))
    return words


def _behind(forms: set[str]) -> str:
    """The pattern of a word in one of these forms, behind another word."""
    return f"{_BETWEEN}+(?:{'|'.join(map(re.escape, forms))})(?![^\\W_])"


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
