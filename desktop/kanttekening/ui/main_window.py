"""The frame: four columns, a status line, and what one of them tells the others.

It is built in two stages. With the first picture stand the frame, the sidebar and the list; all
else comes with ``furnish``, see ``furnishing``.
"""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMainWindow, QWidget

from kanttekening.domain.rows import LibraryView, SortOrder
from kanttekening.ui.columns import Place, stand_side_by_side
from kanttekening.ui.letters.browse import Browser, Listing
from kanttekening.ui.letters.panel import LettersPanel
from kanttekening.ui.memory import Memory, ask_as_before
from kanttekening.ui.sidebar import Sidebar
from kanttekening.words import screen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import (
        QCloseEvent,
        QDragEnterEvent,
        QDragLeaveEvent,
        QDropEvent,
        QResizeEvent,
    )

    from kanttekening.domain.letter import LetterId
    from kanttekening.domain.passage import Span
    from kanttekening.domain.rows import LetterRow
    from kanttekening.ui.actions import Actions
    from kanttekening.ui.caretakers import Caretakers
    from kanttekening.ui.closing import Closing
    from kanttekening.ui.comparisons import Comparing
    from kanttekening.ui.dates.panel import DatesPanel, DatesView
    from kanttekening.ui.deeds import Deeds
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.dialogs.doors import Doors
    from kanttekening.ui.late_panels import LatePanel
    from kanttekening.ui.letters.reading_time import ReadingTime
    from kanttekening.ui.letters.view import LettersView
    from kanttekening.ui.messages import MessageBar
    from kanttekening.ui.notes.panel import MarginPanel
    from kanttekening.ui.overview.panel import OverviewPanel
    from kanttekening.ui.overview.view import OverviewView
    from kanttekening.ui.possible import Possible
    from kanttekening.ui.reader.renewal import Renewal
    from kanttekening.ui.reader.view import ReaderView
    from kanttekening.ui.reading_column import ReadingColumn
    from kanttekening.ui.recognition import Recognizing
    from kanttekening.ui.resume import Resume
    from kanttekening.ui.roads import Roads
    from kanttekening.ui.state import WindowState
    from kanttekening.ui.surroundings import Surroundings
    from kanttekening.ui.theme import Theme
    from kanttekening.ui.welcome import DropHint


class MainWindow(QMainWindow):
    """Puts the columns side by side and passes on what one tells to the others."""

    # What ``furnish`` brings.
    recognizing: Recognizing
    messages: MessageBar
    doors: Doors
    drop_hint: DropHint
    reading_time: ReadingTime
    roads: Roads
    deeds: Deeds
    late_dates: LatePanel[DatesPanel]
    late_overview: LatePanel[OverviewPanel]
    actions_table: Actions
    possible: Possible
    reader: ReaderView
    renewal: Renewal
    panel: MarginPanel
    resume: Resume
    reading: ReadingColumn
    comparing: Comparing
    caretakers: Caretakers
    closing: Closing

    def __init__(self, desk: Desk, theme: Theme, state: WindowState, around: Surroundings) -> None:
        super().__init__()
        self.desk = desk
        self.theme = theme
        self.state = state
        self.around = around
        self.is_furnished = False
        self._total = 0
        self._close_later = False
        self._chosen: tuple[LetterRow, tuple[str, ...]] | None = None
        self.setWindowTitle(f"{around.library_name} – {screen.APP_NAME}")
        self.setAnimated(False)  # nothing moves by itself
        self.browser = Browser(desk, self)
        self.left_open = ask_as_before(self.browser, state, around.library_name)
        self.sidebar = Sidebar(theme)
        self.letters = LettersPanel(desk, theme, self.browser)
        # A letter that comes back lies on the reader's ground.
        ground = None if self.left_open is None else theme.color("canvas")
        self.reading_place, self.panel_place = Place(ground), Place()
        parts = (self.letters, self.reading_place, self.panel_place)
        self.columns = stand_side_by_side(self, self.sidebar, parts)
        self.memory = Memory(
            self, state, self.columns, self.browser, self.letters, around.library_name
        )
        self._status = QLabel()
        self.statusBar().addWidget(self._status, 1)
        self.statusBar().setSizeGripEnabled(False)
        self.browser.listed.connect(self._on_listed)
        self.letters.letter_chosen.connect(self._on_letter_chosen)
        self.letters.letter_gone.connect(self._on_letter_gone)
        self.memory.come_back()
        focus(self.letters.view)

    def furnish(self) -> Iterator[None]:
        """Bring what the first picture can do without, piece by piece.

        Until the last piece stands the window must get no keys and no clicks.
        """
        from kanttekening.ui.furnishing import furnish

        yield from furnish(self)
        self.is_furnished = True
        self.setAcceptDrops(True)
        self.possible.allow()
        if self.browser.listing is not None:
            self._on_listed(self.browser.listing)
        # In one go, so that nobody sees a reader without the letter that is there already.
        self.reading_place.fill(self.reading)
        if self._chosen is not None:
            self._on_letter_chosen(*self._chosen)
        if self.browser.listing is not None:
            self.reader.fetching.expect_nothing()
        if self._close_later:
            self.close()

    def furnish_at_once(self) -> None:
        """The same, for who does not look at the window meanwhile."""
        deque(self.furnish(), maxlen=0)

    def go_to_search(self) -> None:
        """Put the cursor in the search field of what stands in the second column."""
        self.columns.show_list()
        search = self.overview.head.search if self.late_overview.is_chosen else self.letters.search
        search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        search.selectAll()

    @property
    def dates(self) -> DatesPanel:
        """Datums en termijnen, which can stand in the place of the letters."""
        return self.late_dates.panel

    @property
    def overview(self) -> OverviewPanel:
        """Alle aantekeningen, which can stand there too."""
        return self.late_overview.panel

    @property
    def shown_list(self) -> LettersView | DatesView | OverviewView:
        """What stands in the second column: letters, annotations or dates."""
        if self.late_overview.is_chosen:
            return self.overview.view
        return self.dates.view if self.late_dates.is_chosen else self.letters.view

    def show_view(self, view: LibraryView) -> None:
        """Show the letters of a view."""
        self.columns.show_list()
        self.late_dates.end()
        self.late_overview.end()
        self.letters.show_page(None)
        self.browser.show_view(view)

    def show_arrived(self, letter_ids: set[LetterId]) -> None:
        """Show all letters, what came in last first, and choose these."""
        self.letters.search.clear_now()
        self.go_to_view(LibraryView.ALL)
        self.letters.choose_all_soon(letter_ids)
        self.browser.sort(SortOrder.ARRIVAL)
        self.browser.ask()

    def go_to_view(self, view: LibraryView) -> None:
        """The same, and light it up in the sidebar."""
        self.sidebar.show_view(view)
        self.show_view(view)

    def chosen_notes(self) -> list[int]:
        """The annotations that are chosen among all."""
        return self.overview.view.chosen() if self.late_overview.is_chosen else []

    def show_overview(self) -> None:
        """Show the annotations of all letters in the place of the list."""
        self.columns.show_list()
        self.late_dates.end()
        self.letters.search.clear_now()
        self.letters.show_page(self.overview, searches=True)
        self.overview.begin()

    def search_letters(self, query: str) -> None:
        """What is not in the annotations may be in the letters."""
        self.sidebar.show_view(LibraryView.ALL)
        self.show_view(LibraryView.ALL)
        self.letters.search.ask(query)
        self.letters.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_dates(self) -> None:
        """Show the dates of all letters in the place of the list."""
        self.columns.show_list()
        self.late_overview.end()
        self.letters.search.clear_now()
        self.letters.show_page(self.dates)
        self.dates.begin()

    def follow_query(self, query: str) -> None:
        """The field searches letters: whoever types there wants to see those."""
        if query and self.late_dates.is_chosen:
            self.go_to_view(LibraryView.ALL)

    def arrive(self, row: LetterRow, span: Span | None) -> None:
        """Open a letter that a road led to, at a passage."""
        self._on_letter_chosen(replace(row, found=span), ())

    def _on_listed(self, listing: Listing) -> None:
        self._total = listing.counts.total
        self.sidebar.show_counts(listing.counts)
        is_empty = not (listing.counts.total or listing.counts.removed)
        self.columns.show_library(is_empty=is_empty)
        self.show_status()
        if self.is_furnished:
            self.reading.show_library(is_empty=is_empty)
            self.reading.tell_bin(all_in_bin=not (is_empty or listing.counts.total))
            self.possible.allow()

    def _on_letter_chosen(self, row: LetterRow, words: tuple[str, ...]) -> None:
        if not self.is_furnished:
            self._chosen = row, words
            return
        self.reading.show_letter()
        self.panel.show_chosen(1)
        self.follow_choice(self.letters.chosen_count)
        self.columns.show_reader()
        self.reader.show_letter(row.id, row.found, words)
        self.caretakers.labels.show_letter(row.id)
        by_itself = self.letters.view.is_following_up or self.shown_list is not self.letters.view
        self.reading_time.begin(row, came_by_itself=by_itself)
        self.roads.note(row)
        self.possible.allow()

    def follow_choice(self, number: int) -> None:
        """Show how many letters are chosen where one would read."""
        if not (self.late_overview.is_chosen or self.late_dates.is_chosen):
            self.reading.show_chosen(number)
            self.panel.show_chosen(number)

    def _on_letter_gone(self) -> None:
        if not self.is_furnished:
            self._chosen = None
            return
        self.reading_time.end()
        self.roads.note(None)
        self.renewal.forget()
        self.reader.clear()
        self.panel.clear()
        self.reading.show_nothing()

    def show_status(self) -> None:
        """Say how much there is, and whether it is saved."""
        self._status.setText(
            screen.status(
                self._total,
                self.around.library_name,
                saving=self.desk.is_saving,
                cut_off=self.desk.is_cut_off,
            )
        )

    def flush(self) -> None:
        """Give the library what was typed in the margin."""
        self.panel.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See Qt."""
        super().resizeEvent(event)
        self.columns.fit(self.width())

    def closeEvent(self, event: QCloseEvent) -> None:
        """See Qt."""
        self._close_later = not self.is_furnished
        if self._close_later or not self.closing.may_close():
            event.ignore()
            return
        self.recognizing.close()
        self.reader.flush()
        self.memory.keep(self.letters.shown)
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """See Qt. Files may be dropped anywhere."""
        if self.doors.dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self.drop_hint.appear()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """See Qt."""
        self.drop_hint.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """See Qt."""
        self.drop_hint.hide()
        event.acceptProposedAction()
        self.desk.take_in(self.doors.dropped_paths(event.mimeData()))


def focus(widget: QWidget) -> None:
    """Move the keyboard there."""
    widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
