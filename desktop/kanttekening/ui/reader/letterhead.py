"""Where the letterhead ends: what the head of the reader says already is not read twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
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


def _is_prose(block: ReadingBlock, text: str) -> bool:
    lines = (line for span in block.spans for line in span.of(text).split("\n"))
    return max(map(len, lines), default=0) > _LONGEST_LINE
