"""The letter as a row of sentences to say, in the order of the Leesweergave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.passage import Span
from kanttekening.ui.reader.offset_map import units
from kanttekening.ui.reader.reading_text import LINE_BREAK
from kanttekening.ui.reader.text_steps import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kanttekening.ui.reader.reading_text import ReadingText, ShownBlock


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is said, and the passage of the letter that is lit up meanwhile."""

    words: str
    span: Span


def sentences(reading: ReadingText, within: Span | None = None) -> tuple[Sentence, ...]:
    """All sentences, or the parts of them that lie in ``within``."""
    return tuple(
        sentence
        for block in reading.blocks
        if block.runs
        for sentence in _of_block(reading, block, within)
    )


def _of_block(reading: ReadingText, block: ShownBlock, within: Span | None) -> Iterator[Sentence]:
    for part in sentence_spans(block.text, Span(0, len(block.text))):
        first, last = part.start, part.end
        if within is not None:
            first, last = _clipped(reading, block, part, within)
        words = _sayable(block.text[first:last])
        if words:
            start = reading.map.offset(block.position + units(block.text[:first]))
            end = reading.map.offset(block.position + units(block.text[: last - 1])) + 1
            yield Sentence(words, Span(start, max(start + 1, end)))


def _clipped(reading: ReadingText, block: ShownBlock, part: Span, within: Span) -> tuple[int, int]:
    """The piece of a sentence of which every character lies in ``within``."""
    inside = [
        at
        for at in range(part.start, part.end)
        if within.contains(reading.map.offset(block.position + units(block.text[:at])))
    ]
    return (inside[0], inside[-1] + 1) if inside else (part.start, part.start)


def _sayable(words: str) -> str:
    """A line break or the edge of a cell is a short rest."""
    rests = words.replace(LINE_BREAK, ", ").replace("\t", ", ")
    said = " ".join(rests.split())
    return said if any(character.isalnum() for character in said) else ""


def first_at(row: Sequence[Sentence], offset: int) -> int:
    """The sentence that ``offset`` stands in, else the first one behind it."""
    behind = [number for number, sentence in enumerate(row) if sentence.span.end > offset]
    return min(behind, key=lambda number: row[number].span.start, default=0)
