"""Copies: whole, and put back without losing what stood there."""

import pytest
from store.making import TEXT, Clock, open_library, store

from kanttekening.domain.annotation import MarkKind
from kanttekening.domain.errors import LibraryError, LibraryFault
from kanttekening.domain.passage import Span
from kanttekening.services.copying import back_up, put_back, summarize


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "raad.kanttekening"
    with open_library(path) as library:
        store(library)
    return path


def total(path):
    with open_library(path) as library:
        assert library.checking.check().ok
        return library.letters.counts().total


def test_a_copy_made_while_someone_writes_is_whole(path, tmp_path):
    copy = tmp_path / "kopie.kanttekening"
    with open_library(path) as library:
        store(library, text=f"{TEXT} twee")
        back_up(path, copy)
        store(library, text=f"{TEXT} drie")
    assert (total(copy), total(path)) == (2, 3)


def test_a_copy_comes_back_and_the_old_library_stays(path, tmp_path):
    copy = tmp_path / "kopie.kanttekening"
    back_up(path, copy)
    with open_library(path) as library:
        store(library, text=f"{TEXT} twee")
    kept = put_back(copy, path)
    assert (total(path), total(kept), total(copy)) == (1, 2, 1)
    assert put_back(copy, path) != kept


def test_a_copy_takes_the_place_of_a_damaged_library(path, tmp_path):
    copy = tmp_path / "kopie.kanttekening"
    back_up(path, copy)
    path.write_bytes(b"stuk")
    kept = put_back(copy, path)
    assert total(path) == 1
    assert kept.read_bytes() == b"stuk"


def test_a_copy_comes_back_where_nothing_is(path, tmp_path):
    assert put_back(path, tmp_path / "nieuw.kanttekening") is None
    assert total(tmp_path / "nieuw.kanttekening") == 1


def test_a_library_in_use_is_not_replaced(path, tmp_path):
    copy = tmp_path / "kopie.kanttekening"
    back_up(path, copy)
    with open_library(path) as library:
        store(library, text=f"{TEXT} twee")
        with pytest.raises(LibraryError) as caught:
            put_back(copy, path)
        assert caught.value.fault is LibraryFault.LOCKED
        assert library.letters.counts().total == 2
    assert total(path) == 2


def test_what_is_no_library_is_not_put_back(path, tmp_path):
    other = tmp_path / "foto.jpg"
    other.write_bytes(b"\xff\xd8\xff")
    with pytest.raises(LibraryError) as caught:
        put_back(other, path)
    assert caught.value.fault is LibraryFault.NOT_OURS
    assert total(path) == 1


def test_a_copy_that_can_not_be_written_says_so(path, tmp_path):
    with pytest.raises(LibraryError):
        back_up(path, tmp_path / "weg" / "kopie.kanttekening")


def test_what_a_copy_holds_is_told_without_touching_it(path, tmp_path):
    copy = tmp_path / "kopie.kanttekening"
    with open_library(path) as library:
        letter = store(library, text=f"{TEXT} twee")
        library.annotating.mark(letter, Span(0, 5), MarkKind.QUESTION)
        library.annotating.undo()
        library.annotating.mark(letter, Span(2, 9), MarkKind.ACTION)
        library.letters.remove((store(library, text=f"{TEXT} drie"),))
        back_up(path, copy)
    before, there = copy.read_bytes(), sorted(tmp_path.iterdir())
    held = summarize(copy)
    assert (held.letters, held.annotations) == (2, 1)
    assert copy.read_bytes() == before
    assert sorted(tmp_path.iterdir()) == there


def test_the_last_thing_done_is_told(tmp_path):
    path = tmp_path / "leeg.kanttekening"
    with open_library(path) as library:
        pass
    assert summarize(path).last is None
    clock = Clock()
    with open_library(path, clock=clock) as library:
        store(library)
    assert summarize(path).last == clock.now


@pytest.mark.parametrize("content", [None, b"", b"geen bibliotheek"])
def test_what_is_no_library_has_nothing_to_tell(tmp_path, content):
    path = tmp_path / "x.kanttekening"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(LibraryError):
        summarize(path)
