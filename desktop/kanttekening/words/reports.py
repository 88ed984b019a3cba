"""Reports of annotations in Dutch: what stands under which heading, and how a source is named."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING

from kanttekening.domain.annotation import ELSEWHERE, OPEN_KINDS
from kanttekening.domain.mark_colors import MARK_COLORS
from kanttekening.domain.note_list import Grouping, Standing
from kanttekening.domain.report import Report, ReportGroup, ReportNote
from kanttekening.words.naming import long_date
from kanttekening.words.overview import STANDINGS
from kanttekening.words.reader import KIND_NAMES, meetings, page, source_of, state_word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kanttekening.domain.annotation import Annotation, Visibility
    from kanttekening.domain.letter import Letter

Pair = tuple["Letter", "Annotation"]

REPORT_TITLE = "Verslag van aantekeningen"
WITHOUT_LABEL = "Zonder label"
WHOLE_LETTER = "Bij het hele stuk"
SEEN_BY = {"private": "alleen voor mij", "party": "fractie", "council": "raad"}
MEETING = "Vergadering"
TO_FILL_IN = "…" * 20
DONE = "afgevinkt op"
GROUPINGS = {
    Grouping.STANDING: "open punten eerst",
    Grouping.LETTER: "per stuk",
    Grouping.KIND: "per soort",
    Grouping.LABEL: "per label",
}
COLUMNS = (
    "Stuk", "Afzender", "Kenmerk", "Lbr.-nummer", "Datum stuk", "Blz.", "Soort", "Citaat",
    "Kanttekening", "Labels", "Auteur", "Gemaakt", "Gewijzigd", "Zichtbaar voor", "Afgevinkt",
    "Stand", "Bron",
)  # fmt: skip


def report(
    pairs: Sequence[Pair], grouping: Grouping, today: str, title: str = REPORT_TITLE
) -> Report:
    """A report of these annotations, each with its letter, in the order of the letters."""
    letters = len({letter.id for letter, _ in pairs})
    notes = "1 aantekening" if len(pairs) == 1 else f"{len(pairs)} aantekeningen"
    papers = "1 stuk" if letters == 1 else f"{letters} stukken"
    summary = f"{notes} bij {papers}, {GROUPINGS[grouping]}. Gemaakt op {long_date(today)}."
    return Report(title, summary, tuple(_GROUPED[grouping](pairs)), _for_meeting(pairs))


def _for_meeting(pairs: Sequence[Pair]) -> str:
    """The meetings that the letters name; else room to fill one in."""
    named = [meeting for letter, _ in pairs for meeting in letter.meetings]
    found = {(meeting.name, meeting.day): meeting for meeting in named}
    return f"{MEETING}: {meetings(found.values()) or TO_FILL_IN}"


def _by_letter(pairs: Sequence[Pair]) -> Iterator[ReportGroup]:
    for _, group in groupby(pairs, key=lambda pair: pair[0].id):
        found = list(group)
        letter = found[0][0]
        about = source_of(letter.facts, None, letter.title)
        heading = letter.title
        notes = tuple(_note(*pair, KIND_NAMES[pair[1].kind], _where(pair[1])) for pair in found)
        yield ReportGroup(heading, "" if about == heading else about, notes)


def _by_kind(pairs: Sequence[Pair]) -> Iterator[ReportGroup]:
    for kind, name in KIND_NAMES.items():
        notes = _under_letters(pair for pair in pairs if pair[1].kind is kind)
        if notes:
            yield ReportGroup(name, "", notes)


def _by_standing(pairs: Sequence[Pair]) -> Iterator[ReportGroup]:
    """What waits for somebody first, what was ticked off last."""
    for standing, name in STANDINGS.items():
        here = (pair for pair in pairs if _standing(pair[1]) is standing)
        notes = _under_letters(here, tells_kind=True)
        if notes:
            yield ReportGroup(name, "", notes)


def _under_letters(pairs: Iterable[Pair], *, tells_kind: bool = False) -> tuple[ReportNote, ...]:
    """Annotations under the title of their letter, which is told once."""
    notes: list[ReportNote] = []
    last = None
    for letter, note in pairs:
        kind = KIND_NAMES[note.kind] if tells_kind else ""
        if letter.id == last:
            notes.append(_note(letter, note, "", _where(note), kind))
        else:
            source = source_of(letter.facts, _page(note), letter.title)
            notes.append(_note(letter, note, letter.title, source, kind))
        last = letter.id
    return tuple(notes)


def _standing(note: Annotation) -> Standing:
    if note.kind not in OPEN_KINDS:
        return Standing.OTHER
    return Standing.OPEN if note.is_open else Standing.DONE


def _by_label(pairs: Sequence[Pair]) -> Iterator[ReportGroup]:
    labels = sorted({label for _, note in pairs for label in note.labels}, key=str.casefold)
    for label in labels:
        here = (pair for pair in pairs if label in pair[1].labels)
        yield ReportGroup(label, "", _under_letters(here, tells_kind=True))
    rest = _under_letters((pair for pair in pairs if not pair[1].labels), tells_kind=True)
    if rest:
        yield ReportGroup(WITHOUT_LABEL, "", rest)


_GROUPED: dict[Grouping, Callable[[Sequence[Pair]], Iterator[ReportGroup]]] = {
    Grouping.STANDING: _by_standing,
    Grouping.LETTER: _by_letter,
    Grouping.KIND: _by_kind,
    Grouping.LABEL: _by_label,
}


def _note(
    letter: Letter, note: Annotation, heading: str, source: str, kind: str = ""
) -> ReportNote:
    quote = _quote(note)
    return ReportNote(
        heading=heading,
        color=MARK_COLORS[note.kind],
        quote=f"“{quote}”" if quote else "",
        note=note.note,
        source="" if source == letter.title else source,
        facts=" · ".join(part for part in (kind, _facts(note)) if part),
        names_kind=heading != letter.title,
    )


def _where(note: Annotation) -> str:
    number = _page(note)
    return page(number) if number else ""


def _quote(note: Annotation) -> str:
    """The words as one sentence, whatever line or page broke them."""
    return " ".join(note.passage.quote.split()) if note.passage else ""


def _page(note: Annotation) -> int | None:
    return None if note.state in ELSEWHERE else note.page


def _facts(note: Annotation) -> str:
    parts = [
        note.author,
        long_date(_day(note.created)),
        ", ".join(note.labels),
        f"{DONE} {long_date(_day(note.done))}" if note.done else "",
        state_word(note.state),
    ]
    if note.passage is None:
        parts.append(WHOLE_LETTER.lower())
    return " · ".join(part for part in parts if part)


def _day(moment: str) -> str:
    """The day here of a moment in UTC."""
    try:
        return datetime.fromisoformat(moment).astimezone().date().isoformat()
    except ValueError:
        return moment[:10]


def table(pairs: Sequence[Pair]) -> Iterator[tuple[str, ...]]:
    """The same as rows under ``COLUMNS``; days as a spreadsheet understands them."""
    for letter, note in pairs:
        facts, number = letter.facts, _page(note)
        yield (
            letter.title, facts.sender or "", facts.reference or "", facts.circular_number or "",
            (facts.date or "")[:10], str(number or ""), KIND_NAMES[note.kind], _quote(note),
            note.note, ", ".join(note.labels), note.author, _day(note.created),
            _day(note.modified), seen_by(note.visibility), _day(note.done) if note.done else "",
            state_word(note.state), source_of(facts, number, letter.title),
        )  # fmt: skip


def seen_by(visibility: Visibility) -> str:
    """For whom an annotation is."""
    return SEEN_BY[visibility.value]
