"""How far one is: kept per version, told in the list, offered to go on with."""

import pytest
from store.making import TEXT, Clock, open_library, store

from kanttekening.domain.passage import Span
from kanttekening.domain.progress import Pace, Progress, ReadParts


def text_of(number):
    """A letter that is like no other: two that are alike would become versions of one."""
    return "\n\n".join(f"Alinea{number}x{n} over zaak{number * 100 + n}." for n in range(40))


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def library(tmp_path, clock):
    with open_library(tmp_path / "raad.kanttekening", clock=clock) as opened:
        for number in range(5):
            store(opened, text=text_of(number))
        yield opened


def read(library, letter_id, end, left=1000):
    version_id = library.letters.letter(letter_id).version_id
    library.progress.keep(letter_id, Progress(version_id, ReadParts((Span(0, end),)), left), Pace())


def row_of(library, letter_id):
    return library.letters.rows_of((letter_id,))[0]


def test_a_letter_that_was_not_begun_is_all_to_be_read(library):
    assert library.progress.of(1) is None
    assert row_of(library, 1).left == len(text_of(0))
    assert not row_of(library, 1).is_begun


def test_what_was_read_is_kept(library):
    read(library, 2, 300, left=1500)
    assert library.progress.of(2).parts == ReadParts((Span(0, 300),))
    row = row_of(library, 2)
    assert (row.left, row.is_begun) == (1500, True)


def test_one_goes_on_with_the_latest_letters_that_are_not_finished(library, clock):
    for letter_id in (1, 2, 3, 4, 5):
        clock.pass_seconds(60)
        read(library, letter_id, 10, left=0 if letter_id == 4 else 900)
    library.letters.remove([3])
    assert [row.id for row in library.progress.begun()] == [5, 2, 1]


def test_a_newer_text_is_read_from_its_beginning(library):
    read(library, 1, 300)
    newer = library.progress.of(1)
    longer = text_of(0) + "\n\nEn nog een alinea."
    assert store(library, text=longer) == 1
    assert library.letters.letter(1).version_id != newer.version_id
    assert library.progress.of(1) is None
    assert row_of(library, 1).left == len(longer)
    assert library.progress.begun() == ()


def test_the_own_pace_is_remembered(library):
    assert library.progress.pace() == Pace()
    pace = Pace(9000.0, 10.0)
    library.progress.keep(1, Progress(library.letters.letter(1).version_id, ReadParts(), 5), pace)
    assert library.progress.pace() == pace


def test_older_letters_get_their_length_when_the_library_grows(tmp_path):
    import sqlite3
    from contextlib import closing

    path = tmp_path / "oud.kanttekening"
    with open_library(path) as library:
        store(library)
    with closing(sqlite3.connect(path)) as raw, raw:
        assert raw.execute("SELECT characters FROM letters").fetchall() == [(len(TEXT),)]
