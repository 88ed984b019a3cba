"""Questions of every class with the letters that answer them.

A question takes a letter, and asks for something that few other letters have. ``right`` are the
letters that answer; an engine succeeds if one of them is among its first ten.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus import Corpus, MadeLetter
from library import Counts

# A word in more letters than this is no known item: any ten of its letters would be right.
_RARE = 5
_TRIES = 20_000
WORD = re.compile(r"[^\W\d_]{5,}")


@dataclass(frozen=True, slots=True)
class Question:
    """What is typed; ``right`` answer it. ``typing``: the last word may still grow.

    ``nobody``: nothing should be found; ``day``: right are the letters of that ISO date.
    ``year`` and ``sender`` are filters.
    """

    query: str
    right: frozenset[int]
    typing: bool = False
    nobody: bool = False
    day: str = ""
    year: int | None = None
    sender: str | None = None


class Asker:
    """Knows the corpus: picks letters and rare words to ask for."""

    def __init__(self, corpus: Corpus, counts: Counts, letters: int) -> None:
        self.corpus = corpus
        self._counts = counts
        self.letters = letters
        self.letter = lru_cache(2000)(corpus.letter)

    def chosen(self, rnd: random.Random) -> Iterator[MadeLetter]:
        """Letters at random."""
        for _ in range(_TRIES):
            yield self.letter(rnd.randint(1, self.letters))

    def frequency(self, word: str) -> int:
        return self._counts.letters_with(folded(word))

    def beginnings(self, start: str) -> int:
        return self._counts.letters_beginning(folded(start))

    def damaged(self, rnd: random.Random, *kinds: str) -> Iterator[tuple[int, str, str]]:
        return self._counts.damaged(kinds, rnd)

    def rare_words(
        self, rnd: random.Random, shortest: int = 7, pattern: str = r"[a-z]+"
    ) -> Iterator[tuple[MadeLetter, str]]:
        """Letters, each with one of its rare words."""
        for letter in self.chosen(rnd):
            whole = letter.body.replace("-\n", "")
            words = [word for word in WORD.findall(whole) if len(word) >= shortest]
            rnd.shuffle(words)
            for word in words[:12]:
                if re.fullmatch(pattern, word) and self.frequency(word) <= _RARE:
                    yield letter, word
                    break

    def is_word(self, word: str) -> bool:
        return self.frequency(word) > 0


def answers(ask: Asker, question: Question, found: Sequence[int]) -> bool:
    """Whether the first ten letters found answer the question."""
    if question.nobody:
        return not found
    if question.day:
        return bool(found) and ask.letter(found[0]).date == question.day
    return not question.right.isdisjoint(found[:10]) or (question.right == {0} and bool(found))


def folded(word: str) -> str:
    """Small letters without accents."""
    apart = unicodedata.normalize("NFKD", word.lower())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
