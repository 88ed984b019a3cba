"""What the index keeps to show a hit: the texts of one letter and where its words stand."""

from __future__ import annotations

import json
import re
import zlib
from array import array
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from kanttekening.domain.passage import Span
from kanttekening.store.fulltext import FoldedColumns, unpack_words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

_MOST_PLACES = 40


@dataclass(frozen=True, slots=True)
class ShownLetter:
    """The words and texts of one letter, ready to cut a snippet from."""

    columns: FoldedColumns
    subject: str
    numbers: tuple[str, ...]
    reading: str
    runs: tuple[tuple[int, int, int], ...]
    notes: tuple[str, ...]
    places: bytes

    def places_of(self, words: Sequence[str]) -> list[int]:
        """The numbers of all words of the body that are among ``words``."""
        body = f" {self.columns.body} "
        return sorted(first for word in words for first, _ in _places_of(body, word))

    def spans_of(self, phrases: Sequence[str]) -> list[list[Span]]:
        """For each phrase (folded words with spaces between) its places in the reading text."""
        body = f" {self.columns.body} "
        runs = [list(_places_of(body, phrase)) for phrase in phrases]
        if not any(runs):
            return [[] for _ in phrases]
        gaps = array("I")
        gaps.frombytes(zlib.decompress(self.places))
        starts, lengths = list(accumulate(gaps[::2])), gaps[1::2]
        return [
            [Span(starts[first], starts[last] + lengths[last]) for first, last in places]
            for places in runs
        ]

    def span_of_number(self, key: str) -> Span | None:
        """Where the reading text has the number with this key; a telephone also nationally."""
        return self.span_of_letters(key) or self.span_of_letters("0" + key.removeprefix("31"))

    def span_of_letters(self, letters: str) -> Span | None:
        """Where these letters and digits stand in the reading text, in whatever spacing."""
        found = re.search(" " + " ?".join(letters) + " ", f" {self.columns.body} ")
        return self.spans_of([found.group().strip()])[0][0] if found else None


def _places_of(body: str, phrase: str) -> Iterator[tuple[int, int]]:
    """The numbers of the first and the last word, of every place where the phrase stands."""
    wanted, more = f" {phrase} ", phrase.count(" ")
    number = counted = 0
    at = body.find(wanted)
    for _ in range(_MOST_PLACES):
        if at < 0:
            return
        number += body.count(" ", counted, at)
        counted = at
        yield number, number + more
        at = body.find(wanted, at + 1)


class Shelf:
    """Fetches what is needed to score and to show letters."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def words(self, letter_id: int) -> tuple[frozenset[int], frozenset[int]]:
        """The ids of the words in a letter's head, and of all its words."""
        row = self._connection.execute(
            "SELECT words FROM search_letter WHERE letter_id = ?", (letter_id,)
        ).fetchone()
        if row is None:
            return frozenset(), frozenset()
        words = unpack_words(row[0])
        return frozenset(words[1 : 1 + words[0]]), frozenset(words[1:])

    def letter(self, letter_id: int) -> ShownLetter | None:
        """What can be shown of a letter; None when the index does not know it."""
        row = self._connection.execute(
            "SELECT columns, shown, places FROM search_folded JOIN search_shown USING (letter_id)"
            " WHERE letter_id = ?",
            (letter_id,),
        ).fetchone()
        if row is None:
            return None
        shown = json.loads(zlib.decompress(row[1]))
        return ShownLetter(
            FoldedColumns(*json.loads(zlib.decompress(row[0]))),
            shown["subject"],
            tuple(shown["numbers"]),
            shown["reading"],
            tuple((start, to, length) for start, to, length in shown["map"]),
            tuple(shown["notes"]),
            row[2],
        )

    def annotation_of(self, letter_id: int, note: str) -> str | None:
        """The id of the annotation with this note."""
        row = self._connection.execute(
            "SELECT id FROM annotations WHERE letter_id = ? AND note = ? AND removed_at IS NULL"
            " ORDER BY created, id LIMIT 1",
            (letter_id, note),
        ).fetchone()
        return str(row[0]) if row else None
