"""Offsets in the letter's text to positions in the Leesweergave, and back.

A letter counts Unicode code points, a QTextDocument counts UTF-16 units; and the Leesweergave
leaves text out, joins it and may show it in another order. Nobody else need know.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from copy import copy
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from kanttekening.domain.passage import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# What takes two UTF-16 units.
_WIDE = re.compile("[\U00010000-\U0010ffff]")


class Units:
    """Code points of one text to UTF-16 units and back."""

    def __init__(self, text: str) -> None:
        self._wide = [] if text.isascii() else _wide_characters(text)
        self._wide_units = [offset + index for index, offset in enumerate(self._wide)]

    def of(self, offset: int) -> int:
        """The unit at which the character at ``offset`` starts."""
        return offset + bisect_left(self._wide, offset)

    def offset(self, unit: int) -> int:
        """The character that ``unit`` belongs to, also in the middle of a surrogate pair."""
        return unit - bisect_left(self._wide_units, unit)


def units(text: str) -> int:
    """How many UTF-16 units a text takes."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _wide_characters(text: str) -> list[int]:
    return [found.start() for found in _WIDE.finditer(text)]


@dataclass(frozen=True, slots=True)
class Run:
    """Characters ``span`` of the text, shown from ``position`` (UTF-16 units) on."""

    position: int
    span: Span


class Insertions:
    """Words in between that are no part of the letter, and how far what follows them moves on.

    Before the character at each of ``positions``, ascending, stand ``sizes`` units more. Of a
    report with thousands of tables nothing is written anew: positions are moved when asked for.
    """

    def __init__(self, positions: Sequence[int] = (), sizes: Iterable[int] = ()) -> None:
        self._positions = positions
        self._moved = list(accumulate(sizes, initial=0))
        self._begins = [at + moved for at, moved in zip(positions, self._moved, strict=False)]

    def start(self, position: int) -> int:
        """Where the character at ``position`` stands now: after what was put before it."""
        return position + self._moved[bisect_right(self._positions, position)]

    def end(self, position: int) -> int:
        """Where a stretch ends now that ended at ``position``: before what was put there."""
        return position + self._moved[bisect_left(self._positions, position)]

    def without(self, shown: int) -> int:
        """Which position it was; within what was put in, the one that follows."""
        index = bisect_right(self._begins, shown)
        if not index:
            return shown
        return max(self._positions[index - 1], shown - self._moved[index])

    def stretches(self, start: int, end: int) -> list[tuple[int, int]]:
        """What was one stretch, cut where something stands in between now."""
        first, last = bisect_right(self._positions, start), bisect_left(self._positions, end)
        cuts = pairwise((start, *self._positions[first:last], end))
        return [(self.start(left), self.end(right)) for left, right in cuts]


class OffsetMap:
    """Where each character of the text is shown. Runs never overlap, on either side."""

    def __init__(self, text: str, runs: Iterable[Run]) -> None:
        self._units = Units(text)
        self.insertions = Insertions()
        self._shown = [run for run in runs if len(run.span)]
        self._starts = [run.position for run in self._shown]
        self._by_offset = sorted(self._shown, key=lambda run: run.span.start)
        self._offsets = [run.span.start for run in self._by_offset]

    def with_insertions(self, insertions: Insertions) -> OffsetMap:
        """The same with something in between."""
        made = copy(self)
        made.insertions = insertions
        return made

    def position(self, offset: int) -> int:
        """Where the character at ``offset`` is shown; a hidden one counts as the next shown."""
        if not self._by_offset:
            return 0
        index = max(0, bisect_right(self._offsets, offset) - 1)
        run = self._by_offset[index]
        if offset < run.span.start:
            return self.insertions.start(run.position)
        if offset < run.span.end:
            return self.insertions.start(run.position + self._length(run, offset))
        if offset > run.span.end and index + 1 < len(self._by_offset):
            return self.insertions.start(self._by_offset[index + 1].position)
        return self.insertions.end(run.position + self._length(run, run.span.end))

    def shows(self, offset: int) -> bool:
        """Whether the character at ``offset`` is shown at all."""
        index = bisect_right(self._offsets, offset) - 1
        return index >= 0 and self._by_offset[index].span.contains(offset)

    def nearest(self, offset: int, direction: int) -> int:
        """The gap at ``offset`` where it is shown, else the nearest on (1) or back (-1)."""
        if not self._by_offset:
            return offset
        index = bisect_right(self._offsets, offset) - 1
        if index >= 0 and offset <= self._by_offset[index].span.end:
            return offset
        if direction > 0 and index + 1 < len(self._by_offset):
            return self._by_offset[index + 1].span.start
        return self._by_offset[max(0, index)].span.end if index >= 0 else self._offsets[0]

    def positions(self, span: Span) -> list[tuple[int, int]]:
        """The stretches of the screen that show ``span``, in the order of the text."""
        found = []
        for index in range(max(0, bisect_right(self._offsets, span.start) - 1), len(self._offsets)):
            run = self._by_offset[index]
            if run.span.start >= span.end:
                break
            start, end = max(run.span.start, span.start), min(run.span.end, span.end)
            if start < end:
                first, last = (run.position + self._length(run, at) for at in (start, end))
                found += self.insertions.stretches(first, last)
        return found

    def offset(self, position: int) -> int:
        """The character shown at ``position``; between two runs, the end of the first."""
        if not self._shown:
            return 0
        position = self.insertions.without(position)
        run = self._shown[max(0, bisect_right(self._starts, position) - 1)]
        unit = self._units.of(run.span.start) + max(0, position - run.position)
        return min(run.span.end, self._units.offset(unit))

    def span(self, start: int, end: int) -> Span | None:
        """The text that is shown from ``start`` to ``end``; None when there is none."""
        start, end = self.insertions.without(start), self.insertions.without(end)
        first = max(0, bisect_right(self._starts, start) - 1)
        runs = self._shown[first : bisect_left(self._starts, end)]
        covered = [part for run in runs if (part := self._covered(run, start, end)) is not None]
        if not covered:
            return None
        return Span(min(part.start for part in covered), max(part.end for part in covered))

    def _covered(self, run: Run, start: int, end: int) -> Span | None:
        first = self._units.of(run.span.start)
        from_unit, to_unit = first + max(0, start - run.position), first + end - run.position
        left = self._units.offset(from_unit)
        right = min(run.span.end, self._units.offset(to_unit))
        return Span(left, right) if left < right else None

    def _length(self, run: Run, offset: int) -> int:
        return self._units.of(offset) - self._units.of(run.span.start)
