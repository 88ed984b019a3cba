"""The letter as it wants to be read: no page furniture, and broken sentences whole again."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from kanttekening.domain.cut_words import loses_hyphen
from kanttekening.domain.document import BlockKind, ReadingBlock
from kanttekening.domain.passage import Span
from kanttekening.text.senders import is_person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.domain.document import Block, Document

_SHORTEST_BROKEN = 30
# What would be cut more often than this is no sentence, but a list without capitals and full stops.
_MOST_PIECES = 8
_ENDS = ".!?:;…"
_CLOSERS = "\"'’”)] "


def reading_order(document: Document, furniture: Sequence[Span]) -> tuple[ReadingBlock, ...]:
    """Put the blocks in reading order, leaving out ``furniture`` (ordered spans)."""
    shown: list[ReadingBlock] = []
    starts = [span.start for span in furniture]
    for block in document.blocks:
        spans = _without(document.text, block, furniture, starts)
        if not spans:
            continue
        if shown and _goes_on(document.text, shown[-1], block, spans[0]):
            last = shown[-1]
            whole = _joined(document.text, last.spans + spans)
            shown[-1] = ReadingBlock(last.kind, whole, last.level, last.marker)
        else:
            shown.append(ReadingBlock(block.kind, spans, block.level, block.marker))
    return tuple(shown)


def _without(
    text: str, block: Block, furniture: Sequence[Span], starts: Sequence[int]
) -> tuple[Span, ...]:
    """The block without the furniture in it; a rule has nothing to leave out."""
    if block.kind is BlockKind.RULE:
        return (block.span,)
    kept = []
    at = block.span.start
    for index in range(bisect_left(starts, at), len(furniture)):
        span = furniture[index]
        if span.start >= block.span.end:
            break
        kept.append(Span(at, span.start))
        at = span.end
    kept.append(Span(at, block.span.end))
    return _joined(text, [stripped for span in kept if (stripped := _stripped(text, span))])


def _joined(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans that are read as one, without the hyphens of words that were cut between them."""
    found = list(spans)
    for place, (span, following) in enumerate(pairwise(spans)):
        if loses_hyphen(text, span.of(text), following.of(text)):
            found[place] = Span(span.start, span.end - 1)
    return tuple(span for span in found if len(span))


def _stripped(text: str, span: Span) -> Span | None:
    words = span.of(text)
    bare = words.strip()
    if not bare:
        return None
    start = span.start + words.index(bare[0])
    return Span(start, start + len(bare))


def _goes_on(text: str, last: ReadingBlock, block: Block, first: Span) -> bool:
    """Whether a block carries on a sentence that a page break or a blank line cut in two."""
    if block.kind is not BlockKind.PARAGRAPH:
        return False
    if last.kind not in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}:
        return False
    if len(last.spans) >= _MOST_PIECES:
        return False
    before = last.spans[-1].of(text).rsplit("\n", 1)[-1]
    # The last line may be short ("betrokken / bij"), a whole block is not.
    whole = len(last.spans[-1]) if "\n" not in last.spans[-1].of(text) else len(before)
    words = first.of(text)
    if whole < _SHORTEST_BROKEN or "\t" in words or is_person(words.split("\n", 1)[0]):
        return False
    return words[:1].islower() and before.rstrip(_CLOSERS)[-1:] not in _ENDS
