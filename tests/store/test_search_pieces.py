"""The full-text tables become one piece, bit by bit, and answer as before all the while."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from store.indexing import letter_fields, put, with_texts

from kanttekening.store.fulltext import remove_letter, verify_tables
from kanttekening.store.note_index import create_note_index
from kanttekening.store.search_pieces import in_many_pieces, merge_some, pieces
from kanttekening.store.search_postings import Postings, Scope


def with_notes(connection: sqlite3.Connection) -> None:
    """An empty index of letters and of annotations."""
    with_texts(connection)
    connection.execute("CREATE TABLE annotations (id TEXT, removed_at TEXT)")
    create_note_index(connection)


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    """Letters that came in one by one, so that hardly any two share a piece."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        with_notes(connection)
        for letter_id in range(1, 60):
            connection.execute("BEGIN")
            text = f"de raad van gemeente nummer{letter_id}"
            put(connection, letter_id, letter_fields("brief", (), "VNG", text))
            connection.execute("COMMIT")
        yield connection


def found(connection: sqlite3.Connection, match: str) -> list[int]:
    return Postings(connection, Scope()).newest(match, 100)


def test_all_is_found_while_it_is_merged_and_after(connection: sqlite3.Connection) -> None:
    before = pieces(connection, "search_text")
    assert before > 6
    assert in_many_pieces(connection)
    steps = 0
    while merge_some(connection, 1):
        steps += 1
        assert found(connection, "raad") == list(range(59, 0, -1))
        assert steps < 1000
    assert steps > 1
    assert pieces(connection, "search_text") == 1
    assert not in_many_pieces(connection)
    assert found(connection, "nummer7") == [7]
    verify_tables(connection)


def test_letters_come_and_go_in_the_middle_of_a_merge(connection: sqlite3.Connection) -> None:
    merge_some(connection, 1)
    remove_letter(connection, 59)
    put(connection, 60, letter_fields("brief", (), "VNG", "de raad van gemeente nummer60"))
    while merge_some(connection, 1):
        pass
    assert found(connection, "raad") == [60, *range(58, 0, -1)]
    assert found(connection, "nummer59") == []
    verify_tables(connection)


def test_an_empty_index_is_in_no_pieces() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        with_notes(connection)
        assert pieces(connection, "search_text") == 0
        assert not in_many_pieces(connection)
        assert not merge_some(connection, 1)
