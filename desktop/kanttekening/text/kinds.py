"""What kind of council paper this is, by the words of its first lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.letter import LetterKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.text.rows import Cell, Row

# In order: the first line of the letter that begins with one of these names its kind.
_TITLES: dict[LetterKind, tuple[str, ...]] = {
    LetterKind.ANNEX: (r"bijlage \S{0,4} ?bij\b", r"behorende bij (?:brief|ledenbrief|raads)"),
    LetterKind.INFORMATION_LETTER: (
        r"raads ?informatie ?brief|rib\b|raads ?informatie ?nota|informatienota|raadsmemo",
        r"informatiebrief",
    ),
    LetterKind.EXECUTIVE_LETTER: (r"collegebrief|brief van het college",),
    LetterKind.COUNCIL_PROPOSAL: (
        r"raads ?voorstel|voorstel aan (?:de )?(?:gemeente)?raad|initiatief(?:raads)?voorstel",
    ),
    LetterKind.WRITTEN_QUESTIONS: (
        r"(?:beantwoording )?schriftelijke vragen",
        r"(?:raads)?vragen (?:ex |conform |op grond van )?art",
        r"art(?:ikel|\.)? ?\d{1,3}(?:\.\d)? ?(?:rvo )?-?vragen",
    ),
    LetterKind.AMENDMENT: (r"(?:sub)?amendement\b",),
    LetterKind.MOTION: (r"motie\b|vreemde motie",),
    LetterKind.PLEDGE_LIST: (r"toezeggingen ?lijst|lijst (?:van |met |openstaande )*toezeggingen",),
    LetterKind.DECISION_LIST: (r"(?:openbare |concept-?|vastgestelde )*besluiten ?lijst",),
    LetterKind.INVITATION: (r"uitnodiging\b",),
    LetterKind.OBJECTION: (r"bezwaarschrift|bezwaar tegen|pro forma bezwaar",),
    LetterKind.NEWSLETTER: (r"\w{0,30}nieuwsbrief\b",),
    LetterKind.REPORT: (
        r"(?:eind|onderzoeks|jaar|evaluatie|voortgangs|rekenkamer)?rapport(?:age)?\b",
    ),
}
_TITLE = re.compile(
    "|".join(f"(?P<{kind.name}>{'|'.join(words)})" for kind, words in _TITLES.items()),
    re.IGNORECASE,
)
_NUMBERED_TITLE = re.compile(
    r"(?:\w+ )?(?:motie|(?:sub)?amendement|raads ?voorstel|raads ?informatie ?brief"
    r"|RIB|collegebrief)"
    r"(?: vreemd)?[ :]{1,3}(?:(?:nr\.?|nummer):? ?)?"
    r"(?P<number>(?!20\d\d$)[A-Z]{0,4}[ .\-]?\d{1,4}(?:[.\-/]\d{1,6}){0,2}[a-z]?)",
    re.IGNORECASE,
)
_SPACED = re.compile(r"(?:\w ){4,40}\w")
# A subject says less: an answer to a motion is no motion.
_SUBJECTS: tuple[tuple[LetterKind, str], ...] = (
    (LetterKind.NEWSLETTER, r"nieuwsbrief\b"),
    (LetterKind.INFORMATION_LETTER, r"^raads ?informatie ?brief\b"),
    (LetterKind.OBJECTION, r"\bbezwaarschrift\b|^bezwaar tegen"),
    (LetterKind.INVITATION, r"^uitnodiging\b"),
    (LetterKind.WRITTEN_QUESTIONS, r"^(?:beantwoording )?schriftelijke vragen\b"),
)


@dataclass(frozen=True, slots=True)
class KindClues:
    """What the rest of the heading already told."""

    is_mail: bool
    has_circular: bool
    by_person: bool
    has_salutation: bool
    by_executive: bool = False
    subject: str = ""


def find_kind(rows: Sequence[Row], clues: KindClues) -> tuple[LetterKind, Cell | None]:
    """Find the kind, and the line that names it."""
    by_subject = _by_subject(clues.subject)
    if clues.is_mail:
        return (by_subject if by_subject is LetterKind.NEWSLETTER else LetterKind.MAIL), None
    named = _named(rows)
    if named and (named[0] is LetterKind.ANNEX or not clues.has_circular):
        return named
    if clues.has_circular:
        return LetterKind.MEMBER_LETTER, None
    if by_subject is not None:
        return by_subject, None
    if clues.by_executive:
        return LetterKind.EXECUTIVE_LETTER, None
    if clues.has_salutation:
        return (LetterKind.CITIZEN_LETTER if clues.by_person else LetterKind.LETTER), None
    return LetterKind.OTHER, None


def _named(rows: Sequence[Row]) -> tuple[LetterKind, Cell] | None:
    for row in rows[:12]:
        match = _TITLE.match(_closed_up(row.words)) if _is_short(row.words) else None
        if match and match.lastgroup:
            return LetterKind[match.lastgroup], row.whole
    return None


def find_number(row: Cell) -> Cell | None:
    """Find the number behind the kind in a title: "Motie M25-14", "Raadsvoorstel 2025-031"."""
    match = _NUMBERED_TITLE.fullmatch(row.words)
    return row.part(*match.span("number")) if match else None


def _closed_up(words: str) -> str:
    """A title set with a space between its letters: "M O T I E"."""
    return words.replace(" ", "") if _SPACED.fullmatch(words) else words


def _is_short(words: str) -> bool:
    """A title may fill two lines of the page; a sentence ends in a full stop."""
    return len(words) <= 110 or (len(words) <= 160 and words[-1] not in ".:;?!")


def _by_subject(subject: str) -> LetterKind | None:
    for kind, words in _SUBJECTS:
        if re.search(words, subject, re.IGNORECASE):
            return kind
    return None
