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
from kanttekening.ui.theme import TextRole
from kanttekening.words import overview as words
from kanttekening.words import screen

if TYPE_CHECKING:
    from kanttekening.domain.note_list import NoteListing, NoteListRequest
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.theme import Theme


class OverviewHead(QWidget):
    """Tells what was found and how; says what a person wants otherwise."""

    grouping_chosen = Signal(object)
    order_chosen = Signal(object)
    exact_wanted = Signal(bool)

    def __init__(self, desk: Desk, theme: Theme, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._told = ""
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
        self._also.linkActivated.connect(lambda link: self.exact_wanted.emit(link == "#exact"))
        self.completer = Completer(desk, theme, self.search)
        self.chips = ChipRow(theme)
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
        """Tell how many there are, and what was looked for besides."""
        self._count.setText(words.count_line(listing))
        self.arrange.setVisible(bool(listing.everything))
        also = ", ".join(f"<b>{escape(word)}</b>" for word in listing.also_searched)
        if listing.request.exact and listing.request.query:
            self._also.setText(screen.exact_line(_link("#tolerant", screen.TOLERANT)))
        else:
            self._also.setText(screen.also_line(also, _link("#exact", screen.EXACT)))
        self._also.setVisible(bool(listing.request.query and (also or listing.request.exact)))
        query = listing.request.query
        if query and query != self._told:
            announce(self.search, words.found_spoken(listing.total))
        self._told = query

    def _on_chip_removed(self, at: int) -> None:
        """Stay at the chips as long as there are any: one may want to remove more."""
        had_focus = self.chips.isAncestorOf(self.focusWidget() or self)
        self.search.remove_chip(at)
        buttons = self.chips.buttons
        if had_focus:
            to = buttons[min(at, len(buttons) - 1)] if buttons else self.search
            to.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(4, 0, 0, 0)
        line.addWidget(self._count, 1)
        line.addWidget(self.arrange)
        below = QVBoxLayout()
        below.setSpacing(2)
        below.addLayout(line)
        self._also.setContentsMargins(4, 0, 0, 0)
        self._also.hide()
        below.addWidget(self._also)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.chips)
        column.addLayout(below)

    def _dress(self) -> None:
        small = self._theme.font(TextRole.SMALL)
        for widget in (self._count, self._also, self.arrange):
            widget.setFont(small)
        self.arrange.setIcon(self._theme.icon("arrow-down-wide-narrow", "grey1"))


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


def _link(target: str, text: str) -> str:
    return f'<a href="{target}">{text}</a>'
