"""The searches that are kept: in the sidebar, with how many letters answer each now."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from kanttekening.domain.saved_search import SavedSearchId
from kanttekening.domain.touched import Touched
from kanttekening.services.query_field import LIKE, split_filters
from kanttekening.ui.sidebar_section import Line
from kanttekening.words import keeping as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kanttekening.domain.saved_search import SavedSearch
    from kanttekening.services.library import Library
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.letters.panel import LettersPanel
    from kanttekening.ui.sidebar_section import SidebarSection
    from kanttekening.ui.theme import Theme

_STALE = Touched.LETTERS | Touched.LABELS | Touched.ANNOTATIONS | Touched.FACTS
_REST_MILLISECONDS = 1500


class Kept(QObject):
    """Asks one count at a time, so that somebody who types is never waiting for all of them."""

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        section: SidebarSection,
        letters: LettersPanel,
        say: Callable[[str], None],
        offer_undo: Callable[[str], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk, self._theme, self._window = desk, theme, window
        self._section, self._letters = section, letters
        self._say, self._offer_undo = say, offer_undo
        self._kept: tuple[SavedSearch, ...] = ()
        self._counts: dict[str, int] = {}
        self._waiting: list[str] = []
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MILLISECONDS)
        self._rest.timeout.connect(self._count_all)
        section.chosen.connect(self._search)
        section.rename_wanted.connect(self._ask_name)
        section.remove_wanted.connect(self._remove)
        section.move_wanted.connect(self._move)
        desk.opened.connect(self._ask_at_the_start)
        desk.touched.connect(self._on_touched)

    def keep(self, query: str) -> None:
        """Keep a query in the sidebar, under a name that a person may change first."""
        query = query.strip()
        already = next((each.name for each in self._kept if each.query == query), None)
        if not query:
            self._say(words.NOTHING_TO_KEEP)
        elif already is not None:
            self._say(words.kept_already(already))
        else:
            from kanttekening.ui.dialogs.naming import ask_name  # not before the first page

            ask_name(
                self._window, self._theme, words.KEEP_TITLE, self._name_for(query),
                words.keep_text(query), partial(self._keep, query), done=words.KEEP_DONE,
            )  # fmt: skip

    def _keep(self, query: str, name: str) -> None:
        def tell(made: SavedSearchId | None) -> None:
            if made is not None:
                self._offer_undo(words.kept(name.strip()))

        self._desk.change(lambda library: library.kept_searches.keep(query, name), tell)

    def _name_for(self, query: str) -> str:
        chips, rest = split_filters(query)
        like = [self._letters.chips.words_of(chip) for chip in chips if chip.name == LIKE]
        filters = [(chip.name, chip.value, chip.excluded) for chip in chips if chip.name != LIKE]
        return ", ".join(part for part in (words.proposed_name(rest, filters), *like) if part)

    def _on_touched(self, touched: Touched) -> None:
        if touched & Touched.SEARCHES:
            self._ask()
        if touched & _STALE and self._kept and not self._rest.isActive():
            self._rest.start()

    def _ask(self) -> None:
        self._desk.latest("kept", lambda library: library.kept_searches.all(), self._on_kept)

    def _on_kept(self, kept: tuple[SavedSearch, ...]) -> None:
        self._kept = kept
        self._show()
        self._count([each.query for each in kept if each.query not in self._counts])

    def _ask_at_the_start(self) -> None:
        """Show them, and count when the window stands: counting loads all that searching needs."""

        def show(kept: tuple[SavedSearch, ...]) -> None:
            self._kept = kept
            self._show()
            if kept:
                self._rest.start()

        self._desk.latest("kept", lambda library: library.kept_searches.all(), show)

    def _show(self) -> None:
        self._section.show_lines(
            [
                Line(
                    each.id,
                    each.name,
                    words.spoken(each.name, self._counts.get(each.query)),
                    self._counts.get(each.query),
                    tip=each.query,
                )
                for each in self._kept
            ]
        )

    def _count_all(self) -> None:
        self._count([each.query for each in self._kept])

    def _count(self, queries: list[str]) -> None:
        self._waiting = queries
        self._count_next()

    def _count_next(self) -> None:
        if self._waiting:
            query = self._waiting.pop(0)
            self._desk.latest("kept count", partial(_total, query), partial(self._on_count, query))

    def _on_count(self, query: str, count: int) -> None:
        self._counts[query] = count
        self._show()
        self._count_next()

    def _found(self, search_id: int) -> SavedSearch | None:
        return next((each for each in self._kept if each.id == search_id), None)

    def _search(self, search_id: int) -> None:
        found = self._found(search_id)
        if found is not None:
            self._letters.search_all(found.query)

    def _ask_name(self, search_id: int) -> None:
        found = self._found(search_id)
        if found is not None:
            rename, title = partial(self._rename, found.id), words.RENAME_TITLE
            from kanttekening.ui.dialogs.naming import ask_name  # not before the first page

            ask_name(self._window, self._theme, title, found.name, found.query, rename)

    def _rename(self, search_id: SavedSearchId, name: str) -> None:
        self._desk.change(lambda library: library.kept_searches.rename(search_id, name))

    def _move(self, search_id: int, by: int) -> None:
        self._desk.change(lambda library: library.kept_searches.move(SavedSearchId(search_id), by))

    def _remove(self, search_id: int) -> None:
        found = self._found(search_id)
        if found is not None:
            self._desk.change(
                lambda library: library.kept_searches.remove(found.id),
                lambda _: self._offer_undo(words.removed(found.name)),
            )


def _total(query: str, library: Library) -> int:
    return library.searching.search(query, limit=0).total
