"""The marks of the letter that is open, and which of them stands where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.annotation import ELSEWHERE, MarkStyle, Visibility

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kanttekening.domain.annotation import Annotation, AnnotationId, MarkKind
    from kanttekening.domain.layout import PageRect
    from kanttekening.domain.passage import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """An annotation that stands on a passage, or on an area of a page, as the views paint it."""

    id: AnnotationId
    kind: MarkKind
    span: Span
    note: str
    style: MarkStyle = MarkStyle.HIGHLIGHT
    area: PageRect | None = None
    visibility: Visibility = Visibility.PRIVATE


@dataclass(frozen=True, slots=True)
class AreaMark:
    """A mark on an area of a page, as the Leesweergave tells of it."""

    area: PageRect
    id: AnnotationId
    kind: MarkKind
    note: str


def areas_of(marks: Iterable[Mark]) -> tuple[AreaMark, ...]:
    """Those of the marks that stand on an area."""
    return tuple(AreaMark(mark.area, mark.id, mark.kind, mark.note) for mark in marks if mark.area)


def marks_of(annotations: Iterable[Annotation]) -> tuple[Mark, ...]:
    """The marks that have a place in the text; remarks and orphans have none."""
    return tuple(
        Mark(
            found.id,
            found.kind,
            found.passage.span,
            found.note,
            found.style,
            found.area,
            found.visibility,
        )
        for found in annotations
        if found.passage is not None
        and found.state not in ELSEWHERE
        and (found.area is not None or len(found.passage.span))
    )


def mark_at(marks: Iterable[Mark], offset: int) -> Mark | None:
    """The mark on the character at ``offset``; of several, the shortest, which lies on top."""
    found = [mark for mark in marks if mark.span.contains(offset)]
    return min(found, key=lambda mark: len(mark.span), default=None)


def area_at(marks: Iterable[Mark], page: int, x: float, y: float) -> Mark | None:
    """The smallest area that a point of a page lies in."""
    found = [(mark.area, mark) for mark in marks if mark.area is not None]
    within = [
        ((area.x1 - area.x0) * (area.y1 - area.y0), mark)
        for area, mark in found
        if area.page == page and area.x0 <= x <= area.x1 and area.y0 <= y <= area.y1
    ]
    return min(within, key=lambda sized: sized[0])[1] if within else None


def mark_touching(marks: Iterable[Mark], offset: int) -> Mark | None:
    """The mark that a caret at ``offset`` stands in or directly behind."""
    known = tuple(marks)
    return mark_at(known, offset) or (mark_at(known, offset - 1) if offset else None)
