"""Papers that a letter cites: everything found, each paper once, with all its places."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kanttekening.domain.findings import Reference, ReferenceKind
from kanttekening.domain.letter import LetterKind
from kanttekening.domain.passage import Span
from kanttekening.text.asking_sentences import read_flows
from kanttekening.text.fold import fold
from kanttekening.text.number_keys import own_keys
from kanttekening.text.reference_laws import find_laws
from kanttekening.text.reference_links import (
    find_addresses,
    find_annexes,
    find_links,
    links_of,
)
from kanttekening.text.reference_names import (
    find_by_author,
    find_named,
    find_titled,
    find_unnamed,
)
from kanttekening.text.reference_numbers import (
    find_circulars,
    find_letters,
    find_marks,
    find_papers_of_state,
)
from kanttekening.text.reference_papers import find_papers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kanttekening.domain.document import Document, ReadingBlock
    from kanttekening.domain.letter import Facts
    from kanttekening.text.asking_sentences import Flow
    from kanttekening.text.reference_mention import Mention

    Finder = Callable[[Flow], Iterator[Mention]]

_COUNCIL_PAPERS = (
    "motie", "moties", "amendement", "toezegging", "resolutie", "raadsvoorstel",
    "initiatiefvoorstel", "raadsinformatiebrie", "rib",
)  # fmt: skip
_NAMES = (
    "nota", "agenda", "akkoord", "programma", "strategie", "visie", "rapport", "plan", "toets",
    "monitor", "verkenning", "circulaire", "handreiking", "verordening", "begroting", "jaar",
    "beraad", "fonds", "taskforce", "studiegroep", "commissie", "denktank", "college",
    "goals", "common", "samen", "beter", "anders", "slim", "gezond", "duurzaam", "veilig",
    "vitaal", "actief", "thuis", "advies", "onderzoek", "notitie",
)  # fmt: skip
_TITLED = (
    "notitie", "rapport", "nota", "advies", "visie", "brochure", "handreiking", "memo",
    "onderzoek", "monitor", "verordening", "voorstel", "plan", "programma", "agenda", "manifest",
    "pamflet", "evaluatie", "verkenning", "nieuwsbrief", "podcast",
)  # fmt: skip
_BY_AUTHOR = (
    "rapport", "advies", "onderzoek", "aanbevelingen", "adviezen", "bevindingen", "evaluatie",
    "brief", "stuurde", "zond", "publiceerde", "presenteerde", "motie",
)  # fmt: skip
_UNNAMED = (
    "diverse", "enkele", "verschillende", "meerdere", "een aantal", "eerdere", "onze", "aparte",
    "afzonderlijke", "separate", "begeleidende", "liggende", "onderzoek",
)  # fmt: skip
_MARKS = ("kenmerk", "referentie", "zaak", "dossier", "registratie", "document")
_LETTERS = ("brief", "mail", "schrijven", "memo", "notitie")
_LAWS = (
    "wet", "wmo", "wob", "woo", "awb", "avg", "wgr", "wlz", "wvggz", "wkb", "wnt", "wpg", "zvw",
    "wro", "wabo", "bbv", "wgs", "bibob", "besluit", "code", "verordening",
)  # fmt: skip
_ADDRESSES = ("http", ".nl", ".eu", ".com", ".org", ".net", ".info", ".frl", ".amsterdam")
_ANNEXES = (
    "bijlage", "bijgevoegd", "bijgaand", "bijgesloten", "meegestuurd", "meegezonden", "ingesloten",
    "aangehecht", "hierbij",
)  # fmt: skip

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
    flows = read_flows(document, reading)
    links = links_of(document, flows)
    own = _Own(facts)
    gathered = _Gathered(own)
    for flow, inside in zip(flows, links, strict=True):
        finders: list[Finder] = [partial(find_links, links=inside, sender=facts.sender)]
        if inside:
            _take(flow, [*_before_links(flow, facts), *finders, *_after_links(flow)], gathered)
        else:
            _take(flow, [*_before_links(flow, facts), *_after_links(flow)], gathered)
    gathered.add_yours(facts)
    return gathered.references()


def _before_links(flow: Flow, facts: Facts) -> Iterator[Finder]:
    """Whoever reads more out of the words goes first: what one has taken, another leaves."""
    date = facts.date or facts.date_inferred
    yield from _asked(flow, ("lbr", "ledenbrief"), find_circulars)
    yield from _asked(flow, _COUNCIL_PAPERS, partial(find_papers, letter_date=date))
    yield from _asked(flow, _LETTERS, find_letters)
    yield from _asked(flow, _MARKS, find_marks)
    yield from _asked(flow, ("kamerstuk", "ecli:", "stb.", "sta"), find_papers_of_state)


def _after_links(flow: Flow) -> Iterator[Finder]:
    yield from _asked(flow, _ADDRESSES, find_addresses)
    yield from _asked(flow, _LAWS, find_laws)
    yield from _asked(flow, _ANNEXES, find_annexes)
    yield from _asked(flow, _TITLED, find_titled)
    yield from _asked(flow, _BY_AUTHOR, find_by_author)
    yield from _asked(flow, _NAMES, find_named)
    yield from _asked(flow, _UNNAMED, find_unnamed)


def _asked(flow: Flow, words: Iterable[str], finder: Finder) -> Iterator[Finder]:
    """The finder, if there is anything in the flow that it might find: looking is slow."""
    if any(word in flow.lower for word in words):
        yield finder


def _take(flow: Flow, finders: Iterable[Finder], gathered: _Gathered) -> None:
    taken = bytearray(len(flow.words))
    for finder in finders:
        for mention in finder(flow):
            if any(taken[mention.start : mention.end]):
                continue
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
