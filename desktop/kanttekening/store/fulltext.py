"""The search index: kept up to date in the same transaction as the letters and notes it covers.

Two FTS5 tables hold the postings: ``search_text`` over everything, ``search_head`` over subject,
numbers and notes, with prefix indexes for a first letter or two. They are contentless, and to
take a letter out of such a table one must say again exactly what was put in; therefore
``search_folded`` keeps the folded words, packed. ``search_letter`` holds each letter's list of
word ids, by which answers are scored, and ``search_shown`` what snippets are cut from.
"""

from __future__ import annotations

import json
import zlib
from array import array
from typing import TYPE_CHECKING, NamedTuple

from kanttekening.store.vocabulary import Vocabulary, create_vocabulary
from kanttekening.text.fold import fold
from kanttekening.text.index_words import index_words
from kanttekening.text.number_keys import cited_keys, own_keys
from kanttekening.text.snippets import opening

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from kanttekening.domain.indexing import IndexedLetter
    from kanttekening.domain.passage import Span

# The words are folded and split by us; FTS5 splits them again at the spaces between them only.
_TOKENIZER = "tokenize='ascii'"
_TABLES = (
    f"""CREATE VIRTUAL TABLE search_text
        USING fts5 (subject, numbers, sender, body, notes, joined, content='', {_TOKENIZER})""",
    f"""CREATE VIRTUAL TABLE search_head
        USING fts5 (subject, numbers, notes, content='', prefix='1 2 3', {_TOKENIZER})""",
    f"CREATE VIRTUAL TABLE search_furniture USING fts5 (body, content='', {_TOKENIZER})",
    """CREATE TABLE search_letter (
        letter_id INTEGER PRIMARY KEY,
        date TEXT,
        words BLOB NOT NULL
    )""",
    "CREATE INDEX search_letter_date ON search_letter (date)",
    "CREATE TABLE search_folded (letter_id INTEGER PRIMARY KEY, columns BLOB NOT NULL)",
    """CREATE TABLE search_shown (
        letter_id INTEGER PRIMARY KEY,
        opening TEXT NOT NULL,
        shown BLOB NOT NULL,
        places BLOB NOT NULL
    )""",
    """CREATE TABLE search_number (
        letter_id INTEGER NOT NULL,
        key TEXT NOT NULL,
        reversed TEXT NOT NULL,
        own INTEGER NOT NULL
    )""",
    "CREATE INDEX search_number_letter ON search_number (letter_id)",
    "CREATE INDEX search_number_key ON search_number (key, letter_id)",
    "CREATE INDEX search_number_reversed ON search_number (reversed, letter_id)",
    "CREATE TABLE search_state (letters INTEGER NOT NULL)",
    "INSERT INTO search_state (letters) VALUES (0)",
)


class FoldedColumns(NamedTuple):
    """The folded words of one letter, by place, with a space between words."""

    subject: str
    numbers: str
    sender: str
    body: str
    notes: str
    joined: str
    furniture: str

    def head_words(self) -> dict[str, None]:
        """The different words of subject, numbers and notes."""
        return dict.fromkeys(f"{self.subject} {self.numbers} {self.notes}".split())

    def words(self) -> dict[str, None]:
        """All different words, those of the head first; the furniture is no part of them."""
        rest = f"{self.sender} {self.body} {self.joined}".split()
        return self.head_words() | dict.fromkeys(rest)


def create_index(connection: sqlite3.Connection) -> None:
    """Make the empty tables of the index. Migration 1 calls this."""
    for statement in _TABLES:
        connection.execute(statement)
    create_vocabulary(connection)


def put_letter(connection: sqlite3.Connection, letter_id: int, fields: IndexedLetter) -> None:
    """Index a letter, in place of what the index knew of it. Inside the caller's transaction.

    ``text.reading_map.indexed_letter`` makes ``fields`` from a text and its understanding.
    """
    remove_letter(connection, letter_id)
    body = index_words(fields.reading_text)
    subject, sender = index_words(fields.subject), index_words(fields.sender)
    sender.words.extend(_initials(fields.sender))
    numbers, notes = _words_of(fields.numbers), index_words(_one_text(fields.notes))
    columns = FoldedColumns(
        " ".join(subject.words),
        " ".join(numbers),
        " ".join(sender.words),
        " ".join(body.words),
        " ".join(notes.words + notes.joined),
        " ".join(dict.fromkeys(subject.joined + sender.joined + body.joined)),
        " ".join(index_words(_one_text([line for _, line in fields.furniture])).words),
    )
    _insert_words(connection, letter_id, columns, fields.date)
    _insert_numbers(connection, letter_id, fields)
    connection.execute(
        "INSERT INTO search_shown (letter_id, opening, shown, places) VALUES (?, ?, ?, ?)",
        (letter_id, opening(fields.reading_text).text, *_packed(fields, body.spans)),
    )
    connection.execute("UPDATE search_state SET letters = letters + 1")


def put_notes(connection: sqlite3.Connection, letter_id: int, notes: Sequence[str]) -> None:
    """Index other notes of a letter whose words stay the same: cheaper than ``put_letter``."""
    row = connection.execute(
        "SELECT date, shown FROM search_letter JOIN search_shown USING (letter_id)"
        " WHERE letter_id = ?",
        (letter_id,),
    ).fetchone()
    if row is None:
        return
    columns = _delete_words(connection, letter_id)
    found = index_words(_one_text(notes))
    columns = columns._replace(notes=" ".join(found.words + found.joined))
    _insert_words(connection, letter_id, columns, row[0])
    connection.execute(
        "UPDATE search_shown SET shown = ? WHERE letter_id = ?",
        (_pack(json.loads(zlib.decompress(row[1])) | {"notes": list(notes)}), letter_id),
    )


def remove_letter(connection: sqlite3.Connection, letter_id: int) -> None:
    """Forget a letter; one that is not in the index is no error."""
    known = connection.execute(
        "SELECT 1 FROM search_letter WHERE letter_id = ?", (letter_id,)
    ).fetchone()
    if known is None:
        return
    _delete_words(connection, letter_id)
    connection.execute("DELETE FROM search_number WHERE letter_id = ?", (letter_id,))
    connection.execute("DELETE FROM search_shown WHERE letter_id = ?", (letter_id,))
    connection.execute("UPDATE search_state SET letters = letters - 1")


def indexed_ids(connection: sqlite3.Connection) -> set[int]:
    """The letters that the index knows."""
    return {row[0] for row in connection.execute("SELECT letter_id FROM search_letter")}


# -- words ------------------------------------------------------------------------------------


def _insert_words(
    connection: sqlite3.Connection, letter_id: int, columns: FoldedColumns, date: str | None
) -> None:
    connection.execute(
        "INSERT INTO search_text (rowid, subject, numbers, sender, body, notes, joined)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (letter_id, *columns[:6]),
    )
    connection.execute(
        "INSERT INTO search_head (rowid, subject, numbers, notes) VALUES (?, ?, ?, ?)",
        (letter_id, columns.subject, columns.numbers, columns.notes),
    )
    connection.execute(
        "INSERT INTO search_furniture (rowid, body) VALUES (?, ?)", (letter_id, columns.furniture)
    )
    words = list(columns.words())
    ids = Vocabulary(connection).count_in(words)
    connection.execute(
        "INSERT INTO search_letter (letter_id, date, words) VALUES (?, ?, ?)",
        (letter_id, date, pack_words(len(columns.head_words()), [ids[word] for word in words])),
    )
    connection.execute(
        "INSERT INTO search_folded (letter_id, columns) VALUES (?, ?)", (letter_id, _pack(columns))
    )


def _delete_words(connection: sqlite3.Connection, letter_id: int) -> FoldedColumns:
    """Take a letter's words out of every table; what they were."""
    packed, words = connection.execute(
        "SELECT columns, words FROM search_folded JOIN search_letter USING (letter_id)"
        " WHERE letter_id = ?",
        (letter_id,),
    ).fetchone()
    columns = FoldedColumns(*json.loads(zlib.decompress(packed)))
    connection.execute(
        "INSERT INTO search_text"
        " (search_text, rowid, subject, numbers, sender, body, notes, joined)"
        " VALUES ('delete', ?, ?, ?, ?, ?, ?, ?)",
        (letter_id, *columns[:6]),
    )
    connection.execute(
        "INSERT INTO search_head (search_head, rowid, subject, numbers, notes)"
        " VALUES ('delete', ?, ?, ?, ?)",
        (letter_id, columns.subject, columns.numbers, columns.notes),
    )
    connection.execute(
        "INSERT INTO search_furniture (search_furniture, rowid, body) VALUES ('delete', ?, ?)",
        (letter_id, columns.furniture),
    )
    Vocabulary(connection).count_out(unpack_words(words)[1:])
    connection.execute("DELETE FROM search_folded WHERE letter_id = ?", (letter_id,))
    connection.execute("DELETE FROM search_letter WHERE letter_id = ?", (letter_id,))
    return columns


def _words_of(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in index_words(text).words]


def _initials(sender: str) -> list[str]:
    """Initials by which a body of some words is known as well: VNG, BZK, RIVM."""
    capitals = "".join(word[0] for word in sender.split() if word[0].isupper())
    return [fold(capitals)] if len(capitals) > 1 else []


def _one_text(notes: Iterable[str]) -> str:
    return "\n\n".join(notes)


def _insert_numbers(connection: sqlite3.Connection, letter_id: int, fields: IndexedLetter) -> None:
    own = dict.fromkeys(key for number in fields.numbers for key in own_keys(number))
    cited = [key for key in cited_keys(fields.reading_text) if key not in own]
    connection.executemany(
        "INSERT INTO search_number (letter_id, key, reversed, own) VALUES (?, ?, ?, ?)",
        [(letter_id, key, key[::-1], key in own) for key in [*own, *cited]],
    )


# -- packing ----------------------------------------------------------------------------------


def pack_words(head: int, ids: Sequence[int]) -> bytes:
    """Word ids in a compact form: how many of them stand in the head, then all of them."""
    return zlib.compress(array("i", [head, *ids]).tobytes(), 1)


def unpack_words(packed: bytes) -> array[int]:
    """What ``pack_words`` packed: the number of head words, then the ids."""
    words = array("i")
    words.frombytes(zlib.decompress(packed))
    return words


def _pack(value: object) -> bytes:
    return zlib.compress(json.dumps(value, ensure_ascii=False).encode(), 6)


def _packed(fields: IndexedLetter, spans: Sequence[Span]) -> tuple[bytes, bytes]:
    """What snippets are cut from, and where the words of the reading text stand in it."""
    shown = _pack(
        {
            "subject": fields.subject,
            "numbers": list(fields.numbers),
            "sender": fields.sender,
            "reading": fields.reading_text,
            "map": [list(run) for run in fields.reading_map],
            "notes": list(fields.notes),
            "furniture": [list(line) for line in fields.furniture],
        }
    )
    return shown, _pack_places(spans)


def _pack_places(spans: Sequence[Span]) -> bytes:
    """Where each word of the body starts (from where the one before it starts) and its length."""
    gaps = array("I")
    before = 0
    for span in spans:
        gaps.extend((span.start - before, len(span)))
        before = span.start
    return zlib.compress(gaps.tobytes(), 1)
