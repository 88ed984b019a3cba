"""Dates and deadlines: of one letter, of all letters, and on their way to a calendar."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from kanttekening.domain.agenda import (
    CALENDAR_PRECISIONS,
    Agenda,
    AgendaRow,
    MeetingsAround,
    belongs_in_agenda,
)
from kanttekening.domain.findings import Bound, EventRole
from kanttekening.exchange.files import write_beside
from kanttekening.exchange.ics import CalendarEntry, calendar
from kanttekening.services.clock import day_of
from kanttekening.store.events import EventStore, MeetingStore

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path

    from kanttekening.domain.agenda import DatedEvent, EntryWords
    from kanttekening.domain.letter import LetterId
    from kanttekening.store.database import Database
    from kanttekening.store.letters import LetterStore

_FIRST_ROWS = 300
_ALL_ROWS = -1
# As many meetings as are looked at without looking for one; half of them may be past.
_MEETINGS = 6


class Events:
    """What happens when. ``Wording`` comes from whoever asks: services speak no Dutch."""

    def __init__(
        self, database: Database, letters: LetterStore, clock: Callable[[], datetime]
    ) -> None:
        self._letters = letters
        self._events = EventStore(database)
        self._meetings = MeetingStore(database)
        self._clock = clock

    def today(self) -> str:
        """The day it is here, ISO 8601."""
        return day_of(self._clock).isoformat()

    def of_letter(self, letter_id: LetterId) -> tuple[DatedEvent, ...]:
        """The dates of one letter, in order."""
        return self._events.of_letter(letter_id)

    def count_coming(self) -> int:
        """How many are not over yet in all letters."""
        return self._events.count(self.today())

    def meetings(self) -> MeetingsAround:
        """The meetings that come next, those that were last, and how many there are in all."""
        today = self.today()
        coming = self._meetings.coming(today, _MEETINGS)
        past = self._meetings.past(today, max(_MEETINGS - len(coming), _MEETINGS // 2))
        rows = (*reversed(coming[: _MEETINGS - len(past)]), *past)
        return MeetingsAround(today, rows, self._meetings.count())

    def agenda(self, limit: int = _FIRST_ROWS, skip: int = 0) -> Agenda:
        """What is not over yet in all letters, in order of date."""
        today = self.today()
        total = self._events.count(today)
        return Agenda(today, self._events.coming(today, limit, skip), total)

    def export_letter(
        self,
        letter_id: LetterId,
        path: Path,
        wording: Callable[[AgendaRow], EntryWords],
        numbers: Collection[int] | None = None,
    ) -> int:
        """Write events of a letter to a calendar file; without ``numbers`` all that it announces.

        Gives the number of entries. What had begun already when the letter was written stays
        out, unless asked for by number.
        """
        chosen = [
            dated
            for dated in self._events.of_letter(letter_id)
            if (belongs_in_agenda(dated.event) if numbers is None else dated.number in numbers)
        ]
        row = self._letters.rows_of((letter_id,))[0]
        rows = [AgendaRow(dated, row.title, row.sender, row.reference) for dated in chosen]
        return self._write(rows, path, wording)

    def export_coming(self, path: Path, wording: Callable[[AgendaRow], EntryWords]) -> int:
        """Write all that is not over yet to a calendar file; gives the number of entries."""
        rows = self._events.coming(self.today(), _ALL_ROWS)
        return self._write([row for row in rows if _fits_calendar(row.dated)], path, wording)

    def _write(
        self, rows: Iterable[AgendaRow], path: Path, wording: Callable[[AgendaRow], EntryWords]
    ) -> int:
        entries = tuple(self._entries(rows, wording))
        write_beside(path, calendar(entries, self._clock().astimezone(UTC)))
        return len(entries)

    def _entries(
        self, rows: Iterable[AgendaRow], wording: Callable[[AgendaRow], EntryWords]
    ) -> Iterator[CalendarEntry]:
        digests = self._events.digests()
        given: dict[str, int] = {}
        for row in rows:
            uid = _uid(digests.get(row.dated.letter_id, ""), row.dated)
            given[uid] = given.get(uid, 0) + 1
            words = wording(row)
            yield CalendarEntry(
                f"{uid}-{given[uid]}@kanttekening",
                *_ends(row.dated),
                words.summary,
                words.description,
                row.dated.event.place or "",
                warns=row.dated.event.role is EventRole.DEADLINE,
            )


def _fits_calendar(dated: DatedEvent) -> bool:
    return dated.event.precision in CALENDAR_PRECISIONS


def _uid(letter_digest: str, dated: DatedEvent) -> str:
    """The same for the same words of the same file, in every library and every new reading."""
    event = dated.event
    parts = (letter_digest, event.start or "", event.end or "", event.text)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def _ends(dated: DatedEvent) -> tuple[date | datetime, date | datetime | None]:
    event = dated.event
    if event.all_day or event.start is None or "T" not in event.start:
        first, last = date.fromisoformat(dated.due), date.fromisoformat(dated.until)
        if event.role is EventRole.DEADLINE and event.bound is Bound.BEFORE:
            # "Before 4 December" is too late on the fourth.
            return first - timedelta(days=1), last - timedelta(days=1)
        return first, last
    end = event.end if event.end and "T" in event.end else None
    return _local(event.start), _local(end) if end else None


def _local(moment: str) -> datetime:
    """The time on the clock of Amsterdam; the calendar file says in which zone that is."""
    return datetime.fromisoformat(moment).replace(tzinfo=None)
