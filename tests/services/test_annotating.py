"""Marks and notes: written at once, taken back at will, never lost."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store.making import TEXT, Clock, open_library, span_of, store

from kanttekening.domain.annotation import AnchorState, MarkKind, Visibility
from kanttekening.domain.errors import NotFoundError
from kanttekening.domain.note_list import NoteListRequest
from kanttekening.domain.passage import Span
from kanttekening.domain.rows import LibraryView
from kanttekening.domain.touched import Touched


@pytest.fixture
def path(tmp_path):
    return tmp_path / "raad.kanttekening"


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def library(path, clock):
    with open_library(path, clock) as opened:
        yield opened


@pytest.fixture
def letter(library):
    return store(library)


def notes(library):
    return [note.note for note in library.annotating.all()]


def test_a_mark_knows_its_words_and_their_surroundings(library, letter):
    outcome = library.annotating.mark(letter, span_of(TEXT, "jeugdzorg"), MarkKind.QUESTION)
    note = outcome.value
    assert (note.passage.quote, note.passage.page) == ("jeugdzorg", 1)
    assert note.passage.prefix.endswith("De kosten van ")
    assert note.passage.suffix.startswith(" stijgen.")
    assert (note.author, note.kind, note.state) == (
        "Anna",
        MarkKind.QUESTION,
        AnchorState.ANCHORED,
    )
    assert outcome.touched & Touched.ANNOTATIONS
    assert outcome.touched & Touched.LETTERS
    assert library.annotating.of_letter(letter) == (note,)
    assert library.letters.letter(letter).annotation_count == 1


def test_everything_is_there_after_a_restart(path, clock):
    with open_library(path, clock) as library:
        letter = store(library)
        mark = library.annotating.mark(
            letter, span_of(TEXT, "dalen niet"), MarkKind.ACTION, "Echt?", Visibility.PARTY
        ).value
        remark = library.annotating.remark(letter, "Goede brief", MarkKind.LOOSE).value
    with open_library(path, clock) as library:
        assert library.annotating.of_letter(letter) == (remark, mark)


def test_annotations_stand_in_reading_order(library, letter):
    for words in ("Hoogachtend", "kosten", "dalen"):
        library.annotating.mark(letter, span_of(TEXT, words), MarkKind.LOOSE)
    shown = [note.passage.quote for note in library.annotating.of_letter(letter)]
    assert shown == ["kosten", "dalen", "Hoogachtend"]


@pytest.mark.parametrize("span", [Span(3, 3), Span(0, len(TEXT) + 1)])
def test_nothing_can_not_be_marked(library, letter, span):
    with pytest.raises(ValueError, match="nothing to mark"):
        library.annotating.mark(letter, span, MarkKind.LOOSE)


def test_twins_are_all_found(library, letter):
    assert library.annotating.places_of(letter, "De kosten") == (
        span_of(TEXT, "De kosten"),
        Span(TEXT.rindex("De kosten"), TEXT.rindex("De kosten") + 9),
    )
    assert library.annotating.places_of(letter, "raad,\nDe  kosten") == (
        span_of(TEXT, "raad,\n\nDe kosten"),
    )
    assert library.annotating.places_of(letter, "brandweer") == ()


def test_unknown_ids_are_named(library, letter):
    with pytest.raises(NotFoundError):
        library.annotating.set_note("nobody", "x")
    with pytest.raises(NotFoundError):
        library.annotating.mark(99, Span(0, 1), MarkKind.LOOSE)


def test_typing_is_one_step(library, letter, clock):
    note = library.annotating.mark(letter, span_of(TEXT, "kosten"), MarkKind.LOOSE).value
    for end in range(1, 6):
        clock.pass_seconds(1)
        library.annotating.set_note(note.id, "Welke"[:end])
    assert library.annotating.can_undo() == "note"
    library.annotating.undo()
    assert notes(library) == [""]
    library.annotating.redo()
    assert notes(library) == ["Welke"]


def test_a_rest_makes_a_new_step(library, letter, clock):
    note = library.annotating.remark(letter, "").value
    library.annotating.set_note(note.id, "Eerst dit")
    clock.pass_seconds(5)
    library.annotating.set_note(note.id, "Eerst dit, dan dat")
    library.annotating.undo()
    assert notes(library) == ["Eerst dit"]


def test_another_edit_makes_a_new_step(library, letter):
    note = library.annotating.remark(letter, "").value
    library.annotating.set_note(note.id, "een")
    library.annotating.set_kind(note.id, MarkKind.ACTION)
    library.annotating.set_note(note.id, "een twee")
    library.annotating.undo()
    assert notes(library) == ["een"]


def test_typing_after_undo_is_a_new_step(library, letter):
    note = library.annotating.remark(letter, "").value
    library.annotating.set_note(note.id, "een")
    library.annotating.set_kind(note.id, MarkKind.ACTION)
    library.annotating.undo()
    library.annotating.set_note(note.id, "een twee")
    library.annotating.undo()
    assert notes(library) == ["een"]


def test_a_clock_that_is_set_back_does_not_glue_steps_together(library, letter, clock):
    note = library.annotating.remark(letter, "").value
    library.annotating.set_note(note.id, "een")
    clock.pass_seconds(-3600)
    library.annotating.set_note(note.id, "een twee")
    library.annotating.undo()
    assert notes(library) == ["een"]


def test_undo_works_after_a_restart(path, clock):
    with open_library(path, clock) as library:
        letter = store(library)
        note = library.annotating.remark(letter, "Bewaar dit").value
        library.annotating.remove(note.id)
    with open_library(path, clock) as library:
        assert library.annotating.can_undo() == "remove"
        assert library.annotating.undo().value.action == "remove"
        assert notes(library) == ["Bewaar dit"]
    with open_library(path, clock) as library:
        assert library.annotating.can_redo() == "remove"
        library.annotating.redo()
        assert notes(library) == []


def test_a_new_edit_ends_what_could_be_redone(library, letter):
    note = library.annotating.remark(letter, "een").value
    library.annotating.remove(note.id)
    library.annotating.undo()
    library.annotating.remark(letter, "twee")
    assert library.annotating.can_redo() is None
    assert library.annotating.redo().value is None
    assert sorted(notes(library)) == ["een", "twee"]


def test_nothing_to_undo_is_no_error(library, letter):
    assert library.annotating.undo().touched is Touched.NOTHING
    assert library.annotating.can_undo() is None


def test_a_note_is_found_as_soon_as_it_is_written(library, letter):
    note = library.annotating.remark(letter, "").value
    library.annotating.set_note(note.id, "begrotingsruimte")
    assert library.searching.search("begrotingsruimte").total == 1
    library.annotating.undo()
    assert library.searching.search("begrotingsruimte").total == 0


def test_taking_in_the_same_file_again_leaves_notes_alone(library, letter):
    note = library.annotating.remark(letter, "Blijft").value
    assert store(library) == letter
    assert library.annotating.of_letter(letter) == (note,)


KINDS = st.sampled_from(MarkKind)
NTH = st.integers(0, 5)
EDITS = st.one_of(
    st.tuples(st.just("mark"), st.integers(0, 40), KINDS),
    st.tuples(st.just("remark"), st.text(max_size=5)),
    st.tuples(st.just("note"), NTH, st.text(max_size=5)),
    st.tuples(st.just("kind"), NTH, KINDS),
    st.tuples(st.just("remove"), NTH),
    st.tuples(st.just("rest"), st.integers(0, 8)),
    st.just(("call", "letters", "remove", [1])),
    st.just(("call", "letters", "restore", [1])),
    st.just(("call", "annotating", "undo")),
    st.just(("call", "annotating", "redo")),
)


def everything(library):
    shown = {
        view: [row.id for row in library.letters.rows(view)]
        for view in (LibraryView.ALL, LibraryView.REMOVED)
    }
    return library.annotating.of_letter(1), shown


def edit(library, clock, step):
    there = library.annotating.of_letter(1)
    match step:
        case "mark", start, kind:
            library.annotating.mark(1, Span(start, start + 5), kind)
        case "remark", note:
            library.annotating.remark(1, note)
        case "note", nth, note if there:
            library.annotating.set_note(there[nth % len(there)].id, note)
        case "kind", nth, kind if there:
            library.annotating.set_kind(there[nth % len(there)].id, kind)
        case "remove", nth if there:
            library.annotating.remove(there[nth % len(there)].id)
        case "rest", seconds:
            clock.pass_seconds(seconds)
        case "call", room, name, *values:
            getattr(getattr(library, room), name)(*values)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(EDITS, max_size=12))
def test_whatever_was_done_can_be_undone_and_done_again(steps):
    clock = Clock()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "raad.kanttekening"
        with open_library(path, clock) as library:
            store(library)
            start = everything(library)
            for step in steps:
                edit(library, clock, step)
            while library.annotating.redo().value:
                pass
            end = everything(library)
        with open_library(path, clock) as library:
            undone = 0
            while library.annotating.undo().value:
                undone += 1
            assert everything(library) == start
            for _ in range(undone):
                library.annotating.redo()
            assert everything(library) == end
            assert library.checking.check().ok


def test_labels_are_given_kept_once_and_found(library, letter):
    note = library.annotating.remark(letter, "Over #geld").value
    given = library.annotating.set_labels(note.id, ("Wonen", " wonen ", 'Kade "west"', "")).value
    assert given.labels == ("Wonen", "Kade west", "geld")
    assert library.annotating.set_labels(note.id, given.labels).touched is Touched.NOTHING
    for query in ("label:wonen", 'label:"kade west"', "label:geld"):
        assert library.note_lists.listing(NoteListRequest(query)).total == 1
    assert library.note_lists.label_names() == ("geld", "Kade west", "Wonen")
    library.annotating.undo()
    assert library.annotating.get(note.id).labels == ("geld",)
    assert library.annotating.can_undo() == "remark"
