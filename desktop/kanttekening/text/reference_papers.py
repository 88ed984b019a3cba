"""Papers of the council and of members' meetings: by number, by title, by who moved them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kanttekening.domain.findings import ReferenceKind
from kanttekening.text.fold import fold
from kanttekening.text.reference_mention import (
    DATE,
    DATED,
    NUMBER,
    TITLE,
    Mention,
    days_in,
    is_year,
    iso_date,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kanttekening.text.asking_sentences import Flow

_KINDS = {
    "raadsinformatiebrief": ReferenceKind.INFORMATION_LETTER,
    "rib": ReferenceKind.INFORMATION_LETTER,
    "raadsvoorstel": ReferenceKind.COUNCIL_PROPOSAL,
    "initiatiefvoorstel": ReferenceKind.COUNCIL_PROPOSAL,
    "motie": ReferenceKind.MOTION,
    "amendement": ReferenceKind.AMENDMENT,
    "toezegging": ReferenceKind.PLEDGE,
    "resolutie": ReferenceKind.RESOLUTION,
}
_WORD = re.compile(
    r"\b(?:concept-?|ontwerp-?|leden|burger)?(?:"
    r"(?P<one>raadsinformatiebrief|rib|raadsvoorstel|initiatiefvoorstel|motie|amendement"
    r"|toezegging|resolutie)"
    r"|(?P<many>raadsinformatiebrieven|raadsvoorstellen|initiatiefvoorstellen|moties|amendementen"
    r"|toezeggingen|resoluties))\b(?: \((?:RIB|M|A)\))?",
    re.IGNORECASE,
)
_SINGULAR = {
    "raadsinformatiebrieven": "raadsinformatiebrief",
    "raadsvoorstellen": "raadsvoorstel",
    "initiatiefvoorstellen": "initiatiefvoorstel",
    "moties": "motie",
    "amendementen": "amendement",
    "toezeggingen": "toezegging",
    "resoluties": "resolutie",
}
_NUMBERED = re.compile(
    rf",? (?:\(?(?:met )?(?:nummer|nr\.?|kenmerk|no\.?):? )?\(?(?P<number>{NUMBER})\)?"
)
_TITLED = re.compile(rf"[,:]? (?:\(?(?:met |onder )?(?:de )?(?:titel|naam):? )?\(?{TITLE}\)?")
_NAME_PART = r"(?:van|de|der|den|ten|ter|het|te|Van|De|Der|Den|Ten|Ter|Het|Te|El|Al|'t)"
_SURNAME = rf"(?:{_NAME_PART} ){{0,3}}[A-ZÀ-Ý][\w.’'\-]*\w"
_JOINT = rf"{_SURNAME}(?:(?: ?[&/] ?| ){_SURNAME}){{0,5}}"
_MOVED_BY_ONE = re.compile(rf" (?:van |-)?(?P<name>{_JOINT}(?: en (?:de )?{_JOINT}){{0,2}})")
_MOVED_BY = re.compile(rf" (?P<name>{_JOINT})")
_AND = re.compile(r"(?:,| en|, en)(?= )")
_DATED = re.compile(rf",? \(?(?:(?:{DATED}|aangenomen op|vastgesteld op) )?(?P<date>{DATE})\)?")
_OF_SOMEBODY = re.compile(
    rf" (?:aan|van|door) [^,.;:()]{{1,50}}? {DATED} (?P<date>{DATE})", re.IGNORECASE
)
_CAN_HAVE_MOVER = {ReferenceKind.MOTION, ReferenceKind.AMENDMENT, ReferenceKind.RESOLUTION}
_DECIDED = re.compile(
    r"\b(?:aangenomen|vastgesteld|ingediend|verworpen|aanvaard|gedaan|nam(?:en)?|stelde(?:n)?)\b"
)
_NOT_MOVERS = re.compile(r"(?:van )?(?:Wij|We|De|Het|Een|In|Op|Er|U|Uw|Dit|Deze)\b(?! [A-Z])")


def find_papers(flow: Flow, letter_date: str | None) -> Iterator[Mention]:
    """Find motions, amendments, proposals, pledges, resolutions and information letters."""
    found: list[Mention] = []
    for match in _WORD.finditer(flow.words):
        word = (match["one"] or _SINGULAR[match["many"].lower()]).lower()
        papers = list(_papers_after(flow, match, _KINDS[word]))
        found.extend(papers)
    yield from _with_dates(flow, found, letter_date)


def _papers_after(flow: Flow, word: re.Match[str], kind: ReferenceKind) -> Iterator[Mention]:
    at = word.end()
    several = bool(word["many"])
    while (paper := _paper(flow, word, at, kind)) is not None:
        yield paper
        joined = _AND.match(flow.words, paper.end + _closing(flow.words, paper.end))
        if not several or joined is None:
            return
        at = joined.end()


def _closing(words: str, at: int) -> int:
    """A title ends before its quotation mark: how far the list goes on behind it."""
    return 1 if words[at : at + 1] in {"'", "’", "”", '"'} else 0


def _paper(flow: Flow, word: re.Match[str], at: int, kind: ReferenceKind) -> Mention | None:
    """The paper whose number, title or mover begins at ``at``."""
    words = flow.words
    number = _NUMBERED.match(words, at)
    if number is not None and (is_year(number["number"]) or _DATED.match(words, at)):
        number = None
    title = _TITLED.match(words, number.end() if number else at)
    last = title or number
    name = _mover(flow, word, at, kind) if last is None else None
    last = last or name
    dated = _DATED.match(words, last.end() if last else at)
    if last is None and dated is None and kind is ReferenceKind.PLEDGE:
        dated = _OF_SOMEBODY.match(words, at)
    day = iso_date(dated["date"]) if dated else None
    if last is None and day is None:
        return None
    known = number["number"] if number else None
    if title:
        return Mention(kind, *title.span("title"), known, day, fold(title["title"]))
    if name:
        return Mention(kind, *name.span("name"), known, day, fold(name["name"]))
    start = at + 1 if word["many"] else word.start()
    end = number.end("number") if number else dated.end("date") if dated else at
    return Mention(kind, start, end, known, day)


def _mover(flow: Flow, word: re.Match[str], at: int, kind: ReferenceKind) -> re.Match[str] | None:
    """Who moved it, as in "de motie Nijboer"; a heading names its subject, not a mover."""
    if kind not in _CAN_HAVE_MOVER or flow.is_heading:
        return None
    pattern = _MOVED_BY if word["many"] else _MOVED_BY_ONE
    match = pattern.match(flow.words, at)
    if match is None or _NOT_MOVERS.match(match["name"]):
        return None
    return match


def _with_dates(flow: Flow, found: list[Mention], letter_date: str | None) -> Iterator[Mention]:
    """Give papers the day that their sentence says they were decided on."""
    by_sentence: dict[tuple[int, int], list[Mention]] = {}
    for paper in found:
        by_sentence.setdefault(flow.sentence_at(paper.start), []).append(paper)
    for (start, end), papers in by_sentence.items():
        days = _decision_days(flow.words[start:end], papers, letter_date)
        for paper, day in zip(papers, days, strict=True):
            yield Mention(
                paper.kind, paper.start, paper.end, paper.number, paper.date or day, paper.name
            )


def _decision_days(
    sentence: str, papers: list[Mention], letter_date: str | None
) -> list[str | None]:
    nothing: list[str | None] = [None] * len(papers)
    if any(paper.date for paper in papers) or not _DECIDED.search(sentence):
        return nothing
    days = days_in(sentence, letter_date)
    if len(days) == len(papers) > 1 and "respectievelijk" in sentence:
        return list(days)
    return [days[0]] * len(papers) if len(days) == 1 else nothing
