"""What people mark in a letter, and whether a mark came to stand where it belongs."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.anchoring.editing import Text, sentences

from kanttekening.domain.passage import Span

# A way of finding marks back: gets both texts, answers for one mark
Way = Callable[[str, str], Callable[[Span], Span | None]]

_FAR = 420  # signs; letters that far apart are no longer one passage
_LIVES = 0.6  # of the letters must be there, for a mark that may not be parked


@dataclass(frozen=True, slots=True)
class Truth:
    """What became of the letters of one passage."""

    share: float  # of its letters that are there still
    letters: frozenset[int]  # where those of the largest stretch are now
    whole: Span | None  # from the first to the last of these
    instead: frozenset[int]  # letters of words that came in the place of words of the passage


def marks(text: str, count: int, chance: random.Random) -> list[Span]:
    """Words, phrases, sentences and several sentences, as people mark them."""
    words = [match.span() for match in re.finditer(r"\w[\w'’.,%€-]*", text)]
    parts = sentences(text)
    found: list[Span] = []
    while len(found) < count:
        way = chance.random()
        if way < 0.5:
            first = chance.randrange(len(words))
            last = first + (chance.randint(0, 2) if way < 0.12 else chance.randint(3, 12))
            span = Span(words[first][0], words[min(last, len(words) - 1)][1])
        else:
            first = chance.randrange(len(parts))
            last = first + (0 if way < 0.85 else chance.randint(1, 3))
            span = Span(parts[first][0], parts[min(last, len(parts) - 1)][1])
        if 4 <= len(span) <= 1500:
            found.append(span)
    return found


def truth(old: str, new: Text, span: Span) -> Truth:
    """Where the letters of a passage are in the newer text."""
    needed = sum(sign.isalnum() for sign in span.of(old))
    there = [
        place
        for place, (sign, origin) in enumerate(new)
        if origin is not None and span.contains(origin) and sign.isalnum()
    ]
    instead = frozenset(
        place
        for place, (_, origin) in enumerate(new)
        if origin is not None and origin < 0 and span.contains(-1 - origin)
    )
    if not there:
        return Truth(0.0, frozenset(), None, instead)
    stretches = [[there[0]]]
    for place in there[1:]:
        if place - stretches[-1][-1] > _FAR:
            stretches.append([])
        stretches[-1].append(place)
    largest = max(stretches, key=len)
    # A ligature is one sign for two letters.
    share = sum(2 if new[place][0] == "\ufb01" else 1 for place in largest) / max(1, needed)
    return Truth(min(1.0, share), frozenset(largest), Span(largest[0], largest[-1] + 1), instead)


def judge(new: str, true: Truth, found: Span | None) -> str:
    """``right``, ``parked`` (rightly), ``missed``, ``inexact`` or ``wrong``."""
    if found is None:
        return "missed" if true.share >= _LIVES else "parked"
    # Whether a word counts that came in the place of the last one is a matter of taste.
    letters = [
        place
        for place in range(found.start, found.end)
        if new[place].isalnum() and place not in true.instead
    ]
    if true.whole is None or not letters:
        return "wrong"
    belongs = sum(true.whole.contains(place) for place in letters) / len(letters)
    covered = sum(found.contains(place) for place in true.letters) / len(true.letters)
    if belongs < 0.5 or not covered:
        return "wrong"
    return "right" if min(belongs, covered) >= 0.8 else "inexact"
