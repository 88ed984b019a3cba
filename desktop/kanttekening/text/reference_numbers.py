"""Papers by number or date: Lbr., kenmerk, letters of a day, cases, papers of parliament."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kanttekening.domain.findings import ReferenceKind
from kanttekening.text.reference_mention import (
    DATE,
    DATED,
    MONTH,
    NUMBER,
    Mention,
    days_in,
    is_year,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kanttekening.text.asking_sentences import Flow

_CIRCULAR = re.compile(
    r"\b(?:Lbr|ledenbrief)\b[ .:]{0,3}(?:(?:nr\.?|nummer)[ :]{0,2})?(\d\d) ?/ ?(\d{1,4})\b",
    re.IGNORECASE,
)
_LETTER_WORD = (
    r"(?:(?:uw|onze|ons|hun|zijn|haar) )?(?:[a-z]{0,20}brief|e-?mail|mail|schrijven|memo|notitie"
    r"|besluit)"
)
_MARK = rf"(?:(?:met |onder )?(?:uw |ons )?(?:kenmerk|referentie)[: ]{{1,2}}(?P<number>{NUMBER}))"
_SHORT_DATE = rf"\d{{1,2}} {MONTH}(?! \d{{4}})(?: (?:jl|j\.l|a\.s)\b\.?)?"
_LETTER = re.compile(
    rf"\b{_LETTER_WORD}(?: (?:aan|van) [^,.;:()]{{1,50}}?)?,? (?:{DATED} )?"
    rf"(?P<date>{DATE}|(?<=van ){_SHORT_DATE})"
    rf"(?:,? \(?{_MARK}\)?)?",
    re.IGNORECASE,
)
_MARKED_LETTER = re.compile(
    rf"\b{_LETTER_WORD},? \(?{_MARK}\)?,? {DATED} (?P<date>{DATE})", re.IGNORECASE
)
_REFERENCE = re.compile(
    rf"\b(?:kenmerk|referentie(?:nummer)?)(?: nr\.?| nummer)?[: ]{{1,3}}(?P<number>{NUMBER})",
    re.IGNORECASE,
)
_CASE = re.compile(
    r"\b(?:zaak|dossier|registratie|document)(?:nummer|nr\.?)?(?: met| nummer)*[: ]{1,3}"
    rf"(?P<number>{NUMBER})",
    re.IGNORECASE,
)
_PARLIAMENT = re.compile(
    r"\bKamerstuk(?:ken)?(?: I{1,2})?,?(?: \d{4}/(?:\d{4}|\d\d),)? (?P<file>\d\d[ .]?\d{3})"
    r"(?P<part>[ -](?:[IVX]{1,6}|[A-Z]))?(?:,? nr\.? ?(?P<paper>\d{1,4}))?"
)
_JUDGMENT = re.compile(r"\bECLI:[A-Z]{2}:[A-Z]{2,6}:\d{4}:[A-Z0-9.]{1,25}\b")
_GAZETTE = re.compile(
    r"\b(?P<paper>Stb\.|Staatsblad|Stcrt\.|Staatscourant) (?P<year>\d{4}),? (?:nr\.? )?"
    r"(?P<number>\d{1,6})\b"
)
# Between the word and the date stand the labels of a heading: "Uw brief van | Ons kenmerk | Datum".
_LABELS = re.compile(r"\b(?:(?:ons|uw) kenmerk|datum|onderwerp|betreft)\b", re.IGNORECASE)
_FULL_YEAR = re.compile(r"\d{4}")
_DIGIT = re.compile(r"\d")
_SHORTEST_NUMBER = 3


def find_circulars(flow: Flow) -> Iterator[Mention]:
    """Find circulars: ``Lbr. 24/032``, in any spacing."""
    for match in _CIRCULAR.finditer(flow.words):
        number = f"{match[1]}/{int(match[2]):03}"
        yield Mention(ReferenceKind.CIRCULAR, *match.span(), number)


def find_letters(flow: Flow, letter_date: str | None) -> Iterator[Mention]:
    """Find letters of a day, with their kenmerk if it is there: "uw brief van 3 mei 2024"."""
    if not _DIGIT.search(flow.words):
        return
    for pattern in (_MARKED_LETTER, _LETTER):
        for match in pattern.finditer(flow.words):
            days = days_in(match["date"], letter_date)
            if days or not _FULL_YEAR.search(match["date"]):
                kind = _kind_of(match.group().lower(), match["number"])
                start, end = match.span()
                if _LABELS.search(flow.words, start, match.start("date")):
                    start = match.start("date")
                yield Mention(kind, start, end, match["number"], days[0] if days else None)


def _kind_of(words: str, number: str | None) -> ReferenceKind:
    if number is not None:
        return ReferenceKind.REFERENCE
    if "raadsinformatiebrief" in words:
        return ReferenceKind.INFORMATION_LETTER
    return ReferenceKind.DOCUMENT if "besluit" in words else ReferenceKind.LETTER


def find_marks(flow: Flow) -> Iterator[Mention]:
    """Find a kenmerk or a case by itself."""
    for pattern, kind in ((_REFERENCE, ReferenceKind.REFERENCE), (_CASE, ReferenceKind.CASE)):
        for match in pattern.finditer(flow.words):
            number = match["number"]
            if len(number) >= _SHORTEST_NUMBER and not is_year(number):
                yield Mention(kind, *match.span(), number)


def find_papers_of_state(flow: Flow) -> Iterator[Mention]:
    """Find papers of parliament, judgments and gazettes."""
    for match in _PARLIAMENT.finditer(flow.words):
        file = match["file"].replace(" ", "").replace(".", "")
        number = "-".join(filter(None, (file, (match["part"] or "").strip(" -"), match["paper"])))
        yield Mention(ReferenceKind.DOCUMENT, *match.span(), number)
    for match in _JUDGMENT.finditer(flow.words):
        yield Mention(ReferenceKind.DOCUMENT, *match.span(), match.group().rstrip("."))
    for match in _GAZETTE.finditer(flow.words):
        number = f"{match['paper'].rstrip('.')} {match['year']}, {match['number']}"
        yield Mention(ReferenceKind.LAW, *match.span(), number)
