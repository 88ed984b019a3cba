"""Annotations: what a person marks and writes in the margin.

What is stored is an Annotation of the W3C Web Annotation Data Model, field by field:

=====================  ==========================================================================
here                   there
=====================  ==========================================================================
``id``                 ``id`` (a UUID, written as ``urn:uuid:``)
``letter_id``          ``target.source``: the file's SHA-256, as ``urn:sha256:``
``version_id``         ``target.state``: the text that the selectors are about
``passage.span``       ``TextPositionSelector`` (code points)
``passage.quote`` ...  ``TextQuoteSelector``: ``exact``, ``prefix``, ``suffix``
``area``               ``FragmentSelector`` of RFC 8118: ``page=2&viewrect=left,top,width,height``
``note``               ``body``: a ``TextualBody``, ``format: text/markdown``, purpose commenting
``labels``             ``body``: a ``TextualBody`` each, purpose tagging
``kind``               ``body``: a ``TextualBody``, purpose classifying
``style``              ``stylesheet`` class of the target
``visibility``         ``audience``
``author``             ``creator.name``
``created``            ``created``; ``modified`` likewise
=====================  ==========================================================================

``state``, ``was`` and ``done`` are about our copy alone and travel as extensions.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    from kanttekening.domain.layout import PageRect
    from kanttekening.domain.letter import LetterId, VersionId
    from kanttekening.domain.passage import Passage

AnnotationId = NewType("AnnotationId", str)


class MarkKind(StrEnum):
    """The six kinds of mark. Their order is that of the keys 1 to 6."""

    IMPORTANT = "belangrijk"
    QUESTION = "vraag"
    ACTION = "actie"
    PLEDGE = "toezegging"
    DISAGREE = "oneens"
    LOOSE = "los"


# What waits for somebody until it is ticked off
OPEN_KINDS = (MarkKind.QUESTION, MarkKind.ACTION)


class MarkStyle(StrEnum):
    """How a marked passage looks."""

    HIGHLIGHT = "highlight"
    UNDERLINE = "underline"


class Visibility(StrEnum):
    """Who may see an annotation once it is shared."""

    PRIVATE = "private"
    PARTY = "party"
    COUNCIL = "council"


class AnchorState(StrEnum):
    """How sure we are that the annotation stands where its author put it.

    Anchored: the same words. Moved: the same words, but somewhere else than their neighbours.
    Changed: the words themselves are others now. Orphaned: not found, or not to be chosen.
    Kept: a person decided that it stays with an older version.
    """

    ANCHORED = "anchored"
    MOVED = "moved"
    CHANGED = "changed"
    ORPHANED = "orphaned"
    KEPT = "kept"


# States of what stands on another text than the one that is shown
ELSEWHERE = (AnchorState.ORPHANED, AnchorState.KEPT)
# States about which a person has still to decide
TO_DECIDE = (AnchorState.MOVED, AnchorState.CHANGED, AnchorState.ORPHANED)


@dataclass(frozen=True, slots=True)
class Annotation:
    """One mark or note. Without a passage it is a remark on the letter as a whole.

    ``version_id`` tells of which text ``passage`` and ``area`` are: of the one that is shown,
    unless the state is one of ``ELSEWHERE``. ``area`` is a rectangle on a page; the passage of
    such a mark is empty, and tells where in the text it comes. ``was`` holds the words as they
    were marked, while nobody has agreed with what they became. ``created``, ``modified`` and
    ``done`` (when a question or an action was ticked off) are UTC, ISO 8601. ``note`` is plain
    text or Markdown, empty for a bare highlight.
    """

    id: AnnotationId
    letter_id: LetterId
    version_id: VersionId
    kind: MarkKind
    passage: Passage | None
    note: str
    author: str
    created: str
    modified: str
    visibility: Visibility = Visibility.PRIVATE
    state: AnchorState = AnchorState.ANCHORED
    labels: tuple[str, ...] = ()
    style: MarkStyle = MarkStyle.HIGHLIGHT
    area: PageRect | None = None
    was: str = ""
    done: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is a question or an action that nobody ticked off yet."""
        return self.kind in OPEN_KINDS and self.done is None

    @property
    def page(self) -> int | None:
        """The page that it stands on, from 1, in the version that it is of."""
        if self.area is not None:
            return self.area.page
        return self.passage.page if self.passage is not None else None


class Meanwhile(Enum):
    """What another window, or another program, did to a note while one was writing in it."""

    NOTHING = auto()
    REWRITTEN = auto()
    REMOVED = auto()


@dataclass(frozen=True, slots=True)
class Written:
    """An annotation as it is now; after ``REWRITTEN`` its note has the words of both."""

    annotation: Annotation
    meanwhile: Meanwhile = Meanwhile.NOTHING
