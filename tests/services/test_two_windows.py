"""Two windows on one library file: nothing of the one is written over by the other unseen."""

import threading
from contextlib import suppress
from dataclasses import replace

import pytest
from store.making import TEXT, open_library, span_of, store

from kanttekening.domain.annotation import MarkKind, MarkStyle, Meanwhile, Visibility
from kanttekening.domain.errors import ElsewhereError
from kanttekening.domain.notes_plan import NoteOffer, NotesPlan
from kanttekening.domain.passage import Span


@pytest.fixture
def path(tmp_path):
    return tmp_path / "raad.kanttekening"


@pytest.fixture
def mine(path):
    with open_library(path) as library:
        store(library)
        yield library


@pytest.fixture
def theirs(mine, path):
    with open_library(path) as library:
        yield library


@pytest.fixture
def mark(mine):
    return mine.annotating.mark(1, span_of(TEXT, "kosten van jeugdzorg"), MarkKind.QUESTION).value


def notes(library):
    return [note.note for note in library.annotating.all()]


def test_a_note_is_written_as_always_when_nobody_came_in_between(mine, mark):
    written = mine.annotating.write(mark.id, "Hoeveel?", "").value
    assert (written.annotation.note, written.meanwhile) == ("Hoeveel?", Meanwhile.NOTHING)
    mine.annotating.write(mark.id, "Hoeveel precies?", "Hoeveel?")
    assert notes(mine) == ["Hoeveel precies?"]
    mine.annotating.undo()
    assert notes(mine) == [""]


def test_of_two_texts_comes_one_with_both_and_undo_leaves_theirs(mine, theirs, mark):
    theirs.annotating.set_note(mark.id, "Van haar #begroting")
    written = mine.annotating.write(mark.id, "Van mij", "").value
    assert written.meanwhile is Meanwhile.REWRITTEN
    assert notes(theirs) == ["Van haar #begroting\n\nVan mij"]
    assert written.annotation.labels == ("begroting",)
    mine.annotating.undo()
    assert notes(theirs) == ["Van haar #begroting"]


def test_a_note_that_was_removed_comes_back_and_undo_removes_it(mine, theirs, mark):
    mine.annotating.set_note(mark.id, "Hoeveel?")
    theirs.annotating.remove(mark.id)
    written = mine.annotating.write(mark.id, "Hoeveel precies?", "Hoeveel?").value
    assert written.meanwhile is Meanwhile.REMOVED
    assert notes(theirs) == ["Hoeveel precies?"]
    assert mine.annotating.get(mark.id).passage == mark.passage
    mine.annotating.undo()
    assert notes(theirs) == []


CHANGES = {
    "kind": lambda library, mark: library.annotating.set_kind(mark, MarkKind.ACTION),
    "audience": lambda library, mark: library.annotating.set_visibility(mark, Visibility.PARTY),
    "labels": lambda library, mark: library.annotating.set_labels(mark, ["raad"]),
    "done": lambda library, mark: library.annotating.tick_off(mark),
    "style": lambda library, mark: library.reshaping.set_style(mark, MarkStyle.UNDERLINE),
    "ends": lambda library, mark: library.reshaping.stretch(mark, Span(0, 20)),
    "halves": lambda library, mark: library.reshaping.split(mark, TEXT.index("jeugdzorg")),
    "place": lambda library, mark: library.settling.place(mark, Span(0, 20)),
    "many": lambda library, mark: library.annotating_many.add_label([mark], "raad"),
    "ticked": lambda library, mark: library.annotating_many.tick([mark]),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_who_waits_for_the_lock_writes_on_what_is_there_then(mine, path, mark, change):
    """The other window is in the middle of saving a note when this one changes something else."""
    began, go_on = threading.Event(), threading.Event()

    def write_slowly():
        with open_library(path) as theirs, theirs._database.transaction():
            theirs.annotating.set_note(mark.id, "Van haar")
            began.set()
            go_on.wait(5)

    writer = threading.Thread(target=write_slowly)
    writer.start()
    assert began.wait(5)
    threading.Timer(0.1, go_on.set).start()
    change(mine, mark.id)
    writer.join()
    assert "Van haar" in notes(mine)


def test_agreeing_with_an_offer_keeps_what_was_written_meanwhile(mine, theirs, mark):
    """A file offers another text; while the question is on the screen, the other window writes."""
    offer = NoteOffer(mark, replace(mark, note="Uit het bestand", kind=MarkKind.ACTION))
    theirs.annotating.set_note(mark.id, "Van haar")
    mine.taking_notes.take(NotesPlan(mark.letter_id, offers=(offer,)), {mark.id})
    assert notes(mine) == ["Van haar\n\nUit het bestand"]
    assert mine.annotating.get(mark.id).kind is MarkKind.ACTION


def test_what_came_in_twice_is_not_put_back_to_what_the_file_says(mine, theirs, mark):
    new = replace(mark, id="uit-een-bestand", note="Uit het bestand")
    plan = NotesPlan(mark.letter_id, added=(new,))
    theirs.taking_notes.take(plan)
    theirs.annotating.set_note(new.id, "Verder geschreven")
    mine.taking_notes.take(plan)
    assert sorted(notes(mine)) == ["", "Verder geschreven"]


def test_undo_takes_nothing_of_another_window_unseen(mine, theirs, mark):
    theirs.annotating.set_note(mark.id, "Van haar")
    with pytest.raises(ElsewhereError) as told:
        mine.annotating.undo()
    assert told.value.action == "note"
    assert notes(mine) == ["Van haar"]
    mine.annotating.undo()
    assert notes(mine) == [""]


def test_undo_asks_though_the_menu_named_what_is_last(mine, theirs, mark):
    theirs.annotating.remove(mark.id)
    assert mine.annotating.can_undo() == "remove"
    with pytest.raises(ElsewhereError):
        mine.annotating.undo()
    assert notes(mine) == []


def test_undo_asks_too_when_what_another_did_comes_after_ones_own(mine, theirs, mark):
    theirs.annotating.set_note(mark.id, "Van haar")
    mine.annotating.remark(1, "Van mij")
    mine.annotating.undo()
    with pytest.raises(ElsewhereError):
        mine.annotating.undo()
    assert notes(mine) == ["Van haar"]
    mine.annotating.undo()
    mine.annotating.undo()
    assert notes(mine) == []
    mine.annotating.redo()
    mine.annotating.undo()
    assert notes(mine) == []


def test_undo_asks_nothing_about_what_was_there_when_the_window_came(mine, mark, path):
    mine.annotating.set_note(mark.id, "Gisteren")
    mine.annotating.undo()
    with open_library(path) as later:
        later.annotating.undo()
        assert notes(later) == []


def test_another_edit_under_the_same_number_is_another_edit(mine, theirs, mark):
    """The journal gives a number again when what had it was undone and something else was done."""
    mine.annotating.set_note(mark.id, "Van mij")
    assert theirs.annotating.undo().value is not None
    theirs.annotating.remark(1, "Van haar")
    with pytest.raises(ElsewhereError):
        mine.annotating.undo()
    assert sorted(notes(mine)) == ["", "Van haar"]


def test_a_window_hears_once_of_what_another_one_did(mine, theirs, mark):
    mine.annotating.set_note(mark.id, "Van mij")
    assert not mine.has_changed_elsewhere()
    theirs.annotating.set_note(mark.id, "Van haar")
    assert mine.has_changed_elsewhere()
    assert not mine.has_changed_elsewhere()


def test_a_change_that_failed_is_nothing_of_another_window(mine, mark):
    """The disk may be full at the very end: what was written is rolled back."""
    with suppress(RuntimeError), mine._database.transaction():
        mine.annotating.set_note(mark.id, "Van mij")
        raise RuntimeError
    mine.annotating.undo()
    assert notes(mine) == []
