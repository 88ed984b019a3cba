"""What is done to the annotations that are chosen in the list of all."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from kanttekening.services.annotating_many import AnnotatingMany
from kanttekening.ui.overview.label_question import ask_label
from kanttekening.words import marking, undoing
from kanttekening.words import overview as words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kanttekening.domain.annotation import Annotation, AnnotationId, MarkKind, Visibility
    from kanttekening.domain.note_list import NoteRow
    from kanttekening.domain.touched import Outcome
    from kanttekening.services.library import Library
    from kanttekening.services.watch import Watch
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.long_changes import LongChanges
    from kanttekening.ui.overview.view import OverviewView

    Act = Callable[[AnnotatingMany, Sequence[AnnotationId], Watch], Outcome[int]]


class OverviewDeeds(QObject):
    """One step to undo each, however many are chosen. ``told`` says what was done.

    ``changed`` says so too, of what can be taken back. ``flush`` saves what is being typed first.
    """

    told = Signal(str)
    changed = Signal(str)

    def __init__(self, desk: Desk, long_changes: LongChanges, view: OverviewView) -> None:
        super().__init__(view)
        self._desk = desk
        self._long_changes = long_changes
        self._view = view
        self.flush: Callable[[], object] = lambda: None
        self.ask_label: Callable[[tuple[str, ...]], str] = partial(ask_label, view)
        view.tick_wanted.connect(self.tick)
        view.row_ticked.connect(self.tick_row)
        view.kind_wanted.connect(self.set_kind)
        view.copy_wanted.connect(self.copy)
        view.removal_wanted.connect(self.remove)

    def copy(self) -> None:
        """Put the chosen annotations on the clipboard, each with its source."""
        keys = self._view.chosen()
        if keys:
            self._desk.ask(partial(_whole_rows, keys), self._on_copied)

    def tick(self) -> None:
        """Tick the chosen questions and actions off, or open them all again."""
        keys = self._view.chosen()
        self._view.go_on()
        self._change(keys, AnnotatingMany.tick, words.ticked)

    def tick_row(self, key: int) -> None:
        """Tick one off, whatever is chosen."""
        self._change([key], AnnotatingMany.tick, words.ticked)

    def set_kind(self, kind: MarkKind) -> None:
        """Give the chosen annotations another kind."""
        self._change(
            self._view.chosen(),
            lambda many, ids, watch: many.set_kind(ids, kind, watch),
            lambda number: words.kind_changed(number, kind),
        )

    def set_visibility(self, shown_to: Visibility) -> None:
        """Choose who may see the chosen annotations."""
        self._change(
            self._view.chosen(),
            lambda many, ids, watch: many.set_visibility(ids, shown_to, watch),
            lambda number: words.visibility_changed(number, shown_to),
        )

    def merge(self) -> None:
        """Make one mark of the chosen ones, if they are of one letter."""
        keys = self._view.chosen()
        self.flush()

        def tell(whole: Annotation | None) -> None:
            if whole is None:
                self.told.emit(marking.NOT_MERGED)
            else:
                self.changed.emit(marking.merged(len(keys)))

        self._desk.change(
            lambda library: library.reshaping.merge(library.note_lists.annotations(keys)), tell
        )

    def add_label(self) -> None:
        """Ask for a label, and give it to the chosen annotations."""
        if self._view.chosen_count:
            self._desk.ask(lambda library: library.note_lists.label_names(), self._on_names)

    def _on_names(self, names: tuple[str, ...]) -> None:
        label = self.ask_label(names)
        if label.strip():
            self._change(
                self._view.chosen(),
                lambda many, ids, watch: many.add_label(ids, label, watch),
                lambda number: words.labelled(number, label.strip()),
            )

    def remove(self) -> None:
        """Remove the chosen annotations."""
        keys = self._view.chosen()
        self._view.go_on()
        self._change(keys, AnnotatingMany.remove, undoing.annotations_removed)

    def _change(self, keys: Sequence[int], act: Act, say: Callable[[int], str]) -> None:
        if not keys:
            return
        self.flush()

        def change(library: Library, watch: Watch) -> Outcome[int]:
            return act(library.annotating_many, library.note_lists.annotations(keys), watch)

        def tell(number: int, is_stopped: bool) -> None:  # noqa: FBT001
            if number:
                told = say(number)
                self.changed.emit(words.stopped_at(told) if is_stopped else told)

        self._long_changes.run(change, tell)

    def _on_copied(self, rows: tuple[NoteRow, ...]) -> None:
        QGuiApplication.clipboard().setText(words.as_text(rows))
        self.told.emit(words.copied(len(rows)))


def _whole_rows(keys: Sequence[int], library: Library) -> tuple[NoteRow, ...]:
    return library.note_lists.whole_rows(keys)
