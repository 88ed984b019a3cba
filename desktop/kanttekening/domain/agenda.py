"""Finished rows for what lies ahead: dates and deadlines, and the letters they stand in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kanttekening.domain.findings import Event
    from kanttekening.domain.letter import LetterId


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
    """One line of "Data en termijnen": the event, and what its letter is called.

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
