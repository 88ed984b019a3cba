"""The library file: made whole, and refused without a trace when it can't be used."""

import errno
import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from store.making import TEXT, open_library, store

from kanttekening.domain.errors import LibraryError, LibraryFault
from kanttekening.store.database import open_database
from kanttekening.store.faults import told_as_faults
from kanttekening.store.inspection import APPLICATION_ID
from kanttekening.store.migrations import MIGRATIONS

NOBODY = 65534


@pytest.fixture
def path(tmp_path):
    return tmp_path / "raad.kanttekening"


def fault_at(path, **settings):
    with pytest.raises(LibraryError) as caught:
        open_database(path, **settings)
    assert caught.value.path == path
    return caught.value.fault


def whole_library(path):
    with open_library(path) as library:
        store(library)


def test_a_new_library_is_safe_from_the_first_day(path):
    with open_database(path) as database:
        assert database.row("PRAGMA journal_mode") == ("wal",)
        assert database.row("PRAGMA synchronous") == (2,)
        assert database.row("PRAGMA foreign_keys") == (1,)
        assert database.row("PRAGMA application_id") == (APPLICATION_ID,)
        assert database.row("PRAGMA user_version") == (len(MIGRATIONS),)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_an_empty_file_becomes_a_library(path):
    path.touch()
    with open_database(path) as database:
        assert database.row("SELECT count(*) FROM letters") == (0,)


def test_a_library_that_was_there_is_opened_and_not_made_anew(path):
    whole_library(path)
    with open_library(path) as library:
        assert library.letters.counts().total == 1


def newer(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")


def cut_off(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def without_magic(path):
    path.write_bytes(bytes(16) + path.read_bytes()[16:])


def rubbish_schema(path):
    data = bytearray(path.read_bytes())
    data[100:2000] = b"\xa5" * 1900
    path.write_bytes(data)


def without_letters(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE journal")


def other_database(path):
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE letters (id INTEGER)")


def a_pdf(path):
    path.write_bytes(b"%PDF-1.7\n" + bytes(4000))


def a_note(path):
    path.write_text("Boodschappen: melk, brood")


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (newer, LibraryFault.NEWER),
        (cut_off, LibraryFault.DAMAGED),
        (without_magic, LibraryFault.DAMAGED),
        (rubbish_schema, LibraryFault.DAMAGED),
        (without_letters, LibraryFault.DAMAGED),
        (other_database, LibraryFault.NOT_OURS),
        (a_pdf, LibraryFault.NOT_OURS),
        (a_note, LibraryFault.NOT_OURS),
    ],
)
def test_a_refused_file_is_not_touched(path, spoil, fault):
    whole_library(path)
    spoil(path)
    before = path.read_bytes(), path.stat().st_mtime_ns, sorted(path.parent.iterdir())
    assert fault_at(path) is fault
    assert (path.read_bytes(), path.stat().st_mtime_ns, sorted(path.parent.iterdir())) == before


def test_a_newer_library_in_its_log_is_refused_too(path, tmp_path):
    whole_library(path)
    copy = tmp_path / "copy" / path.name
    copy.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
        # As after a power cut: the new number stands in the log alone.
        for end in ("", "-wal"):
            shutil.copy(f"{path}{end}", f"{copy}{end}")
    assert fault_at(copy) is LibraryFault.NEWER


def as_nobody(work):
    """Do ``work`` without root's rights; what it found."""
    ear, mouth = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.setgid(NOBODY)
            os.setuid(NOBODY)
            os.write(mouth, str(work()).encode())
        finally:
            os._exit(0)
    os.close(mouth)
    with os.fdopen(ear) as found:
        os.waitpid(child, 0)
        return found.read()


@pytest.mark.skipif(getattr(os, "geteuid", int)() != 0 or os.name == "nt", reason="needs root")
@pytest.mark.parametrize(
    ("file_mode", "folder_mode", "expected"),
    [
        (0o600, 0o755, "no_right"),
        (0o644, 0o777, "no_right"),
        (0o666, 0o755, "no_right"),
        (None, 0o755, "no_right"),
    ],
)
def test_what_may_not_be_written_is_refused(file_mode, folder_mode, expected):
    with tempfile.TemporaryDirectory() as outer:
        Path(outer).chmod(0o755)
        path = Path(outer) / "map" / "raad.kanttekening"
        path.parent.mkdir()
        if file_mode is not None:
            whole_library(path)
            path.chmod(file_mode)
        path.parent.chmod(folder_mode)
        before = sorted(path.parent.iterdir())
        assert as_nobody(lambda: fault_at(path)) == expected
        assert sorted(path.parent.iterdir()) == before


def test_a_folder_is_no_library(path):
    path.mkdir()
    assert fault_at(path) is LibraryFault.NOT_OURS


def test_a_missing_folder_is_named(tmp_path):
    assert fault_at(tmp_path / "weg" / "raad.kanttekening") is LibraryFault.MISSING


def test_a_missing_library_is_not_made_when_that_was_not_asked(path):
    assert fault_at(path, create_missing=False) is LibraryFault.MISSING
    assert not path.exists()


def test_a_writer_elsewhere_locks_changes_but_not_reading(path):
    whole_library(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with open_database(path, busy_seconds=0.1) as database:
            assert database.row("SELECT count(*) FROM letters") == (1,)
            with pytest.raises(LibraryError) as caught, database.transaction():
                pytest.fail("two writers at once")
            assert caught.value.fault is LibraryFault.LOCKED
        other.execute("ROLLBACK")


def test_a_library_held_by_another_program_is_locked(path):
    whole_library(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        other.execute("UPDATE letters SET is_read = 1")
        assert fault_at(path, busy_seconds=0.1) is LibraryFault.LOCKED
        other.execute("ROLLBACK")


@pytest.mark.parametrize("size", [0, 1, 1 << 20, (3 << 20) + 7])
def test_a_large_value_comes_whole_out_of_its_pieces(path, size):
    content = os.urandom(size)
    with open_database(path) as database:
        database.execute("CREATE TABLE post (id INTEGER PRIMARY KEY, bytes BLOB)")
        database.execute("INSERT INTO post VALUES (7, ?)", (content,))
        assert database.blob("post", "bytes", 7) == content


def test_a_failed_change_leaves_nothing_behind(path):
    def write_and_fail(database):
        database.execute("INSERT INTO settings (key, value) VALUES ('a', 'b')")
        raise ZeroDivisionError

    with open_database(path) as database:
        with pytest.raises(ZeroDivisionError), database.transaction():
            write_and_fail(database)
        assert database.rows("SELECT * FROM settings") == []
        with database.transaction():
            database.execute("INSERT INTO settings (key, value) VALUES ('a', 'b')")
        assert database.rows("SELECT * FROM settings") == [("a", "b")]


def test_our_own_mistakes_are_not_called_faults(path):
    with open_database(path) as database, pytest.raises(sqlite3.OperationalError):
        database.rows("SELECT nothing FROM nowhere")


@pytest.mark.parametrize(
    ("number", "fault"),
    [(errno.EROFS, LibraryFault.NO_RIGHT), (errno.ENOSPC, LibraryFault.FULL),
     (errno.EIO, LibraryFault.MISSING)],
)  # fmt: skip
def test_where_nothing_can_be_written_it_is_said_why(path, monkeypatch, number, fault):
    def refuse(*_args, **_settings):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "unlink", refuse)  # the first thing that is done to a new library
    assert fault_at(path) is fault
    monkeypatch.undo()
    whole_library(path)
    monkeypatch.setattr(Path, "open", refuse)
    assert fault_at(path) is fault


def test_a_full_disk_is_called_full(path):
    with open_database(path) as database:
        (pages,) = database.row("PRAGMA page_count")
        database.execute(f"PRAGMA max_page_count = {pages + 5}")
        statement = "INSERT INTO settings (key, value) VALUES ('a', ?)"
        database.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryError) as caught:
            database.execute(statement, ("x" * 1_000_000,))
        assert caught.value.fault is LibraryFault.FULL
        assert database.rows("SELECT * FROM settings") == []


def test_two_programs_that_start_at_once_share_one_library(path):
    first, second = open_database(path), open_database(path)
    with first, second:
        with first.transaction():
            first.execute("INSERT INTO settings (key, value) VALUES ('a', 'b')")
        assert second.rows("SELECT value FROM settings") == [("b",)]


def test_the_name_of_the_file_may_be_anything(tmp_path):
    folder = tmp_path / "Gemeente 's-Hertogenbosch #1 50%"
    folder.mkdir()
    for _ in range(2):
        with open_database(Path(folder) / "één bibliotheek?.db") as database:
            assert database.row("SELECT 1") == (1,)


def test_nothing_is_written_into_a_broken_structure(tmp_path):
    path = tmp_path / "raad.kanttekening"
    with open_library(path) as library:
        for number in range(40):
            words = " ".join(f"woord{number}x{n}" for n in range(50))
            store(library, text=f"{TEXT} {words}")
    data = bytearray(path.read_bytes())
    size = int.from_bytes(data[16:18], "big")
    with closing(sqlite3.connect(path)) as connection:
        (root,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'annotations'"
        ).fetchone()
    start = (root - 1) * size
    data[start : start + 200] = b"\xff" * 200
    path.write_bytes(data)
    with open_library(path) as library:
        assert library.letters.counts().total == 40
        with pytest.raises(LibraryError) as caught:
            store(library, text="nog een brief")
        assert caught.value.fault is LibraryFault.DAMAGED
    assert path.read_bytes() == data


@pytest.mark.parametrize(("free", "fault"), [(0, LibraryFault.FULL), (1 << 30, None)])
def test_a_disk_without_room_for_a_log_is_full(tmp_path, monkeypatch, free, fault):
    usage = shutil.disk_usage(tmp_path)._replace(free=free)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    for code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR):
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = code
        with pytest.raises(LibraryError) as caught, told_as_faults(tmp_path / "raad.kanttekening"):
            raise error
        if fault is not None:
            assert caught.value.fault is fault
        else:
            assert caught.value.fault is not LibraryFault.FULL
