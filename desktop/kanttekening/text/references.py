"""Papers that a letter cites: everything found, each paper once, with all its places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.domain.findings import Reference, ReferenceKind
from kanttekening.domain.letter import LetterKind
from kanttekening.text.asking_sentences import read_flows
from kanttekening.text.fold import fold
from kanttekening.text.number_keys import own_keys
from kanttekening.text.reference_finders import finders_for
from kanttekening.text.reference_links import find_links, links_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kanttekening.domain.document import Document, ReadingBlock
    from kanttekening.domain.letter import Facts
    from kanttekening.domain.passage import Span
    from kanttekening.text.asking_sentences import Flow
    from kanttekening.text.reference_mention import Mention

# Kinds of which a letter can be one itself.
_OWN_KINDS = {
    LetterKind.MOTION: ReferenceKind.MOTION,
    LetterKind.AMENDMENT: ReferenceKind.AMENDMENT,
    LetterKind.COUNCIL_PROPOSAL: ReferenceKind.COUNCIL_PROPOSAL,
    LetterKind.INFORMATION_LETTER: ReferenceKind.INFORMATION_LETTER,
}
_WITH_NUMBER = {ReferenceKind.REFERENCE, ReferenceKind.CASE, ReferenceKind.LETTER}


def find_references(
    document: Document, facts: Facts, reading: tuple[ReadingBlock, ...]
) -> tuple[Reference, ...]:
    """Find the papers that are cited, in the order in which they are first named."""
    return references_in(document, facts, read_flows(document, reading))


def references_in(document: Document, facts: Facts, flows: Sequence[Flow]) -> tuple[Reference, ...]:
    """Find the papers that are cited in the running words of a letter."""
    gathered = _Gathered(_Own(facts))
    finders = finders_for(document.text, facts.date or facts.date_inferred)
    for flow, links in zip(flows, links_of(document, flows), strict=True):
        taken = bytearray(len(flow.words))
        _take(flow, finders.by_number(flow), taken, gathered)
        _take(flow, find_links(flow, links, facts.sender), taken, gathered)
        _take(flow, finders.by_name(flow), taken, gathered)
    gathered.add_yours(facts)
    return gathered.references()


def _take(flow: Flow, mentions: Iterator[Mention], taken: bytearray, gathered: _Gathered) -> None:
    """Words belong to the first mention that claims them."""
    for mention in mentions:
        if not any(taken[mention.start : mention.end]):
            taken[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
            gathered.add(flow, mention)


class _Own:
    """What the letter says of itself is no reference."""

    def __init__(self, facts: Facts) -> None:
        self._circular = facts.circular_number
        self._reference = own_keys(facts.reference)[:1] if facts.reference else ()
        self._kind = _OWN_KINDS.get(facts.kind)
        self._title = facts.evidence["kind"].span if "kind" in facts.evidence else None

    def names(self, mention: Mention, spans: tuple[Span, ...]) -> bool:
        """Whether a mention is of the letter itself."""
        if mention.kind is ReferenceKind.CIRCULAR:
            return mention.number == self._circular
        if mention.number and mention.kind in _WITH_NUMBER and self._reference:
            return own_keys(mention.number)[:1] == self._reference
        if mention.kind is self._kind and self._title is not None:
            return self._title.overlaps(spans[0])
        return False


class _Gathered:
    """References so far: one for each paper, whatever number of times it is named."""

    def __init__(self, own: _Own) -> None:
        self._own = own
        self._found: dict[tuple[str, ...], _Paper] = {}

    def add(self, flow: Flow, mention: Mention) -> None:
        spans = flow.spans(mention.start, mention.end)
        if not spans or self._own.names(mention, spans):
            return
        text = flow.words[mention.start : mention.end]
        self._paper(text, mention).add(spans, mention)

    def add_yours(self, facts: Facts) -> None:
        """The kenmerk of the addressee is that of the letter that is answered."""
        found = facts.evidence.get("your_reference")
        if facts.your_reference is None or found is None:
            return
        number = facts.your_reference
        key = _key(ReferenceKind.REFERENCE, number, "")
        if key not in self._found:
            self._found[key] = _Paper(number, ReferenceKind.REFERENCE, number)
            self._found[key].spans.append(found.span)

    def _paper(self, text: str, mention: Mention) -> _Paper:
        key = _key(mention.kind, mention.number, mention.name or fold(text), mention.date)
        if key not in self._found:
            self._found[key] = _Paper(text, mention.kind, mention.number)
        return self._found[key]

    def references(self) -> tuple[Reference, ...]:
        papers = sorted(self._found.values(), key=lambda paper: min(paper.spans))
        return tuple(
            Reference(
                paper.text, paper.kind, tuple(sorted(set(paper.spans))), paper.number, paper.date
            )
            for paper in papers
        )


class _Paper:
    """One cited paper while it is being gathered."""

    def __init__(self, text: str, kind: ReferenceKind, number: str | None) -> None:
        self.text = text
        self.kind = kind
        self.number = number
        self.date: str | None = None
        self.spans: list[Span] = []

    def add(self, spans: tuple[Span, ...], mention: Mention) -> None:
        self.spans.extend(spans)
        self.date = self.date or mention.date


def _key(
    kind: ReferenceKind, number: str | None, name: str, date: str | None = None
) -> tuple[str, ...]:
    """What makes two mentions one paper: its number, else its name, else its day."""
    if kind is ReferenceKind.URL:
        return (kind.value, name)
    if kind is ReferenceKind.LAW:
        return (kind.value, name, number or "")
    if number is not None:
        keys = own_keys(number)[:1]
        return (kind.value, *keys)
    if date is not None and kind in {ReferenceKind.LETTER, ReferenceKind.INFORMATION_LETTER}:
        return (kind.value, date, name)
    return (kind.value, " ".join(name.replace("&", "en").split()))
