"""Searches that a person keeps under a name, and those of lately."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.domain.journal import Change, Edit
from kanttekening.domain.touched import Outcome, Touched
from kanttekening.services.clock import stamp
from kanttekening.store.saved_searches import SAVED

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from kanttekening.domain.saved_search import SavedSearch, SavedSearchId
    from kanttekening.services.history import History
    from kanttekening.store.database import Database
    from kanttekening.store.saved_searches import SavedSearchStore

LONGEST_NAME = 80
_SHORTEST_REMEMBERED = 2
_NOTHING = Outcome(None, Touched.NOTHING)


class KeptSearches:
    """Keeping, naming, moving and removing can be undone; what was asked lately is just noted."""

    def __init__(
        self,
        database: Database,
        searches: SavedSearchStore,
        history: History,
        clock: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._searches = searches
        self._history = history
        self._clock = clock

    def all(self) -> tuple[SavedSearch, ...]:
        """The searches that are kept, in their order."""
        return self._searches.all()

    def keep(self, query: str, name: str = "") -> Outcome[SavedSearchId | None]:
        """Keep a query, below the others; None if it was kept already."""
        query, kept = query.strip(), self._searches.all()
        if not query or any(each.query == query for each in kept):
            return Outcome(None, Touched.NOTHING)
        row = {
            "name": _tidy(name) or _tidy(query),
            "query": query,
            "place": max((each.place for each in kept), default=0) + 1,
        }
        made = self._searches.next_id()
        done = self._carry_out("keep_search", Change(SAVED, str(made), None, row))
        return Outcome(made, done.touched)

    def rename(self, search_id: SavedSearchId, name: str) -> Outcome[None]:
        """Give a search another name."""
        found, name = self._search(search_id), _tidy(name)
        if found is None or not name or name == found.name:
            return _NOTHING
        row = _row(found)
        return self._carry_out(
            "rename_search", Change(SAVED, str(search_id), row, row | {"name": name})
        )

    def move(self, search_id: SavedSearchId, by: int) -> Outcome[None]:
        """Let a search change places with a neighbour: the one above with -1, below with 1."""
        kept = self._searches.all()
        at = next((at for at, each in enumerate(kept) if each.id == search_id), None)
        if at is None or not 0 <= at + by < len(kept):
            return _NOTHING
        order = list(kept)
        order.insert(at + by, order.pop(at))
        changes = [
            Change(SAVED, str(each.id), _row(each), _row(each) | {"place": place})
            for place, each in enumerate(order, 1)
            if each.place != place
        ]
        return self._carry_out("move_search", *changes)

    def remove(self, search_id: SavedSearchId) -> Outcome[None]:
        """Keep a search no longer."""
        found = self._search(search_id)
        if found is None:
            return _NOTHING
        return self._carry_out("remove_search", Change(SAVED, str(search_id), _row(found), None))

    def lately(self) -> tuple[str, ...]:
        """What was searched lately, the last one first."""
        return self._searches.lately()

    def remember(self, query: str) -> Outcome[None]:
        """Note a query among those of lately."""
        query = " ".join(query.split())
        if len(query) >= _SHORTEST_REMEMBERED:
            with self._database.transaction():
                self._searches.remember(query, stamp(self._clock()))
        return _NOTHING

    def forget_lately(self) -> Outcome[None]:
        """Forget what was searched."""
        with self._database.transaction():
            self._searches.forget_lately()
        return _NOTHING

    def _search(self, search_id: SavedSearchId) -> SavedSearch | None:
        return next((each for each in self._searches.all() if each.id == search_id), None)

    def _carry_out(self, action: str, *changes: Change) -> Outcome[None]:
        return Outcome(None, self._history.carry_out(Edit(action, changes)))


def _tidy(name: str) -> str:
    return " ".join(name.split())[:LONGEST_NAME].strip()


def _row(search: SavedSearch) -> dict[str, str | int]:
    return {"name": search.name, "query": search.query, "place": search.place}
