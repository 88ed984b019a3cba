"""What the index keeps to show a hit: the texts of one letter and where its words stand."""

from __future__ import annotations

import json
import re
import zlib
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.passage import Span
from kanttekening.store.fulltext import FoldedColumns, unpack_words
from kanttekening.text.snippets import Place

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

_MOST_PLACES = 40
Words = tuple[frozenset[int], frozenset[int]]


@dataclass(frozen=True, slots=True)
class ShownLetter:
    """The words and texts of one letter, ready to cut a snippet from."""

    columns: FoldedColumns
    subject: str
    numbers: tuple[str, ...]
    reading: str
    runs: tuple[tuple[int, int, int], ...]
    notes: tuple[str, ...]
    packed_spans: bytes
    furniture: tuple[tuple[int, str], ...] = ()

    def places_of(self, phrase: str, asked: int = 1) -> list[Place]:
        """Where a phrase (folded words with spaces between) stands in the reading text."""
        return places_in(self.columns.body, phrase, asked)

    def spans_of(self, places: Sequence[Place]) -> list[Span]:
        """The places in the reading text, in the same order."""
        if not places:
            return []
        gaps = array("I")
        gaps.frombytes(zlib.decompress(self.packed_spans))
        starts = _starts(gaps, {number for place in places for number in place[:2]})
        return [
            Span(starts[place.first], starts[place.last] + gaps[2 * place.last + 1])
            for place in places
        ]

    def span_of_number(self, key: str) -> Span | None:
        """Where the reading text has the number with this key; a telephone also nationally."""
        places = self.places_of_letters(key) or self.places_of_letters("0" + key.removeprefix("31"))
        return self.spans_of(places)[0] if places else None

    def places_of_letters(self, letters: str, asked: int = 1) -> list[Place]:
        """Where these letters and digits stand first in the reading text, however spaced."""
        found = re.search(" " + " ?".join(letters) + " ", f" {self.columns.body} ")
        return self.places_of(found.group().strip(), asked)[:1] if found else []


def _starts(gaps: array[int], numbers: set[int]) -> dict[int, int]:
    """Where these words start; each stretch between them is added up once."""
    found = {}
    start = after = 0
    for number in sorted(numbers):
        start += sum(gaps[after : 2 * number + 1 : 2])
        after = 2 * number + 2
        found[number] = start
    return found


def places_in(line: str, phrase: str, asked: int) -> list[Place]:
    """Where a phrase stands in a line of folded words."""
    line, wanted, more = f" {line} ", f" {phrase} ", phrase.count(" ")
    found: list[Place] = []
    number = counted = 0
    at = line.find(wanted)
    while at >= 0 and len(found) < _MOST_PLACES:
        number += line.count(" ", counted, at)
        counted = at
        found.append(Place(number, number + more, asked))
        at = line.find(wanted, at + 1)
    return found


class Shelf:
    """Fetches what is needed to score and to show letters; one for each query."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._words: dict[int, Words] = {}
        self._letters: dict[int, ShownLetter | None] = {}

    def words(self, letter_id: int) -> Words:
        """The ids of the words in a letter's head, and of all its words."""
        if letter_id not in self._words:
            self._words[letter_id] = self._read_words(letter_id)
        return self._words[letter_id]

    def _read_words(self, letter_id: int) -> Words:
        row = self._connection.execute(
            "SELECT words FROM search_letter WHERE letter_id = ?", (letter_id,)
        ).fetchone()
        if row is None:
            return frozenset(), frozenset()
        words = unpack_words(row[0])
        return frozenset(words[1 : 1 + words[0]]), frozenset(words[1:])

    def letter(self, letter_id: int) -> ShownLetter | None:
        """What can be shown of a letter; None when the index does not know it."""
        if letter_id not in self._letters:
            self._letters[letter_id] = self._read_letter(letter_id)
        return self._letters[letter_id]

    def _read_letter(self, letter_id: int) -> ShownLetter | None:
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
            # An index of before this was kept does not have it.
            tuple((start, line) for start, line in shown.get("furniture", ())),
        )

    def openings(self, letter_ids: Sequence[int]) -> dict[int, str]:
        """How each letter begins: what can be shown at no cost."""
        return dict(
            self._connection.execute(
                "SELECT letter_id, opening FROM search_shown"
                " WHERE letter_id IN (SELECT value FROM json_each(?))",
                (json.dumps(list(letter_ids)),),
            )
        )

    def annotation_of(self, letter_id: int, note: str) -> str | None:
        """The id of the annotation with this note."""
        row = self._connection.execute(
            "SELECT id FROM annotations WHERE letter_id = ? AND note = ? AND removed_at IS NULL"
            " ORDER BY created, id LIMIT 1",
            (letter_id, note),
        ).fetchone()
        return str(row[0]) if row else None
