"""Marking passages, writing notes, and taking it back."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from kanttekening.domain.annotation import (
    Annotation,
    AnnotationId,
    MarkKind,
    MarkStyle,
    Meanwhile,
    Visibility,
    Written,
)
from kanttekening.domain.journal import Change, Edit
from kanttekening.domain.touched import Outcome, Touched
from kanttekening.services.clock import stamp
from kanttekening.services.history import ANNOTATION, in_one
from kanttekening.services.note_labels import follow_note, given
from kanttekening.store.annotations import to_row
from kanttekening.text.decode import well_formed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from kanttekening.domain.layout import PageRect
    from kanttekening.domain.letter import LetterId, VersionId
    from kanttekening.domain.passage import Passage, Span
    from kanttekening.services.history import History
    from kanttekening.services.watch import Watch
    from kanttekening.store.annotations import AnnotationStore
    from kanttekening.store.contents import ContentStore

# The names of edits in the journal; ``words.undoing`` has the Dutch for them.
MARKED, REMARKED, NOTED, REMOVED = "mark", "remark", "note", "remove"
RECOLORED, SHOWN = "set_kind", "set_visibility"
FRAMED, TICKED, UNTICKED = "mark_area", "tick_off", "open_again"
LABELLED = "label_note"


class Annotating:
    """What a person does in the margin. Every change is on the disk when its method returns."""

    def __init__(
        self,
        annotations: AnnotationStore,
        contents: ContentStore,
        history: History,
        *,
        author: str,
        clock: Callable[[], datetime],
        new_id: Callable[[], str],
    ) -> None:
        self._annotations = annotations
        self._contents = contents
        self._history = history
        self._author = well_formed(author)
        self._clock = clock
        self._new_id = new_id

    def of_letter(self, letter_id: LetterId) -> tuple[Annotation, ...]:
        """The annotations of one letter, in reading order."""
        return self._annotations.of_letter(letter_id)

    def all(self) -> tuple[Annotation, ...]:
        """The annotations of all letters, letter by letter in reading order."""
        return self._annotations.all()

    def get(self, annotation_id: AnnotationId) -> Annotation:
        """One annotation."""
        return self._annotations.get(annotation_id)

    def places_of(
        self, letter_id: LetterId, quote: str, most: int | None = None
    ) -> tuple[Span, ...]:
        """The first places of these words: exactly so, or else written a little otherwise."""
        text = self._contents.content(letter_id).document.text
        from kanttekening.text.anchoring import find_quotes

        return tuple(islice(find_quotes(text, quote), most))

    @in_one
    def mark(
        self,
        letter_id: LetterId,
        span: Span,
        kind: MarkKind,
        note: str = "",
        visibility: Visibility = Visibility.PRIVATE,
        style: MarkStyle = MarkStyle.HIGHLIGHT,
        seen: VersionId | None = None,
    ) -> Outcome[Annotation]:
        """Mark a passage, with or without a note.

        ``seen`` is the version that the span is of, when a newer one may have come in since: the
        mark then goes along to the newest as others do.
        """
        content = self._contents.seen(letter_id, seen)
        text = content.document.text
        if not span or span.end > len(text):
            msg = f"nothing to mark at {span} in {len(text)} characters"
            raise ValueError(msg)
        from kanttekening.text.anchoring import describe  # slow to load: not for reading only

        passage = describe(text, span, content.layout.page_of(span.start))
        return self._add(
            MARKED, letter_id, content.version_id, passage, kind, note, visibility, style
        )

    @in_one
    def mark_area(
        self,
        letter_id: LetterId,
        area: PageRect,
        kind: MarkKind,
        note: str = "",
        visibility: Visibility = Visibility.PRIVATE,
        seen: VersionId | None = None,
    ) -> Outcome[Annotation]:
        """Mark a rectangle on a page, of the version ``seen``: a figure, or a part of a scan."""
        content = self._contents.seen(letter_id, seen)
        if not 1 <= area.page <= len(content.layout.pages) or not (
            area.x0 < area.x1 and area.y0 < area.y1
        ):
            msg = f"no area on a page: {area}"
            raise ValueError(msg)
        from kanttekening.text.area_carrying import place_of

        place = place_of(area, content.document.text, content.layout)
        now = stamp(self._clock())
        annotation = Annotation(
            AnnotationId(self._new_id()), letter_id, content.version_id, kind, place, note,
            self._author, now, now, visibility, area=area,
        )  # fmt: skip
        return self._change(FRAMED, None, annotation)

    @in_one
    def remark(
        self,
        letter_id: LetterId,
        note: str,
        kind: MarkKind = MarkKind.LOOSE,
        visibility: Visibility = Visibility.PRIVATE,
    ) -> Outcome[Annotation]:
        """Write a remark on the letter as a whole."""
        version_id = self._contents.content(letter_id).version_id
        return self._add(REMARKED, letter_id, version_id, None, kind, note, visibility)

    def _add(
        self,
        action: str,
        letter_id: LetterId,
        version_id: VersionId,
        passage: Passage | None,
        kind: MarkKind,
        note: str,
        visibility: Visibility,
        style: MarkStyle = MarkStyle.HIGHLIGHT,
    ) -> Outcome[Annotation]:
        now = stamp(self._clock())
        annotation = Annotation(
            AnnotationId(self._new_id()), letter_id, version_id, kind, passage, note,
            self._author, now, now, visibility, style=style,
        )  # fmt: skip
        return self._change(action, None, annotation)

    def set_note(self, annotation_id: AnnotationId, note: str) -> Outcome[Annotation]:
        """Write a note, or a bit more of it: typing in one go is one step to undo."""
        return self._alter(NOTED, annotation_id, lambda old: replace(old, note=note), grows=True)

    @in_one
    def write(self, annotation_id: AnnotationId, note: str, known: str) -> Outcome[Written]:
        """The same for who began with ``known``, which another window may have changed since.

        Nothing that either of them wrote is lost: of two texts comes one that has both, and a
        note that was removed meanwhile comes back.
        """
        before, is_there = self._annotations.find(annotation_id)
        if is_there and before.note in (known, note):
            outcome = self.set_note(annotation_id, note)
            return Outcome(Written(outcome.value), outcome.touched)
        from kanttekening.text.both_texts import both_texts  # two windows are rare

        both = both_texts(known, well_formed(note), before.note)
        after = replace(before, note=both)
        outcome = self._change(NOTED, before if is_there else None, after)
        meanwhile = Meanwhile.REWRITTEN if is_there else Meanwhile.REMOVED
        return Outcome(Written(outcome.value, meanwhile), outcome.touched)

    def set_kind(self, annotation_id: AnnotationId, kind: MarkKind) -> Outcome[Annotation]:
        """Give a mark another kind."""
        return self._alter(RECOLORED, annotation_id, lambda old: replace(old, kind=kind))

    def set_visibility(
        self, annotation_id: AnnotationId, visibility: Visibility
    ) -> Outcome[Annotation]:
        """Choose who may see an annotation once it is shared."""
        return self._alter(SHOWN, annotation_id, lambda old: replace(old, visibility=visibility))

    @in_one
    def set_labels(self, annotation_id: AnnotationId, labels: Sequence[str]) -> Outcome[Annotation]:
        """Give an annotation these labels; those that stand in its note as #word stay."""
        before = self.get(annotation_id)
        after = replace(before, labels=given(labels, before.note))
        if after.labels == before.labels:
            return Outcome(before, Touched.NOTHING)
        return self._change(LABELLED, before, after)

    def tick_off(self, annotation_id: AnnotationId, *, done: bool = True) -> Outcome[Annotation]:
        """Say that a question was answered or an action done; or that it was not, after all."""
        moment = stamp(self._clock()) if done else None
        action = TICKED if done else UNTICKED
        return self._alter(action, annotation_id, lambda old: replace(old, done=moment))

    @in_one
    def remove(self, annotation_id: AnnotationId) -> Outcome[None]:
        """Remove an annotation; undo brings it back."""
        before = to_row(self.get(annotation_id))
        change = Change(ANNOTATION, annotation_id, before, None)
        return Outcome(None, self._history.carry_out(Edit(REMOVED, (change,))))

    @in_one
    def _alter(
        self,
        action: str,
        annotation_id: AnnotationId,
        become: Callable[[Annotation], Annotation],
        *,
        grows: bool = False,
    ) -> Outcome[Annotation]:
        """Make of an annotation, as it is at this moment, what it is to become."""
        before = self.get(annotation_id)
        return self._change(action, before, become(before), grows=grows)

    def _change(
        self, action: str, before: Annotation | None, after: Annotation, *, grows: bool = False
    ) -> Outcome[Annotation]:
        note = well_formed(after.note)
        labels = follow_note(before.note if before else "", note, after.labels)
        after = replace(after, note=note, labels=labels, modified=stamp(self._clock()))
        change = Change(ANNOTATION, after.id, to_row(before) if before else None, to_row(after))
        touched = self._history.carry_out(Edit(action, (change,)), grows=grows)
        return Outcome(self.get(after.id), touched)

    def undo(self, watch: Watch | None = None) -> Outcome[Edit | None]:
        """Take back the last edit of this library, also one of before a restart."""
        return self._history.undo(watch)

    def redo(self, watch: Watch | None = None) -> Outcome[Edit | None]:
        """Make again what was undone last."""
        return self._history.redo(watch)

    def can_undo(self) -> str | None:
        """The action that undo would take back."""
        return self._history.can_undo()

    def can_redo(self) -> str | None:
        """The action that redo would make again."""
        return self._history.can_redo()
