"""The Dutch of the margin's tabs Gegevens and Verwijzingen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kanttekening.domain.findings import ReferenceKind
from kanttekening.words import naming

if TYPE_CHECKING:
    from kanttekening.domain.findings import Reference
    from kanttekening.domain.rows import LetterRow

# Names of the tabs where there is little room
NOTES_SHORT = "Aantek."
FACTS_SHORT = "Gegevens"
REFERENCES = "Verwijzingen"
REFERENCES_SHORT = "Verwijz."

# Gegevens
CORRECT = "Verbeteren"
CORRECT_TIP = "Verbeteren (Enter of F2)"
CORRECTED = "door u verbeterd"
PUT_BACK = "Terugzetten"
PUT_BACK_TIP = "Zet terug wat in de brief is gelezen"
DECISIONS = "Gevraagde besluiten"
REQUESTS = "Verzoeken"
SHOW_PASSAGE = "Klik om de passage in de brief te zien"
EDIT_HINTS = {
    "date": "bijvoorbeeld 20 februari 2025",
    "circular_number": "bijvoorbeeld 25/011",
    "phone": "tien cijfers",
    "attachments_count": "een getal",
    "recipients": "meer namen? zet er ; tussen",
    "meeting": "bijvoorbeeld commissie ruimte 27 maart 2025",
}

# Verwijzingen
BELONGS_TO = "Bijlage bij"
ATTACHMENTS = "Bijlagen"
CITES = "Noemt"
CITED_IN = "Wordt genoemd in"
MISSING = "ontbreekt in uw bibliotheek"
SHARED = "Ook genoemd in andere stukken"
LOST_PICTURES = "Ontbrekende afbeeldingen"
LOST_PICTURE = "zit niet in het bestand"
OPEN_LETTER = "Openen (Enter); waar het staat (spatie)"
OPEN_LETTER_HERE = "Openen"
SHOW_CITATION = "Waar staat dit?"
NO_LINKS_TITLE = "Geen verwijzingen"
NO_LINKS = "Dit stuk noemt geen andere stukken, en geen ander stuk in uw bibliotheek noemt dit."
LETTER_GONE = "Dit stuk staat niet meer in de bibliotheek"

KINDS = {
    ReferenceKind.CIRCULAR: "Ledenbrief",
    ReferenceKind.REFERENCE: "Kenmerk",
    ReferenceKind.LETTER: "Brief",
    ReferenceKind.INFORMATION_LETTER: "Raadsinformatiebrief",
    ReferenceKind.COUNCIL_PROPOSAL: "Raadsvoorstel",
    ReferenceKind.MOTION: "Motie",
    ReferenceKind.AMENDMENT: "Amendement",
    ReferenceKind.PLEDGE: "Toezegging",
    ReferenceKind.RESOLUTION: "Resolutie",
    ReferenceKind.REPORT: "Rapport",
    ReferenceKind.LAW: "Wet",
    ReferenceKind.CASE: "Zaak",
    ReferenceKind.URL: "Webadres",
    ReferenceKind.ATTACHMENT: "Bijlage",
    ReferenceKind.DOCUMENT: "Document",
}
# Of an advice or a report that goes by who wrote it, the letter's words are only their name.
_BODIES = re.compile(
    r"(?:(?:staats|advies|visitatie)?commissie|studiegroep|taskforce|werkgroep|denktank)\b",
    re.IGNORECASE,
)
_BY_A_BODY = "Advies of rapport van"
_DEAD_LINK = "Link zonder adres"
# What nobody expects to find in a library of letters
_ELSEWHERE = {ReferenceKind.LAW, ReferenceKind.URL, ReferenceKind.ATTACHMENT}


def references_tab(count: int) -> str:
    """The name of the tab with its count."""
    return f"{REFERENCES} {count}" if count else REFERENCES


def references_short(count: int) -> str:
    """The same where there is little room."""
    return f"{REFERENCES_SHORT} {count}" if count else REFERENCES_SHORT


def notes_short(count: int) -> str:
    """The name of the first tab where there is little room."""
    return f"{NOTES_SHORT} {count}" if count else NOTES_SHORT


def kind_line(reference: Reference) -> str:
    """Kind, number and date of a cited paper: "Ledenbrief · 24/032 · 3 sep 2024"."""
    number = None if reference.kind is ReferenceKind.URL else reference.number
    parts = (_kind(reference), number, naming.short_date(reference.date))
    return " · ".join(part for part in parts if part)


def _kind(reference: Reference) -> str:
    if reference.kind is ReferenceKind.URL and reference.number is None:
        return _DEAD_LINK
    if reference.kind is ReferenceKind.REPORT and _BODIES.match(reference.text):
        return _BY_A_BODY
    return KINDS[reference.kind]


def is_missed(reference: Reference) -> bool:
    """Whether a paper that is not here should be called missing."""
    is_known = reference.number is not None or reference.date is not None
    return is_known and reference.kind not in _ELSEWHERE


def more_letters(count: int) -> str:
    """The row that shows the other letters with a name."""
    return "Nog 1 stuk tonen" if count == 1 else f"Nog {count} stukken tonen"


def lost_spoken(sentence: str) -> str:
    """What a screen reader says for a sentence about a picture that is not there."""
    return f"{sentence}, {LOST_PICTURE}"


def letter_line(row: LetterRow) -> str:
    """What a letter is called below its title."""
    date = naming.long_date(row.date) if row.date else ""
    parts = (naming.short_sender(row.sender), date, row.reference)
    return " · ".join(part for part in parts if part)


def back_to(row_title: str) -> str:
    """The way back to the letter where a reference was followed."""
    return f"Terug naar {row_title}"


def cited_spoken(reference: Reference, row: LetterRow | None) -> str:
    """What a screen reader says for a cited paper."""
    if row is not None:
        return f"{kind_line(reference)}: {row.title}"
    missing = f", {MISSING}" if is_missed(reference) else ""
    return f"{kind_line(reference)}: {' '.join(reference.text.split())}{missing}"


def fact_spoken(label: str, value: str, remark: str) -> str:
    """What a screen reader says for a fact."""
    return ", ".join(part for part in (f"{label}: {value}", remark) if part)


def of_what_is_asked(text: str, items: tuple[str, ...]) -> str:
    """Something that is asked for, with its items below each other."""
    return "\n".join([text, *(f"• {item}" for item in items if item not in text)])
