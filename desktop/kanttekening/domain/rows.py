"""Finished rows for the screens: what a list, a sidebar or a search answer shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kanttekening.domain.annotation import AnnotationId
    from kanttekening.domain.asking import Remark
    from kanttekening.domain.letter import LetterId
    from kanttekening.domain.passage import Span


class LibraryView(StrEnum):
    """The views of the library in the sidebar."""

    ALL = "all"
    UNREAD = "unread"
    ANNOTATED = "annotated"
    REMOVED = "removed"


class SortOrder(StrEnum):
    """Orders of the list; dates and arrivals newest first."""

    DATE = "date"
    ARRIVAL = "arrival"
    SENDER = "sender"
    TITLE = "title"
    RELEVANCE = "relevance"


# Nobody reads further, and counting all that holds "de raad" takes a quarter of a second.
MOST_COUNTED = 2000


class FoundIn(StrEnum):
    """Where a hit stands."""

    TEXT = "text"
    SUBJECT = "subject"
    REFERENCE = "reference"
    ANNOTATION = "annotation"


@dataclass(frozen=True, slots=True)
class LetterRow:
    """One row of the list.

    ``date`` is ISO 8601, the letter's own, or that of the letter it came with
    (``date_inferred``). ``reference`` is what people
    call the letter by: the circular number, else the sender's reference. ``marked`` are spans
    within ``snippet``, ``found`` is the first hit's span in the letter's text. ``left`` is how many
    code points are still to be read, ``is_begun`` whether some were read. ``to_decide``
    counts annotations that a newer text moved, changed or lost. ``where`` and ``page``
    tell of a hit what it stands in, and on which page of a letter that has more of them.
    ``came_with`` is what the mail is called that the letter was attached to.
    """

    id: LetterId
    title: str
    sender: str | None
    date: str | None
    reference: str | None
    kind: str
    is_read: bool
    annotation_count: int
    labels: tuple[str, ...] = ()
    date_inferred: bool = False
    snippet: str = ""
    marked: tuple[Span, ...] = ()
    found: Span | None = None
    left: int = 0
    is_begun: bool = False
    to_decide: int = 0
    where: FoundIn | None = None
    page: int | None = None
    came_with: str | None = None


@dataclass(frozen=True, slots=True)
class LetterCounts:
    """The numbers beside the views of the sidebar."""

    total: int
    unread: int
    annotated: int
    removed: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """One letter that answers a query.

    ``spans`` are the hits within ``snippet``. ``found`` is the first hit's span in the letter's
    text, for the reader to land on; None when the hit is not in the text.
    """

    letter_id: LetterId
    score: float
    snippet: str
    spans: tuple[Span, ...]
    where: FoundIn
    found: Span | None = None
    annotation_id: AnnotationId | None = None


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """The answer to one query: best hits first, ``total`` may be more than ``hits`` shows.

    A ``total`` of ``MOST_COUNTED`` means that many or more.

    ``remarks`` tell what of the query was read otherwise than it may have been meant. A query that
    ``asks_nothing`` is only begun: a quotation mark, the name of a filter.
    """

    query: str
    also_searched: tuple[str, ...]
    total: int
    milliseconds: float
    hits: tuple[Hit, ...]
    remarks: tuple[Remark, ...] = ()
    asks_nothing: bool = False
