"""Giving marks another shape: their ends, their look, one of two, two of one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kanttekening.domain.annotation import (
    ELSEWHERE,
    AnchorState,
    Annotation,
    AnnotationId,
    MarkStyle,
)
from kanttekening.domain.journal import Change, Edit
from kanttekening.domain.passage import Span
from kanttekening.domain.touched import Outcome, Touched
from kanttekening.services.clock import stamp
from kanttekening.services.history import ANNOTATION, in_one
from kanttekening.store.annotations import to_row
from kanttekening.text.anchoring import describe

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from kanttekening.domain.letter import VersionId
    from kanttekening.services.history import History
    from kanttekening.store.annotations import AnnotationStore
    from kanttekening.store.contents import ContentStore

# The names of edits in the journal; ``words.undoing`` has the Dutch for them.
STRETCHED, STYLED, MERGED, SPLIT = "stretch", "set_style", "merge_marks", "split_mark"


class Reshaping:
    """Each is one step to undo."""

    def __init__(
        self,
        annotations: AnnotationStore,
        contents: ContentStore,
        history: History,
        *,
        clock: Callable[[], datetime],
        new_id: Callable[[], str],
    ) -> None:
        self._annotations = annotations
        self._contents = contents
        self._history = history
        self._clock = clock
        self._new_id = new_id

    @in_one
    def stretch(
        self, annotation_id: AnnotationId, span: Span, seen: VersionId | None = None
    ) -> Outcome[Annotation]:
        """Move the ends of a mark. Moving them step by step in one go is one step to undo.

        ``seen`` is the version that the span is of; the mark goes along to a newer one.
        """
        before = self._on_shown_text(annotation_id)
        after = self._stamped(self._over(before, span, seen))
        change = Change(ANNOTATION, after.id, to_row(before), to_row(after))
        touched = self._history.carry_out(Edit(STRETCHED, (change,)), grows=True)
        return Outcome(self._annotations.get(after.id), touched)

    @in_one
    def set_style(self, annotation_id: AnnotationId, style: MarkStyle) -> Outcome[Annotation]:
        """Highlight or underline the words of a mark."""
        before = self._annotations.get(annotation_id)
        after = self._stamped(replace(before, style=style))
        change = Change(ANNOTATION, after.id, to_row(before), to_row(after))
        return Outcome(after, self._history.carry_out(Edit(STYLED, (change,))))

    @in_one
    def turn_style(self, annotation_id: AnnotationId) -> Outcome[Annotation]:
        """Underline what is highlighted, and the other way round."""
        before = self._annotations.get(annotation_id)
        underlined = before.style is MarkStyle.UNDERLINE
        return self.set_style(
            annotation_id, MarkStyle.HIGHLIGHT if underlined else MarkStyle.UNDERLINE
        )

    @in_one
    def merge(self, annotation_ids: Sequence[AnnotationId]) -> Outcome[Annotation | None]:
        """Make one mark of several on one letter: from the first word of all to the last.

        The first one stays, with the notes of all. None if there are not two to be merged.
        """
        found = [self._annotations.get(known) for known in dict.fromkeys(annotation_ids)]
        marks = sorted(
            (mark for mark in found if mark.passage and mark.passage.span and not _is_away(mark)),
            key=lambda mark: mark.passage.span if mark.passage else Span(0, 0),
        )
        if len(marks) < 2 or len({mark.letter_id for mark in marks}) > 1:
            return Outcome(None, Touched.NOTHING)
        first, *others = marks
        spans = [mark.passage.span for mark in marks if mark.passage]
        whole = Span(min(span.start for span in spans), max(span.end for span in spans))
        after = replace(
            self._over(first, whole),
            note="\n\n".join(mark.note for mark in marks if mark.note.strip()),
            labels=tuple(dict.fromkeys(label for mark in marks for label in mark.labels)),
        )
        after = self._stamped(after)
        changes = [Change(ANNOTATION, first.id, to_row(first), to_row(after))]
        changes += [Change(ANNOTATION, mark.id, to_row(mark), None) for mark in others]
        return Outcome(after, self._history.carry_out(Edit(MERGED, tuple(changes))))

    @in_one
    def split(
        self, annotation_id: AnnotationId, offset: int, seen: VersionId | None = None
    ) -> Outcome[Annotation | None]:
        """Make two marks of one, before and behind ``offset``; the first keeps the note.

        None if there are no words on one of both sides, or if the version ``seen``, of which the
        offset is, is not the newest any more.
        """
        before = self._on_shown_text(annotation_id)
        if before.passage is None or seen not in (None, before.version_id):
            return Outcome(None, Touched.NOTHING)
        span, text = before.passage.span, self._contents.text_of(before.version_id)
        sides = [_trimmed(text, span.start, offset), _trimmed(text, offset, span.end)]
        if not all(sides):
            return Outcome(None, Touched.NOTHING)
        first = self._stamped(self._over(before, sides[0]))
        second = replace(
            self._over(before, sides[1]), id=AnnotationId(self._new_id()), note="", labels=()
        )
        second = replace(self._stamped(second), created=stamp(self._clock()))
        changes = (
            Change(ANNOTATION, first.id, to_row(before), to_row(first)),
            Change(ANNOTATION, second.id, None, to_row(second)),
        )
        return Outcome(second, self._history.carry_out(Edit(SPLIT, changes)))

    def _on_shown_text(self, annotation_id: AnnotationId) -> Annotation:
        found = self._annotations.get(annotation_id)
        if found.passage is None or _is_away(found):
            msg = f"{annotation_id} stands on no passage of the text that is shown"
            raise ValueError(msg)
        return found

    def _over(
        self, annotation: Annotation, span: Span, seen: VersionId | None = None
    ) -> Annotation:
        """The mark over another passage; a person who sees it there agrees with its words."""
        content = self._contents.seen(annotation.letter_id, seen)
        text = content.document.text
        if not span or span.end > len(text):
            msg = f"nothing to mark at {span} in {len(text)} characters"
            raise ValueError(msg)
        passage = describe(text, span, content.layout.page_of(span.start))
        version_id, state = content.version_id, AnchorState.ANCHORED
        return replace(annotation, version_id=version_id, passage=passage, state=state, was="")

    def _stamped(self, annotation: Annotation) -> Annotation:
        return replace(annotation, modified=stamp(self._clock()))


def _is_away(annotation: Annotation) -> bool:
    return annotation.state in ELSEWHERE


def _trimmed(text: str, start: int, end: int) -> Span:
    part = text[start:end]
    left = len(part) - len(part.lstrip())
    return Span(start + left, max(start + left, start + len(part.rstrip())))
