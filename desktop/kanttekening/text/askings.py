"""What a letter asks: decisions of a council or an assembly, and acts of the reader."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kanttekening.domain.findings import Asking
from kanttekening.domain.letter import LetterKind
from kanttekening.text.asking_decisions import find_decisions
from kanttekening.text.asking_requests import find_requests
from kanttekening.text.asking_sentences import read_flows
from kanttekening.text.fold import fold, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kanttekening.domain.document import Document, ReadingBlock
    from kanttekening.domain.letter import Facts
    from kanttekening.domain.passage import Span
    from kanttekening.text.asking_decisions import Asked
    from kanttekening.text.asking_sentences import Flow

_SHORTEST_SHARED = 5
# What stands in these was decided, and is not asked any more.
_OF_WHAT_WAS_DECIDED = {LetterKind.DECISION_LIST, LetterKind.PLEDGE_LIST}


def find_askings(
    document: Document,
    facts: Facts,
    reading: tuple[ReadingBlock, ...],
) -> tuple[tuple[Asking, ...], tuple[Asking, ...]]:
    """Find the requested decisions and the requests, each once however often it is printed."""
    return askings_in(facts, read_flows(document, reading))


def askings_in(
    facts: Facts, flows: Sequence[Flow]
) -> tuple[tuple[Asking, ...], tuple[Asking, ...]]:
    """Find what is asked in the running words of a letter."""
    found = () if facts.kind in _OF_WHAT_WAS_DECIDED else find_decisions(flows)
    decisions = _once(_same_wishes_joined(list(found)))
    taken = [span for asking in decisions for span in asking.spans]
    return decisions, _once(_requests(flows, taken))


def _requests(flows: Sequence[Flow], taken: Sequence[Span]) -> Iterator[Asking]:
    blocked = sorted(taken)
    for flow in flows:
        inside = [span for span in blocked if _within(flow, span)]
        for ends in find_requests(flow):
            pieces = list(zip(ends[::2], ends[1::2], strict=True))
            spans = tuple(span for piece in _joined(pieces) for span in flow.spans(*piece))
            if not any(span.overlaps(other) for span in spans for other in inside):
                text = " ".join(flow.words[start:end] for start, end in pieces)
                yield Asking(text, (), spans)


def _joined(pieces: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sentences that follow each other at once are one stretch."""
    joined = [pieces[0]]
    for start, end in pieces[1:]:
        if start - joined[-1][1] <= 1:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _within(flow: Flow, span: Span) -> bool:
    first, last = flow.runs[0], flow.runs[-1]
    return span.start < last[1] + last[2] and first[1] < span.end


def _same_wishes_joined(found: Sequence[Asked]) -> Iterator[Asking]:
    """A sentence that repeats what a label asks is another place of it, no other decision."""
    labelled = [(asked, _content_words(asked)) for asked in found if asked.labelled]
    places: dict[int, tuple[Span, ...]] = {}
    loose = []
    for asked in found:
        if asked.labelled:
            continue
        words = _content_words(asked)
        same = next((n for n, (_, theirs) in enumerate(labelled) if words & theirs), None)
        if same is None:
            loose.append(asked)
        else:
            places[same] = places.get(same, ()) + asked.spans
    for number, (asked, _) in enumerate(labelled):
        yield Asking(asked.text, asked.items, asked.spans + places.get(number, ()))
    for asked in loose:
        yield Asking(asked.text, (), asked.spans)


def _content_words(asked: Asked) -> set[str]:
    words = tokens(" ".join((asked.text, *asked.items)))
    return {token.word for token in words if len(token.word) >= _SHORTEST_SHARED}


def _once(askings: Iterable[Asking]) -> tuple[Asking, ...]:
    found: dict[tuple[str, ...], Asking] = {}
    for asking in askings:
        key = tuple(" ".join(fold(part).split()) for part in (asking.text, *asking.items))
        if key in found:
            asking = replace(found[key], spans=found[key].spans + asking.spans)
        found[key] = asking
    return tuple(sorted(found.values(), key=lambda asking: asking.spans[0]))
