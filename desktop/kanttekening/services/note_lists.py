"""All annotations of the library: found, grouped, ordered, and changed many at a time."""

from __future__ import annotations

import time
from array import array
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from kanttekening.domain.facet import Facet, FacetValue
from kanttekening.domain.note_list import Grouping, NoteGroup, NoteListing, NoteListRequest
from kanttekening.services.clock import day_of
from kanttekening.services.facets import meetings_in_order
from kanttekening.services.filters import read_strictly
from kanttekening.services.note_forms import CONVINCING, FAR, NoteForms
from kanttekening.services.similar import Similar
from kanttekening.store.note_lists import NoteListStore
from kanttekening.store.note_scope import note_scope
from kanttekening.text.index_words import index_words
from kanttekening.text.query import parse_query
from kanttekening.text.snippets import snippet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime
    from typing import Any

    from kanttekening.domain.annotation import AnnotationId
    from kanttekening.domain.note_list import NoteRow
    from kanttekening.domain.passage import Span
    from kanttekening.services.note_forms import Forms
    from kanttekening.store.database import Database
    from kanttekening.store.search_scope import Condition
    from kanttekening.text.query import Query

# With fewer than this it may be a slip of the fingers.
_ENOUGH = 10
_FACETS = ("stand", "aantekening", "door", "label", "vergadering", "afzender", "jaar")
_MOST_NAMED = 4
# Where a hit stands further than this in a text, the text begins near it.
_IN_SIGHT = 90


@dataclass(frozen=True, slots=True)
class Words:
    """What was looked for: whole words, and beginnings of words."""

    whole: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()

    def hits(self, text: str) -> tuple[Span, ...]:
        """Where they stand in ``text``."""
        if not (self.whole or self.beginnings):
            return ()
        found = index_words(text)
        return tuple(
            span
            for word, span in zip(found.words, found.spans, strict=True)
            if word in self.whole or word.startswith(self.beginnings or ("\0",))
        )


class NoteLists:
    """Lists annotations as letters are searched: the same words, the same tolerance."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._store = NoteListStore(database)
        self._forms = NoteForms(database)
        self._similar = Similar(database)
        self._clock = clock

    def count(self) -> int:
        """How many annotations there are."""
        return self._store.count()

    def label_names(self) -> tuple[str, ...]:
        """The labels that annotations or letters have, in order."""
        return self._store.label_names()

    def listing(self, request: NoteListRequest) -> NoteListing:
        """Which annotations answer, in which order and groups."""
        started = time.perf_counter()
        query = self._read(request)
        found, query, forms = self._found(query, request)
        groups = tuple(self._groups(map(itemgetter(1), found), request.grouping))
        keys = array("q", list(map(itemgetter(0), found)))
        total = len(set(keys)) if request.grouping is Grouping.LABEL else len(keys)
        spent = round((time.perf_counter() - started) * 1000, 2)
        return NoteListing(
            request, keys, groups, total, self.count(),
            day_of(self._clock).isoformat(),
            _besides(query, forms), _whole(query, forms), _beginnings(query), spent, query.remarks,
        )  # fmt: skip

    def facets(self, request: NoteListRequest) -> tuple[Facet, ...]:
        """What the annotations that answer have in common, in the order of a menu."""
        query = self._read(request)
        _, query, forms = self._found(query, request)
        return tuple(self._facet(name, query, forms) for name in _FACETS)

    def _facet(self, name: str, query: Query, forms: Forms) -> Facet:
        """Another value would come in the place of the one that is asked now."""
        others = tuple(each for each in query.filters if each.name != name or each.excluded)
        counts = self._store.counted(name, self._scope(replace(query, filters=others), forms))
        ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0].casefold()))
        if name == "jaar":
            ordered = sorted(counts.items(), reverse=True)
        if name == "vergadering":
            ordered = meetings_in_order(counts)
        return Facet(name, tuple(FacetValue(value, count) for value, count in ordered))

    def rows(self, listing: NoteListing, first: int, count: int) -> tuple[NoteRow | None, ...]:
        """A window of finished rows; None for what was removed meanwhile."""
        words = Words(listing.words, listing.beginnings)
        rows = self._store.rows(listing.keys[first : first + count])
        return tuple(row and _finished(row, words) for row in rows)

    def whole_rows(self, keys: Iterable[int]) -> tuple[NoteRow, ...]:
        """Rows with the whole of their words, for copying; each once, in this order."""
        rows = self._store.rows(tuple(dict.fromkeys(keys)))
        return tuple(row for row in rows if row is not None)

    def passing(self, words: Sequence[str]) -> frozenset[AnnotationId]:
        """The annotations that pass; for scripts, which want what they ask and nothing like it.

        Raises FilterError for what can't be read as it stands.
        """
        query = read_strictly(words).on(day_of(self._clock))
        found = self._ask(query, NoteListRequest(exact=True), self._forms.as_typed(query))
        return frozenset(self._store.annotations(key for key, _ in found))

    def annotations(self, keys: Iterable[int]) -> tuple[AnnotationId, ...]:
        """Which annotations these are."""
        return self._store.annotations(keys)

    def _read(self, request: NoteListRequest) -> Query:
        return _settled(parse_query(request.query)).on(day_of(self._clock))

    # -- finding --------------------------------------------------------------------------

    def _found(
        self, query: Query, request: NoteListRequest
    ) -> tuple[list[tuple[int, Any]], Query, Forms]:
        """Near before far: words further off count when hardly anything else is there."""
        forms = self._forms.as_typed(query) if request.exact else self._forms.near(query)
        found = self._ask(query, request, forms)
        if request.exact or len(found) >= _ENOUGH:
            return found, query, forms
        if query.either or query.near:
            query = self._forms.wider(query)
            found = self._ask(query, request, forms)
        if not query.words or len(found) >= _ENOUGH:
            return found, query, forms
        for floor in (CONVINCING, FAR):
            self._forms.widen(forms, query, floor)
            found = self._ask(query, request, forms)
            if found:
                break
        return found, query, forms

    def _ask(self, query: Query, request: NoteListRequest, forms: Forms) -> list[tuple[int, Any]]:
        return self._store.listed(self._scope(query, forms), request.grouping, request.order)

    def _scope(self, query: Query, forms: Forms) -> Condition:
        return note_scope(query, forms, self._similar.asked_of(query))

    # -- grouping -------------------------------------------------------------------------

    def _groups(self, shared: Iterable[Any], grouping: Grouping) -> Iterable[NoteGroup]:
        """Runs of the same value; ``shared`` has that of each annotation."""
        if grouping is Grouping.NOTHING:
            return
        first = 0
        runs = [(key, len(list(run))) for key, run in groupby(shared)]
        letters = self._store.letters(key for key, _ in runs) if grouping is Grouping.LETTER else {}
        for key, count in runs:
            title, date = letters.get(key, ("", None))
            yield NoteGroup(str(key), first, count, title, date)
            first += count


def _settled(query: Query) -> Query:
    """A single letter may become anything; until there are more it says nothing."""
    if query.unfinished and query.words and len(query.words[-1]) == 1:
        return replace(query, words=query.words[:-1], unfinished=False)
    return query


def _finished(row: NoteRow, words: Words) -> NoteRow:
    quote, quote_hits = _around(row.quote or "", words)
    note, note_hits = _around(row.note, words)
    return replace(
        row,
        quote=None if row.quote is None else quote,
        note=note,
        quote_hits=quote_hits,
        note_hits=note_hits,
    )


def _around(text: str, words: Words) -> tuple[str, tuple[Span, ...]]:
    """A text on one line, from near its first hit, with its hits."""
    line = " ".join(text.split())
    hits = words.hits(line)
    if not hits or hits[0].start <= _IN_SIGHT:
        return line, hits
    cut = snippet(line, hits[0], hits)
    return cut.text, cut.spans


def _besides(query: Query, forms: Forms) -> tuple[str, ...]:
    """The words that were looked for besides those typed, closest first."""
    begun = _beginnings(query) or ("\0",)
    found = [
        form
        for each in forms
        for word, form in each.items()
        if form is not None and not word.startswith(begun)
    ]
    found.sort(key=lambda form: (-form.closeness, -form.frequency, form.word))
    words = (form.word for form in found if form.word not in query.words)
    named = dict.fromkeys((*words, *sorted(query.nearly)))
    return tuple(named)[:_MOST_NAMED]


def _whole(query: Query, forms: Sequence[Iterable[str]]) -> frozenset[str]:
    runs = [run for either in query.must for run in either]
    return frozenset(
        (*(word for each in forms for word in each), *(w for run in runs for w in run))
    )


def _beginnings(query: Query) -> tuple[str, ...]:
    return query.words[-1:] if query.unfinished else ()
