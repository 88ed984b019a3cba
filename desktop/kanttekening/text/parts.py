"""The parts of one file: a covering page, the letter itself, an annex."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from kanttekening.domain.letter import LetterKind, Part, PartKind
from kanttekening.domain.passage import Span
from kanttekening.text.labels import Field, read_label
from kanttekening.text.titles import is_greeting, is_salutation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.domain.document import Document
    from kanttekening.text.rows import Row

_ANNEX = re.compile(
    r"bijlage(?:[ \xa0](?:\d{1,2}|[A-Z]|I{1,3}|IV|V))?(?:[.:]|$|[ \xa0][-–])", re.IGNORECASE
)
_ADDRESSEE = re.compile(r"(?:brief )?aan\b", re.IGNORECASE)
_ENCLOSED_HEAD = 15
_HEAD_LABELS = (Field.DATE, Field.REFERENCE, Field.SUBJECT)


def find_parts(
    document: Document, rows: Sequence[Row], head_size: int, kind: LetterKind, title: str | None
) -> tuple[Part, ...]:
    """Find the parts; ``head_size`` is the number of rows above the body of the letter."""
    if not rows:
        return ()
    end = len(document.text)
    if kind is LetterKind.ANNEX:
        return (Part(PartKind.ANNEX, Span(0, end), title),)
    start = _second_head(rows[:head_size])
    annexes = _annexes(document, rows)
    letter_end = annexes[0].span.start if annexes else end
    parts = []
    if start is not None:
        cut = rows[start].whole.span.start
        parts.append(Part(PartKind.COVER, Span(0, _end_before(document, cut))))
        parts.append(Part(PartKind.LETTER, Span(cut, _end_before(document, letter_end))))
    else:
        parts.append(Part(PartKind.LETTER, Span(0, _end_before(document, letter_end))))
    return (*parts, *annexes)


def _end_before(document: Document, cut: int) -> int:
    """Where the last block before ``cut`` ends."""
    index = bisect_right(document.blocks, cut, key=lambda block: block.span.end)
    return document.blocks[index - 1].span.end if index else cut


def _second_head(head: Sequence[Row]) -> int | None:
    """The row where a heading starts all over: the same labels again, after some body."""
    seen: dict[Field, int] = {}
    for index, row in enumerate(head):
        label = read_label(row.words)
        if label is None or label.field not in _HEAD_LABELS:
            continue
        if label.field in seen and len(seen) == len(_HEAD_LABELS):
            return _first_of_head(head, index)
        seen.setdefault(label.field, index)
    return None


def _first_of_head(head: Sequence[Row], index: int) -> int:
    """The addressee stands above the first label."""
    for back in range(index - 1, max(-1, index - 6), -1):
        if _ADDRESSEE.match(head[back].words):
            return back
    return index


def _is_enclosed(rows: Sequence[Row], index: int) -> bool:
    """Whether "Bijlage" stands alone above a letter with a heading of its own."""
    row = rows[index]
    if any(near.block == row.block for near in rows[index + 1 : index + 2]):
        return False
    below = rows[index + 1 : index + 1 + _ENCLOSED_HEAD]
    labels = {label.field for near in below if (label := read_label(near.words))}
    return len(labels.intersection(_HEAD_LABELS)) > 1 or (
        bool(labels) and any(is_salutation(near.words) for near in below)
    )


def _annexes(document: Document, rows: Sequence[Row]) -> tuple[Part, ...]:
    """Headings "Bijlage 1" below the signature begin an annex each."""
    greetings = [index for index, row in enumerate(rows) if is_greeting(row.words)]
    first, last = (greetings[0], greetings[-1]) if greetings else (len(rows), len(rows))
    starts = [
        row
        for index, (row, below) in enumerate(pairwise(rows))
        if index > first
        and len(row.words) <= 100
        and _ANNEX.match(row.words)
        and (
            (index > last and (row.heading or (len(below.words) > 60 and below.block != row.block)))
            or _is_enclosed(rows, index)
        )
    ]
    parts = []
    for index, row in enumerate(starts):
        after = starts[index + 1].whole.span.start if index + 1 < len(starts) else None
        end = len(document.text) if after is None else _end_before(document, after)
        parts.append(Part(PartKind.ANNEX, Span(row.whole.span.start, end), row.words))
    return tuple(parts)
