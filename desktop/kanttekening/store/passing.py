"""Which letters and annotations pass the filters of a query: sets of ids, in no order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.domain.annotation import AnnotationId
from kanttekening.domain.letter import LetterId
from kanttekening.store.search_scope import (
    add_functions,
    note_condition,
    scope_of,
    title_condition,
)

if TYPE_CHECKING:
    from kanttekening.domain.rows import LibraryView
    from kanttekening.store.database import Database
    from kanttekening.text.query import Query


class PassingStore:
    """Asks for all that passes at once; words count in titles only."""

    def __init__(self, database: Database) -> None:
        self._database = database
        add_functions(database.connection)

    def letters(self, query: Query, view: LibraryView) -> frozenset[LetterId]:
        """The letters that pass."""
        condition, values = _letters(query, view)
        rows = self._database.rows(
            f"SELECT letters.id FROM letters WHERE {condition}",  # noqa: S608 - our own words
            values,
        )
        return frozenset(LetterId(letter_id) for (letter_id,) in rows)

    def annotations(self, query: Query, view: LibraryView) -> frozenset[AnnotationId]:
        """The live annotations that pass, on letters that pass."""
        condition, values = _letters(query, view)
        note, of_note = note_condition(each for each in query.filters if not each.excluded)
        rows = self._database.rows(
            "SELECT a.id FROM annotations a JOIN letters ON letters.id = a.letter_id"  # noqa: S608
            f" WHERE a.removed_at IS NULL AND {note} AND {condition}",
            (*of_note, *values),
        )
        return frozenset(AnnotationId(found) for (found,) in rows)


def _letters(query: Query, view: LibraryView) -> tuple[str, tuple[object, ...]]:
    scope = scope_of(query, view)
    title, of_title = title_condition(query)
    parts = [scope.condition, scope.final, title]
    values = [*scope.parameters, *of_title]
    for expression, sign in ((scope.must, ""), (scope.must_not, "NOT ")):
        if expression:
            parts.append(
                f"letters.id {sign}IN"  # noqa: S608 - our own words
                " (SELECT rowid FROM search_text WHERE search_text MATCH ?)"
            )
            values.append(expression)
    return " AND ".join(f"({part})" for part in parts), tuple(values)
