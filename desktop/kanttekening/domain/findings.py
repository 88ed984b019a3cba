"""What a letter announces, cites and asks: found in its text, each with where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kanttekening.domain.passage import Span


class Precision(StrEnum):
    """How exactly a date is known: a day, a period, a month, a year, or about."""

    DAY = "D"
    PERIOD = "P"
    MONTH = "M"
    YEAR = "Y"
    ABOUT = "A"


class EventRole(StrEnum):
    """Something that happens, or something that must be done by then."""

    EVENT = "event"
    DEADLINE = "deadline"


class Bound(StrEnum):
    """Whether the day itself is still in time."""

    BEFORE = "before"
    ON_OR_BEFORE = "on_or_before"


class Tense(StrEnum):
    """Where an event lies, seen from the date of the letter."""

    PAST = "past"
    RUNNING = "running"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Event:
    """A date or period in the text; several mentions of one event are one Event.

    ``start`` and ``end`` are ISO 8601, local time in Europe/Amsterdam (``2025-03-21T11:00``) or
    days (``2025-03-21``), ``end`` inclusive; both None when the words can't be resolved. ``text``
    is the first mention as written, ``quote`` the sentence around it, ``spans`` all mentions.
    """

    text: str
    quote: str
    start: str | None
    end: str | None
    all_day: bool
    precision: Precision
    role: EventRole
    what: str
    spans: tuple[Span, ...]
    bound: Bound | None = None
    place: str | None = None
    tense: Tense | None = None


class ReferenceKind(StrEnum):
    """Kinds of papers that a letter can cite."""

    CIRCULAR = "lbr"
    REFERENCE = "kenmerk"
    LETTER = "brief"
    INFORMATION_LETTER = "rib"
    COUNCIL_PROPOSAL = "raadsvoorstel"
    MOTION = "motie"
    AMENDMENT = "amendement"
    PLEDGE = "toezegging"
    RESOLUTION = "resolutie"
    REPORT = "rapport"
    LAW = "wet"
    CASE = "zaak"
    URL = "url"
    ATTACHMENT = "attachment"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Reference:
    """A paper that is cited. ``number`` is normalised (``24/032``), ``date`` is ISO 8601."""

    text: str
    kind: ReferenceKind
    spans: tuple[Span, ...]
    number: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Asking:
    """A decision or an act that is asked for, verbatim, with its items; each asked once."""

    text: str
    items: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Repair:
    """A word that was probably recognised wrongly, and how it should read."""

    span: Span
    source: str
    proposal: str


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything found in the running text of one letter."""

    events: tuple[Event, ...] = ()
    references: tuple[Reference, ...] = ()
    requested_decisions: tuple[Asking, ...] = ()
    requests: tuple[Asking, ...] = ()
    repairs: tuple[Repair, ...] = ()


NO_FINDINGS = Findings()
