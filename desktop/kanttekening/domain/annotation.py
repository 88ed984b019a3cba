"""Annotations: what a person marks and writes in the margin."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
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


class Visibility(StrEnum):
    """Who may see an annotation once it is shared."""

    PRIVATE = "private"
    PARTY = "party"
    COUNCIL = "council"


class AnchorState(StrEnum):
    """How sure we are that the annotation stands where its author put it."""

    ANCHORED = "anchored"
    MOVED = "moved"
    CHANGED = "changed"
    ORPHANED = "orphaned"


@dataclass(frozen=True, slots=True)
class Annotation:
    """One mark or note. Without a passage it is a remark on the letter as a whole.

    ``created`` and ``modified`` are UTC, ISO 8601. ``note`` is plain text or Markdown, empty for
    a bare highlight.
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
