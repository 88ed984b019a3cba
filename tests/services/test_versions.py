"""One letter in several files: found, shown, taken apart and joined, with nothing lost."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from services.versions_sample import (
    FACTS,
    FIRST,
    OTHER,
    SECOND,
    SENTENCES,
    THIRD,
    forget,
    mark,
    picture,
    put,
)
from store.making import open_library, read_file

from kanttekening.domain.annotation import AnchorState
from kanttekening.domain.arrival import ArrivalKind
from kanttekening.domain.content import files_of
from kanttekening.domain.errors import NotFoundError
from kanttekening.domain.letter import LetterKind
from kanttekening.domain.rows import LibraryView
from kanttekening.services.history import History


@pytest.fixture
def library(tmp_path):
    with open_library(tmp_path / "raad.kanttekening") as opened:
        yield opened


def test_a_newer_file_of_a_letter_becomes_its_version(library):
    letter = put(library, FIRST).letter_id
    arrival = put(library, SECOND, "brief nieuw.txt")
    assert (arrival.kind, arrival.letter_id) == (ArrivalKind.NEW_VERSION, letter)
    assert library.letters.counts().total == 1
    assert library.letters.original(letter) == SECOND.encode()
    assert library.letters.letter(letter).file_name == "brief nieuw.txt"
    assert [note.file_name for note in library.versions.of_letter(letter)] == [
        "brief.txt", "brief nieuw.txt",
    ]  # fmt: skip
    assert library.searching.search("wachttijd", exact=True).total == 1
    assert library.searching.search("wachtlijst", exact=True).total == 0
    assert library.checking.check().ok


@pytest.mark.parametrize("text", [FIRST, SECOND])
def test_bytes_that_are_here_change_nothing(library, text):
    put(library, FIRST)
    put(library, SECOND)
    before = picture(library)
    assert put(library, text).kind is ArrivalKind.ALREADY_THERE
    assert picture(library) == before


def test_a_series_stays_a_series(library):
    for number in range(12):
        arrival = put(
            library, FIRST, reference=None, subject="Uitnodiging", date=f"2026-{number + 1:02}-03"
        )
        library.importing.store(
            read_file(
                FIRST, data=f"{number}".encode(), facts=replace(FACTS, reference=f"Z{number}")
            )
        )
    assert arrival
    assert library.letters.counts().total >= 13


def test_a_removed_letter_comes_back_with_its_newer_file(library):
    letter = put(library, FIRST).letter_id
    library.letters.remove([letter])
    assert put(library, SECOND).kind is ArrivalKind.NEW_VERSION
    assert [row.id for row in library.letters.rows()] == [letter]


def test_a_mail_or_an_annex_is_no_version_of_a_letter(library):
    put(library, FIRST)
    assert put(library, SECOND, kind=LetterKind.ANNEX).kind is ArrivalKind.IMPORTED


def test_marks_go_along_and_come_back_to_their_own_places(library):
    letter = put(library, FIRST).letter_id
    kept = mark(library, letter, "kwaliteit", FIRST)
    lost = mark(library, letter, "verordening", FIRST)
    remark = library.annotating.remark(letter, "Over het geheel").value
    put(library, SECOND)
    new = mark(library, letter, "wachttijd", SECOND)
    shown = {note.id: note for note in library.annotating.of_letter(letter)}
    assert shown[kept.id].passage.span.of(SECOND) == "kwaliteit"
    assert shown[lost.id].state is AnchorState.ORPHANED
    library.annotating.set_note(lost.id, "Waar is dit gebleven?")

    apart = library.versions.separate(letter).value
    assert library.letters.content(letter).document.text == FIRST
    assert library.letters.content(apart).document.text == SECOND
    old = {note.id: note for note in library.annotating.of_letter(letter)}
    assert old[kept.id].passage == kept.passage
    assert (old[lost.id].passage, old[lost.id].state) == (lost.passage, lost.state)
    assert old[lost.id].note == "Waar is dit gebleven?"
    assert remark.id in old
    assert [note.id for note in library.annotating.of_letter(apart)] == [new.id]
    assert library.checking.check().ok


def test_separating_is_undone_and_done_again(library):
    letter = put(library, FIRST).letter_id
    for words in ("kwaliteit", "verordening", "wachtlijst"):
        mark(library, letter, words, FIRST)
    put(library, SECOND)
    mark(library, letter, "wachttijd", SECOND)
    before = picture(library)
    library.versions.separate(letter)
    after = picture(library)
    assert len(after) == 2
    library.annotating.undo()
    assert picture(library) == before
    assert library.letters.rows(LibraryView.REMOVED) == ()
    library.annotating.redo()
    assert picture(library) == after
    library.annotating.undo()
    library.versions.separate(letter)
    assert picture(library) == after
    assert library.checking.check().ok


def test_one_version_can_not_be_separated(library):
    letter = put(library, FIRST).letter_id
    assert library.versions.separate(letter).value is None
    assert library.annotating.can_undo() is None


def test_a_joined_letter_is_searched_listed_and_cited_as_one(library):
    one = put(library, FIRST).letter_id
    two = put(library, OTHER, reference="Z26/9", subject="Bomen").letter_id
    library.versions.join(two, one)
    assert [row.id for row in library.letters.rows()] == [one]
    assert library.letters.letter(one).title == "Bomen"
    assert library.searching.search("riolering").total == 1
    assert library.letters.counts().removed == 0
    assert library.searching.search("riolering", view=LibraryView.REMOVED).total == 0
    with pytest.raises(NotFoundError):
        library.versions.join(two, one)
    assert library.importing.known(read_file(OTHER).sha256) == one
    # Who still has the joined letter open loses nothing.
    note = mark(library, two, "riolering", OTHER)
    assert [found.id for found in library.annotating.of_letter(one)] == [note.id]
    assert library.checking.check(repair=True).ok


def test_corrections_go_along_and_come_back(library):
    one = put(library, FIRST).letter_id
    two = put(library, OTHER, reference="Z26/9", subject="Bomen").letter_id
    library.correcting.correct(two, "subject", "Kap van bomen")
    library.correcting.correct(one, "sender", "Gemeente Bunnik")
    before = picture(library)
    library.versions.join(two, one)
    facts = library.letters.letter(one).facts
    assert (facts.subject, facts.sender) == ("Kap van bomen", "Gemeente Bunnik")
    assert library.versions.separate(one).value == two
    assert picture(library) == before


def test_three_letters_are_joined_and_come_apart_one_by_one(library):
    texts = [FIRST, OTHER, "\n\n".join(SENTENCES[::-1])]
    ids = [
        put(library, text, subject=f"Stuk {n}", reference=f"Z{n}").letter_id
        for n, text in enumerate(texts)
    ]
    before = picture(library)
    library.versions.join(ids[1], ids[0])
    library.versions.join(ids[0], ids[2])
    assert len(files_of(library.letters.versions(ids[2]))) == 3
    assert library.versions.separate(ids[2]).value == ids[1]
    assert library.versions.separate(ids[2]).value == ids[0]
    assert picture(library) == before
    for _ in range(4):
        library.annotating.undo()
    assert picture(library) == before


def test_a_file_that_came_in_meanwhile_is_not_lost_by_undo(library):
    letter = put(library, FIRST).letter_id
    put(library, SECOND)
    apart = library.versions.separate(letter).value
    assert put(library, THIRD).letter_id == apart
    forget(library, "take_in_version")
    library.annotating.undo()
    assert library.letters.content(letter).document.text == THIRD
    assert len(library.versions.of_letter(letter)) == 3
    assert library.checking.check().ok


def test_undo_reaches_back_before_a_newer_file(library):
    letter = put(library, FIRST).letter_id
    note = mark(library, letter, "inkoop", FIRST)
    library.annotating.remove(note.id)
    put(library, SECOND)
    forget(library, "take_in_version")
    library.annotating.undo()
    (found,) = library.annotating.of_letter(letter)
    assert found.passage.span.of(SECOND) == "inkoop"
    library.versions.separate(letter)
    (found,) = library.annotating.of_letter(letter)
    assert found.passage == note.passage


def test_a_step_that_fails_leaves_all_as_it_was(library, monkeypatch):
    letter = put(library, FIRST).letter_id
    put(library, SECOND)
    before = picture(library)

    def give_way(*_):
        raise OSError("full")

    with monkeypatch.context() as broken:
        broken.setattr(History, "_correct", give_way)
        broken.setattr("kanttekening.services.moving.Moving.settle", give_way)
        with pytest.raises(OSError, match="full"):
            library.versions.separate(letter)
    assert picture(library) == before


WORDS = ["toegang", "wachtlijst", "inkoop", "kwaliteit", "verordening", "begroting"]
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("mark"), st.integers(0, 5)),
        st.tuples(st.sampled_from(["separate", "join", "undo", "redo", "take_in"]), st.just(0)),
    ),
    max_size=14,
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
@example(steps=[("join", 0), ("separate", 0), ("mark", 0), ("separate", 0), ("join", 0)])
def test_whatever_one_does_all_marks_and_files_are_there(tmp_path_factory, steps):
    path = tmp_path_factory.mktemp("stappen") / "raad.kanttekening"
    with open_library(path) as library:
        put(library, FIRST)
        put(library, OTHER, reference="Z26/9", subject="Bomen")
        put(library, SECOND)
        for step, number in steps:
            take(library, step, number)
            rows = library.letters.rows()
            files = [note.sha256 for row in rows for note in library.versions.of_letter(row.id)]
            assert len(files) == len(set(files)) >= 3
            for row in rows:
                content = library.letters.content(row.id)
                for note in library.annotating.of_letter(row.id):
                    at, quote = note.passage.span, note.passage.quote
                    if note.state is AnchorState.ORPHANED:  # it waits on the text it was made on
                        assert any(at.of(text) == quote for text in (FIRST, SECOND, THIRD, OTHER))
                    else:
                        assert note.version_id == content.version_id
                        assert at.of(content.document.text) == quote
        everything = picture(library)
        undone = 0
        while library.annotating.undo().value is not None:
            undone += 1
        assert all(not library.annotating.of_letter(row.id) for row in library.letters.rows())
        for _ in range(undone):
            library.annotating.redo()
        if library.annotating.can_redo() is None:
            assert len(picture(library)) == len(everything)
        assert library.checking.check().ok


def take(library, step, number):
    ids = [row.id for row in library.letters.rows()]
    if step == "mark":
        text = library.letters.content(ids[0]).document.text
        if WORDS[number] in text:
            mark(library, ids[0], WORDS[number], text)
    elif step == "separate":
        library.versions.separate(ids[0])
    elif step == "join" and len(ids) > 1:
        library.versions.join(ids[1], ids[0])
    elif step == "undo":
        library.annotating.undo()
    elif step == "redo":
        library.annotating.redo()
    elif step == "take_in":
        put(library, THIRD)


@given(marks=st.sets(st.sampled_from(WORDS)))
@settings(max_examples=15, deadline=None)
def test_separating_what_was_joined_restores_everything(tmp_path_factory, marks):
    with open_library(tmp_path_factory.mktemp("samen") / "raad.kanttekening") as library:
        one = put(library, FIRST).letter_id
        two = put(library, OTHER, reference="Z26/9", subject="Bomen").letter_id
        for words in sorted(marks):
            mark(library, one, words, FIRST)
        mark(library, two, "riolering", OTHER)
        before = picture(library)
        library.versions.join(two, one)
        joined = picture(library)
        assert len(library.annotating.of_letter(one)) == len(marks) + 1
        library.annotating.undo()
        assert picture(library) == before
        library.annotating.redo()
        assert picture(library) == joined
        library.versions.separate(one)
        assert picture(library) == before
        library.annotating.undo()
        assert picture(library) == joined
