"""All annotations of the library in one list: what is asked of it, and what it shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

from kanttekening.domain.annotation import OPEN_KINDS

if TYPE_CHECKING:
    from array import array

    from kanttekening.domain.annotation import AnchorState, AnnotationId, MarkKind
    from kanttekening.domain.asking import Remark
    from kanttekening.domain.letter import LetterId
    from kanttekening.domain.passage import Span


class Grouping(StrEnum):
    """Under which headings annotations stand."""

    STANDING = "standing"
    LETTER = "letter"
    KIND = "kind"
    LABEL = "label"
    AUTHOR = "author"
    DATE = "date"
    NOTHING = "nothing"


class NoteOrder(StrEnum):
    """The order within a group."""

    OPEN = "open"
    NEWEST = "newest"
    OLDEST = "oldest"
    LETTER = "letter"


class Standing(IntEnum):
    """Whether an annotation still waits for somebody. Their order is that of the groups."""

    OPEN = 0
    OTHER = 1
    DONE = 2


@dataclass(frozen=True, slots=True)
class NoteListRequest:
    """What a person asks the list to show. ``exact`` leaves out what is like the words."""

    query: str = ""
    exact: bool = False
    grouping: Grouping = Grouping.STANDING
    order: NoteOrder = NoteOrder.OPEN


@dataclass(frozen=True, slots=True)
class NoteGroup:
    """A run of annotations under one heading, from ``first`` in the list.

    ``key`` is what they share, as text: a ``Standing``, a kind, an author, a label, a day (ISO
    8601), or the id of a letter; empty for those that have none. ``title`` and ``date`` are a
    letter's own.
    """

    key: str
    first: int
    count: int
    title: str = ""
    date: str | None = None


@dataclass(frozen=True, slots=True)
class NoteListing:
    """The list without its rows: which annotations, in order, and how they were found.

    ``keys`` are small numbers that the library knows annotations by; of fifty thousand of them
    nobody wants to hold the ids. An annotation with two labels stands under both; ``total`` counts
    it once, ``everything`` is how many there are besides those that answer. ``words`` are the
    folded words that were looked for, ``beginnings`` those that may go on. ``remarks`` tell what of
    the query was read otherwise than it may have been meant. ``today`` is the day
    that headings are told from.
    """

    request: NoteListRequest
    keys: array[int]
    groups: tuple[NoteGroup, ...]
    total: int
    everything: int
    today: str
    also_searched: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()
    milliseconds: float = 0.0
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One finished row.

    ``span`` is the passage in the letter's text as it is shown; None for a remark on the whole,
    and for a passage that is not there now. ``day`` is the local day on which it was made.
    ``quote_hits`` and ``note_hits`` are the words that were looked for.
    """

    id: AnnotationId
    letter_id: LetterId
    kind: MarkKind
    quote: str | None
    note: str
    page: int | None
    author: str
    day: str
    state: AnchorState
    title: str
    sender: str | None
    date: str | None
    reference: str | None
    labels: tuple[str, ...] = ()
    span: Span | None = None
    done: str | None = None
    is_area: bool = False
    quote_hits: tuple[Span, ...] = ()
    note_hits: tuple[Span, ...] = ()

    @property
    def can_be_done(self) -> bool:
        """Whether it is of a kind that is ticked off."""
        return self.kind in OPEN_KINDS

    @property
    def is_done(self) -> bool:
        """Whether it was ticked off."""
        return self.can_be_done and self.done is not None
