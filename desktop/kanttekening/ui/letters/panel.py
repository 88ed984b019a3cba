"""The column of the list: search field, how was searched, the rows, and progress at its foot."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from kanttekening.domain.letter import LetterId
from kanttekening.domain.rows import LibraryView
from kanttekening.ui.actions import native_key
from kanttekening.ui.letters.bin_line import BinLine
from kanttekening.ui.letters.blank import BlankList
from kanttekening.ui.letters.model import LettersModel
from kanttekening.ui.letters.view import LettersView
from kanttekening.ui.search.bar import SearchField
from kanttekening.ui.search.chips import ChipRow
from kanttekening.ui.search.filter_menu import FilterButton
from kanttekening.ui.search.line import FoundLine
from kanttekening.words import letter_list

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QAction

    from kanttekening.domain.asking import Remark
    from kanttekening.domain.rows import LetterRow
    from kanttekening.services.library import Library
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.letters.browse import Browser, Listing, Request
    from kanttekening.ui.long_changes import LongChanges
    from kanttekening.ui.search.completer import Completer
    from kanttekening.ui.theme import Theme


class LettersPanel(QWidget):
    """Finds letters and shows which there are; says which one is to be read."""

    letter_chosen = Signal(object, object)
    letter_gone = Signal()
    entered = Signal()
    letterheads_left = Signal()
    view_wanted = Signal(object)
    save_wanted = Signal(str)
    choice_changed = Signal(int)

    # What ``furnish`` brings.
    completer: Completer
    long_changes: LongChanges

    def __init__(
        self, desk: Desk, theme: Theme, browser: Browser, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("list_column")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(letter_list.LIST_COLUMN)
        self._desk = desk
        self._theme = theme
        self._browser = browser
        self._shown: LetterId | None = None
        self._page: QWidget | None = None
        self._page_searches = False
        self._top = QWidget()
        self._asked: Request | None = None
        self._before_likeness: str | None = None
        self._menu_actions: tuple[QAction, ...] = ()
        self.model = LettersModel(self)
        self.search = SearchField(theme, native_key("search"))
        self.view = LettersView(theme, self.model)
        self.chips = ChipRow(theme)
        self.filter_button = FilterButton(desk, theme, self.search)
        self._line = FoundLine(theme)
        self._line.add_filter_button(self.filter_button)
        self.bin_line = BinLine()
        self._entered_with = ""
        self._wanted: set[LetterId] = set()
        self._all_wanted = False
        self._remembered = ""
        self._blank = BlankList(theme)
        self._rows = QStackedWidget()
        self._rows.addWidget(self.view)
        self._rows.addWidget(self._blank)
        self.head = QHBoxLayout()
        self._lay_out()
        self._connect()

    def furnish(self) -> None:
        """Bring what helps with a query, and the lines below the list about what goes on."""
        from kanttekening.ui.letters.progress import IntakeStrip
        from kanttekening.ui.long_changes import LongChanges
        from kanttekening.ui.search.completer import Completer

        self.completer = Completer(self._desk, self._theme, self.search)
        self.long_changes = LongChanges(self._desk, self._theme)
        self.add_strip(IntakeStrip(self._desk, self._theme))
        self.add_strip(self.long_changes)

    def set_menu(self, actions: tuple[QAction, ...]) -> None:
        """Offer these when a row is clicked with the other button."""
        self._menu_actions = actions
        self.view.addActions(actions)

    def add_strip(self, strip: QWidget) -> None:
        """Put a line about what goes on below the list."""
        layout = self.layout()
        if layout is not None:
            layout.addWidget(strip)

    def add_page(self, page: QWidget) -> None:
        """Have something else that may stand in the place of the list."""
        self._rows.addWidget(page)

    def show_page(self, page: QWidget | None, *, searches: bool = False) -> None:
        """Show that, or the list again.

        The search field stays: it searches all letters. A page that ``searches`` has its own.
        """
        self._page, self._page_searches = page, searches
        self._top.setVisible(not searches)
        self._line.setVisible(page is None)
        listing = self._browser.listing
        rows = self.view if listing is None or listing.rows else self._blank
        self._rows.setCurrentWidget(page or rows)
        in_bin = listing is not None and listing.request.view is LibraryView.REMOVED
        self.bin_line.setVisible(in_bin and rows is self.view and page is None)

    def search_all(self, query: str) -> None:
        """Search all letters, whichever view stands here."""
        self.view_wanted.emit(LibraryView.ALL)
        self.search.ask(query)

    def show_elsewhere(self, letter_id: LetterId) -> None:
        """Know that a letter was opened by another way; light it up if it is in the list."""
        self._shown = letter_id
        self.view.show_current(letter_id)

    def choose_soon(self, letter_ids: set[LetterId]) -> None:
        """Go to one of these letters as soon as the list has it."""
        self._wanted, self._all_wanted = letter_ids, False

    def choose_all_soon(self, letter_ids: set[LetterId]) -> None:
        """Choose all of these as soon as the list has them; the first is the current one."""
        self._wanted, self._all_wanted = letter_ids, True

    @property
    def shown(self) -> LetterId | None:
        """The letter that is open."""
        return self._shown

    def let_go(self, letter_ids: Iterable[LetterId]) -> None:
        """Do not keep these in a view they no longer belong to."""
        self._browser.let_go(letter_ids)

    def forget_shown(self) -> None:
        """Let the same letter be announced again when it is chosen."""
        self._shown = None

    def _lay_out(self) -> None:
        top = QVBoxLayout(self._top)
        top.setContentsMargins(12, 12, 12, 8)
        top.setSpacing(8)
        self.head.setSpacing(8)
        self.head.addWidget(self.search, 1)
        top.addLayout(self.head)
        top.addWidget(self.chips)
        top.addWidget(self._line)
        top.addWidget(self.bin_line)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._top)
        whole.addWidget(self._rows, 1)

    def _connect(self) -> None:
        self.search.query_changed.connect(self._browser.search)
        self.search.to_list.connect(self._on_to_list)
        self.view.entered.connect(self.entered)
        self.search.left.connect(self._on_search_left)
        self.search.first_chosen.connect(self._on_first_chosen)
        self.search.chips_changed.connect(self._on_chips_changed)
        self.chips.removed.connect(self._on_chip_removed)
        self.chips.edited.connect(self.search.edit_chip)
        self._line.proposal_taken.connect(self._on_proposal)
        self._line.save_wanted.connect(lambda: self.save_wanted.emit(self.search.query))
        self._blank.filter_dropped.connect(self._on_filter_dropped)
        self._blank.tolerance_wanted.connect(lambda: self._browser.be_exact(exact=False))
        self._blank.everywhere_wanted.connect(lambda: self.view_wanted.emit(LibraryView.ALL))
        self._blank.start_again_wanted.connect(self._on_start_again)
        self._blank.bin_wanted.connect(lambda: self.view_wanted.emit(LibraryView.REMOVED))
        self.view.selectionModel().selectionChanged.connect(self._on_choice_changed)
        self._line.sort_chosen.connect(self._browser.choose_order)
        self._line.turn_chosen.connect(self._browser.turn)
        self._line.exact_wanted.connect(lambda exact: self._browser.be_exact(exact=exact))
        self._line.letterheads_left.connect(self.letterheads_left)
        self._browser.listed.connect(self._on_listed)
        self.view.row_chosen.connect(self._announce)
        self.view.chosen_again.connect(self._on_chosen_again)
        self.view.left_upward.connect(self.search.setFocus)
        self.view.menu_wanted.connect(self._show_menu)

    def _on_listed(self, listing: Listing) -> None:
        again = listing.request == self._asked
        views = (listing.request.view, self._asked.view if self._asked else listing.request.view)
        # Whoever looks at the unread ones and comes back reads on; the bin is another matter.
        other_place = views[0] is not views[1] and LibraryView.REMOVED in views
        self._asked = listing.request
        self._line.show_listing(listing)
        self.filter_button.follow(listing.request)
        self.view.show_sentences(shown=any(row.snippet for row in listing.rows[:50]))
        self.view.show_rows(
            listing.rows, keep=self._shown, stay=again, best_first=bool(listing.request.query)
        )
        self._blank.show_listing(listing)
        self.show_page(self._page, searches=self._page_searches)
        here = self.model.position(self._shown) is not None
        if self._shown is not None and not here and (other_place or (again and not listing.rows)):
            self._shown = None
            self.letter_gone.emit()
        self._go_to_wanted()
        self._on_choice_changed()

    @property
    def chosen_count(self) -> int:
        """How many letters are chosen."""
        return len(self.view.selectionModel().selectedRows())

    def _on_choice_changed(self) -> None:
        number = self.chosen_count
        self._line.show_chosen(number)
        self.choice_changed.emit(number)

    def _go_to_wanted(self) -> None:
        found = (at for at, row in enumerate(self.model.rows) if row.id in self._wanted)
        position = next(found, None) if self._wanted else None
        if position is not None:
            wanted, self._wanted = self._wanted, set()
            self.view.choose(position)
            if self._all_wanted and len(wanted) > 1:
                self.view.choose_all(wanted)
            self._all_wanted = False

    def _announce(self, row: LetterRow) -> None:
        listing = self._browser.listing
        self._shown = row.id
        if self._browser.request.view is LibraryView.UNREAD:
            self._browser.keep(row.id)
        self.letter_chosen.emit(row, listing.words if listing else ())
        self._remember()

    def _on_chosen_again(self, row: LetterRow) -> None:
        """The letter was open before it was found: go to what was found in it."""
        if self._browser.request.query and row.id == self._shown:
            self._announce(row)

    def _remember(self) -> None:
        """Note a query among those of lately when it has led to a letter."""
        query = self._browser.request.query
        if query and query != self._remembered:
            self._remembered = query
            self._desk.change(lambda library: library.kept_searches.remember(query))

    def show_more_like_this(self) -> None:
        """Find letters like the one that is chosen, or that is open."""
        row = self.view.row()
        letter_id = self._shown if row is None else row.id
        if letter_id is None:
            return
        if row is not None:
            self.chips.know(row.id, row.title)
        from kanttekening.services.query_field import LIKE, written  # loads much

        self._before_likeness = self.search.query
        self.search_all(written(LIKE, str(letter_id)))

    def ask_as_before_likeness(self) -> None:
        """Ask again what was asked before letters like one were."""
        if self._before_likeness is not None:
            self.search.ask(self._before_likeness)
            self._before_likeness = None

    def _on_chips_changed(self) -> None:
        chips = self.search.chips
        self.chips.show_chips(chips)
        unknown = tuple(LetterId(number) for number in self.chips.unknown(chips))
        if unknown:
            self._desk.latest("titles", partial(_rows, unknown), self._on_titles)

    def _on_titles(self, rows: tuple[LetterRow, ...]) -> None:
        for row in rows:
            self.chips.know(row.id, row.title)
        if rows:
            self.chips.show_chips(self.search.chips)

    def _on_chip_removed(self, at: int) -> None:
        """Stay at the chips as long as there are any: one may want to remove more."""
        had_focus = self.chips.isAncestorOf(self.focusWidget() or self)
        self.search.remove_chip(at)
        buttons = self.chips.buttons
        if had_focus:
            to = buttons[min(at, len(buttons) - 1)] if buttons else self.search
            to.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_proposal(self, remark: Remark) -> None:
        self.search.ask(self.search.query.replace(remark.typed, remark.proposal or "", 1))
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_filter_dropped(self, typed: str) -> None:
        at = next((at for at, chip in enumerate(self.search.chips) if chip.typed == typed), None)
        if at is None:
            self.search.ask(self.search.query.replace(typed, "", 1))
        else:
            self.search.remove_chip(at)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_start_again(self) -> None:
        self.search.clear_now()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_to_list(self) -> None:
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        query, before = self.search.query, self._entered_with
        self._entered_with = query
        # A new question: its best answer, and not where the letter that is open happens to stand.
        if query and query != before:
            self._when_answered(lambda: self.view.choose(0))
        elif self.view.row() is None:
            self.view.choose(0)

    def _on_search_left(self) -> None:
        """Back to the list; whoever only leaves the field opens nothing."""
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_first_chosen(self) -> None:
        self._entered_with = self.search.query
        self._when_answered(self._enter_first)

    def _when_answered(self, act: Callable[[], None]) -> None:
        """The answer to what was typed last may still be under way."""
        if self._browser.listing and self._browser.listing.request == self._browser.request:
            act()
        else:
            self._browser.listed.connect(
                lambda _listing: act(), Qt.ConnectionType.SingleShotConnection
            )

    def _enter_first(self) -> None:
        self.view.choose(0)
        if self.model.rowCount():
            self.entered.emit()

    def _show_menu(self, place: QPoint) -> None:
        if self.view.row() is None:
            return
        menu = QMenu(self)
        menu.addActions([action for action in self._menu_actions if action.isEnabled()])
        menu.exec(self.view.viewport().mapToGlobal(place))
        menu.deleteLater()


def _rows(ids: tuple[LetterId, ...], library: Library) -> tuple[LetterRow, ...]:
    return library.letters.rows_of(ids)
