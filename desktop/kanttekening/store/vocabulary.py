"""All words of all letters, in tables: every tolerance of search is a look-up here.

Nothing is held in memory; a library of 100,000 letters opens as fast as an empty one.
"""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import TYPE_CHECKING

from kanttekening.text.variants import (
    SHORTEST_LOOK_ALIKE,
    Stemmer,
    intact_middle,
    intact_parts,
    look_alike_key,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Sequence

LAST = "\U0010ffff"
_TRIGRAM_LENGTHS = (4, 40)
_MOST_KIN = 24
_MOST_COMPOUNDS = 32
# The oldest words come first, and those are the commonest.
_TRIGRAM_HITS = 160
_MIDDLE_HITS = 5000
_LONG_BEGINNING = 5

# The bucket of words that at least one letter in some thousands has: 64 letters or more.
COMMON = 7

_TABLES = (
    """CREATE TABLE search_word (
        id INTEGER PRIMARY KEY,
        term TEXT NOT NULL,
        frequency INTEGER NOT NULL,
        bucket INTEGER NOT NULL,
        length INTEGER NOT NULL,
        stem INTEGER,
        look INTEGER
    )""",
    "CREATE INDEX search_word_term ON search_word (term, bucket)",
    "CREATE INDEX search_word_length ON search_word (length, term)",
    # Half of all words begin with a few letters; of those only the commonest are wanted.
    f"CREATE INDEX search_word_common ON search_word (term, bucket) WHERE bucket >= {COMMON}",
    """CREATE TABLE search_word_back (
        length INTEGER NOT NULL,
        reversed TEXT NOT NULL,
        PRIMARY KEY (length, reversed)
    ) WITHOUT ROWID""",
    "CREATE INDEX search_word_stem ON search_word (stem) WHERE stem IS NOT NULL",
    "CREATE INDEX search_word_look ON search_word (look) WHERE look IS NOT NULL",
    """CREATE VIRTUAL TABLE search_trigram
        USING fts5 (term, content='', tokenize='trigram', detail=none, columnsize=0)""",
)


def create_vocabulary(connection: sqlite3.Connection) -> None:
    """Make the empty tables."""
    for statement in _TABLES:
        connection.execute(statement)


class Vocabulary:
    """The words of a library.

    ``bucket`` is the bit length of a word's frequency: a rough order of how common words are,
    which an index can keep without being rewritten at every letter. ``stem`` and ``look`` (the
    look-alike key) are kept as numbers of 48 bits, because they are only compared; a word that is
    its own stem has none.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._stemmer = Stemmer()

    # -- keeping count --------------------------------------------------------------------

    def count_in(self, words: Sequence[str]) -> dict[str, int]:
        """One more letter holds each of these different words; their ids."""
        rows = self._connection.execute(
            "SELECT term, id, frequency FROM search_word"
            " WHERE term IN (SELECT value FROM json_each(?))",
            (json.dumps(list(words)),),
        ).fetchall()
        known = {term: word_id for term, word_id, _ in rows}
        self._connection.execute(
            "UPDATE search_word SET frequency = frequency + 1"
            " WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(known.values())),),
        )
        # A power of two is the first number of its bit length.
        self._connection.executemany(
            "UPDATE search_word SET bucket = bucket + 1 WHERE id = ?",
            [(word_id,) for _, word_id, before in rows if not (before + 1) & before],
        )
        for word in words:
            if word not in known:
                known[word] = self._new_word(word)
        return known

    def count_out(self, word_ids: Collection[int]) -> None:
        """One letter less holds these words; a word of no letter is forgotten."""
        ids = json.dumps(list(word_ids))
        self._connection.execute(
            "UPDATE search_word SET bucket = bucket - 1"
            " WHERE id IN (SELECT value FROM json_each(?)) AND frequency & (frequency - 1) = 0",
            (ids,),
        )
        self._connection.execute(
            "UPDATE search_word SET frequency = frequency - 1"
            " WHERE id IN (SELECT value FROM json_each(?))",
            (ids,),
        )
        gone = self._connection.execute(
            "SELECT id, term FROM search_word"
            " WHERE id IN (SELECT value FROM json_each(?)) AND frequency = 0",
            (ids,),
        ).fetchall()
        for word_id, term in gone:
            if _has_trigrams(term):
                self._connection.execute(
                    "INSERT INTO search_trigram (search_trigram, rowid, term)"
                    " VALUES ('delete', ?, ?)",
                    (word_id, term),
                )
            self._connection.execute("DELETE FROM search_word WHERE id = ?", (word_id,))
            self._connection.execute(
                "DELETE FROM search_word_back WHERE length = ? AND reversed = ?",
                (len(term), term[::-1]),
            )

    def _new_word(self, word: str) -> int:
        cursor = self._connection.execute(
            "INSERT INTO search_word (term, frequency, bucket, length, stem, look)"
            " VALUES (?, 1, 1, ?, ?, ?)",
            (word, len(word), self._stem(word), _look(word)),
        )
        self._connection.execute(
            "INSERT INTO search_word_back (length, reversed) VALUES (?, ?)",
            (len(word), word[::-1]),
        )
        word_id = cursor.lastrowid
        assert word_id is not None  # noqa: S101 - an INSERT has one; told to the type checker
        if _has_trigrams(word):
            self._connection.execute(
                "INSERT INTO search_trigram (rowid, term) VALUES (?, ?)", (word_id, word)
            )
        return word_id

    def _ids(self, words: Iterable[str]) -> dict[str, int]:
        return dict(
            self._connection.execute(
                "SELECT term, id FROM search_word WHERE term IN (SELECT value FROM json_each(?))",
                (json.dumps(list(words)),),
            )
        )

    # -- looking up -----------------------------------------------------------------------

    def ids(self, words: Iterable[str]) -> dict[str, int]:
        """The ids of those words that stand in some letter."""
        return self._ids(words)

    def frequency(self, word: str) -> int:
        """In how many letters the word stands."""
        row = self._connection.execute(
            "SELECT frequency FROM search_word WHERE term = ?", (word,)
        ).fetchone()
        return int(row[0]) if row else 0

    def frequencies(self, words: Iterable[str]) -> dict[str, int]:
        """Those of ``words`` that stand in some letter, and in how many."""
        return dict(
            self._connection.execute(
                "SELECT term, frequency FROM search_word"
                " WHERE term IN (SELECT value FROM json_each(?))",
                (json.dumps(list(words)),),
            )
        )

    def beginning_with(self, typed: str, most: int = _MOST_KIN) -> list[tuple[str, int]]:
        """Longer words that begin with ``typed``, commonest first."""
        if len(typed) < _LONG_BEGINNING:
            found = self._beginning(typed, most, f"AND bucket >= {COMMON}")
            if len(found) == most:
                return found
        return self._beginning(typed, most)

    def _beginning(self, typed: str, most: int, only: str = "") -> list[tuple[str, int]]:
        return self._connection.execute(
            "SELECT term, frequency FROM search_word WHERE id IN ("  # noqa: S608 - ours
            f"SELECT id FROM search_word WHERE term > ? AND term < ? {only}"
            " ORDER BY bucket DESC LIMIT ?) ORDER BY frequency DESC, term",
            (typed, typed + LAST, most),
        ).fetchall()

    def live_beginnings(self, beginnings: Iterable[str]) -> list[str]:
        """Those of ``beginnings`` with which at least one word begins."""
        rows = self._connection.execute(
            "SELECT value FROM json_each(?) WHERE EXISTS ("
            "SELECT 1 FROM search_word WHERE term >= value AND term < value || ?)",
            (json.dumps(sorted(beginnings)), LAST),
        )
        return [row[0] for row in rows]

    def same_stem(self, word: str) -> list[tuple[str, int]]:
        """The inflections of ``word``, commonest first."""
        stem = self._stemmer.stem(word)
        return self._kin("stem = ? OR term = ?", (_number(stem), stem)) if stem else []

    def look_alikes(self, word: str) -> list[tuple[str, int]]:
        """The words that a scanner could take for ``word``, commonest first."""
        return self._kin("look = ?", (_look(word),))

    def _stem(self, word: str) -> int | None:
        stem = self._stemmer.stem(word)
        return _number(stem) if stem and stem != word else None

    def _kin(self, condition: str, values: tuple[int | str | None, ...]) -> list[tuple[str, int]]:
        return self._connection.execute(
            f"SELECT term, frequency FROM search_word WHERE {condition}"  # noqa: S608 - ours
            " ORDER BY frequency DESC, term LIMIT ?",
            (*values, _MOST_KIN),
        ).fetchall()

    def containing(self, part: str) -> list[tuple[str, int]]:
        """Longer words with ``part`` in them, commonest first."""
        rows = self._connection.execute(
            "SELECT term, frequency FROM search_word WHERE id IN ("
            "SELECT rowid FROM search_trigram WHERE search_trigram MATCH ? LIMIT ?)",
            (_trigrams(part), _TRIGRAM_HITS),
        )
        found = [row for row in rows if part in row[0] and part != row[0]]
        return sorted(found, key=lambda row: (-row[1], row[0]))[:_MOST_COMPOUNDS]

    def near(self, word: str, edits: int) -> set[str]:
        """Candidates for typing errors: words of about the length that share an intact part."""
        head, tail = intact_parts(word, edits)
        back = tail[::-1]
        lengths = range(len(word) - edits, len(word) + edits + 1)
        found = {
            row[0]
            for length in lengths
            for row in self._connection.execute(
                "SELECT term FROM search_word WHERE length = ? AND term >= ? AND term < ?",
                (length, head, head + LAST),
            )
        }
        found.update(
            row[0][::-1]
            for length in lengths
            for row in self._connection.execute(
                "SELECT reversed FROM search_word_back"
                " WHERE length = ? AND reversed >= ? AND reversed < ?",
                (length, back, back + LAST),
            )
        )
        if edits > 1:
            found |= self._sharing_the_middle(word, edits)
        return found

    def _sharing_the_middle(self, word: str, edits: int) -> set[str]:
        start, middle = intact_middle(word)
        if len(middle) < 3:
            return set()
        rows = self._connection.execute(
            "SELECT term FROM search_word WHERE id IN ("
            "SELECT rowid FROM search_trigram WHERE search_trigram MATCH ? LIMIT ?)"
            " AND length BETWEEN ? AND ?",
            (_trigrams(middle), _MIDDLE_HITS, len(word) - edits, len(word) + edits),
        )
        return {row[0] for row in rows if abs(row[0].find(middle) - start) <= edits}


def _look(word: str) -> int | None:
    return _number(look_alike_key(word)) if len(word) >= SHORTEST_LOOK_ALIKE else None


def _number(key: str) -> int:
    """A number for a key: of a million keys no two are likely to have the same."""
    return int.from_bytes(blake2b(key.encode(), digest_size=6).digest(), "big")


def _has_trigrams(word: str) -> bool:
    return _TRIGRAM_LENGTHS[0] <= len(word) <= _TRIGRAM_LENGTHS[1]


def _trigrams(part: str) -> str:
    """Every second three letters, and the last: what else has those is thrown out later."""
    last = len(part) - 3
    return " AND ".join(f'"{part[at : at + 3]}"' for at in sorted({*range(0, last, 2), last}))
