"""The margin: notes, facts, links and dates of the letter that is open."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kanttekening.domain.annotation import AnchorState
from kanttekening.domain.letter import LetterId
from kanttekening.domain.touched import Touched
from kanttekening.ui.dates.export import CalendarExport
from kanttekening.ui.notes.events_panel import EventsPanel
from kanttekening.ui.notes.facts_panel import FactsPanel
from kanttekening.ui.notes.links_panel import LinksPanel
from kanttekening.ui.notes.note_list import NoteList
from kanttekening.ui.notes.style import margin_style
from kanttekening.ui.notes.tabs import MarginTabs
from kanttekening.ui.notes.way_back import WayBack
from kanttekening.words import dates, margin
from kanttekening.words import reader as words

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QKeyEvent

    from kanttekening.domain.agenda import DatedEvent
    from kanttekening.domain.annotation import Annotation
    from kanttekening.domain.letter import Letter
    from kanttekening.domain.links import LetterLinks, LooseEnds
    from kanttekening.services.library import Library
    from kanttekening.services.settling import Review
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.reader.view import ReaderView
    from kanttekening.ui.theme import Theme

# While a folder is taken in, letters that are cited come in one after another.
_REFRESH_MS = 400
# What stands for a tab where words have no room.
_SIGNS = ("message-square-text", "info", "link", "calendar-clock")
_TO_DECIDE = (AnchorState.CHANGED, AnchorState.ORPHANED)


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What the library knows of a letter beside its notes."""

    letter: Letter
    links: LetterLinks
    events: tuple[DatedEvent, ...]
    today: str


class MarginPanel(QWidget):
    """Four tabs. ``flush`` saves what is being typed; call it before the window closes."""

    annotation_activated = Signal(str)
    annotation_removed = Signal(str)
    evidence_activated = Signal(object)
    letter_asked = Signal(int, object)
    exported = Signal(int, object)

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._letter_id: LetterId | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.notes = NoteList(desk, theme, self)
        self.facts = FactsPanel(desk, theme, self)
        self.links = LinksPanel(theme, self)
        self.events = EventsPanel(theme, self)
        self.way_back = WayBack(theme, self)
        self._export = CalendarExport(desk, self)
        self._tabs = MarginTabs(theme, self)
        self._tabs.add(self.notes, words.notes_tab(0), margin.notes_short(0), _SIGNS[0])
        self._tabs.add(self.facts, words.TAB_FACTS, margin.FACTS_SHORT, _SIGNS[1])
        links = margin.references_tab(0), margin.references_short(0)
        self._tabs.add(self.links, *links, _SIGNS[2])
        self._tabs.add(self.events, dates.tab(0), dates.tab(0), _SIGNS[3])
        # Whoever comes here by keyboard chooses a tab first; Tab goes on to what is in it.
        self.setFocusProxy(self._tabs.tabBar())
        self._refresh = QTimer(self, singleShot=True, interval=_REFRESH_MS)
        self._refresh.timeout.connect(self._survey)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.way_back)
        column.addWidget(self._tabs)
        self.notes.annotation_activated.connect(self.annotation_activated)
        self.notes.removed.connect(self.annotation_removed)
        self.facts.evidence_activated.connect(self.evidence_activated)
        self.links.passage_asked.connect(self.evidence_activated)
        self.links.letter_asked.connect(self.letter_asked)
        self.notes.letter_asked.connect(self.letter_asked)
        self.links.looked_at.connect(self._ask_loose_ends)
        self.notes.left_upward.connect(self.setFocus)
        self.events.sentence_asked.connect(self.evidence_activated)
        self.events.export_asked.connect(self._on_export_asked)
        self._export.written.connect(self.exported)
        desk.touched.connect(self._on_touched)
        theme.changed.connect(self._dress)
        self._dress()
        self.clear()

    def follow(self, reader: ReaderView) -> None:
        """Go along with a reader: its letter, its marks, and back from card to passage."""
        # What is beside the notes can wait until the first page is there.
        reader.shown.connect(lambda opened: self._begin(opened.letter.id))
        reader.settled.connect(self._survey)
        reader.passage_clicked.connect(self.focus_annotation)
        reader.annotation_created.connect(self.focus_annotation)
        reader.note_wanted.connect(self.edit_note)
        self.annotation_activated.connect(reader.go_to_annotation)
        self.notes.emptied.connect(lambda: reader.view.setFocus(Qt.FocusReason.OtherFocusReason))
        self.notes.placing_asked.connect(lambda mark: reader.later.placing.begin(mark))
        self.notes.adjusting_asked.connect(lambda mark: reader.later.placing.adjust(mark))
        self.notes.split_asked.connect(lambda mark: reader.later.placing.split(mark))
        self.notes.guess_shown.connect(lambda guess: reader.later.placing.show_guess(guess))
        self.evidence_activated.connect(lambda span: reader.later.evidence.show(span))

    def show_letter(self, letter_id: int) -> None:
        """Show everything about a letter."""
        if self._begin(letter_id):
            self._survey()

    def _begin(self, letter_id: int) -> bool:
        """Show the notes of a letter; False when it is there already."""
        if letter_id == self._letter_id:
            return False
        self.facts.flush()
        self._letter_id = LetterId(letter_id)
        self.notes.open_letter(self._letter_id)
        self.events.clear()
        self.links.clear()
        self._ask()
        return True

    def clear(self) -> None:
        """Show nothing."""
        self._letter_id = None
        self.notes.open_letter(None)
        for page in (self.facts, self.links, self.events):
            page.clear()
        self._name_tabs(0, 0)
        self._tabs.name(self.notes, words.notes_tab(0), margin.notes_short(0))

    def show_chosen(self, number: int) -> None:
        """Show nothing while several letters are chosen: what is here belongs to one of them."""
        self._tabs.setVisible(number <= 1)

    def enter(self) -> None:
        """Put the focus on the card in hand, or on the tab where there is none."""
        if self._tabs.currentWidget() is not self.notes or not self.notes.enter():
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_annotation(self, annotation_id: str) -> None:
        """Let the card of an annotation stand out."""
        self._tabs.setCurrentWidget(self.notes)
        self.notes.focus_annotation(annotation_id)

    def edit_note(self, annotation_id: str) -> None:
        """Put the caret in the note of an annotation."""
        self._tabs.setCurrentWidget(self.notes)
        self.show()
        self.notes.focus_annotation(annotation_id, edit=True)

    def flush(self) -> None:
        """Save everything that was typed."""
        self.notes.flush()
        self.facts.flush()

    @property
    def is_saved(self) -> bool:
        """Whether the library has every note that was typed."""
        return self.notes.is_saved

    def _ask(self) -> None:
        if self._letter_id is not None:
            answer = partial(self._on_annotations, self._letter_id)
            self._desk.latest("margin", partial(_annotations, self._letter_id), answer)

    def _on_annotations(self, letter_id: LetterId, found: tuple[Annotation, ...]) -> None:
        if letter_id == self._letter_id:
            self.notes.show_annotations(found)
            # Comparing two texts takes a moment: what is there already comes first.
            if any(annotation.state in _TO_DECIDE for annotation in found):
                answer = partial(self._on_review, letter_id)
                self._desk.latest("margin-review", partial(_review, letter_id), answer)
            count = len(found)
            self._tabs.name(self.notes, words.notes_tab(count), margin.notes_short(count))

    def _on_review(self, letter_id: LetterId, review: Review) -> None:
        if letter_id == self._letter_id:
            self.notes.show_review(review)

    def _survey(self) -> None:
        if self._letter_id is not None:
            self._desk.latest("margin-facts", partial(_survey, self._letter_id), self._on_surveyed)

    def _on_surveyed(self, found: Surveyed) -> None:
        if found.letter.id != self._letter_id:
            return
        self.facts.show_letter(found.letter)
        self.facts.show_links(found.links)
        self.links.show_links(found.links)
        self.events.show_events(found.events, found.today)
        self._name_tabs(self.links.count(found.links), len(found.events))

        if self.links.isVisible():
            self._ask_loose_ends()

    def _ask_loose_ends(self) -> None:
        """Other letters are looked into for this: only for who wants to see it."""
        if self._letter_id is not None:
            answer = partial(self._on_loose_ends, self._letter_id)
            self._desk.latest("margin-ends", partial(_loose_ends, self._letter_id), answer)

    def _on_loose_ends(self, letter_id: LetterId, found: LooseEnds) -> None:
        if letter_id == self._letter_id:
            self.links.show_loose_ends(found)

    def _name_tabs(self, links: int, events: int) -> None:
        self._tabs.name(self.links, margin.references_tab(links), margin.references_short(links))
        self._tabs.name(self.events, dates.tab(events), dates.tab(events))

    def _on_export_asked(self, dated: DatedEvent | None) -> None:
        if self._letter_id is not None:
            self._export.letter(self._letter_id, dated)

    def _on_touched(self, touched: Touched) -> None:
        if touched & Touched.ANNOTATIONS:
            self._ask()
        if touched & Touched.FACTS:
            self._survey()
        elif touched & Touched.LETTERS and not self._refresh.isActive():
            # A letter that came or went may be one that this letter cites.
            self._refresh.start()

    def _dress(self) -> None:
        self.setStyleSheet(margin_style(self._theme.colors))
        self._tabs.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See Qt; down from the tabs leads to what is in them."""
        if event.key() != Qt.Key.Key_Down or not self._tabs.tabBar().hasFocus():
            super().keyPressEvent(event)
        elif self._tabs.currentWidget() is not self.notes or not self.notes.enter():
            self.focusNextChild()

    def hideEvent(self, event: QHideEvent) -> None:
        """See Qt; hiding the margin saves what is in it."""
        self.flush()
        super().hideEvent(event)


def _annotations(letter_id: LetterId, library: Library) -> tuple[Annotation, ...]:
    return library.annotating.of_letter(letter_id)


def _review(letter_id: LetterId, library: Library) -> Review:
    return library.settling.review(letter_id)


def _survey(letter_id: LetterId, library: Library) -> Surveyed:
    return Surveyed(
        library.letters.letter(letter_id),
        library.links.of_letter(letter_id),
        library.events.of_letter(letter_id),
        library.events.today(),
    )


def _loose_ends(letter_id: LetterId, library: Library) -> LooseEnds:
    return library.links.loose_ends(letter_id)
