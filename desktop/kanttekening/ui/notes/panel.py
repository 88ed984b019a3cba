"""The margin: notes and facts of the letter that is open."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from kanttekening.domain.letter import LetterId
from kanttekening.domain.touched import Touched
from kanttekening.ui.notes.facts import FactsPanel
from kanttekening.ui.notes.note_list import NoteList
from kanttekening.ui.notes.style import margin_style
from kanttekening.words import reader as words

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from kanttekening.domain.annotation import Annotation
    from kanttekening.domain.letter import Letter
    from kanttekening.services.library import Library
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.reader.view import ReaderView
    from kanttekening.ui.theme import Theme

_NOTES_TAB, _FACTS_TAB = 0, 1


class MarginPanel(QWidget):
    """Two tabs. ``flush`` saves what is being typed; call it before the window closes."""

    annotation_activated = Signal(str)
    annotation_removed = Signal(str)
    evidence_activated = Signal(object)

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._letter_id: LetterId | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.notes = NoteList(desk, theme, self)
        self.facts = FactsPanel(self)
        self._tabs = QTabWidget(self)
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setExpanding(False)
        self._tabs.addTab(self.notes, words.notes_tab(0))
        self._tabs.addTab(self.facts, words.TAB_FACTS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._tabs)
        self.notes.annotation_activated.connect(self.annotation_activated)
        self.notes.removed.connect(self.annotation_removed)
        self.facts.evidence_activated.connect(self.evidence_activated)
        desk.touched.connect(self._on_touched)
        theme.changed.connect(self._dress)
        self._dress()
        self.clear()

    def follow(self, reader: ReaderView) -> None:
        """Go along with a reader: its letter, its marks, and back from card to passage."""
        reader.shown.connect(lambda opened: self.show_letter(opened.letter.id))
        reader.passage_clicked.connect(self.focus_annotation)
        reader.annotation_created.connect(self.focus_annotation)
        reader.note_wanted.connect(self.edit_note)
        self.annotation_activated.connect(reader.go_to_annotation)
        self.evidence_activated.connect(reader.show_span)

    def show_letter(self, letter_id: int) -> None:
        """Show the notes and facts of a letter."""
        if letter_id == self._letter_id:
            return
        self._letter_id = LetterId(letter_id)
        self.notes.open_letter(self._letter_id)
        self._ask()
        self._desk.latest("margin-facts", partial(_letter, self._letter_id), self._on_letter)

    def clear(self) -> None:
        """Show nothing."""
        self._letter_id = None
        self.notes.open_letter(None)
        self.facts.clear()
        self._tabs.setTabText(_NOTES_TAB, words.notes_tab(0))

    def focus_annotation(self, annotation_id: str) -> None:
        """Let the card of an annotation stand out."""
        self._tabs.setCurrentIndex(_NOTES_TAB)
        self.notes.focus_annotation(annotation_id)

    def edit_note(self, annotation_id: str) -> None:
        """Put the caret in the note of an annotation."""
        self._tabs.setCurrentIndex(_NOTES_TAB)
        self.show()
        self.notes.focus_annotation(annotation_id, edit=True)

    def flush(self) -> None:
        """Save everything that was typed."""
        self.notes.flush()

    def _ask(self) -> None:
        if self._letter_id is not None:
            answer = partial(self._on_annotations, self._letter_id)
            self._desk.latest("margin", partial(_annotations, self._letter_id), answer)

    def _on_annotations(self, letter_id: LetterId, found: tuple[Annotation, ...]) -> None:
        if letter_id == self._letter_id:
            self.notes.show_annotations(found)
            self._tabs.setTabText(_NOTES_TAB, words.notes_tab(len(found)))

    def _on_letter(self, letter: Letter) -> None:
        if letter.id == self._letter_id:
            self.facts.show_letter(letter)

    def _on_touched(self, touched: Touched) -> None:
        if touched & Touched.ANNOTATIONS:
            self._ask()

    def _dress(self) -> None:
        self.setStyleSheet(margin_style(self._theme.colors))

    def hideEvent(self, event: QHideEvent) -> None:
        """See Qt; hiding the margin saves what is in it."""
        self.flush()
        super().hideEvent(event)


def _annotations(letter_id: LetterId, library: Library) -> tuple[Annotation, ...]:
    return library.annotating.of_letter(letter_id)


def _letter(letter_id: LetterId, library: Library) -> Letter:
    return library.letters.letter(letter_id)
