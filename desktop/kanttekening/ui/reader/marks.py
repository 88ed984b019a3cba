"""The marks of the letter that is open, and which of them stands where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.annotation import ELSEWHERE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kanttekening.domain.annotation import Annotation, AnnotationId, MarkKind
    from kanttekening.domain.passage import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """An annotation that stands on a passage, as the views paint it."""

    id: AnnotationId
    kind: MarkKind
    span: Span
    note: str


def marks_of(annotations: Iterable[Annotation]) -> tuple[Mark, ...]:
    """The marks that have a place in the text; remarks and orphans have none."""
    return tuple(
        Mark(found.id, found.kind, found.passage.span, found.note)
        for found in annotations
        if found.passage is not None and found.state not in ELSEWHERE and len(found.passage.span)
    )


def mark_at(marks: Iterable[Mark], offset: int) -> Mark | None:
    """The mark on the character at ``offset``; of several, the shortest, which lies on top."""
    found = [mark for mark in marks if mark.span.contains(offset)]
    return min(found, key=lambda mark: len(mark.span), default=None)


def mark_touching(marks: Iterable[Mark], offset: int) -> Mark | None:
    """The mark that a caret at ``offset`` stands in or directly behind."""
    known = tuple(marks)
    return mark_at(known, offset) or (mark_at(known, offset - 1) if offset else None)
