"""Carry passages from an older text of a letter to a newer one: found again, or not at all.

The older text is at hand, so the letters themselves are followed (``text.alignment``). A place
that belongs to other words of the older text is never taken: of two passages that read the same
neither comes to stand on the other when it is gone. What can't be carried gets guesses, for a
person to choose from.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.annotation import AnchorState
from kanttekening.domain.passage import Span
from kanttekening.text.alignment import Run, align
from kanttekening.text.followed import Followed, together
from kanttekening.text.moved import Moved, Part, all_places
from kanttekening.text.spelled import Letters
from kanttekening.text.twins import Twins

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENOUGH = 0.5  # of the letters of a passage must be there still
_SHARE = 0.45  # of what is there now must have been there before,
_ALL = 0.9  # unless this much of the passage is there
_EDGE = 30  # letters at an end that may have been reworded
_MOST = 0.75  # of the letters of a passage were followed: it is not looked for elsewhere
_MORE = 1.25  # times as many of its letters stand together elsewhere: it is there
_SHORT = 12  # letters; a shorter passage is anywhere, so its neighbours must be there as well
_AROUND = 48  # letters on either side
_SUPPORT = 14  # of those must be there still, for a short passage
_WORTH_A_GUESS = 60.0
_MOST_GUESSES = 3
_READ_OTHERWISE = 80.0


@dataclass(frozen=True, slots=True)
class Carried:
    """Where a passage stands now. ``span`` is None if that is for a person to say.

    ``guesses`` are places to choose from then, the best one first.
    """

    span: Span | None
    state: AnchorState
    guesses: tuple[Span, ...] = ()


_LOST = Carried(None, AnchorState.ORPHANED)


class Carrier:
    """Carries the passages of one text to another; the texts are compared once for all."""

    def __init__(self, old_text: str, new_text: str) -> None:
        self._old = Letters(old_text)
        self._new = Letters(new_text)
        self._runs = align(self._old, self._new)
        self._there = Followed(self._runs, len(self._old))
        self._twins = Twins(self._old, self._there)
        self._elsewhere = Moved(self._old, self._new, self._runs)

    @property
    def old_text(self) -> str:
        """The text that passages are carried from."""
        return self._old.text

    def carry(self, span: Span, *, guess: bool = False) -> Carried:
        """Where the words at ``span`` of the older text stand in the newer one.

        ``guess`` asks for places to choose from when it is not found; that takes longer.
        """
        first, last = self._old.range_of(span)
        if first >= last:
            return self._signs(span)
        part = self._best(first, last)
        if part is None or self._twins.may_be_one(first, last):
            return Carried(None, AnchorState.ORPHANED, self._guesses(span) if guess else ())
        part = self._whole_words(first, last, part)
        return Carried(
            self._with_edges(span, self._new.span(part.first, part.last)),
            self._state(first, last, part),
        )

    def _best(self, first: int, last: int) -> Part | None:
        """Where the letters were followed to; or where far more of them stand together now."""
        followed, length = self._followed(first, last), last - first
        if followed is not None and followed.there >= _MOST * length:
            return followed
        moved = self._elsewhere.find(first, last)
        if followed is None or (moved is not None and moved.there > _MORE * followed.there):
            return moved
        return followed

    def point(self, offset: int) -> int | None:
        """Where a place between letters is now, if the letters beside it are there still."""
        at = self._old.range_of(Span(0, offset))[1]
        before = self._there.place(at - 1)
        if before is not None:
            return self._new.place(before) + 1
        behind = self._there.place(at)
        return None if behind is None else self._new.place(behind)

    # Following the letters

    def _followed(self, first: int, last: int) -> Part | None:
        length = last - first
        runs = together(self._there.within(first, last))
        there = sum(run.length for run in runs)
        if there < _ENOUGH * length:
            return None
        # Every word has an "en"; what is short must stand among its neighbours.
        if there <= _SHORT and not self._is_supported(runs):
            return None
        if length <= _SHORT and there < 0.7 * length:
            return None
        start, end = runs[0].new, runs[-1].new + runs[-1].length
        start -= self._reworded(first, runs[0].old, start, before=True)
        end += self._reworded(runs[-1].old + runs[-1].length, last, end, before=False)
        if there < _ALL * length and there < _SHARE * (end - start):
            return None
        return Part(start, end, there)

    def _is_supported(self, runs: list[Run]) -> bool:
        """Whether letters beside these are there still, and still beside them."""
        first, last = runs[0], runs[-1]
        sides = (
            (first, self._there.within(max(0, first.old - _AROUND), first.old)),
            (last, self._there.within(last.old + last.length, last.old + last.length + _AROUND)),
        )
        near = sum(
            run.length
            for own, found in sides
            for run in found
            if abs(run.shift - own.shift) <= _AROUND // 2
        )
        return near >= min(_SUPPORT, len(self._old) - sum(run.length for run in runs))

    def _reworded(self, first: int, last: int, edge: int, *, before: bool) -> int:
        """How many letters in the place of ``[first, last)`` lie between ``edge`` and the next.

        At the ends of a passage words may be others now; they are taken along as long as there
        are about as many of them, between letters that were followed.
        """
        length = last - first
        if not 0 < length <= _EDGE:
            return 0
        if before:
            beside = self._there.place(first - 1) if first else -1
            gap = None if beside is None else edge - beside - 1
        else:
            beside = self._there.place(last) if last < len(self._old) else len(self._new)
            gap = None if beside is None else beside - edge
        return gap if gap is not None and 0 < gap <= 1.5 * length + 6 else 0

    def _state(self, first: int, last: int, part: Part) -> AnchorState:
        old = self._old.letters[first:last]
        if old != self._new.letters[part.first : part.last]:
            return AnchorState.CHANGED
        in_order = self._there.place(first) == part.first
        return AnchorState.ANCHORED if in_order else AnchorState.MOVED

    def _with_edges(self, was: Span, now: Span) -> Span:
        """Take the signs along that open and close the passage, where they stand there still."""
        quote, text = was.of(self._old.text), self._new.text
        places = [place for place, sign in enumerate(quote) if sign.isalnum()]
        start, end = now.start, now.end
        for sign in reversed(quote[: places[0]] if places else ""):
            if text[start - 1 : start] != sign:
                break
            start -= 1
        for sign in quote[places[-1] + 1 :] if places else "":
            if text[end : end + 1] != sign:
                break
            end += 1
        return Span(start, end)

    def _signs(self, span: Span) -> Carried:
        """A passage of signs alone is where it was between the same letters, or it is lost."""
        quote = span.of(self._old.text)
        start = self.point(span.start)
        if start is None:
            return _LOST
        at = self._new.text.find(quote, start, start + len(quote) + 4) if quote else start
        return _LOST if at < 0 else Carried(Span(at, at + len(quote)), AnchorState.ANCHORED)

    def _whole_words(self, first: int, last: int, part: Part) -> Part:
        """No passage of whole words ends in the middle of one, unless that is endless."""
        start, end = part.first, part.last
        if self._old.is_border(first):
            border = self._new.border_before(start)
            start = border if start - border <= _EDGE else start
        if self._old.is_border(last):
            border = self._new.border_after(end)
            end = border if border - end <= _EDGE else end
        return Part(start, end, part.there)

    # Guesses

    def _guesses(self, was: Span) -> tuple[Span, ...]:
        """Places that a person may have meant, the likeliest first."""
        first, last = self._old.range_of(was)
        quote = self._old.letters[first:last]
        found: list[tuple[int, int]] = []
        runs = together(self._there.within(first, last))
        if sum(run.length for run in runs) >= _SHORT:
            found.append((runs[0].new, runs[-1].new + runs[-1].length))
        found.extend(self._between(first, last))
        found.extend((at, at + len(quote)) for at in all_places(self._new.letters, quote))
        if len(quote) >= _SHORT:
            ranked = sorted(self._elsewhere.resembling(first, last, _WORTH_A_GUESS), reverse=True)
            found.extend((start, end) for _, start, end in ranked)
        spans: list[Span] = []
        for start, end in found:
            part = self._whole_words(first, last, Part(start, end, 0))
            span = self._with_edges(was, self._new.span(part.first, part.last))
            if not any(span.overlaps(known) for known in spans):
                spans.append(span)
        return tuple(spans[:_MOST_GUESSES])

    def _between(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """What came in the place of the passage, between the letters that stood beside it."""
        if not self._runs:
            return
        at = bisect_left(self._there.starts, first) - 1
        before = self._runs[at] if at >= 0 else Run(0, 0, 0)
        start = min(before.new + before.length, before.new + max(0, first - before.old))
        at = bisect_left(self._there.starts, last)
        end = self._runs[at].new if at < len(self._runs) else len(self._new)
        if 0 < end - start <= 3 * (last - first) + 2 * _AROUND:
            yield start, self._as_many_lines(first, last, start, end)

    def _as_many_lines(self, first: int, last: int, start: int, end: int) -> int:
        """Where what came in the place of ``[first, last)`` ends, if it has as many lines.

        The next heading or row of a table is no part of it, as long as enough is left.
        """
        was = len(self._old.span(first, last).of(self._old.text).splitlines())
        now = self._new.span(start, end)
        rows = now.of(self._new.text).splitlines(keepends=True)[:was]
        cut = self._new.range_of(Span(now.start, now.start + sum(map(len, rows))))[1]
        return cut if cut - start >= _ENOUGH * (last - first) else end


def reads_alike(one: str, other: str) -> bool:
    """Whether two texts may be readings of the same words on paper."""
    from rapidfuzz import fuzz  # not before a passage is looked for

    return fuzz.ratio(one, other) >= _READ_OTHERWISE
