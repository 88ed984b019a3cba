"""Letters and the facts a clerk would write down about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kanttekening.domain.passage import Span

LetterId = NewType("LetterId", int)
VersionId = NewType("VersionId", int)


class LetterKind(StrEnum):
    """Kinds of council papers; the values are the words of Open Raadsinformatie practice."""

    MEMBER_LETTER = "ledenbrief"
    INFORMATION_LETTER = "raadsinformatiebrief"
    EXECUTIVE_LETTER = "collegebrief"
    COUNCIL_PROPOSAL = "raadsvoorstel"
    WRITTEN_QUESTIONS = "schriftelijke_vragen"
    MOTION = "motie"
    AMENDMENT = "amendement"
    PLEDGE_LIST = "toezeggingenlijst"
    DECISION_LIST = "besluitenlijst"
    INVITATION = "uitnodiging"
    OBJECTION = "bezwaarschrift"
    CITIZEN_LETTER = "burgerbrief"
    LETTER = "brief"
    MAIL = "e-mail"
    NEWSLETTER = "nieuwsbrief"
    ANNEX = "bijlage"
    REPORT = "rapport"
    OTHER = "overig"


class PartKind(StrEnum):
    """What a stretch of one file is."""

    COVER = "cover"
    LETTER = "letter"
    ANNEX = "annex"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of one file: a covering page, the letter itself, an annex."""

    kind: PartKind
    span: Span
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of the letter that a fact was read from.

    ``confidence`` runs from 0 to 1; ``page`` counts from 1 and is None until pages are known.
    """

    quote: str
    span: Span
    confidence: float
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """The heading facts of one letter; what the letter does not say is None, never a guess.

    Dates are ISO 8601 (``2024-09-03`` or ``2020-11-13T10:17+01:00``), ``phone`` is E.164,
    ``circular_number`` is ``yy/nnn``. ``date_inferred`` is a date that another letter implies.
    ``meeting`` is only what a person put; what a letter says itself is in ``Letter.meetings``.
    ``evidence`` maps the name of a field here to where it was read.
    """

    kind: LetterKind = LetterKind.OTHER
    sender: str | None = None
    sender_email: str | None = None
    recipients: tuple[str, ...] = ()
    date: str | None = None
    date_inferred: str | None = None
    reference: str | None = None
    your_reference: str | None = None
    circular_number: str | None = None
    subject: str | None = None
    phone: str | None = None
    attachments_count: int | None = None
    signatory: str | None = None
    signatory_role: str | None = None
    language: str | None = None
    meeting: str | None = None
    evidence: Mapping[str, Evidence] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting that a letter is dealt with in: as the letter says, or as a person put it.

    ``name`` is small and without its day. ``day`` is ISO 8601; a person need not know it. ``span``
    is where the letter says so.
    """

    name: str
    day: str | None
    by_hand: bool = False
    span: Span | None = None

    @property
    def value(self) -> str:
        """Name and day as the filter and the list of values write them."""
        return " ".join(part for part in (self.name, self.day) if part)


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter in the library, as the list and the reader's heading show it.

    ``title`` is always there (subject, else first heading, else file name). ``imported_at`` is
    UTC, ISO 8601. ``sha256`` is of the original bytes. ``annotation_count`` counts live ones.
    ``corrected`` names the facts that a person put by hand.
    """

    id: LetterId
    version_id: VersionId
    title: str
    facts: Facts
    page_count: int
    sha256: str
    file_name: str
    media_type: str
    imported_at: str
    is_read: bool = False
    ocr: str = "none"
    labels: tuple[str, ...] = ()
    annotation_count: int = 0
    parent_id: LetterId | None = None
    part_of: LetterId | None = None
    corrected: frozenset[str] = frozenset()
    meetings: tuple[Meeting, ...] = ()
