"""The Dutch of annotations that come back from others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.words import intake
from kanttekening.words.reader import KIND_NAMES

if TYPE_CHECKING:
    from kanttekening.domain.annotation import Annotation
    from kanttekening.domain.notes_plan import NoteOffer

TITLE = "Elders gewijzigd"
EXPLANATION = (
    "Deze aantekeningen zijn in een ander programma of door een ander gewijzigd. "
    "Kies welke u wilt overnemen. De rest blijft zoals het is."
)
ALL = "Alles kiezen"
TAKE_OVER = "Overnemen"
KEEP = "Niets overnemen"
LOOK = "Bekijken"
SHOW = "Tonen"
HERE, ELSEWHERE = "Hier", "Elders"
CHOOSE_FILE = "Aantekeningen inlezen"
NONE_INSIDE = "In dit bestand staan geen aantekeningen."
NO_NOTE = "(zonder kanttekening)"
_LONGEST = 60


def file_kinds() -> str:
    """Files that may hold annotations."""
    return "Aantekeningen (*.pdf *.xfdf *.jsonld *.json)"


def taken(before: str, added: int, known: int, offered: int, left_out: int = 0) -> str:
    """What files of annotations brought; ``before`` is what there is to say of letters.

    ``left_out`` are those that a file has too many of.
    """
    parts = [before] if before else []
    if added or not (known or offered):
        parts.append(f"{_notes(added)} toegevoegd")
    if offered:
        parts.append(f"{_notes(offered)} elders gewijzigd")
    if known:
        parts.append(f"{known} {'stond' if known == 1 else 'stonden'} er al")
    if left_out:
        parts.append(intake.notes_left_out(left_out))
    return ", ".join(parts)


def updated(number: int) -> str:
    """How many changes were taken over."""
    return f"{_notes(number)} bijgewerkt"


def about(offer: NoteOffer) -> str:
    """Which annotation it is."""
    quote = _short(" ".join(offer.before.passage.quote.split())) if offer.before.passage else ""
    kind = KIND_NAMES[offer.before.kind]
    return f"{kind} bij “{quote}”" if quote else f"{kind}, {offer.before.author}"


def difference(offer: NoteOffer) -> tuple[tuple[str, str], tuple[str, str]]:
    """How it is here, and elsewhere."""
    return (HERE, _told(offer.before, offer.after)), (ELSEWHERE, _told(offer.after, offer.before))


def spoken(offer: NoteOffer) -> str:
    """What a screen reader says of the difference."""
    return ". ".join(f"{name}: {told}" for name, told in difference(offer))


def _told(note: Annotation, other: Annotation) -> str:
    """The note, and of the rest what is different."""
    parts = [note.note or NO_NOTE]
    if note.kind is not other.kind:
        parts.append(KIND_NAMES[note.kind])
    if note.labels != other.labels:
        parts.append(", ".join(note.labels) or "zonder label")
    if note.passage and other.passage and note.passage.quote != other.passage.quote:
        parts.append(f"“{_short(' '.join(note.passage.quote.split()))}”")
    elif (note.passage, note.area) != (other.passage, other.area):
        parts.append(_where(note))
    return " · ".join(parts)


def _where(note: Annotation) -> str:
    """Where a mark stands, when that is all that is different."""
    if note.area is not None:
        area = note.area
        return f"kader op bladzijde {area.page}, {area.x0:.0f} × {area.y0:.0f} punten"
    before = " ".join(note.passage.prefix.split()) if note.passage else ""
    page = f"bladzijde {note.page}" if note.page else "de eerste woorden"
    return f"{page}, na “…{before[-24:].lstrip()}”" if before else page


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _notes(number: int) -> str:
    return f"{number} {'aantekening' if number == 1 else 'aantekeningen'}"
