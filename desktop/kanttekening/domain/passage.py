"""Places in a text: a span of offsets, and a passage that can be found again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range ``[start, end)`` of Unicode code points in a letter's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            msg = f"not a span: {self.start}..{self.end}"
            raise ValueError(msg)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of ``text`` that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Self) -> bool:
        """Whether at least one character is in both; touching ends do not overlap."""
        return self.start < other.end and other.start < self.end

    def contains(self, offset: int) -> bool:
        """Whether the character at ``offset`` lies in the span."""
        return self.start <= offset < self.end

    def shifted(self, by: int) -> Span:
        """The same length, ``by`` code points further on."""
        return Span(self.start + by, self.end + by)


def parts_within(spans: Sequence[Span], within: Span) -> list[Span]:
    """What of some stretches, ordered and apart, lies in another."""
    if not len(within):
        return []
    first = bisect_right(spans, within.start, key=attrgetter("end"))
    last = bisect_left(spans, within.end, key=attrgetter("start"))
    return [
        Span(max(span.start, within.start), min(span.end, within.end)) for span in spans[first:last]
    ]


@dataclass(frozen=True, slots=True)
class Passage:
    """A span with the words that let it be found again in another extraction of the letter.

    ``quote`` is the exact text; ``prefix`` and ``suffix`` are up to 32 code points before and
    after it (TextQuoteSelector of the W3C Web Annotation Data Model). ``page`` counts from 1.
    """

    span: Span
    quote: str
    prefix: str
    suffix: str
    page: int | None = None
