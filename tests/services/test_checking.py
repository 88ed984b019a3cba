"""Damage is found wherever it is; the index is mended, what people wrote is never touched."""

import sqlite3
from contextlib import closing

import pytest
from store.making import TEXT, open_library, span_of, store

from kanttekening.domain.annotation import MarkKind
from kanttekening.domain.errors import LibraryError, LibraryFault


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "raad.kanttekening"
    with open_library(path) as library:
        letter = store(library)
        library.annotating.mark(letter, span_of(TEXT, "kosten"), MarkKind.ACTION, "Hoeveel?")
        gone = library.annotating.remark(letter, "Weg ermee").value
        library.annotating.remove(gone.id)
    return path


def spoil(path, statement):
    with closing(sqlite3.connect(path)) as connection, connection:
        assert connection.execute(statement).rowcount > 0


def kinds(path, *, repair=False):
    with open_library(path) as library:
        report = library.checking.check(repair=repair)
        assert report.ok == (not report.problems)
        return [problem.kind.value for problem in report.problems]


def test_a_sound_library_has_no_problems(path):
    assert kinds(path) == []


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("UPDATE originals SET bytes = substr(bytes, 2)", "original"),
        ("UPDATE originals SET packing = 'plain', bytes = x'00'", "original"),
        ("UPDATE pages_pdf SET bytes = x'255044'", "pages"),
        ("UPDATE versions SET text = replace(text, 'stijgen', 'stegen!')", "text"),
        ("UPDATE versions SET text = CAST(x'ff' || text AS TEXT)", "structure"),
        ("UPDATE versions SET structure = '{'", "text"),
        ("UPDATE versions SET layout = substr(layout, 9)", "text"),
        ("UPDATE annotations SET note = 'Weinig' WHERE note = 'Hoeveel?'", "note"),
        ("UPDATE annotations SET note = '' WHERE removed_at IS NOT NULL", "note"),
        ("UPDATE annotations SET stop = stop + 1 WHERE start", "note"),
        ("UPDATE letters SET version_id = 99", "incomplete"),
        ("UPDATE annotations SET version_id = 99, sha256 = sha256", "foreign_key"),
        ("DELETE FROM search_letter", "not_indexed"),
    ],
)
def test_damage_is_found(path, statement, kind):
    spoil(path, statement)
    assert kind in kinds(path)


def test_the_index_is_mended(path):
    with open_library(path) as library:
        library._indexing.remove(1)
        assert library.searching.search("jeugdzorg").total == 0
        report = library.checking.check(repair=True)
        assert (report.ok, len(report.repaired)) == (True, 1)
        assert library.searching.search("jeugdzorg").total == 1
        assert library.searching.search("Hoeveel").total == 1
        assert library.checking.check().ok


@pytest.mark.parametrize("table", ["search_letter", "search_shown"])
def test_an_index_that_lost_half_is_made_anew(path, table):
    spoil(path, f"DELETE FROM {table}")
    with open_library(path) as library:
        assert library.checking.check(repair=True).ok
        assert library.searching.search("jeugdzorg").total == 1
        library.annotating.set_note(library.annotating.all()[0].id, "Gemiddeld?")
        assert library.searching.search("Gemiddeld").total == 1


def test_a_damaged_letter_stays_out_of_the_index_and_the_others_go_in(path):
    with open_library(path) as library:
        store(library, text="Een andere brief over riolering")
    spoil(path, "UPDATE versions SET text = text || '!' WHERE letter_id = 1")
    assert sorted(kinds(path, repair=True)) == ["not_indexed", "text"]
    with open_library(path) as library:
        assert library.searching.search("riolering").total == 1


def test_what_was_written_is_not_mended(path):
    spoil(path, "UPDATE versions SET text = replace(text, 'stijgen', 'stegen!')")
    assert "text" in kinds(path, repair=True)
    with open_library(path) as library, pytest.raises(LibraryError):
        library.letters.content(1)


@pytest.mark.parametrize(
    ("statement", "ask"),
    [
        ("UPDATE versions SET text = 'anders'", "content"),
        ("UPDATE versions SET structure = '[]'", "content"),
        ("UPDATE versions SET layout = x'00'", "content"),
        ("UPDATE originals SET bytes = x'00', packing = 'plain'", "original"),
        ("UPDATE pages_pdf SET bytes = x'00', packing = 'plain'", "pages_pdf"),
    ],
)
def test_a_damaged_letter_is_not_shown_as_if_it_were_whole(path, statement, ask):
    spoil(path, statement)
    with open_library(path) as library, pytest.raises(LibraryError) as caught:
        getattr(library.letters, ask)(1)
    assert caught.value.fault is LibraryFault.DAMAGED


def test_a_zeroed_page_is_told_and_does_not_stop_the_check(path):
    with open_library(path) as library:
        for number in range(60):
            store(library, text=f"{TEXT} nummer {number} " + "woord " * 400)
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(size // 2 // 4096 * 4096)
        file.write(bytes(4096))
    assert kinds(path)
