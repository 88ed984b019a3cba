"""Changes of many annotations in one go: one transaction, one step to undo."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kanttekening.domain.annotation import OPEN_KINDS
from kanttekening.domain.journal import Change, Edit
from kanttekening.domain.touched import Outcome, Touched
from kanttekening.services.annotating import RECOLORED, REMOVED, TICKED, UNTICKED
from kanttekening.services.clock import stamp
from kanttekening.services.history import ANNOTATION
from kanttekening.store.annotations import to_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from kanttekening.domain.annotation import Annotation, AnnotationId, MarkKind
    from kanttekening.services.history import History
    from kanttekening.store.annotations import AnnotationStore


class AnnotatingMany:
    """What a person does to a selection. Values tell how many annotations were changed."""

    def __init__(
        self, annotations: AnnotationStore, history: History, clock: Callable[[], datetime]
    ) -> None:
        self._annotations = annotations
        self._history = history
        self._clock = clock

    def set_kind(self, ids: Sequence[AnnotationId], kind: MarkKind) -> Outcome[int]:
        """Give them all this kind."""
        changed = [
            (before, replace(before, kind=kind, modified=self._now()))
            for before in self._annotations.those(ids)
            if before.kind is not kind
        ]
        return self._carry_out(RECOLORED, changed)

    def tick(self, ids: Sequence[AnnotationId]) -> Outcome[int]:
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
        outcome = self._carry_out(TICKED if done else UNTICKED, changed)
        return outcome if done else replace(outcome, value=-outcome.value)

    def remove(self, ids: Sequence[AnnotationId]) -> Outcome[int]:
        """Remove them; undo brings all of them back."""
        return self._carry_out(REMOVED, [(each, None) for each in self._annotations.those(ids)])

    def _now(self) -> str:
        return stamp(self._clock())

    def _carry_out(
        self, action: str, changed: Iterable[tuple[Annotation, Annotation | None]]
    ) -> Outcome[int]:
        changes = tuple(
            Change(ANNOTATION, before.id, to_row(before), to_row(after) if after else None)
            for before, after in changed
        )
        if not changes:
            return Outcome(0, Touched.NOTHING)
        return Outcome(len(changes), self._history.carry_out(Edit(action, changes)))
