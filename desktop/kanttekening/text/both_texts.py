"""Two people changed one text at the same time: one text that has what both of them wrote."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from operator import eq
from typing import TYPE_CHECKING

from kanttekening.domain.passage import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

_APART = "\n\n"


@dataclass(frozen=True, slots=True)
class _Rewrite:
    """What one person did: these words came in the place of a span."""

    span: Span
    words: str


def both_texts(base: str, mine: str, theirs: str) -> str:
    """The text with what I and others made of ``base``.

    Changes in different places are both carried out. Where they meet, nobody can say which is
    right: the other text comes first, and mine below it. What only one of us emptied stays.
    """
    if theirs in (base, mine) or not theirs.strip():
        return mine
    if mine == base or not mine.strip():
        return theirs
    first, second = _rewrite(base, theirs), _rewrite(base, mine)
    if second.span.start < first.span.start:
        first, second = second, first
    if first.span.end < second.span.start:
        between = base[first.span.end : second.span.start]
        head, tail = base[: first.span.start], base[second.span.end :]
        return head + first.words + between + second.words + tail
    if mine.startswith(base) and theirs.startswith(base):
        return theirs + _APART + mine[len(base) :].lstrip()
    return theirs + _APART + mine


def _rewrite(before: str, after: str) -> _Rewrite:
    start = _alike(before, after)
    most = min(len(before), len(after)) - start
    end = min(most, _alike(reversed(before), reversed(after)))
    return _Rewrite(Span(start, len(before) - end), after[start : len(after) - end])


def _alike(one: Iterable[str], other: Iterable[str]) -> int:
    """How many characters two texts have in common at the beginning."""
    return sum(1 for _ in takewhile(bool, map(eq, one, other)))
