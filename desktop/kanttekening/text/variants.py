"""Other forms of a word: its inflections, its look-alikes to a scanner, its near misses.

The forms themselves come out of the vocabulary of the library; here is what makes one word a
form of another, and how close.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from snowballstemmer.dutch_stemmer import DutchStemmer

SHORTEST_LOOK_ALIKE = 5
SHORTEST_TYPO = 4
SHORTEST_TWO_TYPOS = 7
LINKS = ("", "s", "en", "e", "n", "er")
_MOST_NEAR = 40

# What a scanner reads for one another: first pairs of letters, then single ones.
_PAIRS = (("rn", "m"), ("ii", "n"), ("cl", "d"), ("ci", "d"), ("vv", "w"), ("ij", "y"))
_SIGNS = str.maketrans("1i|0ebu" + "f5q8", "lllochn" + "tsgh")


class Kinship(IntEnum):
    """How a word of the letters is related to the word that was typed; nearest first."""

    TYPED = 0
    BEGINNING = 1
    INFLECTION = 2
    JOINED = 3
    LOOK_ALIKE = 4
    TYPO = 5
    COMPOUND = 6


class Form(NamedTuple):
    """A word of the letters that may answer for the word typed; closeness runs from 0 to 1."""

    word: str
    kinship: Kinship
    closeness: float
    frequency: int


class Stemmer:
    """The Dutch Snowball stemmer; one for each thread, because it works in its own fields."""

    def __init__(self) -> None:
        self._stemmer: DutchStemmer | None = None

    def stem(self, word: str) -> str:
        """The stem of a folded word; other than words have none."""
        if not word.isalpha():
            return ""
        if self._stemmer is None:
            # The package loads the stemmers of thirty languages: not while the window opens.
            from snowballstemmer.dutch_stemmer import DutchStemmer

            self._stemmer = DutchStemmer()
        return str(self._stemmer.stemWord(word))


def look_alike_key(word: str) -> str:
    """One key for all words that a scanner takes for one another."""
    for pair, single in _PAIRS:
        word = word.replace(pair, single)
    return word.translate(_SIGNS)


def torn_letters(word: str) -> list[str]:
    """The word with one ``n`` read as ``ri``, or the other way round.

    Too many words have both for one key; one such slip is looked for by itself.
    """
    found = []
    for sign, torn in (("n", "ri"), ("ri", "n")):
        at = word.find(sign)
        while at >= 0:
            found.append(word[:at] + torn + word[at + len(sign) :])
            at = word.find(sign, at + 1)
    return found


def intact_parts(word: str, edits: int) -> tuple[str, str]:
    """A beginning and an end of which one survives ``edits`` typing errors most of the time.

    One error leaves one half of a word as it was. Of two errors a third is left: the beginning
    and the end here, the middle is ``intact_middle``. Two-letter ends (-en, -de) are too common.
    """
    length = len(word)
    if edits == 1:
        return word[: length // 2], word[length // 2 :]
    head = 2 if length < 10 else 3 if length < 12 else length // 3
    tail = 3 if length >= 8 and head == 2 else head
    return word[:head], word[-tail:]


def intact_middle(word: str) -> tuple[int, str]:
    """What stands between the two parts for two errors, and where."""
    head, tail = intact_parts(word, 2)
    return len(head), word[len(head) : len(word) - len(tail)]


def swapped_at_the_seam(word: str) -> str:
    """The one transposition that leaves neither half of a word intact."""
    seam = len(word) // 2
    return word[: seam - 1] + word[seam] + word[seam - 1] + word[seam + 1 :]


def near_words(word: str, candidates: Iterable[str], edits: int) -> dict[str, int]:
    """Those within ``edits`` typing errors of ``word``, and how many; a transposition is one."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extract(
        word, list(candidates), scorer=OSA.distance, score_cutoff=edits, limit=_MOST_NEAR
    )
    return {near: round(distance) for near, distance, _ in found if near != word}


def misspelt(word: str, near: str, distance: int, frequency: int) -> Form:
    """A near word as what may have been meant."""
    return Form(near, Kinship.TYPO, _nearness(word, near, distance, frequency), frequency)


def _nearness(word: str, near: str, distance: int, frequency: int) -> float:
    nearness = 0.5 if distance == 1 else 0.2
    if word.isdigit() != near.isdigit():
        nearness *= 0.3
    if word[0] != near[0]:
        nearness *= 0.7
    swapped = distance == 1 and sorted(word) == sorted(near)
    if swapped or look_alike_key(word) == look_alike_key(near):
        nearness *= 1.3
    return nearness * 0.8 if frequency == 1 else nearness


def as_damage(forms: Iterable[Form]) -> list[Form]:
    """Near forms of a word that is right itself: a rare one is damage, a frequent one a word."""
    return [
        form._replace(closeness=form.closeness * (0.9 if form.frequency <= 3 else 0.25))
        for form in forms
    ]


def misspelt_beginnings(typed: str) -> set[str]:
    """Every beginning one typing error away from ``typed``."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    found = set()
    for at in range(len(typed)):
        before, sign, after = typed[:at], typed[at], typed[at + 1 :]
        found.add(before + after)
        if at:
            found.add(typed[: at - 1] + sign + typed[at - 1] + after)
        for letter in letters:
            found.add(before + letter + after)
            found.add(before + letter + sign + after)
    return found - {typed}


def is_link(part: str) -> bool:
    """Whether ``part`` may stand between two words of a compound, or end one."""
    return part in LINKS
