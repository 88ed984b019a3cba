"""Where the letterhead ends: what the head of the reader says already is not read twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kanttekening.domain.passage import Span
from kanttekening.ui.reader.offset_map import Run, units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.domain.document import ReadingBlock, Understanding

_HEAD_FACTS = (
    "sender", "recipients", "date", "reference", "your_reference", "circular_number", "subject",
    "phone", "attachments_count", "sender_email",
)  # fmt: skip
# A head starts at the top, its facts stand close together, and its lines are no sentences.
_STARTS_WITHIN = 400
_GAP = 250
_LONGEST_LINE = 160


def letterhead_end(understanding: Understanding) -> int:
    """The offset behind the last fact of the letterhead; 0 when there is none."""
    evidence = understanding.facts.evidence
    spans = sorted(evidence[name].span for name in _HEAD_FACTS if name in evidence)
    end = 0
    for span in spans:
        if span.start > (end + _GAP if end else _STARTS_WITHIN):
            break
        end = max(end, span.end)
    return end


def body_blocks(text: str, understanding: Understanding) -> tuple[ReadingBlock, ...]:
    """The reading blocks without those of the letterhead."""
    end = letterhead_end(understanding)
    blocks = understanding.reading
    count = 0
    for block in blocks:
        if not all(span.end <= end for span in block.spans) or _is_prose(block, text):
            break
        count += 1
    return blocks[count:]


def title_runs(
    title: str, text: str, understanding: Understanding, shown: Sequence[ReadingBlock]
) -> tuple[Run, ...]:
    """Where the words of the title stand in the letter; nothing when they are not its subject.

    Nothing either when the subject is ``shown`` below: no character has two places.
    """
    found = understanding.facts.evidence.get("subject")
    if found is None or any(part.overlaps(found.span) for block in shown for part in block.spans):
        return ()
    above, here = _words(title), _words(found.span.of(text))
    if [word for word, _ in above] != [word for word, _ in here]:
        return ()
    runs: list[Run] = []
    ended = -1, -1
    for (word, at), (_, place) in zip(above, here, strict=True):
        start = found.span.start + place
        # One space on either side: a stretch goes on, so that a hit of two words is one.
        if (at, place) == (ended[0] + 1, ended[1] + 1) and runs:
            runs[-1] = Run(runs[-1].position, Span(runs[-1].span.start, start + len(word)))
        else:
            runs.append(Run(units(title[:at]), Span(start, start + len(word))))
        ended = at + len(word), place + len(word)
    return tuple(runs)


def _words(text: str) -> list[tuple[str, int]]:
    return [(match[0], match.start()) for match in re.finditer(r"\S+", text)]


def _is_prose(block: ReadingBlock, text: str) -> bool:
    lines = (line for span in block.spans for line in span.of(text).split("\n"))
    return max(map(len, lines), default=0) > _LONGEST_LINE
