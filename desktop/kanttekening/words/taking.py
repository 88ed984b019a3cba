"""The Dutch of annotations that come back from others."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from kanttekening.domain.annotation import AnchorState
from kanttekening.words import intake
from kanttekening.words.naming import moment
from kanttekening.words.numbers import annotation_count, count
from kanttekening.words.numbers import letters as letters_count
from kanttekening.words.reader import KIND_NAMES, state_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.domain.annotation import Annotation
    from kanttekening.domain.notes_plan import NoteOffer, NotesPlan
    from kanttekening.domain.rows import LetterRow

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
CAME_TITLE = "Aantekeningen van anderen"
CAME_LIST = "Wat er binnenkwam"
CAME_HINT = "Dubbelklik op een aantekening, of druk op Enter, om haar in de brief te zien."
NOT_TAKEN_IN = "Niet ingelezen"
BY_WHOLE, BY_AREA = "bij het hele stuk", "gebied"
_LONGEST = 60
_MOST_NAMED = 3


def file_kinds() -> str:
    """Files that may hold annotations."""
    return "Aantekeningen (*.pdf *.xfdf *.jsonld *.json)"


def taken(before: str, plans: Sequence[NotesPlan], refused: int = 0) -> str:
    """What files of annotations brought; ``before`` is what there is to say of letters.

    ``refused`` counts the files that were not taken in.
    """
    added = [note for plan in plans for note in plan.added]
    offered = sum(len(plan.offers) for plan in plans)
    known = sum(plan.known for plan in plans)
    left_out = sum(plan.left_out for plan in plans)
    parts = [before] if before else []
    if added or not (known or offered):
        parts.append(_brought(added))
    if lost := sum(note.state is AnchorState.ORPHANED for note in added):
        parts.append(f"van {lost} is de plaats niet gevonden")
    if offered:
        parts.append(f"{annotation_count(offered)} elders gewijzigd")
    if known:
        parts.append(f"{annotation_count(known)} {'stond' if known == 1 else 'stonden'} er al")
    if left_out:
        parts.append(intake.notes_left_out(left_out))
    if refused:
        parts.append(intake.files_failed(refused))
    return ", ".join(parts)


def _brought(added: Sequence[Annotation]) -> str:
    """How many are new, of whom, and in how many letters if it is more than one."""
    letters = len({note.letter_id for note in added})
    spread = f" in {letters_count(letters)}" if letters > 1 else ""
    return f"{annotation_count(len(added))}{_of_whom(added)} toegevoegd{spread}"


def _of_whom(notes: Sequence[Annotation]) -> str:
    authors = list(dict.fromkeys(note.author for note in notes if note.author))
    if not authors:
        return ""
    named, rest = authors[:_MOST_NAMED], len(authors) - _MOST_NAMED
    if rest > 0:
        named.append(count(rest, "ander", "anderen"))
    return f" van {' en '.join(filter(None, (', '.join(named[:-1]), named[-1])))}"


def came_with(row: LetterRow, notes: Sequence[Annotation]) -> str:
    """What came in with one letter, as a heading over it."""
    return f"{row.title} · {annotation_count(len(notes))}{_of_whom(notes)}"


def came(note: Annotation) -> str:
    """One annotation that came in: what it stands on, and what it says."""
    quote = _short(" ".join(note.passage.quote.split())) if note.passage else ""
    said = " ".join(note.note.split())
    on = f"“{quote}”" if quote else BY_WHOLE if note.area is None else BY_AREA
    return f"{KIND_NAMES[note.kind]} · {on}" + (f"\n{said}" if said else "")


def came_from(note: Annotation) -> str:
    """Who made it, when, and whether its place was found."""
    parts = (note.author, _moment(note.modified), state_word(note.state))
    return " · ".join(part for part in parts if part)


def origin(offer: NoteOffer, title: str, file: str) -> str:
    """In which letter a change is, whose annotation it is, when it was changed, in which file."""
    author = offer.after.author or offer.before.author
    when = _moment(offer.after.modified)
    parts = (
        title,
        f"van {author}" if author else "",
        f"gewijzigd {when}" if when else "",
        f"in het bestand “{file}”" if file else "",
    )
    return " · ".join(part for part in parts if part)


def look_at_changed(number: int) -> str:
    """The button that leads to what was changed elsewhere."""
    return f"{number} elders gewijzigd: bekijken…"


def _moment(iso: str) -> str:
    try:
        return f"op {moment(datetime.fromisoformat(iso).astimezone())}"
    except ValueError:
        return ""


def updated(number: int) -> str:
    """How many changes were taken over."""
    return f"{annotation_count(number)} bijgewerkt"


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
