"""What a person asks of an annotation on its card, as changes of the library."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kanttekening.domain.annotation import AnnotationId, MarkStyle, Visibility
    from kanttekening.domain.guess import Guess
    from kanttekening.domain.letter import VersionId
    from kanttekening.domain.passage import Span
    from kanttekening.domain.touched import Outcome
    from kanttekening.services.library import Library

    Wish = Callable[[Library], Outcome[Any]]


def agree(annotation_id: AnnotationId) -> Wish:
    """Take it as it stands now."""
    return lambda library: library.settling.agree([annotation_id])


def leave_behind(annotation_id: AnnotationId) -> Wish:
    """Let it stay with the older version."""
    return lambda library: library.settling.leave_behind(annotation_id)


def place(annotation_id: AnnotationId, span: Span, seen: VersionId | None = None) -> Wish:
    """Put it on a passage of the version that is on the screen."""
    return lambda library: library.settling.place(annotation_id, span, seen)


def take_guess(annotation_id: AnnotationId, guess: Guess) -> Wish:
    """Put it where it may belong."""
    area = guess.area
    if area is None:
        return place(annotation_id, guess.passage.span)
    return lambda library: library.settling.place_on_area(annotation_id, area)


def stretch(annotation_id: AnnotationId, span: Span, seen: VersionId | None = None) -> Wish:
    """Move its ends."""
    return lambda library: library.reshaping.stretch(annotation_id, span, seen)


def tick_off(annotation_id: AnnotationId, *, done: bool) -> Wish:
    """Say that it was dealt with, or was not."""
    return partial(_tick_off, annotation_id, done)


def show_to(annotation_id: AnnotationId, visibility: Visibility) -> Wish:
    """Choose who may see it."""
    return lambda library: library.annotating.set_visibility(annotation_id, visibility)


def turn_style(annotation_id: AnnotationId) -> Wish:
    """Underline what is highlighted, and the other way round."""
    return lambda library: library.reshaping.turn_style(annotation_id)


def label(annotation_id: AnnotationId, labels: Sequence[str]) -> Wish:
    """Give it these labels."""
    return lambda library: library.annotating.set_labels(annotation_id, labels)


def dress(annotation_id: AnnotationId, style: MarkStyle) -> Wish:
    """Highlight or underline."""
    return lambda library: library.reshaping.set_style(annotation_id, style)


def merge(marks: Sequence[AnnotationId]) -> Wish:
    """Make one mark of several."""
    return lambda library: library.reshaping.merge(marks)


def split(annotation_id: AnnotationId, offset: int, seen: VersionId | None = None) -> Wish:
    """Make two marks of one."""
    return lambda library: library.reshaping.split(annotation_id, offset, seen)


def _tick_off(annotation_id: AnnotationId, done: bool, library: Library) -> Outcome[Any]:  # noqa: FBT001
    return library.annotating.tick_off(annotation_id, done=done)
