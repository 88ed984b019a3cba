"""What an answer can be narrowed by, and what a filter may be filled in with: counted values."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from kanttekening.domain.facet import Facet, FacetValue
from kanttekening.domain.rows import LibraryView
from kanttekening.services.clock import day_of
from kanttekening.services.search_answer import OneQuery
from kanttekening.services.search_wider import PLENTY, Widening
from kanttekening.services.similar import Similar, within
from kanttekening.store.search_facets import FacetStore
from kanttekening.store.search_index import SearchIndex
from kanttekening.store.search_scope import scope_of
from kanttekening.text.query import Query, parse_query
from kanttekening.text.query_filters import values_of, written

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from kanttekening.store.database import Database
    from kanttekening.store.search_scope import Condition

_DAY = len("2025-03-27")
_ORDER = ("jaar", "afzender", "soort", "label", "vergadering", "is", "heeft", "aantekening", "door")


class Facets:
    """Counts over all letters that answer, not only over those that are shown."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._index = SearchIndex(database)
        self._store = FacetStore(database)
        self._similar = Similar(database)
        self._clock = clock
        self._widening = Widening(self._index.vocabulary)

    def of(
        self, query: str, view: LibraryView = LibraryView.ALL, *, exact: bool = False
    ) -> tuple[Facet, ...]:
        """What the letters that answer ``query`` have, in the order of a menu."""
        asked = parse_query(query).on(day_of(self._clock))
        counts = self._counts(asked, view, exact=exact)
        for name in {each.name for each in asked.filters if not each.excluded} & set(_ORDER):
            # Another value would come in the place of the one that is asked now.
            others = tuple(each for each in asked.filters if each.name != name)
            without = replace(asked, filters=others)
            counts[name] = self._counts(without, view, exact=exact)[name]
        return tuple(Facet(name, _ordered(name, counts[name])) for name in _ORDER)

    def _counts(self, asked: Query, view: LibraryView, *, exact: bool) -> dict[str, Counter[str]]:
        within = self._within(asked, view, exact=exact)
        counts = self._store.of_letters(within)
        counts["afzender"] = _by_initials(counts["afzender"])
        counts["label"] = self._store.labels(within)
        counts["vergadering"] = self._store.meetings(within)
        counts["heeft"] = self._store.possessions(within)
        return counts | self._store.notes(within)

    def values(self, name: str) -> tuple[FacetValue, ...]:
        """What a filter may be filled in with: all that any letter has."""
        if name == "datum":
            return (*self._times(), *self.values("jaar"))
        within = self._within(Query(), LibraryView.ALL, exact=False)
        if name in ("jaar", "afzender", "soort", "is"):
            counts = self._store.one(name, within)
            return _ordered(name, _by_initials(counts) if name == "afzender" else counts)
        if name == "label":
            return _ordered(name, self._store.labels(within))
        if name == "vergadering":
            return _ordered(name, self._store.meetings(within))
        if name == "heeft":
            return _ordered(name, self._store.possessions(within))
        return _ordered(name, self._store.notes(within).get(name, Counter()))

    def _times(self) -> tuple[FacetValue, ...]:
        """Today, last week and such, each as it is now; most searches of that kind are kept."""
        today = day_of(self._clock)
        counts = ((value, self._on(value, today)) for value in values_of("datum"))
        return tuple(FacetValue(value, count) for value, count in counts)

    def _on(self, value: str, today: date) -> int:
        asked = parse_query(written("datum", value)).on(today)
        return self._store.letters(self._within(asked, LibraryView.ALL, exact=True))

    def _within(self, asked: Query, view: LibraryView, *, exact: bool) -> Condition:
        scope = within(scope_of(asked, view), self._similar.asked_of(asked))
        postings = self._index.postings(scope)
        if asked.is_empty or not (asked.words or asked.must or asked.letterhead):
            return postings.all_condition()
        one = OneQuery(self._index, postings, asked, exact=exact, letterhead=asked.letterhead)
        _, total, _, _ = one.answer(0)
        if not (exact or asked.nearly or total >= PLENTY):
            wider = self._widening.of(asked)
            if wider is not asked:
                return self._within(wider, view, exact=exact)
        if one.match:
            return postings.match_condition(one.match)
        return postings.these(one.found)


def _by_initials(senders: Counter[str]) -> Counter[str]:
    """A sender that is known by initials too counts under those, as the filter finds it."""
    known = {sender for sender in senders if sender.isupper() and sender.isalpha()}
    merged: Counter[str] = Counter()
    for sender, count in senders.items():
        initials = "".join(word[0] for word in sender.split() if word[0].isupper())
        merged[initials if initials in known else sender] += count
    return merged


def meetings_in_order(counts: Counter[str]) -> list[tuple[str, int]]:
    """The latest meeting first: of those one seeks the papers most."""
    return sorted(counts.items(), key=lambda item: (item[0][-_DAY:], item[0]), reverse=True)


def _ordered(name: str, counts: Counter[str]) -> tuple[FacetValue, ...]:
    by_count = sorted(counts.items(), key=lambda item: (-item[1], item[0].casefold()))
    if name == "jaar":
        by_count = sorted(counts.items(), reverse=True)
    if name == "vergadering":
        by_count = meetings_in_order(counts)
    return tuple(FacetValue(value, count) for value, count in by_count if count)
