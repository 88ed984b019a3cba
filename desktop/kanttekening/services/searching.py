"""Search as you type: one query, one ranked and capped answer."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from kanttekening.domain.rows import LetterRow, LibraryView, SearchAnswer
from kanttekening.services.search_answer import OneQuery
from kanttekening.store.search_index import SearchIndex
from kanttekening.store.search_scope import scope_of
from kanttekening.text.query import parse_query

if TYPE_CHECKING:
    from kanttekening.store.database import Database
    from kanttekening.store.letters import LetterStore

MOST_HITS = 200


class Searching:
    """Finds letters by what they, their numbers and their notes say."""

    def __init__(self, database: Database, letters: LetterStore) -> None:
        self._index = SearchIndex(database)
        self._letters = letters

    def search(
        self,
        query: str,
        *,
        limit: int = MOST_HITS,
        exact: bool = False,
        view: LibraryView = LibraryView.ALL,
        letterhead: bool = False,
        by_date: bool = False,
    ) -> SearchAnswer:
        """The best hits for a query; no query is wrong. ``exact`` switches tolerance off.

        ``letterhead`` looks in letterheads and footers too, as ``in:briefhoofd`` does. With
        ``by_date`` the newest come first instead.
        """
        started = time.perf_counter()
        asked = parse_query(query)
        postings = self._index.postings(scope_of(asked, view))
        one = OneQuery(
            self._index,
            postings,
            asked,
            exact=exact,
            letterhead=letterhead or asked.letterhead,
            by_date=by_date,
        )
        hits, total, near = one.answer(max(0, min(limit, MOST_HITS)))
        spent = round((time.perf_counter() - started) * 1000, 2)
        return SearchAnswer(query, near, total, spent, hits, asked.remarks)

    def rows(self, answer: SearchAnswer) -> tuple[LetterRow, ...]:
        """The finished rows of an answer, best first."""
        hits = {hit.letter_id: hit for hit in answer.hits}
        return tuple(
            replace(row, snippet=hit.snippet, marked=hit.spans, found=hit.found)
            for row in self._letters.rows_of(tuple(hits))
            for hit in (hits[row.id],)
        )
