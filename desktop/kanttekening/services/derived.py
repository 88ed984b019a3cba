"""What follows from a letter's text and facts: its row in the list, its dates, what it cites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.domain.findings import EventRole
from kanttekening.services.titles import title_of
from kanttekening.store.citations import Citation, CitationStore
from kanttekening.store.events import EventStore, MeetingStore

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kanttekening.domain.agenda import DatedEvent
    from kanttekening.domain.content import LetterContent
    from kanttekening.domain.findings import Event, Reference
    from kanttekening.domain.letter import Letter, LetterId, Meeting
    from kanttekening.store.database import Database
    from kanttekening.store.letters import LetterStore

_DAY = len("2025-03-21")


class Derived:
    """Keeps the narrow tables in step, always inside the transaction of the change it follows."""

    def __init__(self, database: Database, letters: LetterStore) -> None:
        self._letters = letters
        self._events = EventStore(database)
        self._citations = CitationStore(database)
        self._meetings = MeetingStore(database)

    def follow(self, letter: Letter, content: LetterContent) -> None:
        """Bring the tables in step with a letter's newest text."""
        findings = content.understanding.findings
        if letter.corrected:
            self.relist(letter, content)
        self._meetings.replace(letter.id, _met(letter, findings.events))
        self._events.replace(letter.id, _dated(letter.id, content))
        self._citations.replace(letter.id, _citations(letter.id, findings.references))

    def relist(self, letter: Letter, content: LetterContent) -> None:
        """Let the list show the facts as they hold now."""
        title = title_of(letter.facts, content.document, letter.file_name)
        self._letters.relist(letter.id, title, letter.facts)


def _met(letter: Letter, events: tuple[Event, ...]) -> tuple[Meeting, ...]:
    """The meetings of a letter: what a person put takes the place of all that it says."""
    from kanttekening.text.meetings import meetings_of, read_meetings  # as with agenda

    if "meeting" not in letter.corrected:
        return meetings_of(events)
    return read_meetings(letter.facts.meeting or "")


def _dated(letter_id: LetterId, content: LetterContent) -> Iterator[DatedEvent]:
    from kanttekening.domain.agenda import DatedEvent  # not for who only looks at the list

    for number, event in enumerate(content.understanding.findings.events):
        days = _days(event)
        if days is not None:
            page = content.layout.page_of(event.spans[0].start) if event.spans else None
            yield DatedEvent(letter_id, number, event, *days, page)


def _days(event: Event) -> tuple[str, str] | None:
    """Under which day an event is listed, and its last day; None when no day is known."""
    first, last = event.start or event.end, event.end or event.start
    if first is None or last is None:
        return None
    due = last if event.role is EventRole.DEADLINE else first
    return due[:_DAY], last[:_DAY]


def _citations(letter_id: LetterId, references: tuple[Reference, ...]) -> Iterator[Citation]:
    from kanttekening.text.number_keys import own_keys  # slow to load, and seldom needed

    for reference in references:
        keys = own_keys(number_as_cited(reference))[:1] if reference.number else ()
        if keys or reference.date:
            yield Citation(letter_id, keys[0] if keys else None, reference)


def number_as_cited(reference: Reference) -> str:
    """The number with the word that tells its kind, as the keys of numbers need it."""
    from kanttekening.domain.findings import ReferenceKind

    number = reference.number or ""
    return f"Lbr. {number}" if reference.kind is ReferenceKind.CIRCULAR else number
