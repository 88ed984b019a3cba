"""How much of a letter was really on screen, and how fast its reader reads."""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from kanttekening.domain.passage import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kanttekening.domain.letter import VersionId

# Silent reading of non-fiction: 238 words a minute (Brysbaert 2019, a review of 190 studies), at
# 5.9 code points for a Dutch word with the space behind it.
USUAL_PACE = 1400.0
SLOWEST_PACE, FASTEST_PACE = 300.0, 5000.0
# How much reading is remembered: a pace that follows its reader, but not every pause.
_MOST_MINUTES = 30.0
_USUAL_MINUTES = 5.0
# What is left unread at an end is no reading matter: a page number, a signature's last line.
_NOTHING_LEFT = 40


@dataclass(frozen=True, slots=True)
class ReadParts:
    """The stretches of a text that were read, in code points: ordered, none touching another."""

    spans: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        if any(before.end >= after.start for before, after in pairwise(self.spans)):
            msg = f"not apart and in order: {self.spans}"
            raise ValueError(msg)

    def adding(self, new: Iterable[Span]) -> ReadParts:
        """These stretches and some more."""
        joined: list[Span] = []
        for span in sorted((*self.spans, *(span for span in new if len(span)))):
            if joined and span.start <= joined[-1].end:
                joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
            else:
                joined.append(span)
        return ReadParts(tuple(joined))

    def gaps(self, within: Span) -> tuple[Span, ...]:
        """The stretches inside ``within`` that were not read."""
        found: list[Span] = []
        at = within.start
        for span in self.spans[bisect_right(self.spans, at, key=attrgetter("end")) :]:
            if span.start >= within.end:
                break
            if span.start > at:
                found.append(Span(at, span.start))
            at = span.end
        if at < within.end:
            found.append(Span(at, within.end))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far someone is in one version of a letter.

    ``left`` is what is still to be read, in code points, page furniture not counted.
    """

    version_id: VersionId
    parts: ReadParts
    left: int


@dataclass(frozen=True, slots=True)
class ReadingMatter:
    """What there is to read in a text of ``length`` code points: all but the ``furniture``."""

    length: int
    furniture: ReadParts

    @classmethod
    def of(cls, length: int, furniture: Sequence[Span]) -> ReadingMatter:
        """The matter of a text."""
        return cls(length, ReadParts().adding(furniture))

    @property
    def total(self) -> int:
        """How many code points there are to read."""
        return sum(map(len, self.furniture.gaps(Span(0, self.length))))

    def unread(self, parts: ReadParts) -> tuple[Span, ...]:
        """What is still to be read, in order."""
        return parts.adding(self.furniture.spans).gaps(Span(0, self.length))

    def left(self, parts: ReadParts) -> int:
        """How many code points are still to be read; 0 when only scraps are."""
        return left_in(self.unread(parts))


def left_in(unread: Iterable[Span]) -> int:
    """How many code points are to be read in what is unread; 0 when that is only scraps."""
    left = sum(map(len, unread))
    return 0 if left <= _NOTHING_LEFT else left


@dataclass(frozen=True, slots=True)
class Pace:
    """A person's own speed: ``characters`` code points that took ``minutes``."""

    characters: float = USUAL_PACE * _USUAL_MINUTES
    minutes: float = _USUAL_MINUTES

    @property
    def per_minute(self) -> float:
        """Code points a minute."""
        return min(FASTEST_PACE, max(SLOWEST_PACE, self.characters / self.minutes))

    def learning(self, characters: int, seconds: float) -> Pace:
        """The pace after some more reading; what nobody can read so fast or slow is not counted."""
        if seconds <= 0 or not SLOWEST_PACE <= characters * 60 / seconds <= FASTEST_PACE:
            return self
        total = self.minutes + seconds / 60
        kept = min(1.0, _MOST_MINUTES / total)
        return Pace((self.characters + characters) * kept, total * kept)

    def minutes_for(self, characters: int) -> int:
        """How many whole minutes a text takes; 0 only for nothing."""
        return math.ceil(characters / self.per_minute)
