"""A library that is open stays this window's, whatever else the program does with its file."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from store.making import TEXT, open_library, span_of, store

from kanttekening.domain.annotation import MarkKind
from kanttekening.domain.errors import (
    LibraryError,
    LibraryFault,
    RefusalCode,
    RefusedError,
    TakenError,
)
from kanttekening.exchange.files import check_target
from kanttekening.readers.parsing import Parser
from kanttekening.services.copying import back_up, summarize
from kanttekening.services.reading import FileReader
from kanttekening.store.whereabouts import descriptor_of

DESKTOP = Path(__file__).resolve().parents[2] / "desktop"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there an open file is locked")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "raad.kanttekening"


@pytest.fixture
def library(path):
    with open_library(path) as library:
        store(library)
        yield library


@pytest.fixture
def mark(library):
    return library.annotating.mark(1, span_of(TEXT, "kosten"), MarkKind.ACTION, "Eerst").value


def import_itself(path):
    with pytest.raises(RefusedError) as refused:
        FileReader(Parser()).load(path)
    assert refused.value.code is RefusalCode.NOT_A_DOCUMENT


def export_over_it(path):
    with pytest.raises(TakenError):
        check_target(path, b"")


def close_one_more(path):
    for file in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        file.open("rb").close()


DEEDS = {
    "an export over it": export_over_it,
    "a backup": lambda path: back_up(path, path.with_name("kopie.kanttekening")),
    "a look at it": summarize,
    "opening it again": lambda path: open_library(path).close(),
    "something that opens it and closes it": close_one_more,
    "taking it in": import_itself,
    "taking its log in": lambda path: import_itself(path.with_name(path.name + "-wal")),
}


def others_look(path):
    """Another program opens the library and closes it."""
    command = [sys.executable, "-m", "kanttekening", "--library", path, "list"]
    environment = {**os.environ, "PYTHONPATH": str(DESKTOP)}
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS)
def test_what_is_written_afterwards_is_there(library, mark, path, deed):
    """Without its locks, the log that is written to would be cleared away by the other program."""
    deed(path)
    others_look(path)
    library.annotating.set_note(mark.id, "Daarna")
    with open_library(path) as again:
        assert [note.note for note in again.annotating.all()] == ["Daarna"]


def test_the_last_one_to_close_clears_up(path):
    first, second = open_library(path), open_library(path)
    first.close()
    second.close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_letter_that_is_open_here_twice_is_read(library, tmp_path):
    letter = tmp_path / "brief.txt"
    letter.write_text("Geachte raad")
    with letter.open("rb"):
        assert FileReader(Parser()).load(letter).data == b"Geachte raad"


def unlink(path):
    path.unlink()


def move(path):
    path.rename(path.with_name("elders.kanttekening"))


def replace(path):
    shutil.copyfile(path, path.with_name("nieuw"))
    path.with_name("nieuw").replace(path)


def clear_log_away(path):
    path.with_name(path.name + "-wal").unlink()


@pytest.mark.parametrize("happening", [unlink, move, replace, clear_log_away])
def test_nothing_is_written_into_a_file_that_is_gone(library, mark, path, happening):
    happening(path)
    with pytest.raises(LibraryError) as told:
        library.annotating.set_note(mark.id, "Daarna")
    assert told.value.fault is LibraryFault.MOVED
    assert library.annotating.get(mark.id).note == "Eerst"


def test_a_library_that_was_moved_is_whole_and_goes_on_when_it_is_back(library, mark, path):
    moved = path.with_name("elders.kanttekening")
    path.rename(moved)
    with pytest.raises(LibraryError):
        library.annotating.set_note(mark.id, "Daarna")
    copy = path.with_name("kopie.kanttekening")
    shutil.copyfile(moved, copy)
    with open_library(copy) as elsewhere:
        assert [note.note for note in elsewhere.annotating.all()] == ["Eerst"]
    moved.rename(path)
    library.annotating.set_note(mark.id, "Daarna")
    with open_library(path) as again:
        assert [note.note for note in again.annotating.all()] == ["Daarna"]


def test_a_file_that_nobody_has_open_has_no_number(tmp_path):
    file = tmp_path / "brief.txt"
    file.write_text("Geachte raad")
    assert descriptor_of(file) is None
    assert descriptor_of(tmp_path / "niets.txt") is None
    with file.open() as opened:
        assert descriptor_of(file) == opened.fileno()
