"""The words around the hits: about two lines that show why a letter was found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kanttekening.domain.passage import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH = 160
_ELLIPSIS = "…"
_LEAD = 40
_SPACES = re.compile(r"\s+")
_BLOCK_END = "\n\n"


class Found(NamedTuple):
    """A hit in a text; ``asked`` has one bit for each word or phrase of the query it answers."""

    span: Span
    asked: int


class Snippet(NamedTuple):
    """``spans`` are the hits within ``text``; ``first`` is the first of them in the source."""

    text: str
    spans: tuple[Span, ...]
    first: Span | None


def snippet(text: str, hits: Sequence[Found], worth: Sequence[float] = ()) -> Snippet:
    """The passage of ``text`` that answers most of what was asked, cut at words.

    ``worth`` says for each word or phrase of the query how much its hit tells.
    """
    if not hits:
        return _cut(text, 0, min(len(text), WIDTH), [])
    inside = _best_window(hits, worth)
    start = _start(text, inside[0].span.start, WIDTH - _length(inside))
    return _cut(text, start, max(start + WIDTH, inside[-1].span.end), hits)


def _best_window(hits: Sequence[Found], worth: Sequence[float]) -> Sequence[Found]:
    """The run of hits that fits and tells most; of equals the tightest, then the first."""
    best: tuple[float, int, int, int] | None = None
    chosen = hits[:1]
    end = 0
    for at, first in enumerate(hits):
        end = max(end, at + 1)
        while end < len(hits) and hits[end].span.end - first.span.start <= WIDTH:
            end += 1
        run = _tightest(hits[at:end])
        value = (_told(run, worth), -(_length(run) // 20), min(len(run), 4), -at)
        if best is None or value > best:
            best, chosen = value, run
    return chosen


def answered(hits: Sequence[Found]) -> int:
    """How many words and phrases of the query these hits answer together."""
    return _all_asked(hits).bit_count()


def _told(hits: Sequence[Found], worth: Sequence[float]) -> float:
    asked = _all_asked(hits)
    return asked.bit_count() + sum(value for bit, value in enumerate(worth) if asked >> bit & 1)


def _all_asked(hits: Sequence[Found]) -> int:
    seen = 0
    for hit in hits:
        seen |= hit.asked
    return seen


def _tightest(run: Sequence[Found]) -> Sequence[Found]:
    """``run`` without the hits at its end that answer nothing new."""
    seen = needed = 0
    for at, hit in enumerate(run):
        if hit.asked & ~seen:
            seen |= hit.asked
            needed = at
    return run[: needed + 1]


def _length(run: Sequence[Found]) -> int:
    return run[-1].span.end - run[0].span.start


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


def _cut(text: str, start: int, end: int, hits: Sequence[Found]) -> Snippet:
    if end < len(text):
        last = max((hit.span.end for hit in hits if hit.span.end <= end), default=start)
        space = text.rfind(" ", last, end + 1)
        end = space if space > start else max(end, last)
    end = min(end, len(text))
    shown = [hit.span for hit in hits if start <= hit.span.start and hit.span.end <= end]
    before = _ELLIPSIS if start > 0 else ""
    after = _ELLIPSIS if end < len(text) else ""
    line, spans = _on_one_line(text[start:end], [span.shifted(-start) for span in shown])
    return Snippet(
        f"{before}{line.rstrip()}{after}",
        tuple(span.shifted(len(before)) for span in spans),
        shown[0] if shown else None,
    )


def _on_one_line(text: str, spans: Sequence[Span]) -> tuple[str, list[Span]]:
    """Every run of white space as one space, with the spans moved along."""
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
