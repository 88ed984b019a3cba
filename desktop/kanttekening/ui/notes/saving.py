"""Saves notes as they are typed: knows what the library has, and sends what differs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from kanttekening.domain.annotation import MarkKind
from kanttekening.domain.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Callable

    from kanttekening.domain.annotation import Annotation, AnnotationId, Written
    from kanttekening.domain.errors import KanttekeningError
    from kanttekening.domain.letter import LetterId
    from kanttekening.domain.touched import Outcome
    from kanttekening.services.library import Library
    from kanttekening.ui.desk import Desk

# Another program may be writing in the library, or the disk is full: that passes.
_AGAIN_AFTER_MS = 5000


@dataclass(slots=True)
class _Draft:
    """What was sent of one note last, and what the person began with in it.

    ``known`` is what the library had when this window saw it last; once a text is on its way, only
    the thread of the library looks at it.
    """

    sent: str
    known: str
    under_way: int = 0


class NoteSaving(QObject):
    """Nothing typed is lost: what could not be saved stays unsaved and is sent again."""

    remarked = Signal(object)
    # A note as it is now, and what another window did to it meanwhile
    saved = Signal(object, object)
    # What could not be saved a while ago is to be sent again.
    due = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._drafts: dict[AnnotationId, _Draft] = {}
        self._remarking = False
        self._is_quiet = False
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_AFTER_MS)
        self._again.timeout.connect(self._send_again)

    def know(self, annotation_id: AnnotationId, note: str) -> None:
        """The library has this note, and the field shows it."""
        self._drafts[annotation_id] = _Draft(note, note)

    def forget(self, annotation_id: AnnotationId) -> None:
        """The annotation is gone."""
        self._drafts.pop(annotation_id, None)

    def is_unsaved(self, annotation_id: AnnotationId, text: str) -> bool:
        """Whether ``text`` is not what the library has, nor on its way there."""
        draft = self._drafts.get(annotation_id)
        return draft is not None and draft.sent != text

    def is_settled(self, annotation_id: AnnotationId, text: str) -> bool:
        """Whether nothing of a note is unsaved or on its way: what comes in then is newer."""
        draft = self._drafts.get(annotation_id)
        return draft is None or (draft.sent == text and not draft.under_way)

    @property
    def is_remarking(self) -> bool:
        """Whether a remark is being made; what is typed meanwhile goes to its card."""
        return self._remarking

    def save(self, annotation_id: AnnotationId, text: str) -> None:
        """Send a note, if it differs."""
        if not self.is_unsaved(annotation_id, text):
            return
        draft = self._drafts[annotation_id]
        draft.sent = text
        draft.under_way += 1
        self._desk.change(
            partial(_write, annotation_id, text, draft),
            partial(self._on_saved, draft),
            otherwise=partial(self._on_not_saved, annotation_id, draft, self._is_quiet),
        )

    def remark(self, letter_id: LetterId, text: str) -> None:
        """Make a remark on the letter as a whole, once."""
        if self._remarking:
            return
        self._remarking = True
        self._desk.change(
            partial(_remark, letter_id, text),
            self._on_remarked,
            partial(self._on_not_remarked, self._is_quiet),
        )

    def set_kind(self, annotation_id: AnnotationId, kind: MarkKind) -> None:
        """Give an annotation another kind."""
        self._desk.change(partial(_set_kind, annotation_id, kind))

    def remove(self, annotation_id: AnnotationId, then: Callable[[], None]) -> None:
        """Remove an annotation."""
        self._desk.change(partial(_remove, annotation_id), lambda _nothing: then())

    def _on_saved(self, draft: _Draft, written: Written) -> None:
        draft.under_way -= 1
        self.saved.emit(written.annotation, written.meanwhile)

    def _on_remarked(self, annotation: Annotation) -> None:
        self._remarking = False
        self.know(annotation.id, annotation.note)
        self.remarked.emit(annotation)

    def _on_not_remarked(self, is_quiet: bool, error: KanttekeningError) -> None:  # noqa: FBT001
        self._remarking = False
        self._refuse(error, is_quiet=is_quiet)

    def _on_not_saved(
        self,
        annotation_id: AnnotationId,
        draft: _Draft,
        is_quiet: bool,  # noqa: FBT001
        error: KanttekeningError,
    ) -> None:
        draft.under_way -= 1
        if isinstance(error, NotFoundError):
            self.forget(annotation_id)  # another library stands in the place of this one
        elif not draft.under_way:
            draft.sent = draft.known
        self._refuse(error, is_quiet=is_quiet)

    def _send_again(self) -> None:
        """What is unsaved was told already: that it still is, is nothing new."""
        self._is_quiet = True
        self.due.emit()
        self._is_quiet = False

    def _refuse(self, error: KanttekeningError, *, is_quiet: bool) -> None:
        self._again.start()
        if not is_quiet:
            self._desk.failed.emit(error)


def _write(
    annotation_id: AnnotationId, text: str, draft: _Draft, library: Library
) -> Outcome[Written]:
    outcome = library.annotating.write(annotation_id, text, draft.known)
    # What is typed on goes on from this text, also when the library has more by now.
    draft.known = text
    return outcome


def _remark(letter_id: LetterId, text: str, library: Library) -> Outcome[Annotation]:
    return library.annotating.remark(letter_id, text, MarkKind.LOOSE)


def _set_kind(annotation_id: AnnotationId, kind: MarkKind, library: Library) -> Outcome[Annotation]:
    return library.annotating.set_kind(annotation_id, kind)


def _remove(annotation_id: AnnotationId, library: Library) -> Outcome[None]:
    return library.annotating.remove(annotation_id)
