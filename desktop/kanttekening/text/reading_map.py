"""From the reading text back to the letter's text, and what the index needs of a letter."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from kanttekening.domain.indexing import IndexedLetter
from kanttekening.domain.passage import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.domain.document import Understanding
    from kanttekening.domain.letter import VersionId

Runs = tuple[tuple[int, int, int], ...]


def reading_runs(text: str, understanding: Understanding) -> Runs:
    """``(reading_start, text_start, length)`` of every stretch of the reading text."""
    runs: list[tuple[int, int, int]] = []
    at = 0
    for block in understanding.reading:
        begin = at
        shown: list[tuple[int, int, int]] = []
        for between, span in block.pieces(text):
            at += len(between)
            shown.append((at, span.start, len(span.of(text))))
            at += shown[-1][2]
        if at > begin:
            runs += shown
            at += 2
    return tuple(runs)


def reading_of(text: str, runs: Runs) -> str:
    """The reading text again, from the letter's text and the way into it."""
    pieces: list[str] = []
    at = 0
    for start, text_start, length in runs:
        # One space between the stretches of a block, a blank line between blocks.
        pieces.append(" " * (start - at) if start - at < 2 else "\n\n")
        pieces.append(text[text_start : text_start + length])
        at = start + length
    return "".join(pieces)


def to_text(runs: Runs, span: Span) -> Span | None:
    """The span of the letter's text that ``span`` of the reading text shows.

    Where the reading text joins two stretches, the span covers what lies between them in the
    text only if it stands in order; otherwise it stops at the end of the first stretch.
    """
    if not runs:
        return None
    first = _run_at(runs, span.start)
    reading_start, text_start, length = runs[first]
    start = text_start + min(span.start - reading_start, length)
    last = _run_at(runs, max(span.start, span.end - 1))
    if last != first:
        end_reading, end_text, end_length = runs[last]
        end = end_text + min(span.end - end_reading, end_length)
        if end > start:
            return Span(start, end)
    return Span(start, max(start, text_start + min(span.end - reading_start, length)))


def _run_at(runs: Runs, offset: int) -> int:
    return max(0, bisect_right(runs, (offset, 1 << 60, 0)) - 1)


def indexed_letter(
    version_id: VersionId,
    text: str,
    understanding: Understanding,
    title: str,
    notes: Sequence[str] = (),
) -> IndexedLetter:
    """What the index keeps of a letter with this text; ``title`` stands in for a subject."""
    facts = understanding.facts
    numbers = (facts.reference, facts.circular_number, facts.your_reference, facts.phone)
    return IndexedLetter(
        subject=facts.subject or title,
        numbers=tuple(number for number in numbers if number),
        sender=" ".join(filter(None, (facts.sender, facts.sender_email))),
        version_id=version_id,
        reading_text=understanding.reading_text(text),
        furniture=tuple((span.start, span.of(text)) for span in understanding.furniture),
        notes=tuple(notes),
        reading_map=reading_runs(text, understanding),
        date=facts.date,
    )
