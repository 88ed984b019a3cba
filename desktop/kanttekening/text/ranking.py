"""How well a letter answers, from the words it holds; and how lists of equals are merged."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.text.variants import Kinship

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kanttekening.text.variants import Form

HEAD_BONUS = 1.15
# A word in the subject counts more, but a near form there never more than the word itself.
PHRASE_IN_HEAD = 1.5
PHRASE_IN_TEXT = 1.3
ALL_IN_SUBJECT = 1.25
# The words in a row but for some letters: more than the words in one sentence, less than the row.
SPOILT_ROW = 1.4
NEARNESS = 0.2
_PARAGRAPH = 600

# When one word is looked for under several kinds of form, each kind gets a turn: inflections
# come as often as they are near, typing errors less often when the word exists as typed.
_SHARES = {
    Kinship.INFLECTION: 1.0,
    Kinship.BEGINNING: 1.0,
    Kinship.JOINED: 0.9,
    Kinship.COMPOUND: 0.9,
    Kinship.LOOK_ALIKE: 0.7,
    Kinship.TYPO: 1.2,
}
_TYPO_OF_A_WORD = 0.5
_WEAK = 0.3


@dataclass(frozen=True, slots=True)
class Wanted:
    """One word of the query: how rare it is, and how close each word of the letters comes."""

    rarity: float
    closeness: Mapping[int, float]


def rarity(letters: int, frequency: int) -> float:
    """What a hit with a word of this frequency is worth; never nothing."""
    return max(0.0, math.log((letters + 1) / (frequency + 0.5))) + 0.1


def score(wanted: Sequence[Wanted], head: frozenset[int], rest: frozenset[int]) -> float:
    """The worth of a letter with these words in its ``head`` and the ``rest`` elsewhere."""
    total = 0.0
    for want in wanted:
        closeness = want.closeness
        total += want.rarity * max(
            max(
                (closeness[word] * HEAD_BONUS for word in head.intersection(closeness)), default=0.0
            ),
            max((closeness[word] for word in rest.intersection(closeness)), default=0.0),
        )
    return total


def nearness_bonus(stretch: int | None) -> float:
    """More for words in one sentence, a little for words on one page."""
    return 1.0 if stretch is None else 1.0 + NEARNESS * math.exp(-stretch / _PARAGRAPH)


def shortest_stretch(places: Sequence[Sequence[int]]) -> int | None:
    """How many signs lie between the first and the last of places close together, one of each."""
    if len(places) < 2:
        return None
    ordered = sorted((at, asked) for asked, here in enumerate(places) for at in here)
    latest: dict[int, int] = {}
    best: int | None = None
    for at, asked in ordered:
        latest[asked] = at
        if len(latest) == len(places):
            stretch = at - min(latest.values())
            best = stretch if best is None else min(best, stretch)
    return best


def share_of(kinship: Kinship, forms: Iterable[Form], *, is_known: bool) -> float:
    """How often this kind of form gets its turn beside the others."""
    share = _SHARES[kinship]
    if kinship is Kinship.TYPO:
        if is_known:
            share = _TYPO_OF_A_WORD
        if max(form.closeness for form in forms) < _WEAK:
            share *= 0.5
    return share


def dealt(lists: Iterable[tuple[float, Sequence[int]]]) -> list[int]:
    """Merge ranked lists by turns; a list with twice the share gets twice the turns."""
    turns = [
        ((rank + 1) / share, -share, letter_id)
        for share, ranked in lists
        for rank, letter_id in enumerate(ranked)
    ]
    turns.sort()
    return list(dict.fromkeys(letter_id for _, _, letter_id in turns))
