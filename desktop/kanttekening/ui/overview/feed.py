"""Brings rows to the list: the page that was looked at last comes first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kanttekening.ui.overview.model import PAGE

if TYPE_CHECKING:
    from kanttekening.domain.note_list import NoteListing, NoteRow
    from kanttekening.services.library import Library
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.overview.model import OverviewModel

# Who drags the scroll bar passes pages that nobody will see.
_MOST_WANTED = 4


class RowFeed(QObject):
    """One question at a time, so that the library has time for others in between."""

    def __init__(self, desk: Desk, model: OverviewModel) -> None:
        super().__init__(model)
        self._desk = desk
        self._model = model
        self._wanted: list[int] = []
        self._under_way: tuple[NoteListing, int] | None = None
        model.page_wanted.connect(self._on_page_wanted)
        model.modelReset.connect(self._wanted.clear)

    def _on_page_wanted(self, page: int) -> None:
        if self._under_way == (self._model.listing, page):
            return
        if page in self._wanted:
            self._wanted.remove(page)
        self._wanted.append(page)
        del self._wanted[:-_MOST_WANTED]
        if self._under_way is None:
            self._ask()

    def _ask(self) -> None:
        listing = self._model.listing
        if listing is None or not self._wanted:
            return
        page = self._wanted.pop()
        self._under_way = listing, page
        self._desk.ask(
            partial(_rows, listing, page),
            partial(self._on_rows, listing, page),
            lambda _error: self._go_on(),
        )

    def _on_rows(self, listing: NoteListing, page: int, rows: tuple[NoteRow | None, ...]) -> None:
        self._under_way = None
        self._model.fill(listing, page, rows)
        self._go_on()

    def _go_on(self) -> None:
        self._under_way = None
        self._ask()


def _rows(listing: NoteListing, page: int, library: Library) -> tuple[NoteRow | None, ...]:
    return library.note_lists.rows(listing, page * PAGE, PAGE)
