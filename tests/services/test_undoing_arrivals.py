"""A newer file of a letter came in: undo takes it off the letter again, in its turn."""

import pytest
from services.versions_sample import FIRST, SECOND, forget, mark, picture, put, texts
from store.making import open_library


@pytest.fixture
def library(tmp_path):
    with open_library(tmp_path / "raad.kanttekening") as opened:
        yield opened


def test_taking_in_a_newer_file_is_undone_in_its_turn(library):
    letter = put(library, FIRST).letter_id
    before = mark(library, letter, "kwaliteit", FIRST)
    put(library, SECOND)
    together = picture(library)
    assert library.annotating.can_undo() == "take_in_version"
    edit = library.annotating.undo().value
    assert (edit.action, edit.letters) == ("take_in_version", (letter,))
    assert texts(library) == {FIRST, SECOND}
    assert library.annotating.of_letter(letter) == (before,)
    assert library.annotating.can_undo() == "mark"
    library.annotating.undo()
    assert library.annotating.of_letter(letter) == ()
    library.annotating.redo()
    library.annotating.redo()
    assert picture(library) == together
    assert library.annotating.can_redo() is None
    library.annotating.undo()
    assert texts(library) == {FIRST, SECOND}
    assert library.annotating.of_letter(letter) == (before,)
    assert library.checking.check().ok


def test_it_is_undone_after_a_restart_and_with_what_was_written_on_it(library):
    letter = put(library, FIRST).letter_id
    put(library, SECOND)
    written = mark(library, letter, "wachttijd", SECOND)
    library.annotating.undo()
    library.annotating.redo()
    with open_library(library.path) as again:
        again.annotating.undo()
        again.annotating.undo()
        assert texts(again) == {FIRST, SECOND}
        again.annotating.redo()
        again.annotating.redo()
        (found,) = again.annotating.of_letter(letter)
        assert found.passage == written.passage


def test_what_can_not_be_taken_off_any_more_is_passed_over(library):
    letter = put(library, FIRST).letter_id
    put(library, SECOND)
    library.versions.separate(letter)
    forget(library, "separate_version")
    apart = picture(library)
    assert library.annotating.undo().value is None
    assert library.annotating.redo().value is None
    assert picture(library) == apart
