"""Alle aantekeningen: what was marked and written in all letters, in the place of the list."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from kanttekening.domain.annotation import MarkKind, Visibility
from kanttekening.domain.note_list import Grouping, NoteListRequest, NoteOrder
from kanttekening.domain.touched import Touched
from kanttekening.services.query_field import split_filters
from kanttekening.ui.actions import native_key
from kanttekening.ui.blank_page import BlankPage
from kanttekening.ui.overview.chosen_bar import ChosenBar, kind_menu, visibility_menu
from kanttekening.ui.overview.deeds import OverviewDeeds
from kanttekening.ui.overview.feed import RowFeed
from kanttekening.ui.overview.head import OverviewHead
from kanttekening.ui.overview.model import OverviewModel
from kanttekening.ui.overview.view import OverviewView
from kanttekening.ui.row_list import ROW
from kanttekening.words import marking, note_labels
from kanttekening.words import overview as words

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from kanttekening.domain.note_list import NoteListing, NoteRow
    from kanttekening.services.library import Library
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.long_changes import LongChanges
    from kanttekening.ui.state import WindowState
    from kanttekening.ui.theme import Theme

_REFRESH_MS = 200
_STALE = Touched.ANNOTATIONS | Touched.LETTERS | Touched.LABELS | Touched.FACTS


class OverviewPanel(QWidget):
    """Keeps itself in step with the library; ``counted`` tells how many annotations there are."""

    row_chosen = Signal(object)
    entered = Signal()
    counted = Signal(int)
    letters_wanted = Signal(str)

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        state: WindowState,
        long_changes: LongChanges,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._state = state
        self._is_shown = False
        self._export: QAction | None = None
        self._asked: NoteListRequest | None = None
        self._list_wanted = False
        self._request = NoteListRequest(
            grouping=Grouping(state.word("overview/grouping", tuple(Grouping), Grouping.STANDING)),
            order=NoteOrder(state.word("overview/order", tuple(NoteOrder), NoteOrder.OPEN)),
        )
        self.model = OverviewModel(self)
        self._feed = RowFeed(desk, self.model)
        self.head = OverviewHead(desk, theme, native_key("search"))
        self.view = OverviewView(theme, self.model)
        self.deeds = OverviewDeeds(desk, long_changes, self.view)
        self.bar = ChosenBar(theme)
        self._blank = BlankPage(theme)
        self._in_letters = QPushButton(words.IN_LETTERS)
        self._pages = QStackedWidget()
        self._refresh = QTimer(self, singleShot=True, interval=_REFRESH_MS)
        self._lay_out()
        self._connect()
        self.head.show_request(self._request)

    def bind_export(self, action: QAction) -> None:
        """Let the menu and the bar of the selection export what is chosen."""
        self._export = action
        self.bar.add(action)

    @property
    def is_chosen(self) -> bool:
        """Whether this stands in the place of the list."""
        return self._is_shown

    def begin(self) -> None:
        """The view was chosen: show what is there now."""
        self._is_shown = True
        self._ask()

    def end(self) -> None:
        """Another view was chosen."""
        self._is_shown = False

    # Inside

    def _lay_out(self) -> None:
        self._in_letters.setProperty("flat_link", True)
        self._blank.ways.addWidget(self._in_letters, 0, Qt.AlignmentFlag.AlignLeft)
        self._pages.addWidget(self.view)
        self._pages.addWidget(self._blank)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._pages, 1)
        column.addWidget(self.bar)

    def _connect(self) -> None:
        head, view, bar = self.head, self.view, self.bar
        head.search.query_changed.connect(self._on_query)
        head.search.to_list.connect(self._on_to_list)
        head.search.textEdited.connect(self._on_typed)
        head.search.left.connect(self._on_to_list)
        head.search.first_chosen.connect(self._on_to_list)
        head.grouping_chosen.connect(lambda it: self._arrange(replace(self._request, grouping=it)))
        head.order_chosen.connect(lambda it: self._arrange(replace(self._request, order=it)))
        head.exact_wanted.connect(lambda on: self._arrange(replace(self._request, exact=on)))
        view.row_chosen.connect(self.row_chosen)
        view.entered.connect(self.entered)
        view.left_upward.connect(head.search.setFocus)
        view.chosen_changed.connect(lambda: bar.show_count(view.chosen_count))
        view.menu_wanted.connect(self._show_menu)
        bar.tick_wanted.connect(self.deeds.tick)
        bar.copy_wanted.connect(self.deeds.copy)
        bar.kind_wanted.connect(self.deeds.set_kind)
        bar.visibility_wanted.connect(self.deeds.set_visibility)
        bar.removal_wanted.connect(self.deeds.remove)
        self._in_letters.clicked.connect(
            lambda _checked=False: self.letters_wanted.emit(self._request.query)
        )
        self._refresh.timeout.connect(self._ask)
        self._desk.touched.connect(self._on_touched)

    def _ask(self) -> None:
        self._desk.latest("overview", partial(_listing, self._request), self._on_listing)

    def _arrange(self, request: NoteListRequest) -> None:
        self._request = request
        self._state.keep_text("overview/grouping", request.grouping)
        self._state.keep_text("overview/order", request.order)
        self.head.show_request(request)
        self._ask()

    def _on_query(self, query: str) -> None:
        self._request = replace(
            self._request, query=query, exact=self._request.exact and bool(query)
        )
        self._ask()

    def _on_listing(self, listing: NoteListing) -> None:
        if not self._is_shown:
            return
        self.view.show_listing(listing, stay=listing.request == self._asked)
        self._asked = listing.request
        self.head.show_listing(listing)
        self._show_blank(listing)
        had_focus = self.view.hasFocus()
        self._pages.setCurrentIndex(0 if listing.keys else 1)
        if had_focus and not listing.keys:
            self.head.search.setFocus(Qt.FocusReason.OtherFocusReason)
        # Rows that went are chosen no more, and nobody else tells.
        self.bar.show_count(self.view.chosen_count)
        if self._list_wanted:
            self._go_to_list()
        self.counted.emit(listing.everything)

    def _show_blank(self, listing: NoteListing) -> None:
        searched = bool(listing.request.query) and bool(listing.everything)
        title, text = words.EMPTY_TITLE, words.EMPTY
        if searched:
            chips, rest = split_filters(listing.request.query)
            title, text = words.nothing_found(listing, rest.strip(), len(chips))
        self._blank.tell(title, text)
        self._in_letters.setVisible(searched)

    def _on_typed(self) -> None:
        self._list_wanted = False

    def _on_to_list(self) -> None:
        # The answer to what was typed last may still be under way.
        self._list_wanted = self._request != self._asked
        if not self._list_wanted:
            self._go_to_list()

    def _go_to_list(self) -> None:
        self._list_wanted = False
        # A list that is not there would take the focus as soon as it comes, while one types.
        if self._pages.currentWidget() is not self.view:
            return
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.view.currentIndex().isValid():
            self.view.choose(0)

    def _on_touched(self, touched: Touched) -> None:
        if self._is_shown and touched & _STALE and not self._refresh.isActive():
            self._refresh.start()

    def _show_menu(self, place: QPoint) -> None:
        if not self.view.chosen_count:
            return
        menu = QMenu(self)
        menu.addAction(self._theme.icon("circle-check", "grey1"), words.TICK, self.deeds.tick)
        menu.addAction(self._theme.icon("copy", "grey1"), words.COPY, self.deeds.copy)
        kinds = kind_menu(self._theme, menu)
        kinds.triggered.connect(lambda action: self.deeds.set_kind(MarkKind(action.data())))
        menu.addMenu(kinds)
        seen = visibility_menu(menu)
        seen.triggered.connect(lambda action: self.deeds.set_visibility(Visibility(action.data())))
        menu.addMenu(seen)
        menu.addAction(self._theme.icon("tag", "grey1"), note_labels.PUT_ON, self.deeds.add_label)
        if self.view.chosen_count > 1:
            menu.addAction(marking.MERGE_CHOSEN, self.deeds.merge)
        if self._export is not None:
            menu.addAction(self._export)
        menu.addSeparator()
        row: NoteRow | None = self.view.currentIndex().data(ROW)
        if row is not None:
            only_here = partial(self.head.search.choose, "stuk", row.title)
            menu.addAction(self._theme.icon("list-filter", "grey1"), words.ONLY_HERE, only_here)
        menu.addAction(words.SELECT_ALL, self.view.selectAll)
        menu.addSeparator()
        menu.addAction(self._theme.icon("trash-2", "grey1"), words.REMOVE, self.deeds.remove)
        menu.exec(self.view.viewport().mapToGlobal(place))
        menu.deleteLater()


def _listing(request: NoteListRequest, library: Library) -> NoteListing:
    return library.note_lists.listing(request)
