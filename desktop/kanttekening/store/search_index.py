"""The door to the search tables: everything that answering one query needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.domain.rows import MOST_COUNTED
from kanttekening.store.search_numbers import Numbers
from kanttekening.store.search_postings import Postings
from kanttekening.store.search_scope import add_functions
from kanttekening.store.search_shown import Shelf
from kanttekening.store.vocabulary import Vocabulary

if TYPE_CHECKING:
    from kanttekening.store.database import Database
    from kanttekening.store.search_postings import Scope


class SearchIndex:
    """The tables of one library; holds nothing itself."""

    def __init__(self, database: Database) -> None:
        self._connection = database.connection
        add_functions(database.connection)
        self.vocabulary = Vocabulary(database.connection)
        self.numbers = Numbers(database.connection)

    def shelf(self) -> Shelf:
        """What one query needs of the letters it finds, read once."""
        return Shelf(self._connection)

    def postings(self, scope: Scope, most_counted: int = MOST_COUNTED) -> Postings:
        """The full-text tables within ``scope``; nothing is counted beyond ``most_counted``."""
        return Postings(self._connection, scope, most_counted)
