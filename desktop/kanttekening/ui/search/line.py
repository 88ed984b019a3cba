"""Two quiet lines below the search field: how many there are, and what was searched besides."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from kanttekening.domain.rows import LibraryView, SortOrder
from kanttekening.ui.access.announcing import announce
from kanttekening.ui.search.narrowing import narrow
from kanttekening.ui.theme import TextRole
from kanttekening.words import keeping, letter_list, numbers, seeking

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from kanttekening.domain.asking import Remark
    from kanttekening.ui.letters.browse import Listing
    from kanttekening.ui.search.filter_menu import FilterButton
    from kanttekening.ui.theme import Theme

_EXACT, _LETTERHEADS, _PROPOSAL = "#exact", "#letterheads", "#proposal/"
_SORTS = (SortOrder.DATE, SortOrder.ARRIVAL, SortOrder.SENDER, SortOrder.TITLE)
_FOUND_SORTS = (SortOrder.RELEVANCE, SortOrder.DATE)


class FoundLine(QWidget):
    """Tells the number of hits and the tolerance; offers the order and to be exact."""

    sort_chosen = Signal(object)
    turn_chosen = Signal(bool)
    exact_wanted = Signal(bool)
    letterheads_left = Signal()
    proposal_taken = Signal(object)
    save_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._listing: Listing | None = None
        self._told = ("", "")
        self._numbers = ("", "", "")
        self._chosen = 0
        self._filter: FilterButton | None = None
        self._number = QLabel()
        self._number.setProperty("quiet", True)
        self._sort = QToolButton()
        self._sort.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._sort.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._orders, self._turns = self._make_orders()
        self._save = QToolButton()
        self._save.setAccessibleName(keeping.KEEP)
        self._save.setToolTip(keeping.KEEP_TIP)
        self._save.clicked.connect(self.save_wanted)
        self._save.hide()
        self._also = QLabel()
        self._also.setProperty("quiet", True)
        self._also.setWordWrap(True)
        self._also.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self._also.linkActivated.connect(self._on_link)
        self._also.hide()
        line = QHBoxLayout()
        line.setContentsMargins(4, 0, 0, 0)
        line.setSpacing(2)
        line.addWidget(self._number, 1)
        self._line = line
        line.addWidget(self._save)
        line.addWidget(self._sort)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        self._also.setContentsMargins(4, 0, 0, 0)
        column.addWidget(self._also)
        theme.changed.connect(self._dress)
        self._dress()

    def add_filter_button(self, button: FilterButton) -> None:
        """Have this button stand after the number."""
        self._filter = button
        self._line.insertWidget(1, button)

    def show_listing(self, listing: Listing) -> None:
        """Tell how these rows were found."""
        self._listing = listing
        searching = bool(listing.request.query)
        of = _size_of(listing)
        if searching:
            self._tell(listing.request.query, letter_list.letters_found(listing.total))
        else:
            self._told = ("", "")
        self._numbers = (
            (
                letter_list.found_line(listing.total, of),
                letter_list.found_briefly(listing.total, of),
                letter_list.found_barely(listing.total),
            )
            if searching
            else (numbers.letters(listing.total),) * 3
        )
        self._number.setToolTip(
            letter_list.found_tip(listing.total, of, listing.milliseconds) if searching else ""
        )
        order = listing.request.found_sort if searching else listing.request.sort
        backward = listing.request.backward and not searching
        self._sort.setText(
            letter_list.SORTS_BACKWARD[order] if backward else letter_list.SORTS[order]
        )
        spoken = letter_list.sort_spoken(order, backward=backward, searching=searching)
        self._sort.setAccessibleName(spoken)
        self._sort.setToolTip(spoken)
        self._offer_orders(order, backward=backward, searching=searching)
        self._save.setVisible(searching)
        # Nothing to put in order or to choose from, in a library without letters.
        is_empty = not of and not searching
        self._sort.setHidden(is_empty)
        if self._filter is not None:
            self._filter.setHidden(is_empty)
        self._fit()
        self._tell_also(listing)

    def _offer_orders(self, order: SortOrder, *, backward: bool, searching: bool) -> None:
        offered = _FOUND_SORTS if searching else _SORTS
        for action in self._orders.actions():
            action.setVisible(SortOrder(action.data()) in offered)
            action.setChecked(action.data() == order.value)
        names = letter_list.DIRECTIONS.get(order)
        self._turns.setVisible(names is not None and not searching)
        if names is not None:
            for action in self._turns.actions():
                action.setText(names[action.data()])
                action.setChecked(action.data() == backward)

    def show_chosen(self, number: int) -> None:
        """Say how many are chosen, when that is more than the one that is read."""
        was, self._chosen = self._chosen, number
        if max(was, number) > 1 and was != number:
            self._fit()
            if number > 1:
                announce(self, letter_list.chosen(number))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See Qt. A narrow line says less, then leaves the names of its buttons away."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        steps = (
            lambda: self._say(0, named=True),
            lambda: self._say(1, named=True),
            lambda: self._say(1, named=False),
            lambda: self._say(2, named=False),
            lambda: self._say(2, named=False, filter_named=False),
        )
        narrow(self._line, self.width(), steps)

    def _say(self, number: int, *, named: bool, filter_named: bool = True) -> None:
        many = self._chosen > 1
        self._number.setText(letter_list.chosen(self._chosen) if many else self._numbers[number])
        style = Qt.ToolButtonStyle
        self._sort.setToolButtonStyle(
            style.ToolButtonTextBesideIcon if named else style.ToolButtonIconOnly
        )
        if self._filter is not None:
            self._filter.show_name(shown=filter_named)

    def _tell(self, query: str, found: str) -> None:
        """Have it spoken once, however often the same question is answered."""
        if (query, found) != self._told:
            self._told = (query, found)
            announce(self, found)

    def _tell_also(self, listing: Listing) -> None:
        request = listing.request
        lines = [self._remark(at, remark) for at, remark in enumerate(listing.remarks)]
        if request.query and request.exact:
            lines.append(letter_list.exact_line(self._link(letter_list.TOLERANT, _EXACT)))
        elif request.query and listing.also_searched:
            also = ", ".join(f"<b>{escape(word)}</b>" for word in listing.also_searched)
            lines.append(letter_list.also_line(also, self._link(letter_list.EXACT, _EXACT)))
        if request.query and request.letterheads:
            lines.append(
                letter_list.letterheads_line(self._link(letter_list.NO_LETTERHEADS, _LETTERHEADS))
            )
        self._also.setText("<br>".join(lines))
        self._also.setVisible(bool(lines))

    def _remark(self, at: int, remark: Remark) -> str:
        told = escape(seeking.read_as(remark))
        if not remark.proposal:
            return told
        return f"{told} {self._link(seeking.did_you_mean(remark.proposal), f'{_PROPOSAL}{at}')}"

    def _make_orders(self) -> tuple[QActionGroup, QActionGroup]:
        """The orders, and which way round; choosing an order again turns it as well."""
        menu = QMenu(self)
        group = QActionGroup(self)
        for order in (SortOrder.RELEVANCE, *_SORTS):
            action = QAction(letter_list.SORTS[order], group)
            action.setCheckable(True)
            action.setData(order.value)
            menu.addAction(action)
        group.triggered.connect(lambda action: self.sort_chosen.emit(SortOrder(action.data())))
        menu.addSeparator()
        turns = QActionGroup(self)
        for backward in (False, True):
            action = QAction(turns)
            action.setCheckable(True)
            action.setData(backward)
            menu.addAction(action)
        turns.triggered.connect(lambda action: self.turn_chosen.emit(action.data()))
        self._sort.setMenu(menu)
        return group, turns

    def _on_link(self, address: str) -> None:
        if address == _LETTERHEADS:
            self.letterheads_left.emit()
        elif address.startswith(_PROPOSAL) and self._listing is not None:
            self.proposal_taken.emit(self._listing.remarks[int(address.removeprefix(_PROPOSAL))])
        elif self._listing is not None:
            self.exact_wanted.emit(not self._listing.request.exact)

    def _dress(self) -> None:
        small = self._theme.font(TextRole.SMALL)
        for widget in (self._number, self._sort, self._also):
            widget.setFont(small)
        self._save.setIcon(self._theme.icon("bookmark", "grey1"))
        self._sort.setIcon(self._theme.icon("arrow-down-wide-narrow", "grey1"))
        if self._listing is not None:
            self._tell_also(self._listing)
            self._fit()

    def _link(self, text: str, address: str) -> str:
        # With a colour of its own: a label does not look again at a text that stays the same,
        # and a link keeps the colour it was made with.
        color = self._theme.color("accent").name()
        return f'<a href="{address}" style="color: {color}">{escape(text)}</a>'


def _size_of(listing: Listing) -> int:
    counts = listing.counts
    return {
        LibraryView.ALL: counts.total,
        LibraryView.UNREAD: counts.unread,
        LibraryView.ANNOTATED: counts.annotated,
        LibraryView.REMOVED: counts.removed,
    }[listing.request.view]
