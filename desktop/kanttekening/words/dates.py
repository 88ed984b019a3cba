"""The Dutch of dates and deadlines: in the margin, in the library's view, in a calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.domain.agenda import AgendaRow, EntryWords
from kanttekening.domain.findings import Bound, EventRole, Precision
from kanttekening.words import naming, numbers, reader, sidebar

if TYPE_CHECKING:
    from kanttekening.domain.agenda import DatedEvent
    from kanttekening.domain.findings import Event

TAB = "Datums"
TAB_EMPTY_TITLE = "Geen datums gevonden"
TAB_EMPTY = "In dit stuk zijn geen datums of termijnen gevonden."
TO_CALENDAR = "in agenda (.ics)"
TO_CALENDAR_TIP = "Bewaar deze datum als agendabestand"
ALL_TO_CALENDAR = "Alle datums naar agenda (.ics)"
VIEW_TO_CALENDAR = "Naar agenda (.ics)"
SHOW_SENTENCE = "Klik om de zin in de brief te zien"
BEEN = "Geweest"
NO_WHAT = "Zonder omschrijving"
FILE_KIND = "Agendabestand (*.ics)"
SAVE_TITLE = "Bewaren als agendabestand"
OPEN_FILE = "Openen"

VIEW = sidebar.DATES
VIEW_NAME = "Komende datums en termijnen"
VIEW_EMPTY_TITLE = "Geen komende datums"
VIEW_EMPTY = (
    "Hier komen de datums en termijnen uit al uw stukken: vergaderingen, bijeenkomsten, en "
    "wat uiterlijk op een dag af moet zijn. Lees stukken in, en wat nog komt staat hier op "
    "volgorde."
)
MORE_LOADING = "Meer…"
NOW, THIS_WEEK, NEXT_WEEK = "Loopt nu", "Deze week", "Volgende week"
THIS_MONTH, LATER = "Deze maand", "Later"

_WEEKDAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
_DAY_LENGTH = len("2025-03-21")
_BOUNDS = {Bound.BEFORE: "vóór", Bound.ON_OR_BEFORE: "uiterlijk"}


def tab(count: int) -> str:
    """The name of the tab with its count."""
    return f"{TAB} {count}" if count else TAB


def been(count: int) -> str:
    """The line behind which past dates are folded away."""
    return f"{BEEN} ({count})"


def saved(count: int, name: str) -> str:
    """That a calendar file was written."""
    return f"{numbers.count(count, 'datum', 'datums')} bewaard in {name}"


def when(event: Event) -> str:
    """When it is, in full: "21 maart 2025 · 11.00–13.00", "uiterlijk 1 april 2025"."""
    if event.role is EventRole.DEADLINE:
        return f"{_BOUNDS.get(event.bound or Bound.ON_OR_BEFORE)} {_deadline(event)}"
    if event.precision is Precision.ABOUT:
        return _about(event)
    return _span(event)


def _deadline(event: Event) -> str:
    last = event.end or event.start
    clock = _clock(last)
    return " · ".join(part for part in (naming.long_date(last), clock and f"{clock} uur") if part)


def _span(event: Event) -> str:
    first, last = event.start or event.end, event.end or event.start
    if not first or not last:
        return event.text
    if event.precision is Precision.MONTH and first[:7] == last[:7]:
        return naming.long_date(first[:7])
    if event.precision is Precision.YEAR and first[:4] == last[:4]:
        return first[:4]
    days = _days(first, last)
    clock = "–".join(part for part in dict.fromkeys((_clock(first), _clock(last))) if part)
    return f"{days} · {clock}" if clock else days


def _days(first: str, last: str) -> str:
    """Two days without saying twice what they share."""
    begin, end = naming.long_date(first).split(" "), naming.long_date(last).split(" ")
    if begin == end:
        return " ".join(end)
    while begin and end and begin[-1] == end[-1]:
        begin.pop()
        end.pop()
    shared = naming.long_date(last).split(" ")[len(end) :]
    dash = "–" if len(begin) == len(end) == 1 else " – "
    return f"{' '.join(begin)}{dash}{' '.join([*end, *shared])}"


def _about(event: Event) -> str:
    """The letter's own words, with the year if they do not say it."""
    words = " ".join(event.text.split())
    words = words[:1].lower() + words[1:]
    year = (event.end or event.start or "")[:4]
    if not year or year in words:
        return words
    if words.endswith(naming.MONTHS):
        return f"{words} {year}"
    return f"{words} · {_span(event)}"


def _clock(moment: str | None) -> str:
    return moment[_DAY_LENGTH + 1 : _DAY_LENGTH + 6].replace(":", ".") if moment else ""


def what(event: Event) -> str:
    """What happens, beginning with a capital."""
    words = " ".join(event.what.split()) or NO_WHAT
    return words[:1].upper() + words[1:]


def where(dated: DatedEvent) -> str:
    """The quiet line below: the place, and where in the letter it stands."""
    page = reader.page(dated.page) if dated.page else ""
    return " · ".join(part for part in (dated.event.place or "", page) if part)


def spoken(dated: DatedEvent) -> str:
    """What a screen reader says for an event."""
    return ", ".join(part for part in (when(dated.event), what(dated.event), where(dated)) if part)


def short_when(event: Event) -> str:
    """When it is, for a narrow list: "vr 21 mrt 2025, 11.00"."""
    if event.precision in {Precision.MONTH, Precision.YEAR, Precision.ABOUT}:
        return when(event)
    first, last = event.start or event.end or "", event.end or event.start or ""
    if event.role is EventRole.DEADLINE:
        return f"{_BOUNDS.get(event.bound or Bound.ON_OR_BEFORE)} {_short_day(last)}"
    if first[:_DAY_LENGTH] != last[:_DAY_LENGTH]:
        return f"{_short_day(first)} – {_short_day(last)}"
    clock = _clock(first)
    return f"{_short_day(first)}, {clock}" if clock else _short_day(first)


def _short_day(iso: str) -> str:
    from datetime import date

    day = naming.short_date(iso[:_DAY_LENGTH])
    try:
        weekday = _WEEKDAYS[date.fromisoformat(iso[:_DAY_LENGTH]).weekday()]
    except ValueError:
        return day
    return f"{weekday} {day}"


def letter_line(row: AgendaRow) -> str:
    """In which letter an event stands."""
    sender = naming.short_sender(row.sender)
    return " · ".join(part for part in (row.reference or sender, row.title) if part)


def row_spoken(row: AgendaRow) -> str:
    """What a screen reader says for a line of the library's view."""
    return f"{spoken(row.dated)}, in {letter_line(row)}"


def entry(row: AgendaRow) -> EntryWords:
    """How an event is told in someone's calendar: what, and from which letter it comes."""
    event = row.dated.event
    summary = what(event)
    if event.role is EventRole.DEADLINE:
        bound = _BOUNDS.get(event.bound or Bound.ON_OR_BEFORE, "termijn")
        is_word = summary[1:2].islower()  # and not letters for words, as ALV is
        summary = f"{summary[:1].lower()}{summary[1:]}" if is_word else summary
        if event.bound is Bound.BEFORE and not _clock(event.end or event.start):
            # It stands on the day before: the last on which there is still time.
            summary = f"Laatste dag: {summary} ({when(event)})"
        else:
            summary = f"{bound[0].upper()}{bound[1:]}: {summary}"
    elif event.precision is Precision.ABOUT:
        summary = f"{summary} ({when(event)})"
    page = reader.page(row.dated.page) if row.dated.page else None
    source = (naming.short_sender(row.sender), row.reference, row.title, page)
    named = ", ".join(part for part in source if part)
    return EntryWords(summary, f"“{' '.join(event.quote.split())}”\nBron: {named}")


def file_name(what_it_is: str, day: str = "") -> str:
    """A name for a calendar file, safe on every system."""
    words = " ".join("".join(s if s.isalnum() or s in " -" else " " for s in what_it_is).split())
    return f"{f'{day} {words}'.strip()[:80].strip()}.ics"
