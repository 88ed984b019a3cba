"""Two texts beside each other: what differs, and which place of the one is which of the other."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kanttekening.domain.passage import Span


class DifferenceKind(StrEnum):
    """What happened to a stretch of the older text."""

    ADDED = "added"
    REMOVED = "removed"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of the older text, and what the newer one has in its place. One may be empty."""

    old: Span
    new: Span

    @property
    def kind(self) -> DifferenceKind:
        """Whether words came, went, or others came in their place."""
        if not self.old:
            return DifferenceKind.ADDED
        return DifferenceKind.REPLACED if self.new else DifferenceKind.REMOVED


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage that stands in both texts."""

    old: Span
    new: Span


@dataclass(frozen=True, slots=True)
class Moved:
    """A passage that stands somewhere else now, word for word."""

    old: Span
    new: Span


# Of two texts that have less than this in common nobody says that the one became the other.
_ALIKE = 0.3


@dataclass(frozen=True, slots=True)
class Comparison:
    """All differences in reading order. ``share`` of the words is in both, from 0 to 1.

    ``passages`` are what is long enough to be no chance; ``in_passages`` is the share of them.
    ``moves`` are pairs of numbers of differences: what went there and came back here.
    """

    differences: tuple[Difference, ...]
    share: float
    passages: tuple[Shared, ...] = ()
    in_passages: float = 0.0
    moves: tuple[tuple[int, int], ...] = ()

    @property
    def is_alike(self) -> bool:
        """Whether what differs is worth telling; else it is what does not."""
        return self.share >= _ALIKE

    @property
    def told(self) -> tuple[Difference | Moved, ...]:
        """The differences as a person would tell them: what moved is one, and not two."""
        to = dict(self.moves)
        came = set(to.values())
        return tuple(
            Moved(found.old, self.differences[to[at]].new) if at in to else found
            for at, found in enumerate(self.differences)
            if at not in came
        )

    def across(self, offset: int, *, to_new: bool = True) -> int:
        """The place in the other text that is beside ``offset`` of the one."""
        sides = [(d.old, d.new) if to_new else (d.new, d.old) for d in self.differences]
        at = bisect_right(sides, offset, key=lambda side: side[0].start) - 1
        if at < 0:
            return offset
        here, there = sides[at]
        if offset < here.end:
            return min(there.end, there.start + offset - here.start)
        return there.end + offset - here.end
