"""Above the list of all annotations: the search field, how many, and how they are arranged."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from kanttekening.domain.note_list import Grouping, NoteOrder
from kanttekening.ui.access.announcing import announce
from kanttekening.ui.search.bar import SearchField
from kanttekening.ui.search.chips import ChipRow
from kanttekening.ui.search.completer import Completer
from kanttekening.ui.search.filter_menu import FilterButton
from kanttekening.ui.search.narrowing import narrow
from kanttekening.ui.theme import TextRole
from kanttekening.words import letter_list, seeking
from kanttekening.words import overview as words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from kanttekening.domain.asking import Remark
    from kanttekening.domain.facet import Facet
    from kanttekening.domain.note_list import NoteListing, NoteListRequest
    from kanttekening.services.library import Library
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.theme import Theme


_SIDE = 12
_EXACT, _PROPOSAL = "#exact", "#proposal/"


class OverviewHead(QWidget):
    """Tells what was found and how; says what a person wants otherwise."""

    grouping_chosen = Signal(object)
    order_chosen = Signal(object)
    exact_wanted = Signal(bool)

    def __init__(self, desk: Desk, theme: Theme, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._told = ""
        self._numbers = ("", "")
        self._listing: NoteListing | None = None
        self._line = QHBoxLayout()
        self.search = SearchField(theme, key)
        self.search.setPlaceholderText(words.PLACEHOLDER)
        self.search.setAccessibleName(words.SEARCH_NAME)
        self._count, self._also = QLabel(), QLabel()
        for label in (self._count, self._also):
            label.setProperty("quiet", True)
        self._also.setWordWrap(True)
        self._also.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self._also.linkActivated.connect(self._on_link)
        self.completer = Completer(desk, theme, self.search)
        self.chips = ChipRow(theme)
        self.filter_button = FilterButton(desk, theme, self.search, count=_facets)
        self.filter_button.setToolTip(words.FILTER_TIP)
        self.search.chips_changed.connect(lambda: self.chips.show_chips(self.search.chips))
        self.chips.removed.connect(self._on_chip_removed)
        self.chips.edited.connect(self.search.edit_chip)
        self.arrange = QToolButton()
        self.arrange.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.arrange.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.arrange.setToolTip(words.ARRANGE_TIP)
        menu = QMenu(self.arrange)
        self._groupings = _choices(menu, words.GROUP_BY, words.GROUPINGS)
        menu.addSeparator()
        self._orders = _choices(menu, words.ORDER_BY, words.ORDERS)
        self._groupings.triggered.connect(
            lambda act: self.grouping_chosen.emit(Grouping(act.data()))
        )
        self._orders.triggered.connect(lambda act: self.order_chosen.emit(NoteOrder(act.data())))
        self.arrange.setMenu(menu)
        self._lay_out()
        theme.changed.connect(self._dress)
        self._dress()

    def show_request(self, request: NoteListRequest) -> None:
        """Show how the list is arranged."""
        self.arrange.setText(words.GROUPINGS[request.grouping])
        self.arrange.setAccessibleName(
            f"{words.ARRANGE_NAME}: {words.GROUPINGS[request.grouping]}, "
            f"{words.ORDERS[request.order]}"
        )
        for group, chosen in ((self._groupings, request.grouping), (self._orders, request.order)):
            for action in group.actions():
                action.setChecked(action.data() == chosen)

    def show_listing(self, listing: NoteListing) -> None:
        """Tell how many there are, and how the words were read and what was looked for besides."""
        self._listing = listing
        self._numbers = words.count_lines(listing)
        self._count.setToolTip(words.count_tip(listing))
        for button in (self.arrange, self.filter_button):
            button.setVisible(bool(listing.everything))
        self.filter_button.follow(listing.request)
        self._fit()
        self._tell_also(listing)
        query = listing.request.query
        if query and query != self._told:
            announce(self.search, words.found_spoken(listing.total))
        self._told = query

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See Qt. A narrow line says less, and leaves the names of its buttons away."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        steps = (
            lambda: self._say(0, named=True),
            lambda: self._say(1, named=True),
            lambda: self._say(1, named=False),
            lambda: self._say(1, named=False, filter_named=False),
        )
        narrow(self._line, self.width() - 2 * _SIDE, steps)

    def _say(self, number: int, *, named: bool, filter_named: bool = True) -> None:
        self._count.setText(self._numbers[number])
        style = Qt.ToolButtonStyle
        self.arrange.setToolButtonStyle(
            style.ToolButtonTextBesideIcon if named else style.ToolButtonIconOnly
        )
        self.filter_button.show_name(shown=filter_named)

    def _tell_also(self, listing: NoteListing) -> None:
        lines = [self._remark(at, remark) for at, remark in enumerate(listing.remarks)]
        also = ", ".join(f"<b>{escape(word)}</b>" for word in listing.also_searched)
        if listing.request.query and listing.request.exact:
            lines.append(letter_list.exact_line(self._link("#tolerant", letter_list.TOLERANT)))
        elif also:
            lines.append(letter_list.also_line(also, self._link(_EXACT, letter_list.EXACT)))
        self._also.setText("<br>".join(lines))
        self._also.setVisible(bool(lines))

    def _remark(self, at: int, remark: Remark) -> str:
        told = escape(seeking.read_as(remark))
        if not remark.proposal:
            return told
        return f"{told} {self._link(f'{_PROPOSAL}{at}', seeking.did_you_mean(remark.proposal))}"

    def _on_link(self, link: str) -> None:
        if not link.startswith(_PROPOSAL):
            self.exact_wanted.emit(link == _EXACT)
        elif self._listing is not None:
            remark = self._listing.remarks[int(link.removeprefix(_PROPOSAL))]
            self.search.ask(self.search.query.replace(remark.typed, remark.proposal or "", 1))
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _link(self, target: str, text: str) -> str:
        """With a colour of its own: a link keeps the one it was made with."""
        color = self._theme.color("accent").name()
        return f'<a href="{target}" style="color: {color}">{escape(text)}</a>'

    def _on_chip_removed(self, at: int) -> None:
        """Stay at the chips as long as there are any: one may want to remove more."""
        had_focus = self.chips.isAncestorOf(self.focusWidget() or self)
        self.search.remove_chip(at)
        buttons = self.chips.buttons
        if had_focus:
            to = buttons[min(at, len(buttons) - 1)] if buttons else self.search
            to.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        line = self._line
        line.setContentsMargins(4, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self._count, 1)
        line.addWidget(self.filter_button)
        line.addWidget(self.arrange)
        below = QVBoxLayout()
        below.setSpacing(2)
        below.addLayout(line)
        self._also.setContentsMargins(4, 0, 0, 0)
        self._also.hide()
        below.addWidget(self._also)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 12, _SIDE, 8)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.chips)
        column.addLayout(below)

    def _dress(self) -> None:
        small = self._theme.font(TextRole.SMALL)
        for widget in (self._count, self._also, self.arrange):
            widget.setFont(small)
        self.arrange.setIcon(self._theme.icon("arrow-down-wide-narrow", "grey1"))
        if self._listing is not None:
            self._tell_also(self._listing)


def _choices(
    menu: QMenu, title: str, names: dict[Grouping, str] | dict[NoteOrder, str]
) -> QActionGroup:
    menu.addAction(title).setEnabled(False)
    group = QActionGroup(menu)
    for choice, name in names.items():
        action = QAction(name, group)
        action.setCheckable(True)
        action.setData(choice.value)
        menu.addAction(action)
    return group


def _facets(request: NoteListRequest, library: Library) -> tuple[Facet, ...]:
    return library.note_lists.facets(request)
