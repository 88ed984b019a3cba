"""What stands where rows would be: why there are none, and what may help."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from kanttekening.domain.rows import LibraryView
from kanttekening.ui.blank_page import BlankPage
from kanttekening.ui.flow import FlowLayout
from kanttekening.words import letter_list, screen, seeking

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kanttekening.services.query_field import Chip
    from kanttekening.ui.letters.browse import Listing, Request
    from kanttekening.ui.theme import Theme

_MOST_WAYS = 4


class BlankList(BlankPage):
    """One title and one sentence; after a search, what may be tried instead."""

    filter_dropped = Signal(str)
    tolerance_wanted = Signal()
    everywhere_wanted = Signal()
    start_again_wanted = Signal()
    bin_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._offers = FlowLayout(spacing=8)
        self.ways.addLayout(self._offers)

    def show_listing(self, listing: Listing) -> None:
        """Say why the listing is empty."""
        request = listing.request
        if request.query:
            from kanttekening.services.query_field import split_filters

            chips, words = split_filters(request.query)
            title = letter_list.nothing_found(words.strip() or request.query)
            view = "" if request.view is LibraryView.ALL else screen.VIEWS[request.view]
            text = seeking.tried(words.strip(), len(chips), view, exact=request.exact)
            self._offer(request, chips)
        else:
            title, _, text = letter_list.EMPTY_VIEWS[request.view].partition("\n")
            self._clear()
            if request.view is LibraryView.ALL and listing.counts.removed:
                title = letter_list.ALL_IN_BIN
                self._way(letter_list.OPEN_BIN, self.bin_wanted.emit)
        self.tell(title, text)

    def _offer(self, request: Request, chips: tuple[Chip, ...]) -> None:
        """Offer what may help, the smallest step first."""
        self._clear()
        if request.exact:
            self._way(seeking.NEARBY_TOO, self.tolerance_wanted.emit)
        for chip in chips[:_MOST_WAYS]:
            told = seeking.chip(chip.name, chip.value, excluded=chip.excluded)
            self._way(seeking.without(told), partial(self.filter_dropped.emit, chip.typed))
        if request.view is not LibraryView.ALL:
            self._way(seeking.EVERYWHERE, self.everywhere_wanted.emit)
        self._way(seeking.START_AGAIN, self.start_again_wanted.emit)

    def _way(self, words: str, act: Callable[[], None]) -> None:
        button = QPushButton(words.replace("&", "&&"))
        button.clicked.connect(act)
        self._offers.addWidget(button)
        button.show()

    def _clear(self) -> None:
        while (item := self._offers.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
