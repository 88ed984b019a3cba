"""Changes of many annotations in one go: one transaction, one step to undo."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kanttekening.domain.annotation import OPEN_KINDS
from kanttekening.domain.journal import Change, Edit
from kanttekening.domain.touched import Outcome, Touched
from kanttekening.services.annotating import LABELLED, RECOLORED, REMOVED, SHOWN, TICKED, UNTICKED
from kanttekening.services.clock import stamp
from kanttekening.services.history import ANNOTATION, in_one
from kanttekening.services.note_labels import given
from kanttekening.services.watch import Watch
from kanttekening.store.annotations import to_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from kanttekening.domain.annotation import (
        Annotation,
        AnnotationId,
        MarkKind,
        Visibility,
    )
    from kanttekening.services.history import History
    from kanttekening.store.annotations import AnnotationStore


class AnnotatingMany:
    """What a person does to a selection. Values tell how many annotations were changed.

    With a ``watch`` it can be followed and stopped; what was changed by then stays, as one step.
    """

    def __init__(
        self, annotations: AnnotationStore, history: History, clock: Callable[[], datetime]
    ) -> None:
        self._annotations = annotations
        self._history = history
        self._clock = clock

    def set_kind(
        self, ids: Sequence[AnnotationId], kind: MarkKind, watch: Watch | None = None
    ) -> Outcome[int]:
        """Give them all this kind."""
        return self._put(RECOLORED, ids, lambda note: replace(note, kind=kind), watch)

    def set_visibility(
        self, ids: Sequence[AnnotationId], visibility: Visibility, watch: Watch | None = None
    ) -> Outcome[int]:
        """Choose who may see them once they are shared."""
        return self._put(SHOWN, ids, lambda note: replace(note, visibility=visibility), watch)

    def add_label(
        self, ids: Sequence[AnnotationId], label: str, watch: Watch | None = None
    ) -> Outcome[int]:
        """Give them all this label too."""
        return self._put(
            LABELLED,
            ids,
            lambda note: replace(note, labels=given((*note.labels, label), note.note)),
            watch,
        )

    @in_one
    def tick(self, ids: Sequence[AnnotationId], watch: Watch | None = None) -> Outcome[int]:
        """Tick questions and actions off; if all of them were, open them again.

        Other kinds wait for nobody and stay as they are. The value is negative for what was
        opened again.
        """
        there = [each for each in self._annotations.those(ids) if each.kind in OPEN_KINDS]
        done = any(each.is_open for each in there)
        now = self._now()
        changed = [
            (before, replace(before, done=now if done else None, modified=now))
            for before in there
            if before.is_open == done
        ]
        outcome = self._carry_out(TICKED if done else UNTICKED, changed, watch)
        return outcome if done else replace(outcome, value=-outcome.value)

    @in_one
    def remove(self, ids: Sequence[AnnotationId], watch: Watch | None = None) -> Outcome[int]:
        """Remove them; undo brings all of them back."""
        removed = [(each, None) for each in self._annotations.those(ids)]
        return self._carry_out(REMOVED, removed, watch)

    def _now(self) -> str:
        return stamp(self._clock())

    @in_one
    def _put(
        self,
        action: str,
        ids: Sequence[AnnotationId],
        become: Callable[[Annotation], Annotation],
        watch: Watch | None,
    ) -> Outcome[int]:
        """Make of each what it is to become; what is so already stays as it is."""
        now = self._now()
        pairs = ((before, become(before)) for before in self._annotations.those(ids))
        changed = [(old, replace(new, modified=now)) for old, new in pairs if new != old]
        return self._carry_out(action, changed, watch)

    def _carry_out(
        self,
        action: str,
        changed: Iterable[tuple[Annotation, Annotation | None]],
        watch: Watch | None,
    ) -> Outcome[int]:
        changes = tuple(
            Change(ANNOTATION, before.id, to_row(before), to_row(after) if after else None)
            for before, after in changed
        )
        if not changes:
            return Outcome(0, Touched.NOTHING)
        return self._history.carry_out_many(Edit(action, changes), watch or Watch())
