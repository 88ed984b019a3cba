"""Lists by the filters of the search field: the same words, read the same way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.domain.rows import LibraryView
from kanttekening.services.clock import day_of
from kanttekening.services.similar import Similar
from kanttekening.store.passing import PassingStore
from kanttekening.text.query import parse_query
from kanttekening.text.query_pieces import as_typed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from kanttekening.domain.annotation import AnnotationId
    from kanttekening.domain.letter import LetterId
    from kanttekening.store.database import Database
    from kanttekening.text.query import Query


class FilterError(ValueError):
    """A filter that makes no sense. ``word`` is what was asked."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


class Filtering:
    """Which letters and annotations pass. A list for scripts is strict where searching guesses."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._passing = PassingStore(database)
        self._similar = Similar(database)
        self._clock = clock

    def letters(self, words: Sequence[str]) -> frozenset[LetterId]:
        """The letters that are there and pass; words without a filter must stand in the title."""
        query = self._read(words)
        passing = self._passing.letters(query, LibraryView.ALL)
        alike = self._similar.asked_of(query)
        return passing if alike is None else passing & set(alike)

    def annotations(self, words: Sequence[str]) -> frozenset[AnnotationId]:
        """The annotations that pass, on letters that do."""
        return self._passing.annotations(self._read(words), LibraryView.ALL)

    def _read(self, words: Sequence[str]) -> Query:
        return read_strictly(words).on(day_of(self._clock))


def read_strictly(words: Sequence[str]) -> Query:
    """The filters in these words, whatever day it is.

    Raises FilterError for what can't be read as it stands.
    """
    for word in words:
        # Alone, for a filter that is not finished is only overlooked at the end of a line.
        for remark in parse_query(as_typed([word]) + " ").remarks:
            raise FilterError(remark.typed)
    return parse_query(as_typed(words) + " ")
