"""Several cards at once: chosen with Ctrl or Shift, then merged or removed as one step."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kanttekening.domain.annotation import AnnotationId
from kanttekening.ui.notes import wishes
from kanttekening.ui.notes.chosen_strip import ChosenStrip
from kanttekening.words import marking, undoing

if TYPE_CHECKING:
    from kanttekening.domain.annotation import Annotation
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.notes.note_list import NoteList
    from kanttekening.ui.theme import Theme


class SeveralCards(QObject):
    """Keeps the strip at the foot of the list, and does what is asked there."""

    def __init__(self, notes: NoteList, desk: Desk, theme: Theme) -> None:
        super().__init__(notes)
        self._notes = notes
        self._desk = desk
        self.strip = ChosenStrip(theme, notes)
        self.strip.changed.connect(self._on_changed)
        self.strip.merge_asked.connect(self._on_merge_asked)
        self.strip.removal_asked.connect(self._on_removal_asked)

    def choose_too(self, annotation_id: str, up_to_here: bool) -> None:  # noqa: FBT001
        """Ctrl adds one card or leaves it out, Shift chooses all from the one in hand."""
        known = AnnotationId(annotation_id)
        cards = self._notes.in_order()
        order = [card.annotation.id for card in cards]
        lit = next((card.annotation.id for card in cards if card.is_lit), None)
        if not up_to_here or lit is None:
            self.strip.toggle(known, lit)
            return
        first, last = sorted((order.index(lit), order.index(known)))
        self.strip.choose(order[first : last + 1])

    def place(self) -> None:
        """Let the strip stand at the foot, and the cards above it."""
        notes, height = self._notes, self.strip.sizeHint().height()
        notes.setViewportMargins(0, 0, 0, 0 if self.strip.isHidden() else height)
        self.strip.setGeometry(0, notes.height() - height, notes.width(), height)

    # Inside

    def _on_changed(self) -> None:
        chosen = self.strip.chosen
        for card in self._notes.in_order():
            card.choose(on=card.annotation.id in chosen and len(chosen) > 1)
        self.place()

    def _on_merge_asked(self) -> None:
        chosen = tuple(self.strip.chosen)
        self._notes.flush()
        self._desk.change(wishes.merge(chosen), partial(self._on_merged, len(chosen)))

    def _on_merged(self, number: int, whole: Annotation | None) -> None:
        if whole is None:
            self._notes.told.emit(marking.NOT_MERGED)
        else:
            self.strip.choose(())
            self._notes.focus_annotation(whole.id)
            self._notes.done.emit(marking.merged(number))

    def _on_removal_asked(self) -> None:
        chosen = tuple(self.strip.chosen)
        self._notes.flush()
        self._desk.change(
            lambda library: library.annotating_many.remove(chosen),
            lambda number: self._notes.done.emit(undoing.annotations_removed(number)),
        )
