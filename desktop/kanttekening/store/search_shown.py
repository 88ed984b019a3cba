"""What the index keeps to show a hit: the texts of one letter and where its words stand."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.store.fulltext import indexed_fields
from kanttekening.store.search_packing import NO_WORDS, PackedWords, unpack_words
from kanttekening.text.index_words import joined_words
from kanttekening.text.snippets import Place
from kanttekening.text.word_line import WordLine, word_line

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from kanttekening.domain.indexing import IndexedLetter
    from kanttekening.domain.passage import Span

_MOST_PLACES = 40


@dataclass(frozen=True, slots=True)
class ShownLetter:
    """The texts of one letter, with the words of its reading text ready to be looked through."""

    fields: IndexedLetter
    line: WordLine

    def places_of(self, phrase: str, asked: int = 1) -> list[Place]:
        """Where a phrase (folded words with spaces between) stands in the reading text."""
        return places_in(self.line, phrase, asked)

    def joined(self) -> list[str]:
        """The hyphenated words of the reading text, written as one."""
        return joined_words(self.fields.reading_text)

    def span_of_number(self, key: str) -> Span | None:
        """Where the reading text has the number with this key; a telephone also nationally."""
        places = self.places_of_letters(key) or self.places_of_letters("0" + key.removeprefix("31"))
        return places[0].span if places else None

    def places_of_letters(self, letters: str, asked: int = 1) -> list[Place]:
        """Where these letters and digits stand first in the reading text, however spaced."""
        found = re.search(rf"(?<!\S){' *'.join(letters)}(?!\S)", self.line.line)
        return [Place(self.line.span(*found.span()), asked)] if found else []


def places_in(line: WordLine, phrase: str, asked: int) -> list[Place]:
    """Where a phrase stands in a text."""
    first, _, more = phrase.partition(" ")
    rest = re.compile("".join(rf" +{word}" for word in more.split()) + r"(?!\S)") if more else None
    text = f" {line.line} "
    wanted = f" {first} "
    found: list[Place] = []
    # Finding the first word is many times as quick as a pattern that looks at every sign.
    at = text.find(wanted)
    while at >= 0 and len(found) < _MOST_PLACES:
        end = at + len(first)
        going_on = rest.match(line.line, end) if rest else None
        if going_on or not rest:
            found.append(Place(line.span(at, going_on.end() if going_on else end), asked))
        at = text.find(wanted, at + 1)
    return found


class Shelf:
    """Fetches what is needed to score and to show letters; one for each query."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._words: dict[int, PackedWords] = {}
        self._letters: dict[int, ShownLetter | None] = {}

    def words(self, letter_id: int) -> PackedWords:
        """The ids of the words in a letter's head, and of its other words."""
        if letter_id not in self._words:
            self._words[letter_id] = self._read_words(letter_id)
        return self._words[letter_id]

    def _read_words(self, letter_id: int) -> PackedWords:
        row = self._connection.execute(
            "SELECT words FROM search_letter WHERE letter_id = ?", (letter_id,)
        ).fetchone()
        return unpack_words(row[0]) if row else NO_WORDS

    def letter(self, letter_id: int) -> ShownLetter | None:
        """What can be shown of a letter; None when the index does not know it."""
        if letter_id not in self._letters:
            fields = indexed_fields(self._connection, letter_id)
            self._letters[letter_id] = (
                ShownLetter(fields, word_line(fields.reading_text)) if fields else None
            )
        return self._letters[letter_id]

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
