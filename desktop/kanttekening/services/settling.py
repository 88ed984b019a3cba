"""What a person decides about marks that a newer text moved, changed or lost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kanttekening.domain.annotation import ELSEWHERE, AnchorState
from kanttekening.domain.comparison import DifferenceKind
from kanttekening.domain.journal import Change, Edit
from kanttekening.domain.touched import Outcome, Touched
from kanttekening.services.clock import stamp
from kanttekening.services.history import ANNOTATION, in_one
from kanttekening.store.annotations import to_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    from kanttekening.domain.annotation import Annotation, AnnotationId
    from kanttekening.domain.guess import Guess
    from kanttekening.domain.layout import PageRect
    from kanttekening.domain.letter import LetterId, VersionId
    from kanttekening.domain.passage import Span
    from kanttekening.services.carrying_over import CarryingOver
    from kanttekening.services.history import History
    from kanttekening.store.annotations import AnnotationStore
    from kanttekening.store.contents import ContentStore
    from kanttekening.store.editions import EditionStore, StoredVersion

# The names of edits in the journal; ``words.undoing`` has the Dutch for them.
PLACED, AGREED, LEFT = "place", "agree", "leave_behind"

_TO_AGREE = (AnchorState.MOVED, AnchorState.CHANGED)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a passage as it was and is: in both (None), gone, or new."""

    text: str
    change: DifferenceKind | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """What there is to decide on the marks of one letter; which can stay with an older file."""

    guesses: Mapping[AnnotationId, tuple[Guess, ...]]
    changes: Mapping[AnnotationId, tuple[Piece, ...]]
    leavable: frozenset[AnnotationId] = frozenset()


class Settling:
    """Placing, agreeing and leaving behind: each is one step to undo."""

    def __init__(
        self,
        annotations: AnnotationStore,
        contents: ContentStore,
        editions: EditionStore,
        carrying: CarryingOver,
        history: History,
        clock: Callable[[], datetime],
    ) -> None:
        self._annotations = annotations
        self._contents = contents
        self._editions = editions
        self._carrying = carrying
        self._history = history
        self._clock = clock

    def guesses(self, letter_id: LetterId) -> Mapping[AnnotationId, tuple[Guess, ...]]:
        """For each mark that came loose: places it may belong, the likeliest first."""
        lost = [
            found
            for found in self._annotations.of_letter(letter_id)
            if found.state is AnchorState.ORPHANED
        ]
        if not lost:
            return {}
        content = self._contents.content(letter_id)
        return {found.id: self._carrying.guesses(found, content) for found in lost}

    def review(self, letter_id: LetterId) -> Review:
        """Everything that there is to decide on the marks of a letter."""
        notes = self._annotations.of_letter(letter_id)
        changed = {
            found.id: pieces(found.was, found.passage.quote)
            for found in notes
            if found.state is AnchorState.CHANGED and found.passage is not None and found.was
        }
        return Review(self.guesses(letter_id), changed, self._leavable(letter_id, notes))

    def _leavable(
        self, letter_id: LetterId, notes: Iterable[Annotation]
    ) -> frozenset[AnnotationId]:
        """Marks that can stay with an older file; another text of the same file is none."""
        versions = self._editions.of_letter(letter_id)
        if len({version.original_id for version in versions}) < 2:
            return frozenset()
        lost = {found.id for found in notes if found.state is AnchorState.ORPHANED}
        changed = [found for found in notes if found.state is AnchorState.CHANGED]
        stood = {found.id for found in changed if self._older_place(found, versions) is not None}
        return frozenset(lost | stood)

    def _older_place(
        self, annotation: Annotation, versions: Iterable[StoredVersion]
    ) -> Annotation | None:
        older = [found for found in versions if found.id != annotation.version_id]
        return self._editions.stood(annotation, older)

    @in_one
    def place(
        self, annotation_id: AnnotationId, span: Span, seen: VersionId | None = None
    ) -> Outcome[Annotation]:
        """Put a mark on a passage of the text that is shown: of the version ``seen``.

        When a newer one has come in since, the mark goes along to that.
        """
        from kanttekening.text.anchoring import describe

        before = self._annotations.get(annotation_id)
        content = self._contents.seen(before.letter_id, seen)
        text = content.document.text
        if not span or span.end > len(text):
            msg = f"nothing to mark at {span} in {len(text)} characters"
            raise ValueError(msg)
        after = replace(
            before,
            version_id=content.version_id,
            passage=describe(text, span, content.layout.page_of(span.start)),
            state=AnchorState.ANCHORED,
            area=None,
            was="",
        )
        return self._change(PLACED, before, after)

    @in_one
    def place_on_area(self, annotation_id: AnnotationId, area: PageRect) -> Outcome[Annotation]:
        """Put a mark on a part of a page that is shown."""
        from kanttekening.text.area_carrying import place_of

        before = self._annotations.get(annotation_id)
        content = self._contents.content(before.letter_id)
        if not 1 <= area.page <= len(content.layout.pages):
            msg = f"no area on a page: {area}"
            raise ValueError(msg)
        after = replace(
            before,
            version_id=content.version_id,
            passage=place_of(area, content.document.text, content.layout),
            state=AnchorState.ANCHORED,
            area=area,
            was="",
        )
        return self._change(PLACED, before, after)

    @in_one
    def agree(self, annotation_ids: Iterable[AnnotationId]) -> Outcome[int]:
        """Take marks as they stand now; how many that were."""
        changes = []
        for found in map(self._annotations.get, annotation_ids):
            if found.state in _TO_AGREE:
                after = self._stamped(replace(found, state=AnchorState.ANCHORED, was=""))
                changes.append(Change(ANNOTATION, found.id, to_row(found), to_row(after)))
        if not changes:
            return Outcome(0, Touched.NOTHING)
        touched = self._history.carry_out(Edit(AGREED, tuple(changes)))
        return Outcome(len(changes), touched)

    @in_one
    def leave_behind(self, annotation_id: AnnotationId) -> Outcome[Annotation | None]:
        """Let a mark stay with the older version; None if there is none that it was on."""
        before = self._annotations.get(annotation_id)
        if before.state in ELSEWHERE:
            after = replace(before, state=AnchorState.KEPT)
        else:
            versions = self._editions.of_letter(before.letter_id)
            there = self._older_place(before, versions)
            if there is None:
                return Outcome(None, Touched.NOTHING)
            after = replace(there, state=AnchorState.KEPT, was="")
        outcome = self._change(LEFT, before, after)
        return Outcome(outcome.value, outcome.touched)

    def _change(self, action: str, before: Annotation, after: Annotation) -> Outcome[Annotation]:
        after = self._stamped(after)
        change = Change(ANNOTATION, after.id, to_row(before), to_row(after))
        touched = self._history.carry_out(Edit(action, (change,)))
        return Outcome(self._annotations.get(after.id), touched)

    def _stamped(self, annotation: Annotation) -> Annotation:
        return replace(annotation, modified=stamp(self._clock()))


def pieces(was: str, now: str) -> tuple[Piece, ...]:
    """A passage with what was struck and what came in its place."""
    from kanttekening.text.comparing import compare

    made, at = [], 0
    for difference in compare(was, now).differences:
        made.append(Piece(now[at : difference.new.start]))
        made.append(Piece(difference.old.of(was), DifferenceKind.REMOVED))
        made.append(Piece(difference.new.of(now), DifferenceKind.ADDED))
        at = difference.new.end
    made.append(Piece(now[at:]))
    return tuple(piece for piece in made if piece.text)
