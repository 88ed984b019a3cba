"""The words around the hits: about two lines that show why a letter was found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kanttekening.domain.passage import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH = 160
# As much as a snippet can show beside each other
_TOGETHER = 150
_ELLIPSIS = "…"
_LEAD = 40
_SPACES = re.compile(r"\s+")
_BLOCK_END = "\n\n"


class Place(NamedTuple):
    """Where a hit stands in the text.

    ``asked`` has one bit for each word or phrase of the query that it answers.
    """

    span: Span
    asked: int


class Snippet(NamedTuple):
    """A line of text and the hits within it."""

    text: str
    spans: tuple[Span, ...]


def answered(places: Sequence[Place]) -> int:
    """How many words and phrases of the query these hits answer together."""
    seen = 0
    for place in places:
        seen |= place.asked
    return seen.bit_count()


def merged(places: Sequence[Place]) -> list[Place]:
    """In order of the text; of two that overlap the longer, which then answers for both."""
    kept: list[Place] = []
    for place in sorted(places, key=lambda place: (place.span.start, -place.span.end)):
        if kept and place.span.start < kept[-1].span.end:
            kept[-1] = kept[-1]._replace(asked=kept[-1].asked | place.asked)
        else:
            kept.append(place)
    return kept


def best_stretch(places: Sequence[Place], worth: Sequence[float] = ()) -> Sequence[Place]:
    """The hits close together that tell most; of equals the tightest, then the first.

    ``worth`` says for each bit of ``asked`` how much such a hit tells beyond being one.
    """
    chosen = places[:1]
    best = (-1.0, 0)
    window = _Window(places, worth)
    left = 0
    for right, place in enumerate(places):
        window.enter(place)
        while left < right and (
            place.span.end - places[left].span.start > _TOGETHER or window.has_twice(places[left])
        ):
            window.leave(places[left])
            left += 1
        value = (window.told, places[left].span.start - place.span.end)
        if value > best:
            best, chosen = value, places[left : right + 1]
    return chosen


class _Window:
    """Counts what the hits between two places answer."""

    def __init__(self, places: Sequence[Place], worth: Sequence[float]) -> None:
        self._bits = {asked: _bits(asked) for asked in {place.asked for place in places}}
        used = {bit for bits in self._bits.values() for bit in bits}
        self._values = {bit: 1.0 + (worth[bit] if bit < len(worth) else 0.0) for bit in used}
        self._counts = dict.fromkeys(used, 0)
        self.told = 0.0

    def enter(self, place: Place) -> None:
        for bit in self._bits[place.asked]:
            self._counts[bit] += 1
            if self._counts[bit] == 1:
                self.told += self._values[bit]

    def leave(self, place: Place) -> None:
        for bit in self._bits[place.asked]:
            self._counts[bit] -= 1
            if not self._counts[bit]:
                self.told -= self._values[bit]

    def has_twice(self, place: Place) -> bool:
        return all(self._counts[bit] > 1 for bit in self._bits[place.asked])


def _bits(asked: int) -> list[int]:
    return [bit for bit in range(asked.bit_length()) if asked >> bit & 1]


def opening(text: str) -> Snippet:
    """The beginning of a text in which nothing was found."""
    return _cut(text, 0, min(len(text), WIDTH), [])


def snippet(text: str, core: Span, hits: Sequence[Span]) -> Snippet:
    """The passage around ``core``, cut at words, with the ``hits`` that stand in it."""
    start = _start(text, core.start, WIDTH - len(core))
    return _cut(text, start, max(start + WIDTH, core.end), hits)


def _start(text: str, first: int, room: int) -> int:
    """Some words before the first hit, but not out of the paragraph before it."""
    start = max(0, first - max(0, min(_LEAD, room)))
    block = text.rfind(_BLOCK_END, start, first)
    if block >= 0:
        return block + len(_BLOCK_END)
    if start == 0:
        return 0
    space = text.find(" ", start, first)
    return space + 1 if space >= 0 else first


def _cut(text: str, start: int, end: int, hits: Sequence[Span]) -> Snippet:
    if end < len(text):
        last = max((hit.end for hit in hits if hit.end <= end), default=start)
        space = text.rfind(" ", last, end + 1)
        end = space if space > start else max(end, last)
    end = min(end, len(text))
    shown = [hit.shifted(-start) for hit in hits if start <= hit.start and hit.end <= end]
    before = _ELLIPSIS if start > 0 else ""
    after = _ELLIPSIS if end < len(text) else ""
    line, spans = _on_one_line(text[start:end], shown)
    return Snippet(
        f"{before}{line.rstrip()}{after}", tuple(span.shifted(len(before)) for span in spans)
    )


def _on_one_line(text: str, spans: Sequence[Span]) -> tuple[str, list[Span]]:
    """Every run of white space as one space, with the spans moved along."""
    if "\n" not in text and "  " not in text:
        return text, list(spans)
    parts: list[str] = []
    edges = [edge for span in spans for edge in (span.start, span.end)]
    moved: list[int] = []
    length = before = 0
    for space in _SPACES.finditer(text):
        if space.group() == " ":
            continue
        parts += (text[before : space.start()], " ")
        while len(moved) < len(edges) and edges[len(moved)] <= space.start():
            moved.append(edges[len(moved)] - before + length)
        length += space.start() - before + 1
        before = space.end()
        while len(moved) < len(edges) and edges[len(moved)] < before:
            moved.append(length)
    parts.append(text[before:])
    moved += [edge - before + length for edge in edges[len(moved) :]]
    pairs = zip(moved[::2], moved[1::2], strict=True)
    return "".join(parts), [Span(start, end) for start, end in pairs]
