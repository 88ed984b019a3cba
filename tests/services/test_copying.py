"""Copies: whole, and put back without losing what stood there."""

import pytest
from store.making import TEXT, open_library, store

from kanttekening.domain.errors import LibraryError, LibraryFault
from kanttekening.services.copying import back_up, put_back


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
