"""What is done to the annotations that are chosen in the list of all."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from kanttekening.words import overview as words
from kanttekening.words import screen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kanttekening.domain.annotation import AnnotationId, MarkKind
    from kanttekening.domain.note_list import NoteRow
    from kanttekening.domain.touched import Outcome
    from kanttekening.services.library import Library
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.overview.view import OverviewView

    Act = Callable[[Library, Sequence[AnnotationId]], Outcome[int]]


class OverviewDeeds(QObject):
    """One step to undo each, however many are chosen. ``told`` says what was done.

    ``changed`` says so too, of what can be taken back. ``flush`` saves what is being typed first.
    """

    told = Signal(str)
    changed = Signal(str)

    def __init__(self, desk: Desk, view: OverviewView) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        self.flush: Callable[[], object] = lambda: None
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
        self._change(keys, _tick, words.ticked)

    def tick_row(self, key: int) -> None:
        """Tick one off, whatever is chosen."""
        self._change([key], _tick, words.ticked)

    def set_kind(self, kind: MarkKind) -> None:
        """Give the chosen annotations another kind."""
        self._change(
            self._view.chosen(),
            lambda library, ids: library.annotating_many.set_kind(ids, kind),
            lambda number: words.kind_changed(number, kind),
        )

    def remove(self) -> None:
        """Remove the chosen annotations."""
        keys = self._view.chosen()
        self._view.go_on()
        self._change(
            keys,
            lambda library, ids: library.annotating_many.remove(ids),
            screen.annotations_removed,
        )

    def _change(self, keys: Sequence[int], act: Act, say: Callable[[int], str]) -> None:
        if not keys:
            return
        self.flush()

        def change(library: Library) -> Outcome[int]:
            return act(library, library.note_lists.annotations(keys))

        def tell(number: int) -> None:
            if number:
                self.changed.emit(say(number))

        self._desk.change(change, tell)

    def _on_copied(self, rows: tuple[NoteRow, ...]) -> None:
        QGuiApplication.clipboard().setText(words.as_text(rows))
        self.told.emit(words.copied(len(rows)))


def _whole_rows(keys: Sequence[int], library: Library) -> tuple[NoteRow, ...]:
    return library.note_lists.whole_rows(keys)


def _tick(library: Library, ids: Sequence[AnnotationId]) -> Outcome[int]:
    return library.annotating_many.tick(ids)
