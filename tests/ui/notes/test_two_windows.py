"""Two windows on one library: what is written in the one is not lost by what the other does."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from ui.material import ask, first_mark

from kanttekening.domain.annotation import MarkKind, Meanwhile
from kanttekening.domain.errors import LibraryFault
from kanttekening.domain.touched import Outcome, Touched
from kanttekening.services.library import Library
from kanttekening.words import marking

LETTER = 2


@pytest.fixture
def other(stocked, make_desk):
    """The library as another window has it open."""
    with Library.open(make_desk.path, author="Raadslid") as library:
        yield library


@pytest.fixture
def told(panel):
    said = []
    panel.notes.told.connect(said.append)
    return said


def notes(desk):
    return [note.note for note in ask(desk, lambda library: library.annotating.of_letter(LETTER))]


def field(panel, annotation):
    return panel.notes._cards[annotation.id].note


def test_both_texts_are_kept_and_it_is_told(panel, stocked, other, told):
    made = first_mark(stocked, LETTER)
    panel.edit_note(made.id)
    other.annotating.set_note(made.id, "Uit het andere venster")
    QTest.keyClicks(field(panel, made), "Van mij")
    panel.flush()
    assert notes(stocked) == ["Uit het andere venster\n\nVan mij"]
    assert field(panel, made).text == notes(stocked)[0]
    assert told == [marking.meanwhile(Meanwhile.REWRITTEN)]


def test_who_types_on_stays_in_her_own_words(panel, stocked, other, told):
    made = first_mark(stocked, LETTER)
    panel.edit_note(made.id)
    other.annotating.set_note(made.id, "Uit het andere venster")
    for words in ("Van", " mij", " ook"):
        QTest.keyClicks(field(panel, made), words)
        panel.flush()
    assert notes(stocked) == ["Uit het andere venster\n\nVan mij ook"]
    assert len(told) == 1


def test_what_is_typed_in_a_removed_note_brings_it_back(panel, stocked, other, told):
    made = first_mark(stocked, LETTER)
    panel.edit_note(made.id)
    other.annotating.remove(made.id)
    QTest.keyClicks(field(panel, made), "Dit wil ik houden")
    panel.flush()
    assert notes(stocked) == ["Dit wil ik houden"]
    assert told == [marking.meanwhile(Meanwhile.REMOVED)]


def test_it_comes_back_too_when_the_window_sees_first_that_it_is_gone(panel, stocked, other):
    made = first_mark(stocked, LETTER)
    panel.edit_note(made.id)
    QTest.keyClicks(field(panel, made), "Dit wil ik houden")
    other.annotating.remove(made.id)
    stocked.touched.emit(Touched.ANNOTATIONS)
    assert notes(stocked) == ["Dit wil ik houden"]
    assert field(panel, made).text == "Dit wil ik houden"
    assert field(panel, made).hasFocus()


def test_a_field_does_not_go_from_under_the_hands(panel, stocked, other, told):
    """All that was typed is saved; then the other window removes the note."""
    made = first_mark(stocked, LETTER)
    panel.edit_note(made.id)
    QTest.keyClicks(field(panel, made), "Dit wil ik")
    panel.flush()
    other.annotating.remove(made.id)
    stocked.touched.emit(Touched.ANNOTATIONS)
    assert told == [marking.GONE_WHILE_WRITING]
    assert field(panel, made).hasFocus()
    QTest.keyClicks(field(panel, made), " houden")
    panel.flush()
    assert notes(stocked) == ["Dit wil ik houden"]
    assert field(panel, made).hasFocus()


def test_a_note_that_nobody_writes_on_in_stays_removed(panel, stocked, other, told):
    made = first_mark(stocked, LETTER)
    panel.edit_note(made.id)
    other.annotating.remove(made.id)
    for _ in range(2):
        stocked.touched.emit(Touched.ANNOTATIONS)
    assert told == [marking.GONE_WHILE_WRITING]
    field(panel, made).clearFocus()
    assert panel.notes._cards == {}
    assert notes(stocked) == []


def test_a_change_of_the_kind_takes_no_words_away(panel, stocked, other):
    made = first_mark(stocked, LETTER)
    other.annotating.set_note(made.id, "Uit het andere venster")
    panel.notes._on_kind_chosen(made.id, MarkKind.ACTION)
    (found,) = ask(stocked, lambda library: library.annotating.of_letter(LETTER))
    assert (found.note, found.kind) == ("Uit het andere venster", MarkKind.ACTION)


def test_an_old_answer_does_not_take_typing_back(panel, stocked):
    """The library is busy; what it answers is older than what is on its way to it."""
    made = first_mark(stocked, LETTER)
    panel.edit_note(made.id)
    before = ask(stocked, lambda library: library.annotating.of_letter(LETTER))
    sent = []
    stocked.change = lambda act, *after, **named: sent.append((act, after, named))
    QTest.keyClicks(field(panel, made), "ab")
    panel.flush()
    panel.notes.show_annotations(before)
    assert field(panel, made).text == "ab"
    assert len(sent) == 1


def test_coming_back_to_the_window_shows_what_the_other_one_did(panel, stocked, other):
    made = first_mark(stocked, LETTER)
    other.annotating.set_note(made.id, "Uit het andere venster")
    assert field(panel, made).text == ""
    stocked.look_around(Qt.ApplicationState.ApplicationInactive)
    assert field(panel, made).text == ""
    stocked.look_around(Qt.ApplicationState.ApplicationActive)
    assert field(panel, made).text == "Uit het andere venster"


def test_what_could_not_be_saved_is_sent_again_by_itself(panel, stocked, other, qtbot):
    """Another program holds the library for a while, and nobody touches the note again."""
    panel.notes._saving._again.setInterval(30)
    failed = []
    stocked.failed.connect(failed.append)
    stocked.change(lambda library: Outcome(library._database.execute("PRAGMA busy_timeout = 1"), 0))
    made = first_mark(stocked, LETTER)
    panel.edit_note(made.id)
    QTest.keyClicks(field(panel, made), "Van mij")
    with other._database.transaction():
        panel.flush()
        qtbot.wait(200)
        assert not panel.is_saved
    qtbot.waitUntil(lambda: panel.is_saved, timeout=3000)
    assert notes(stocked) == ["Van mij"]
    assert [error.fault for error in failed] == [LibraryFault.LOCKED]
