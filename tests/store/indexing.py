"""Letters for an index that stands by itself: with their texts, and nothing else of a library."""

import sqlite3
from dataclasses import replace

from kanttekening.domain.indexing import IndexedLetter
from kanttekening.domain.letter import VersionId
from kanttekening.store.fulltext import create_index, put_letter


def with_texts(connection: sqlite3.Connection) -> None:
    """An empty index, and the table of texts that it leans on."""
    connection.execute("CREATE TABLE versions (id INTEGER PRIMARY KEY, text TEXT)")
    create_index(connection)


def letter_fields(
    subject="", numbers=(), sender="", reading_text="", furniture=(), notes=(), date=None
) -> IndexedLetter:
    """A letter of which all the text is read."""
    runs = ((0, 0, len(reading_text)),)
    return IndexedLetter(
        VersionId(0), subject, numbers, sender, reading_text, furniture, notes, runs, date
    )


def put(connection: sqlite3.Connection, letter_id: int, fields: IndexedLetter) -> None:
    """Store a new version of the letter's text, and index it."""
    done = connection.execute("INSERT INTO versions (text) VALUES (?)", (fields.reading_text,))
    put_letter(connection, letter_id, replace(fields, version_id=VersionId(done.lastrowid)))
