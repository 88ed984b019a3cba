"""Finished rows for what lies ahead: dates and deadlines, and the letters they stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.findings import EventRole, Precision, Tense

if TYPE_CHECKING:
    from kanttekening.domain.findings import Event
    from kanttekening.domain.letter import LetterId

# What fits a calendar unless one asks for more: a whole month or year is no appointment.
CALENDAR_PRECISIONS = frozenset({Precision.DAY, Precision.PERIOD, Precision.ABOUT})


# Years without anything of their own: "in 2030", "vanaf 2026", "de jaren 2021 tot en met 2023".
_BARE_YEARS = re.compile(
    r"(?:(?:in|sinds|vanaf|per|tot|en|met|ingang|van|de|het|jaar|jaren|na|voor|vóór|rond|over|uit"
    r"|tussen|medio|t/m) )*'?\d{4}(?:(?: (?:en|of|tot|tot en met|t/m) | ?[-–/] ?)'?\d{2,4})*",
    re.IGNORECASE,
)


def is_horizon(event: Event) -> bool:
    """Whether an event is no more than a year that a sentence looks at or back to.

    It can be searched for, but nobody waits for it: it is not listed among dates and deadlines.
    """
    return _BARE_YEARS.fullmatch(" ".join(event.text.split())) is not None


def belongs_in_agenda(event: Event) -> bool:
    """Whether an event goes to somebody's calendar without being asked for.

    That is what was still to begin when the letter was written; of a deadline, what was still to
    end. Of a letter without a date nothing is known to be over.
    """
    if event.start is None or event.precision not in CALENDAR_PRECISIONS:
        return False
    if event.tense is Tense.RUNNING:
        return event.role is EventRole.DEADLINE
    return event.tense is not Tense.PAST


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """An event of a letter with a day. ``number`` is its place among the letter's events.

    ``due`` is the day it is listed under: its first day, or of a deadline the last. ``until`` is
    the last day that it is not over. ``page`` is where the sentence stands.
    """

    letter_id: LetterId
    number: int
    event: Event
    due: str
    until: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One line of "Datums en termijnen": the event, and what its letter is called.

    ``reference`` is what people call the letter by, as in the list.
    """

    dated: DatedEvent
    title: str
    sender: str | None
    reference: str | None


@dataclass(frozen=True, slots=True)
class EntryWords:
    """How an event is told in someone's calendar."""

    summary: str
    description: str


@dataclass(frozen=True, slots=True)
class Agenda:
    """What lies ahead from ``today`` on: the first rows, and how many there are in all."""

    today: str
    rows: tuple[AgendaRow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting on a known day, and how many letters are dealt with in it."""

    name: str
    day: str
    letters: int

    @property
    def value(self) -> str:
        """What the filter for meetings takes."""
        return f"{self.name} {self.day}"


@dataclass(frozen=True, slots=True)
class MeetingsAround:
    """The meetings around ``today``, the latest first, and how many there are in all."""

    today: str
    rows: tuple[MeetingRow, ...]
    total: int
