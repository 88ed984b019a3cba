"""An index is ours, or it is made anew."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from importlib.metadata import version

from store.making import open_library, store

from kanttekening.store.search_state import (
    INDEX_VERSION,
    STEMMER,
    begin_anew,
    index_version,
    is_whole,
    set_whole,
)


def test_another_stemmer_wants_another_version_of_the_index() -> None:
    # If this fails: raise INDEX_VERSION, so that libraries get the new stems.
    assert version("snowballstemmer") == STEMMER


def test_no_index_and_one_of_long_ago_have_no_version() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        assert index_version(connection) == 0
        connection.execute("CREATE TABLE search_state (letters INTEGER NOT NULL)")
        assert index_version(connection) == 0


def test_a_new_library_has_a_whole_index_of_this_version(tmp_path) -> None:
    with open_library(tmp_path / "raad.kanttekening") as library:
        store(library)
        connection = library._database.connection
        assert index_version(connection) == INDEX_VERSION
        assert is_whole(connection)
        set_whole(connection, whole=False)
        assert not is_whole(connection)


def test_beginning_anew_leaves_empty_tables_and_nothing_of_before(tmp_path) -> None:
    with open_library(tmp_path / "raad.kanttekening") as library:
        store(library)
        connection = library._database.connection
        connection.execute("CREATE TABLE search_of_before (id INTEGER)")
        with library._database.transaction():
            begin_anew(connection)
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        assert "search_of_before" not in names
        assert connection.execute("SELECT count(*) FROM search_word").fetchone() == (0,)
        assert not is_whole(connection)
        assert library.checking.complete_index()
        assert library.searching.search("jeugdzorg ").total == 1
