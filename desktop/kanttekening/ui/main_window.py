"""The frame: four columns, a status line, and the actions that belong to all of them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMainWindow, QWidget

from kanttekening.domain.rows import LibraryView
from kanttekening.ui.actions import Actions
from kanttekening.ui.caretakers import engage
from kanttekening.ui.closing import Closing
from kanttekening.ui.columns import Stop, stand_side_by_side
from kanttekening.ui.comparisons import Comparing
from kanttekening.ui.deeds import Deeds
from kanttekening.ui.dialogs.choosing import FileChooser
from kanttekening.ui.dialogs.doors import Doors
from kanttekening.ui.late_panels import late_dates, late_overview
from kanttekening.ui.letters.browse import Browser, Listing
from kanttekening.ui.letters.panel import LettersPanel
from kanttekening.ui.letters.reading_time import ReadingTime
from kanttekening.ui.letters.recognition_strip import RecognitionStrip
from kanttekening.ui.memory import Memory, ask_as_before
from kanttekening.ui.menu import build_menu
from kanttekening.ui.messages import MessageBar
from kanttekening.ui.possible import Possible
from kanttekening.ui.reader.renewal import Renewal, show_again
from kanttekening.ui.reader_ties import tie
from kanttekening.ui.reading_column import ReadingColumn
from kanttekening.ui.recognition import Recognizing
from kanttekening.ui.resume import Resume
from kanttekening.ui.roads import Roads
from kanttekening.ui.sidebar import Sidebar
from kanttekening.ui.surroundings import Surroundings
from kanttekening.ui.welcome import DropHint
from kanttekening.words import screen, versions

if TYPE_CHECKING:
    from collections.abc import Callable

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
    from kanttekening.services.reuniting import Reunited
    from kanttekening.ui.dates.panel import DatesPanel, DatesView
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.letters.view import LettersView
    from kanttekening.ui.notes.panel import MarginPanel
    from kanttekening.ui.overview.panel import OverviewPanel
    from kanttekening.ui.overview.view import OverviewView
    from kanttekening.ui.reader.view import ReaderView
    from kanttekening.ui.state import WindowState
    from kanttekening.ui.theme import Theme

__all__ = ["MainWindow", "Surroundings"]


# What the reader does that one looks for in a menu.
_IN_LIST_MENU = (
    "toggle_read", "more_like", "label", "compare", "join", "export", "remove", "restore",
)  # fmt: skip
_IN_MENU = ("find", "guide", "aloud", "print", "present")


class MainWindow(QMainWindow):
    """Puts the columns side by side and passes on what one tells to the others."""

    def __init__(self, desk: Desk, theme: Theme, state: WindowState, around: Surroundings) -> None:
        super().__init__()
        self._desk = desk
        self._theme = theme
        self._around = around
        self._total = 0
        self.setWindowTitle(f"{around.library_name} – {screen.APP_NAME}")
        self.setAcceptDrops(True)
        self.setAnimated(False)  # nothing moves by itself
        self.browser = Browser(desk, self)
        left = ask_as_before(self.browser, state, around.library_name)
        self.sidebar = Sidebar(theme)
        self.letters = LettersPanel(desk, theme, self.browser)
        self.recognizing = Recognizing(
            desk, around.open_recognizer, self, allowed=around.recognizes
        )
        self.letters.add_strip(RecognitionStrip(self.recognizing, theme))
        self.messages = MessageBar(theme, self)
        self.doors = Doors(self, desk, theme, around, self.messages, FileChooser(self, state))
        self._drop_hint = DropHint(theme, self)
        self._reading_time = ReadingTime(desk, self.letters.model, self)
        self.roads = Roads(desk, self.letters, self.messages)
        self._deeds = Deeds(
            desk, self.letters, self._reading_time, self.messages, self._flush, self.roads.open
        )
        self._dates = late_dates(self, desk, theme)
        self._overview = late_overview(self, desk, theme, state, self._deeds)
        self.actions_table = Actions(theme, self, self._acts())
        self._possible = Possible(desk, self.actions_table, self.letters, self.browser, self.roads)
        self.reader = _make_reader(desk, theme, state, around)
        self.reader.fetching.expect(left)
        self._renewal = Renewal(desk, self.reader)
        self.panel = _make_panel(desk, theme)
        self.resume = Resume(desk, theme)
        self.reading = ReadingColumn(theme, self.reader, self.actions_table, self.resume)
        parts = (self.letters, self.reading, self.panel)
        self.columns = stand_side_by_side(self, self.sidebar, parts)
        self.comparing = Comparing(
            desk, theme, self.letters, self.reading, self.columns, self.messages
        )
        self.memory = Memory(
            self, state, self.columns, self.browser, self.letters, around.library_name
        )
        self._put_together()
        self._closing = Closing(self, desk, self.panel, self.messages)
        self._connect()
        self._come_back()

    def _come_back(self) -> None:
        self.memory.come_back()
        once = Qt.ConnectionType.SingleShotConnection
        self.browser.listed.connect(lambda _: self.reader.fetching.expect_nothing(), once)
        self.caretakers.ready.follow(self.browser, self.reader)
        self._possible.allow()
        _focus(self.letters.view)

    def _put_together(self) -> None:
        head, undo = self.reader.head, self._deeds.offer_undo
        self.caretakers = engage(
            self, self._desk, self._theme, self.sidebar, self.letters, head.labels,
            self.messages, undo,
        )  # fmt: skip
        self._status = QLabel()
        self.statusBar().addWidget(self._status, 1)
        self.statusBar().setSizeGripEnabled(False)
        table = self.actions_table
        of_reader = self.reader.actions_by_id
        reading = [of_reader[name] for name in _IN_MENU]
        keep = self._around.keep_scheme
        self.sidebar.set_menu(build_menu(self, table, self._theme, keep, reading))
        self.sidebar.bind_take_in(table["take_in"])
        self.letters.bin_line.bind(table["restore"])
        self.doors.dress_watch(table["watch"])
        self.letters.set_menu(tuple(table[name] for name in _IN_LIST_MENU))
        self.columns.set_stops(
            Stop(self.sidebar, self.sidebar.focus_view),
            Stop(self.letters, lambda: _focus(self._list)),
            Stop(self.reading, self.reading.enter),
            Stop(self.panel, partial(_focus, self.panel)),
        )

    def _connect(self) -> None:
        self.sidebar.view_chosen.connect(self._on_view_chosen)
        self.sidebar.dates_chosen.connect(self._on_dates_chosen)
        self.sidebar.overview_chosen.connect(self._on_overview_chosen)
        self._overview.counted.connect(self.sidebar.show_annotations)
        self._dates.counted.connect(self.sidebar.show_coming)
        self.letters.search.query_changed.connect(self._on_query_changed)
        self.letters.view_wanted.connect(self._on_view_wanted)
        self.letters.save_wanted.connect(self.caretakers.kept.keep)
        self.roads.arrived.connect(self._on_arrived)
        self.roads.where = self.reader.guiding.standpoint
        self.roads.returned.connect(self.reader.guiding.return_to)
        self.reader.jumped.connect(self.roads.leave)
        self.roads.changed.connect(lambda: self.panel.way_back.lead_to(self.roads.behind))
        self.panel.letter_asked.connect(self.roads.follow)
        self.panel.way_back.clicked.connect(self.roads.back)
        self.panel.exported.connect(self.doors.tell_exported)
        self.letters.entered.connect(self.reading.enter)
        self.browser.listed.connect(self._on_listed)
        self.letters.letterheads_left.connect(self.actions_table["search_letterhead"].trigger)
        self.letters.letter_chosen.connect(self._on_letter_chosen)
        self.letters.letter_gone.connect(self._on_letter_gone)
        self.panel.follow(self.reader)
        self.panel.notes.done.connect(self._deeds.offer_undo)
        self.panel.notes.told.connect(self.messages.say)
        tie(
            self.reader, self.columns, self._deeds, self.recognizing, self.letters.model,
            self.comparing, self.messages, self.letters.search, self.sidebar,
        )  # fmt: skip
        self.recognizing.renewed.connect(self._on_renewed)
        self.recognizing.reunited.connect(self._on_reunited)
        self.resume.chosen.connect(self.roads.open)
        self._desk.failed.connect(self.doors.show_error)
        self._desk.saving.connect(self._show_status)
        self._desk.intake_finished.connect(
            lambda report: self.doors.tell_intake(report, self.roads.open)
        )

    def _acts(self) -> dict[str, Callable[[], object]]:
        doors, deeds, roads = self.doors, self._deeds, self.roads
        return {
            **doors.acts(),
            "export": lambda: doors.export(self.letters, self._chosen_notes, self._flush),
            "quit": self.close,
            "undo": deeds.undo,
            "redo": deeds.redo,
            "search": self._go_to_search,
            "save_search": lambda: self.caretakers.kept.keep(self.letters.search.query),
            "search_letterhead": lambda: self.browser.look_in_letterheads(
                on=self.actions_table["search_letterhead"].isChecked()
            ),
            "panel": lambda: self.columns.toggle_panel(),
            "sidebar": lambda: self.columns.toggle_sidebar(),
            "next_column": lambda: self.columns.go_round(1),
            "previous_column": lambda: self.columns.go_round(-1),
            "next_letter": lambda: self._list.step(1),
            "previous_letter": lambda: self._list.step(-1),
            "back": roads.back,
            "forward": roads.forward,
            "toggle_read": deeds.toggle_read,
            "more_like": lambda: self.letters.show_more_like_this(),
            "label": lambda: self.caretakers.labels.choose(),
            "remove": deeds.remove,
            "join": lambda: doors.ask_newest(self.letters.view.chosen(), deeds.join),
            "take_notes": lambda: doors.take_notes(self.letters.view.chosen()),
            "restore": deeds.restore,
            "compare": lambda: self.comparing.begin(),
            "handbook": doors.show_handbook,
            "keys": lambda: doors.show_keys(self.actions_table, self.reader.actions()),
            "check_index": lambda: self.caretakers.index.begin(),
            "about": doors.show_about,
            "menu": self.sidebar.open_menu,
        }

    def _go_to_search(self) -> None:
        self.columns.show_list()
        search = self.overview.head.search if self._overview.is_chosen else self.letters.search
        search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        search.selectAll()

    @property
    def dates(self) -> DatesPanel:
        """Data en termijnen, which can stand in the place of the letters."""
        return self._dates.panel

    @property
    def overview(self) -> OverviewPanel:
        """Alle aantekeningen, which can stand there too."""
        return self._overview.panel

    @property
    def _list(self) -> LettersView | DatesView | OverviewView:
        """What stands in the second column: letters, annotations or dates."""
        if self._overview.is_chosen:
            return self.overview.view
        return self.dates.view if self._dates.is_chosen else self.letters.view

    def _on_view_chosen(self, view: LibraryView) -> None:
        self.columns.show_list()
        self._dates.end()
        self._overview.end()
        self.letters.show_page(None)
        self.browser.show_view(view)

    def _on_view_wanted(self, view: LibraryView) -> None:
        self.sidebar.show_view(view)
        self._on_view_chosen(view)

    def _chosen_notes(self) -> list[int]:
        return self.overview.view.chosen() if self._overview.is_chosen else []

    def _on_overview_chosen(self) -> None:
        self.columns.show_list()
        self._dates.end()
        self.letters.search.clear_now()
        self.letters.show_page(self.overview, searches=True)
        self.overview.begin()

    def search_letters(self, query: str) -> None:
        """What is not in the annotations may be in the letters."""
        self.sidebar.show_view(LibraryView.ALL)
        self._on_view_chosen(LibraryView.ALL)
        self.letters.search.ask(query)
        self.letters.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_dates_chosen(self) -> None:
        self.columns.show_list()
        self._overview.end()
        self.letters.search.clear_now()
        self.letters.show_page(self.dates)
        self.dates.begin()

    def _on_query_changed(self, query: str) -> None:
        """The field searches letters: whoever types there wants to see those."""
        if query and self._dates.is_chosen:
            self._on_view_wanted(LibraryView.ALL)

    def _on_arrived(self, row: LetterRow, span: Span | None) -> None:
        self._on_letter_chosen(replace(row, found=span), ())

    def _on_listed(self, listing: Listing) -> None:
        self._total = listing.counts.total
        self.sidebar.show_counts(listing.counts)
        is_empty = not (listing.counts.total or listing.counts.removed)
        self.reading.show_library(is_empty=is_empty)
        self.columns.show_library(is_empty=is_empty)
        self._show_status()
        self._possible.allow()

    def _on_letter_chosen(self, row: LetterRow, words: tuple[str, ...]) -> None:
        self.reading.show_letter()
        self.columns.show_reader()
        self.reader.show_letter(row.id, row.found, words)
        self.caretakers.labels.show_letter(row.id)
        self._reading_time.begin(row)
        self.roads.note(row)
        self._possible.allow()

    def _on_letter_gone(self) -> None:
        self._reading_time.end()
        self.roads.note(None)
        self._renewal.forget()
        self.reader.clear()
        self.panel.clear()
        self.reading.show_nothing()

    def _on_renewed(self, letter_id: LetterId) -> None:
        if self.letters.shown == letter_id:
            show_again(self.reader, letter_id)

    def _on_reunited(self, found: Reunited) -> None:
        told = versions.reunited(found.title)
        if self.letters.shown in (found.letter_id, found.gone):
            self.roads.open(found.letter_id)
            self._deeds.offer_undo(told)
        else:
            show = partial(self.roads.open, found.letter_id)
            self.messages.say_in_turn(told, versions.SHOW, show)

    def _show_status(self) -> None:
        self._status.setText(
            screen.status(self._total, self._around.library_name, saving=self._desk.is_saving)
        )

    def _flush(self) -> None:
        self.panel.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See Qt."""
        super().resizeEvent(event)
        self.columns.fit(self.width())

    def closeEvent(self, event: QCloseEvent) -> None:
        """See Qt."""
        if not self._closing.may_close():
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
            self._drop_hint.appear()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """See Qt."""
        self._drop_hint.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """See Qt."""
        self._drop_hint.hide()
        event.acceptProposedAction()
        self._desk.take_in(self.doors.dropped_paths(event.mimeData()))


def _focus(widget: QWidget) -> None:
    widget.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _make_reader(desk: Desk, theme: Theme, state: WindowState, around: Surroundings) -> ReaderView:
    from kanttekening.ui.reader.reading_paper import ReadingPaperChoice
    from kanttekening.ui.reader.view import ReaderView

    paper = ReadingPaperChoice(theme, around.reading, around.keep_reading)
    reader = ReaderView(desk, theme, state=state, paper=paper)
    reader.aloud.remember(around.aloud_pace, around.keep_aloud_pace)
    return reader


def _make_panel(desk: Desk, theme: Theme) -> MarginPanel:
    from kanttekening.ui.notes.panel import MarginPanel

    return MarginPanel(desk, theme)
