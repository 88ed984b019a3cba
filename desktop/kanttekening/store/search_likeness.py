"""Which words of a letter tell what it is about: those that some letters have and few others."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Sequence

    from kanttekening.store.search_postings import Scope


class CountedWord(NamedTuple):
    """A word and how many letters hold it."""

    id: int
    word: str
    frequency: int


def counted_words(
    connection: sqlite3.Connection, ids: Collection[int], most_letters: int
) -> list[CountedWord]:
    """Those of the words that another letter holds too, but no more than ``most_letters``."""
    rows = connection.execute(
        "SELECT id, term, frequency FROM search_word"
        " WHERE id IN (SELECT value FROM json_each(?)) AND frequency BETWEEN 2 AND ?",
        (json.dumps(list(ids)), most_letters),
    )
    return [CountedWord(*row) for row in rows]


def within(scope: Scope, ids: Sequence[int] | None) -> Scope:
    """The scope, narrowed to these letters if there are any to narrow it to."""
    if ids is None:
        return scope
    among = "letters.id IN (SELECT value FROM json_each(?))"
    return replace(
        scope,
        condition=f"{scope.condition} AND {among}",
        parameters=(*scope.parameters, json.dumps(list(ids))),
    )
