"""Searches that were given a name, and what was searched lately."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.domain.saved_search import SavedSearch, SavedSearchId

if TYPE_CHECKING:
    from kanttekening.domain.journal import Change
    from kanttekening.store.database import Database

SAVED = "saved_search"
_MOST_LATELY = 50


class SavedSearchStore:
    """Two small tables."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[SavedSearch, ...]:
        """The searches that are kept, in their order."""
        rows = self._database.rows(
            "SELECT id, name, query, place FROM saved_searches ORDER BY place, id"
        )
        return tuple(
            SavedSearch(SavedSearchId(found), name, query, place)
            for found, name, query, place in rows
        )

    def next_id(self) -> SavedSearchId:
        """An id that no search has."""
        (last,) = self._database.row("SELECT coalesce(max(id), 0) FROM saved_searches") or (0,)
        return SavedSearchId(last + 1)

    def carry_out(self, change: Change) -> None:
        """Make a search what the change says that it becomes."""
        row = change.after
        if row is None:
            self._database.execute("DELETE FROM saved_searches WHERE id = ?", (int(change.key),))
            return
        self._database.execute(
            "INSERT OR REPLACE INTO saved_searches (id, name, query, place) VALUES (?, ?, ?, ?)",
            (int(change.key), row["name"], row["query"], row["place"]),
        )

    def lately(self) -> tuple[str, ...]:
        """What was searched lately, the last one first."""
        rows = self._database.rows("SELECT query FROM asked_lately ORDER BY at DESC, rowid DESC")
        return tuple(query for (query,) in rows)

    def remember(self, query: str, moment: str) -> None:
        """Keep a query among those of lately; of many the oldest goes."""
        self._database.execute("DELETE FROM asked_lately WHERE query = ?", (query,))
        self._database.execute(
            "INSERT INTO asked_lately (query, at) VALUES (?, ?)", (query, moment)
        )
        self._database.execute(
            "DELETE FROM asked_lately WHERE query NOT IN "
            "(SELECT query FROM asked_lately ORDER BY at DESC, rowid DESC LIMIT ?)",
            (_MOST_LATELY,),
        )

    def forget_lately(self) -> None:
        """Forget what was searched."""
        self._database.execute("DELETE FROM asked_lately")
