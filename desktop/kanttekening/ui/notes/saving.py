"""Saves notes as they are typed: knows what the library has, and sends what differs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kanttekening.domain.annotation import MarkKind
from kanttekening.domain.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Callable

    from kanttekening.domain.annotation import Annotation, AnnotationId
    from kanttekening.domain.errors import KanttekeningError
    from kanttekening.domain.letter import LetterId
    from kanttekening.domain.touched import Outcome
    from kanttekening.services.library import Library
    from kanttekening.ui.desk import Desk


class NoteSaving(QObject):
    """Nothing typed is lost: what could not be saved stays unsaved and is sent again."""

    remarked = Signal(object)
    saved = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sent: dict[AnnotationId, str] = {}
        self._remarking = False

    def know(self, annotation_id: AnnotationId, note: str) -> None:
        """The library has this note."""
        self._sent[annotation_id] = note

    def forget(self, annotation_id: AnnotationId) -> None:
        """The annotation is gone."""
        self._sent.pop(annotation_id, None)

    def is_unsaved(self, annotation_id: AnnotationId, text: str) -> bool:
        """Whether ``text`` is not what the library has, or is being sent."""
        return self._sent.get(annotation_id, text) != text

    @property
    def is_remarking(self) -> bool:
        """Whether a remark is being made; what is typed meanwhile goes to its card."""
        return self._remarking

    def save(self, annotation_id: AnnotationId, text: str) -> None:
        """Send a note, if it differs."""
        if not self.is_unsaved(annotation_id, text):
            return
        before = self._sent[annotation_id]
        self._sent[annotation_id] = text
        self._desk.change(
            partial(_set_note, annotation_id, text),
            lambda _annotation: self.saved.emit(),
            otherwise=partial(self._on_not_saved, annotation_id, before),
        )

    def remark(self, letter_id: LetterId, text: str) -> None:
        """Make a remark on the letter as a whole, once."""
        if self._remarking:
            return
        self._remarking = True
        self._desk.change(
            partial(_remark, letter_id, text), self._on_remarked, self._on_not_remarked
        )

    def set_kind(self, annotation_id: AnnotationId, kind: MarkKind) -> None:
        """Give an annotation another kind."""
        self._desk.change(partial(_set_kind, annotation_id, kind))

    def remove(self, annotation_id: AnnotationId, then: Callable[[], None]) -> None:
        """Remove an annotation."""
        self._desk.change(partial(_remove, annotation_id), lambda _nothing: then())

    def _on_remarked(self, annotation: Annotation) -> None:
        self._remarking = False
        self.know(annotation.id, annotation.note)
        self.remarked.emit(annotation)

    def _on_not_remarked(self, error: KanttekeningError) -> None:
        self._remarking = False
        self._desk.failed.emit(error)

    def _on_not_saved(
        self, annotation_id: AnnotationId, before: str, error: KanttekeningError
    ) -> None:
        if isinstance(error, NotFoundError):
            self.forget(annotation_id)  # removed meanwhile, by undo for instance
            return
        if annotation_id in self._sent:
            self._sent[annotation_id] = before
        self._desk.failed.emit(error)


def _set_note(annotation_id: AnnotationId, text: str, library: Library) -> Outcome[Annotation]:
    return library.annotating.set_note(annotation_id, text)


def _remark(letter_id: LetterId, text: str, library: Library) -> Outcome[Annotation]:
    return library.annotating.remark(letter_id, text, MarkKind.LOOSE)


def _set_kind(annotation_id: AnnotationId, kind: MarkKind, library: Library) -> Outcome[Annotation]:
    return library.annotating.set_kind(annotation_id, kind)


def _remove(annotation_id: AnnotationId, library: Library) -> Outcome[None]:
    return library.annotating.remove(annotation_id)
