"""The search index: kept up to date in the same transaction as the letters and notes it covers.

Two FTS5 tables hold the postings: ``search_text`` over everything, ``search_head`` over subject,
numbers and notes, with prefix indexes for a first letter or two. They are contentless, and to
take a letter out of such a table one must say again exactly what was put in. That is made anew
from the text of the version that was indexed (which never changes) and what ``search_shown``
keeps besides. ``search_letter`` holds each letter's word ids, by which answers are scored.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from kanttekening.domain.indexing import IndexedLetter
from kanttekening.store.search_numbers import NUMBER_TABLES, put_numbers, remove_numbers
from kanttekening.store.search_packing import (
    flat_runs,
    pack,
    pack_words,
    runs_of,
    unpack,
    unpack_words,
)
from kanttekening.store.search_state import SEARCH_STATE
from kanttekening.store.vocabulary import Vocabulary, create_vocabulary
from kanttekening.text.index_words import index_words, initials, joined_words, words_of
from kanttekening.text.number_keys import cited_keys, own_keys
from kanttekening.text.reading_map import reading_of
from kanttekening.text.snippets import opening
from kanttekening.text.word_line import word_line

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

# The words are folded and split by us; FTS5 splits them again at the spaces between them only.
_TOKENIZER = "tokenize='ascii'"
_TABLES = (
    f"""CREATE VIRTUAL TABLE search_text
        USING fts5 (subject, numbers, sender, body, notes, joined, content='', {_TOKENIZER})""",
    f"""CREATE VIRTUAL TABLE search_head
        USING fts5 (subject, numbers, notes, content='', prefix='1 2', {_TOKENIZER})""",
    f"CREATE VIRTUAL TABLE search_furniture USING fts5 (body, content='', {_TOKENIZER})",
    """CREATE TABLE search_letter (
        letter_id INTEGER PRIMARY KEY,
        date TEXT,
        words BLOB NOT NULL
    )""",
    "CREATE INDEX search_letter_date ON search_letter (date)",
    """CREATE TABLE search_shown (
        letter_id INTEGER PRIMARY KEY,
        version_id INTEGER NOT NULL,
        opening TEXT NOT NULL,
        shown BLOB NOT NULL
    )""",
    *NUMBER_TABLES,
    *SEARCH_STATE,
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

    def head_words(self) -> set[str]:
        """The different words of subject, numbers and notes."""
        return set(f"{self.subject} {self.numbers} {self.notes}".split())

    def other_words(self) -> set[str]:
        """The words that are not in the head; the furniture is no part of them."""
        return set(f"{self.sender} {self.body} {self.joined}".split()) - self.head_words()


def create_index(connection: sqlite3.Connection) -> None:
    """Make the empty tables of the index."""
    for statement in _TABLES:
        connection.execute(statement)
    create_vocabulary(connection)


def put_letter(connection: sqlite3.Connection, letter_id: int, fields: IndexedLetter) -> None:
    """Index a letter, in place of what the index knew of it. Inside the caller's transaction.

    ``text.reading_map.indexed_letter`` makes ``fields`` from a text and its understanding.
    """
    remove_letter(connection, letter_id)
    columns = _folded(fields)
    _insert_postings(connection, letter_id, columns)
    head, others = columns.head_words(), columns.other_words()
    ids = Vocabulary(connection).count_in([*head, *others])
    connection.execute(
        "INSERT INTO search_letter (letter_id, date, words) VALUES (?, ?, ?)",
        (
            letter_id,
            fields.date,
            pack_words([ids[word] for word in head], [ids[word] for word in others]),
        ),
    )
    put_numbers(connection, letter_id, *_number_keys(fields))
    connection.execute(
        "INSERT INTO search_shown (letter_id, version_id, opening, shown) VALUES (?, ?, ?, ?)",
        (letter_id, fields.version_id, opening(fields.reading_text).text, _pack_shown(fields)),
    )
    connection.execute("UPDATE search_state SET letters = letters + 1")


def put_notes(connection: sqlite3.Connection, letter_id: int, notes: Sequence[str]) -> None:
    """Index other notes of a letter whose words stay the same: cheaper than ``put_letter``."""
    known = indexed_fields(connection, letter_id)
    if known is None:
        return
    fields = replace(known, notes=tuple(notes))
    before, after = _folded(known), _folded(fields)
    _delete_postings(connection, letter_id, before)
    _insert_postings(connection, letter_id, after)
    _recount(connection, letter_id, after)
    connection.execute(
        "UPDATE search_shown SET shown = ? WHERE letter_id = ?", (_pack_shown(fields), letter_id)
    )


def remove_letter(connection: sqlite3.Connection, letter_id: int) -> None:
    """Forget a letter; one that is not in the index is no error."""
    known = indexed_fields(connection, letter_id)
    if known is None:
        return
    _delete_postings(connection, letter_id, _folded(known))
    Vocabulary(connection).count_out(_word_ids(connection, letter_id))
    own, cited = _number_keys(known)
    remove_numbers(connection, letter_id, [*own, *cited])
    for table in ("search_letter", "search_shown"):
        connection.execute(f"DELETE FROM {table} WHERE letter_id = ?", (letter_id,))  # noqa: S608
    connection.execute("UPDATE search_state SET letters = letters - 1")


def indexed_ids(connection: sqlite3.Connection) -> set[int]:
    """The letters that the index knows."""
    return {row[0] for row in connection.execute("SELECT letter_id FROM search_letter")}


def indexed_fields(connection: sqlite3.Connection, letter_id: int) -> IndexedLetter | None:
    """What was indexed of a letter; None if it was not."""
    row = connection.execute(
        "SELECT s.version_id, s.shown, v.text FROM search_shown s"
        " LEFT JOIN versions v ON v.id = s.version_id WHERE s.letter_id = ?",
        (letter_id,),
    ).fetchone()
    if row is None:
        return None
    subject, numbers, sender, flat, notes, furniture = unpack(row[1])
    runs = runs_of(flat)
    return IndexedLetter(
        version_id=row[0],
        subject=subject,
        numbers=tuple(numbers),
        sender=sender,
        reading_text=reading_of(row[2] or "", runs),
        furniture=tuple((start, line) for start, line in furniture),
        notes=tuple(notes),
        reading_map=runs,
    )


def verify_tables(connection: sqlite3.Connection) -> None:
    """Let SQLite look whether the full-text tables are whole; it raises an error if not."""
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE name LIKE 'search%' AND sql LIKE '%USING fts5%'"
        " AND sql NOT LIKE '%fts5vocab%'"
    ).fetchall()
    for (name,) in tables:
        connection.execute(f"INSERT INTO {name} ({name}) VALUES ('integrity-check')")  # noqa: S608


# -- words ------------------------------------------------------------------------------------


def _folded(fields: IndexedLetter) -> FoldedColumns:
    """The words of a letter; the same fields always give the same."""
    subject, sender = index_words(fields.subject), index_words(fields.sender)
    notes = index_words(_one_text(fields.notes))
    joined = subject.joined + sender.joined + joined_words(fields.reading_text)
    return FoldedColumns(
        " ".join(subject.words),
        " ".join(word for number in fields.numbers for word in index_words(number).words),
        " ".join(sender.words + initials(fields.sender)),
        " ".join(words_of(word_line(fields.reading_text).line)),
        " ".join(notes.words + notes.joined),
        " ".join(dict.fromkeys(joined)),
        " ".join(index_words(_one_text(line for _, line in fields.furniture)).words),
    )


def _insert_postings(
    connection: sqlite3.Connection, letter_id: int, columns: FoldedColumns
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


def _delete_postings(
    connection: sqlite3.Connection, letter_id: int, columns: FoldedColumns
) -> None:
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


def _recount(connection: sqlite3.Connection, letter_id: int, columns: FoldedColumns) -> None:
    """Let the vocabulary and the letter's list follow a change of words; few of them differ."""
    vocabulary = Vocabulary(connection)
    head, others = columns.head_words(), columns.other_words()
    before = _word_ids(connection, letter_id)
    known = vocabulary.ids([*head, *others])
    fresh = [word for word in head | others if known.get(word) not in before]
    ids = known | vocabulary.count_in(fresh)
    vocabulary.count_out(before - set(ids.values()))
    connection.execute(
        "UPDATE search_letter SET words = ? WHERE letter_id = ?",
        (pack_words([ids[word] for word in head], [ids[word] for word in others]), letter_id),
    )


def _word_ids(connection: sqlite3.Connection, letter_id: int) -> frozenset[int]:
    row = connection.execute(
        "SELECT words FROM search_letter WHERE letter_id = ?", (letter_id,)
    ).fetchone()
    return unpack_words(row[0]).all if row else frozenset()


def _one_text(notes: Iterable[str]) -> str:
    return "\n\n".join(notes)


def _number_keys(fields: IndexedLetter) -> tuple[list[str], list[str]]:
    """The keys of the letter's own numbers, and of others that stand in its text."""
    own = dict.fromkeys(key for number in fields.numbers for key in own_keys(number))
    cited = [key for key in cited_keys(fields.reading_text) if key not in own]
    return list(own), cited


def _pack_shown(fields: IndexedLetter) -> bytes:
    """What snippets are cut from, but for the text itself, and the way back into that text."""
    return pack(
        [
            fields.subject,
            fields.numbers,
            fields.sender,
            flat_runs(fields.reading_map),
            fields.notes,
            fields.furniture,
        ]
    )
