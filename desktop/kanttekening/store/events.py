"""Dates, deadlines and meetings of all letters in narrow tables, so that none has to be opened."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kanttekening.domain.agenda import AgendaRow, DatedEvent, MeetingRow, is_horizon
from kanttekening.domain.findings import Bound, Event, EventRole, Precision, Tense
from kanttekening.domain.letter import LetterId, Meeting
from kanttekening.domain.passage import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kanttekening.store.database import Database

_COLUMNS = (
    "letter_id", "number", "due", "until", "starts", "ends", "all_day", "precision", "role",
    "bound", "tense", "what", "place", "text", "quote", "page", "start", "stop",
)  # fmt: skip
_WRITE = (
    f"INSERT INTO events ({', '.join(_COLUMNS)}) "  # noqa: S608 - our own column names
    f"VALUES ({', '.join('?' * len(_COLUMNS))})"
)
_ALL = ", ".join(f"e.{name}" for name in _COLUMNS)
_THERE = "e.letter_id NOT IN (SELECT id FROM letters WHERE removed_at IS NOT NULL)"
# Whole years are no dates that somebody waits for.
_LISTED = f"e.until >= ? AND e.precision <> '{Precision.YEAR.value}' AND {_THERE}"
_ORDER = "e.due, e.until, e.letter_id, e.number"
# What letters that are there are dealt with in.
_MET = "FROM meetings m JOIN letters l ON l.id = m.letter_id WHERE l.removed_at IS NULL"
_A_MEETING = "GROUP BY m.day, m.name"
# The meetings of letter ``l`` as JSON, for whoever reads letters.
MEETINGS_OF_LETTER = (
    "(SELECT json_group_array(json_array(m.name, m.day, m.by_hand, m.start, m.stop)) FROM"
    " (SELECT * FROM meetings WHERE letter_id = l.id ORDER BY day, name) m)"
)


class EventStore:
    """The table of events. A letter's events are replaced with every text it gets."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def replace(self, letter_id: LetterId, events: Iterable[DatedEvent]) -> None:
        """Keep these events of a letter and no others, inside the caller's transaction."""
        self._database.execute("DELETE FROM events WHERE letter_id = ?", (letter_id,))
        self._database.connection.executemany(_WRITE, [_row(dated) for dated in events])

    def of_letter(self, letter_id: LetterId) -> tuple[DatedEvent, ...]:
        """The events of one letter, in order of date; without the years that it looks at."""
        query = f"SELECT {_ALL} FROM events e WHERE e.letter_id = ? ORDER BY {_ORDER}"  # noqa: S608
        dated = map(_dated, self._database.rows(query, (letter_id,)))
        return tuple(one for one in dated if not is_horizon(one.event))

    def count(self, today: str) -> int:
        """How many are not over yet, in the letters that are there."""
        query = f"SELECT count(*) FROM events e WHERE {_LISTED}"  # noqa: S608
        return int((self._database.row(query, (today,)) or (0,))[0])

    def digests(self) -> dict[LetterId, str]:
        """For every letter the digest of its file: what makes it the same letter elsewhere."""
        query = "SELECT l.id, o.sha256 FROM letters l JOIN originals o ON o.id = l.original_id"
        return {LetterId(letter_id): sha256 for letter_id, sha256 in self._database.rows(query)}

    def coming(self, today: str, limit: int, skip: int = 0) -> tuple[AgendaRow, ...]:
        """What is not over yet, in order of date, with what its letter is called."""
        query = (
            "SELECT l.title, l.sender, "  # noqa: S608
            f"coalesce('Lbr. ' || l.circular_number, l.reference), {_ALL} "
            f"FROM events e JOIN letters l ON l.id = e.letter_id WHERE {_LISTED} "
            f"ORDER BY {_ORDER} LIMIT ? OFFSET ?"
        )
        return tuple(
            AgendaRow(_dated(columns), title, sender, reference)
            for title, sender, reference, *columns in self._database.rows(
                query, (today, limit, skip)
            )
        )


class MeetingStore:
    """A letter's meetings are replaced with every text it gets and every word of a person."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def replace(self, letter_id: LetterId, meetings: Iterable[Meeting]) -> None:
        """Keep these meetings of a letter and no others, inside the caller's transaction."""
        self._database.execute("DELETE FROM meetings WHERE letter_id = ?", (letter_id,))
        self._database.connection.executemany(
            "INSERT INTO meetings (letter_id, name, day, by_hand, start, stop)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            [
                (
                    letter_id, meeting.name, meeting.day, int(meeting.by_hand),
                    meeting.span and meeting.span.start, meeting.span and meeting.span.end,
                )
                for meeting in meetings
            ],
        )  # fmt: skip

    def coming(self, today: str, most: int) -> list[MeetingRow]:
        """The meetings of today and after, the nearest first."""
        return self._rows(f"m.day >= ? {_A_MEETING} ORDER BY m.day, m.name LIMIT ?", today, most)

    def past(self, today: str, most: int) -> list[MeetingRow]:
        """The meetings before today, the latest first."""
        return self._rows(
            f"m.day < ? {_A_MEETING} ORDER BY m.day DESC, m.name DESC LIMIT ?", today, most
        )

    def _rows(self, which: str, day: str, most: int) -> list[MeetingRow]:
        query = f"SELECT m.name, m.day, count(DISTINCT l.id) {_MET} AND {which}"
        return [MeetingRow(*row) for row in self._database.rows(query, (day, most))]

    def count(self) -> int:
        """How many meetings on a known day there are."""
        all_of_them = (
            "SELECT count(*) FROM (SELECT DISTINCT day, name FROM meetings WHERE day > '')"
        )
        ((every,),) = self._database.rows(all_of_them)
        # Few letters are removed: of their meetings alone it is asked whether others have them.
        ((gone,),) = self._database.rows(
            "SELECT count(*) FROM (SELECT DISTINCT g.day, g.name FROM letters r"  # noqa: S608 - ours
            " CROSS JOIN meetings g ON g.letter_id = r.id"
            " WHERE r.removed_at IS NOT NULL AND g.day > ''"
            f" AND NOT EXISTS (SELECT 1 {_MET} AND m.day = g.day AND m.name = g.name))"
        )
        return int(every) - int(gone)


def meetings_from(listed: str | None) -> tuple[Meeting, ...]:
    """What ``MEETINGS_OF_LETTER`` gave."""
    if not listed or listed == "[]":
        return ()
    return tuple(
        Meeting(name, day, bool(by_hand), None if start is None else Span(start, stop))
        for name, day, by_hand, start, stop in json.loads(listed)
    )


def _row(dated: DatedEvent) -> tuple[Any, ...]:
    event = dated.event
    first = event.spans[0] if event.spans else Span(0, 0)
    return (
        dated.letter_id, dated.number, dated.due, dated.until, event.start, event.end,
        int(event.all_day), event.precision.value, event.role.value,
        event.bound.value if event.bound else None, event.tense.value if event.tense else None,
        event.what, event.place, event.text, event.quote, dated.page, first.start, first.end,
    )  # fmt: skip


def _dated(row: Iterable[Any]) -> DatedEvent:
    (
        letter_id, number, due, until, starts, ends, all_day, precision, role, bound, tense, what,
        place, text, quote, page, start, stop,
    ) = row  # fmt: skip
    event = Event(
        text, quote, starts, ends, bool(all_day), Precision(precision), EventRole(role), what,
        (Span(start, stop),), Bound(bound) if bound else None, place,
        Tense(tense) if tense else None,
    )  # fmt: skip
    return DatedEvent(LetterId(letter_id), number, event, due, until, page)
