"""The frame: four columns, a status line, and the actions that belong to all of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMainWindow, QWidget

from kanttekening.domain.rows import LibraryView
from kanttekening.domain.touched import Touched
from kanttekening.ui.actions import Actions, When
from kanttekening.ui.columns import Columns, Stop
from kanttekening.ui.deeds import Deeds
from kanttekening.ui.dialogs.doors import Doors
from kanttekening.ui.letters.browse import Browser, Listing
from kanttekening.ui.letters.panel import LettersPanel
from kanttekening.ui.letters.reading_time import ReadingTime
from kanttekening.ui.letters.recognition_strip import RecognitionStrip
from kanttekening.ui.memory import Memory
from kanttekening.ui.menu import build_menu
from kanttekening.ui.messages import MessageBar
from kanttekening.ui.reader.renewal import show_again
from kanttekening.ui.reading_column import ReadingColumn
from kanttekening.ui.recognition import Recognizing
from kanttekening.ui.sidebar import Sidebar
from kanttekening.ui.welcome import DropHint
from kanttekening.words import screen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import (
        QCloseEvent,
        QDragEnterEvent,
        QDragLeaveEvent,
        QDropEvent,
        QResizeEvent,
    )

    from kanttekening.domain.letter import LetterId
    from kanttekening.domain.rows import LetterRow
    from kanttekening.services.recognizing import Recognizer
    from kanttekening.ui.colors import Scheme
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.notes.panel import MarginPanel
    from kanttekening.ui.reader.view import ReaderView
    from kanttekening.ui.state import WindowState
    from kanttekening.ui.theme import Theme

_LEAST_SIZE = (764, 480)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the window needs to know about the place it runs in."""

    library_name: str
    resource: Callable[[str], Path]
    sample_letters: Callable[[], tuple[Path, ...]]
    diagnostics: Callable[[], str]
    keep_scheme: Callable[[Scheme], None]
    open_recognizer: Callable[[], Recognizer | None] = lambda: None


_STALE_JOURNAL = Touched.JOURNAL | Touched.ANNOTATIONS | Touched.LETTERS


class MainWindow(QMainWindow):
    """Puts the columns side by side and passes on what one tells to the others."""

    def __init__(self, desk: Desk, theme: Theme, state: WindowState, around: Surroundings) -> None:
        super().__init__()
        self._desk = desk
        self._theme = theme
        self._around = around
        self._total = 0
        self._undo_words: tuple[str | None, str | None] = (None, None)
        self.setWindowTitle(f"{around.library_name} – {screen.APP_NAME}")
        self.setAcceptDrops(True)
        self.setMinimumSize(*_LEAST_SIZE)
        self.browser = Browser(desk, self)
        self.sidebar = Sidebar(theme)
        self.letters = LettersPanel(desk, theme, self.browser)
        self.recognizing = Recognizing(desk, around.open_recognizer, self)
        self.letters.add_strip(RecognitionStrip(self.recognizing, theme))
        self.messages = MessageBar(theme, self)
        self.doors = Doors(self, desk, theme, around, self.messages)
        self._drop_hint = DropHint(theme, self)
        self._reading_time = ReadingTime(desk, self.letters.model, self)
        self._deeds = Deeds(desk, self.letters.view, self._reading_time, self.messages, self._flush)
        self.actions_table = Actions(theme, self, self._acts())
        self.reader = _make_reader(desk, theme)
        self.panel = _make_panel(desk, theme)
        self.reading = ReadingColumn(theme, self.reader, self.actions_table)
        self.columns = Columns(self.sidebar, (self.letters, self.reading, self.panel))
        self._memory = Memory(
            self, state, self.columns, self.browser, self.letters, around.library_name
        )
        self._status = QLabel()
        self._put_together()
        self._connect()
        self._memory.come_back()
        self._allow()
        _focus(self.letters.view)

    def _put_together(self) -> None:
        middle = QWidget()
        line = QHBoxLayout(middle)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.sidebar)
        line.addWidget(self.columns.splitter, 1)
        self.setCentralWidget(middle)
        self.statusBar().addWidget(self._status, 1)
        self.statusBar().setSizeGripEnabled(False)
        menu = build_menu(self, self.actions_table, self._theme, self._around.keep_scheme)
        self.sidebar.set_menu(menu)
        table = self.actions_table
        self.sidebar.bind_take_in(table["take_in"])
        self.letters.set_menu((table["toggle_read"], table["remove"], table["restore"]))
        self.columns.set_stops(
            Stop(self.sidebar, self.sidebar.focus_view),
            Stop(self.letters, partial(_focus, self.letters.view)),
            Stop(self.reading, self.reading.enter),
            Stop(self.panel, partial(_focus, self.panel)),
        )

    def _connect(self) -> None:
        self.sidebar.view_chosen.connect(self._on_view_chosen)
        self.browser.listed.connect(self._on_listed)
        self.letters.letter_chosen.connect(self._on_letter_chosen)
        self.letters.letter_gone.connect(self._on_letter_gone)
        self.letters.view.selectionModel().selectionChanged.connect(self._allow)
        self.panel.follow(self.reader)
        self.panel.annotation_removed.connect(
            lambda _: self._deeds.offer_undo(screen.annotations_removed(1))
        )
        self.reader.head.scan_chip.wanted.connect(self.recognizing.again)
        self.recognizing.renewed.connect(self._on_renewed)
        self.reader.passage_clicked.connect(self.columns.show_panel)
        self.reader.note_wanted.connect(self.columns.show_panel)
        self.reader.panel_toggled.connect(self.columns.toggle_panel)
        self._desk.touched.connect(self._on_touched)
        self._desk.failed.connect(self.doors.show_error)
        self._desk.opened.connect(partial(self._on_touched, Touched.JOURNAL))
        self._desk.saving.connect(self._show_status)
        self._desk.intake_finished.connect(self.doors.tell_intake)

    def _acts(self) -> dict[str, Callable[[], object]]:
        doors, deeds, view = self.doors, self._deeds, self.letters.view
        return {
            "take_in": doors.choose_files,
            "take_in_folder": doors.choose_folder,
            "samples": doors.take_in_samples,
            "quit": self.close,
            "undo": deeds.undo,
            "redo": deeds.redo,
            "search": self._go_to_search,
            "panel": lambda: self.columns.toggle_panel(),
            "sidebar": lambda: self.columns.toggle_sidebar(),
            "next_column": lambda: self.columns.go_round(1),
            "previous_column": lambda: self.columns.go_round(-1),
            "next_letter": partial(view.step, 1),
            "previous_letter": partial(view.step, -1),
            "toggle_read": deeds.toggle_read,
            "remove": deeds.remove,
            "restore": deeds.restore,
            "handbook": doors.show_handbook,
            "keys": lambda: doors.show_keys(self.actions_table, self.reader.actions()),
            "about": doors.show_about,
            "menu": self.sidebar.open_menu,
        }

    def _go_to_search(self) -> None:
        self.letters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.letters.search.selectAll()

    def _on_view_chosen(self, view: LibraryView) -> None:
        self.browser.show_view(view)

    def _on_listed(self, listing: Listing) -> None:
        self._total = listing.counts.total
        self.sidebar.show_counts(listing.counts)
        is_empty = not (listing.counts.total or listing.counts.removed)
        self.reading.show_library(is_empty=is_empty)
        self.columns.show_library(is_empty=is_empty)
        self._show_status()
        self._allow()

    def _on_letter_chosen(self, row: LetterRow, words: tuple[str, ...]) -> None:
        self.reading.show_letter()
        self.reader.show_letter(row.id, row.found, words)
        self._reading_time.begin(row)
        self._allow()

    def _on_letter_gone(self) -> None:
        self._reading_time.end()
        self.reader.clear()
        self.panel.clear()
        self.reading.show_nothing()

    def _on_renewed(self, letter_id: LetterId) -> None:
        if self.letters.shown == letter_id:
            show_again(self.reader, letter_id)

    def _on_touched(self, touched: Touched) -> None:
        if touched & _STALE_JOURNAL:
            self._desk.latest(
                "journal",
                lambda library: (library.annotating.can_undo(), library.annotating.can_redo()),
                self._on_journal,
            )

    def _on_journal(self, words: tuple[str | None, str | None]) -> None:
        self._undo_words = words
        for action_id, word in zip(("undo", "redo"), words, strict=True):
            self.actions_table[action_id].setText(screen.journal_label(action_id, word))
        self._allow()

    def _allow(self) -> None:
        rows = self.letters.view.chosen()
        in_bin = self.browser.request.view is LibraryView.REMOVED
        can_undo, can_redo = self._undo_words
        self.actions_table.allow(
            frozenset(
                when
                for when, so in (
                    (When.LETTER, bool(rows)),
                    (When.ROWS, self.letters.model.rowCount() > 0),
                    (When.IN_LIBRARY, bool(rows) and not in_bin),
                    (When.IN_BIN, bool(rows) and in_bin),
                    (When.CAN_UNDO, can_undo is not None),
                    (When.CAN_REDO, can_redo is not None),
                )
                if so
            )
        )
        read = bool(rows) and all(row.is_read for row in rows)
        label = screen.MARK_UNREAD if read else screen.MARK_READ
        self.actions_table["toggle_read"].setText(label)

    def _show_status(self) -> None:
        self._status.setText(
            screen.status(self._total, self._around.library_name, saving=self._desk.is_saving)
        )

    def _flush(self) -> None:
        self.recognizing.close()
        self.panel.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See Qt."""
        super().resizeEvent(event)
        self.columns.fit(self.width())

    def closeEvent(self, event: QCloseEvent) -> None:
        """See Qt."""
        self.panel.flush()
        self.reader.flush()
        self._memory.keep(self.letters.shown)
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


def _make_reader(desk: Desk, theme: Theme) -> ReaderView:
    from kanttekening.ui.reader.view import ReaderView

    return ReaderView(desk, theme)


def _make_panel(desk: Desk, theme: Theme) -> MarginPanel:
    from kanttekening.ui.notes.panel import MarginPanel

    return MarginPanel(desk, theme)
