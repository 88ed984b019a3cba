"""Search as you type: one query, one ranked and capped answer."""

from __future__ import annotations

import math
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from kanttekening.domain.rows import MOST_COUNTED, LetterRow, LibraryView, SearchAnswer
from kanttekening.services.clock import day_of
from kanttekening.services.search_answer import OneQuery
from kanttekening.services.search_wider import PLENTY, Widening
from kanttekening.services.similar import Similar, within
from kanttekening.store.annotations import AnnotationStore
from kanttekening.store.faults import told_as_faults
from kanttekening.store.page_starts import PageStarts
from kanttekening.store.search_index import SearchIndex
from kanttekening.store.search_scope import scope_of
from kanttekening.text.query import parse_query

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from kanttekening.domain.letter import LetterId
    from kanttekening.domain.passage import Span
    from kanttekening.domain.rows import Hit
    from kanttekening.services.search_answer import Answer
    from kanttekening.store.database import Database
    from kanttekening.store.letters import LetterStore
    from kanttekening.text.query import Query

MOST_HITS = 200
# As many rows as a screen shows; nobody sees the page of a hit further down while typing.
_WITH_PAGE = 30


class Searching:
    """Finds letters by what they, their numbers and their notes say."""

    def __init__(
        self, database: Database, letters: LetterStore, clock: Callable[[], datetime]
    ) -> None:
        self._index = SearchIndex(database)
        self._path = database.path
        self._similar = Similar(database)
        self._widening = Widening(self._index.vocabulary)
        self._letters = letters
        self._clock = clock
        self._annotations = AnnotationStore(database)
        self._starts = PageStarts(database)

    def search(
        self,
        query: str,
        *,
        limit: int = MOST_HITS,
        exact: bool = False,
        view: LibraryView = LibraryView.ALL,
        letterhead: bool = False,
        by_date: bool = False,
        count_all: bool = False,
    ) -> SearchAnswer:
        """The best hits for a query; no query is wrong. ``exact`` switches tolerance off.

        ``letterhead`` looks in letterheads and footers too, as ``in:briefhoofd`` does. With
        ``by_date`` the newest come first instead. ``count_all`` counts on where a person would
        not wait for it.
        """
        started = time.perf_counter()
        asked = parse_query(query).on(day_of(self._clock))
        alike = self._similar.asked_of(asked)
        most = max(0, min(limit, MOST_HITS))

        def answer(asked: Query) -> Answer:
            postings = self._index.postings(
                within(scope_of(asked, view), alike), sys.maxsize if count_all else MOST_COUNTED
            )
            one = OneQuery(
                self._index, postings, asked, exact=exact,
                letterhead=letterhead or asked.letterhead, by_date=by_date, first=alike or (),
            )  # fmt: skip
            return one.answer(most)

        with told_as_faults(self._path):
            hits, total, near, missed = answer(asked)
            if not exact and total < PLENTY:
                wider = self._widening.of(asked)
                if wider is not asked:
                    more, total, near, missed = answer(wider)
                    # Of words that were split or joined, nobody would know the parts again.
                    missed = tuple(it for it in missed if it.typed in asked.words)
                    hits = more if by_date else _first_then(hits, more)[:most]
        spent = round((time.perf_counter() - started) * 1000, 2)
        return SearchAnswer(
            query, near, total, spent, hits, (*asked.remarks, *missed), asked.is_empty
        )

    def rows(self, answer: SearchAnswer) -> tuple[LetterRow, ...]:
        """The finished rows of an answer, best first.

        A hit in a note leads to the passage that the note is on.
        """
        hits = {hit.letter_id: hit for hit in answer.hits}
        noted = self._passages(hits)
        places = {letter_id: hit.found or noted.get(letter_id) for letter_id, hit in hits.items()}
        shown = [letter_id for letter_id, place in places.items() if place][:_WITH_PAGE]
        # Where only filters are asked, how a letter begins says nothing: that is its letterhead.
        has_places = any(hit.spans for hit in answer.hits)
        pages = self._starts.pages(
            {letter_id: place.start for letter_id in shown if (place := places[letter_id])}
        )
        return tuple(
            replace(
                row,
                snippet=hit.snippet if has_places else "",
                marked=hit.spans,
                found=places[row.id],
                where=hit.where,
                page=pages.get(row.id),
            )
            for row in self._letters.rows_of(tuple(hits))
            for hit in (hits[row.id],)
        )

    def _passages(self, hits: Mapping[LetterId, Hit]) -> dict[LetterId, Span]:
        """Where the notes that were found stand in the text; not all of them stand anywhere."""
        notes = [hit.annotation_id for hit in hits.values() if hit.annotation_id]
        found = self._annotations.those(notes) if notes else ()
        return {note.letter_id: note.passage.span for note in found if note.passage}


def _first_then(first: tuple[Hit, ...], more: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """What was found as typed, then the rest; the scores as a reader expects them."""
    there = {hit.letter_id for hit in first}
    least = first[-1].score if first else math.inf
    rest = (hit for hit in more if hit.letter_id not in there)
    return (*first, *(replace(hit, score=min(hit.score, least)) for hit in rest))
