"""Older libraries grow; a copy of what they were stays behind."""

import sqlite3
from contextlib import closing

import pytest
from store.making import open_library, store

from kanttekening.domain.errors import LibraryError, LibraryFault
from kanttekening.store.database import open_database
from kanttekening.store.migrations import MIGRATIONS


def add_moods(db):
    db.table("moods").create({"id": int, "word": str}, pk="id")


def break_down(db):
    db.table("half").create({"id": int})
    raise OSError("the power went")


@pytest.fixture
def old(tmp_path):
    path = tmp_path / "oud.kanttekening"
    with open_library(path) as library:
        store(library)
    return path


def test_an_older_library_grows_and_its_copy_stays(old):
    with open_database(old, migrations=(*MIGRATIONS, add_moods)) as database:
        assert database.row("PRAGMA user_version") == (len(MIGRATIONS) + 1,)
        assert database.rows("SELECT * FROM moods") == []
        assert database.row("SELECT count(*) FROM letters") == (1,)
    copy = old.with_name(f"oud.kanttekening.versie-{len(MIGRATIONS)}")
    with open_library(copy) as library:
        assert library.letters.counts().total == 1
    with pytest.raises(LibraryError) as caught:
        open_database(old)
    assert caught.value.fault is LibraryFault.NEWER


def test_growing_happens_once(old):
    for _ in range(2):
        with open_database(old, migrations=(*MIGRATIONS, add_moods)) as database:
            assert database.rows("SELECT name FROM _sqlite_migrations") == [
                (f"{number:03}",) for number in range(1, len(MIGRATIONS) + 2)
            ]


def test_a_failed_step_leaves_the_library_as_it_was(old):
    with pytest.raises(OSError, match="power"):
        open_database(old, migrations=(*MIGRATIONS, add_moods, break_down))
    with closing(sqlite3.connect(old)) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    assert not names & {"moods", "half"}
    with open_library(old) as library:
        assert library.letters.counts().total == 1


def test_a_library_that_can_not_be_made_leaves_no_file(tmp_path):
    path = tmp_path / "nieuw.kanttekening"
    with pytest.raises(OSError, match="power"):
        open_database(path, migrations=(*MIGRATIONS, break_down))
    assert list(tmp_path.iterdir()) == []
