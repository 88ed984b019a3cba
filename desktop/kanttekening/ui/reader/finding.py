"""Find in the letter: every place where the words stand, accents and case ignored."""

from __future__ import annotations

import re
import unicodedata
from array import array
from itertools import islice
from typing import TYPE_CHECKING

from kanttekening.domain.passage import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

# Nobody walks further; one letter in a long report would give a hundred thousand.
MOST_HITS = 2000
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


class FoldedText:
    """A text without case and accents, that remembers where each character came from."""

    def __init__(self, text: str) -> None:
        folded: list[str] = []
        origin = array("I")
        at = 0
        for strange in _NOT_ASCII.finditer(text):
            folded.append(text[at : strange.start()].lower())
            origin.extend(range(at, strange.start()))
            plain = _fold(strange.group())
            folded.append(plain)
            origin.extend([strange.start()] * len(plain))
            at = strange.end()
        folded.append(text[at:].lower())
        origin.extend(range(at, len(text) + 1))
        self._text = "".join(folded)
        self._origin = origin

    def find(self, words: str) -> tuple[Span, ...]:
        """All places, in order. White space matches any white space."""
        parts = [re.escape(_fold(part)) for part in words.split()]
        if not any(parts):
            return ()
        pattern = re.compile(r"\s+".join(part for part in parts if part))
        return self._all(pattern)

    def find_words(self, words: Iterable[str]) -> tuple[Span, ...]:
        """All words that begin with one of ``words``, as a search in the library counts them."""
        parts = [re.escape(_fold(word)) for word in words if word.strip()]
        if not parts:
            return ()
        pattern = re.compile(rf"\b(?:{'|'.join(parts)})\w*")
        return self._all(pattern)

    def _all(self, pattern: re.Pattern[str]) -> tuple[Span, ...]:
        found = islice(pattern.finditer(self._text), MOST_HITS)
        return tuple(self._span(match) for match in found)

    def _span(self, found: re.Match[str]) -> Span:
        return Span(self._origin[found.start()], self._origin[found.end() - 1] + 1)


def _fold(text: str) -> str:
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.translate(_QUOTES))
    return "".join(part for part in apart if not unicodedata.combining(part)).casefold()


def next_hit(hits: tuple[Span, ...], offset: int, *, forward: bool = True) -> int | None:
    """The index of the first hit after (or before) ``offset``, round the corner at the end."""
    if not hits:
        return None
    if forward:
        return next((i for i, hit in enumerate(hits) if hit.start >= offset), 0)
    return next((i for i in reversed(range(len(hits))) if hits[i].start < offset), len(hits) - 1)
