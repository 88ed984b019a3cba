"""Out and in again: nothing of an annotation is lost, in no form, whatever is in it."""

from dataclasses import replace

import pymupdf
import pytest
from exchange.note_files import (
    WIDTH,
    a_note,
    frames,
    letter_pdf,
    note_files,
    read_back,
    shared_notes,
    written,
)
from hypothesis import given, settings

from kanttekening.domain.layout import PageRect
from kanttekening.domain.mark_colors import MARK_COLORS
from kanttekening.domain.shared_note import NoteFile, NoteShape
from kanttekening.exchange.web_annotations import web_annotations
from kanttekening.exchange.xfdf import xfdf
from kanttekening.readers.pdf_notes_writing import PRIVATE
from kanttekening.readers.web_annotations import read_web_annotations
from kanttekening.readers.xfdf import read_xfdf


def by_id(notes):
    return {note.id: note for note in notes}


@settings(max_examples=40)
@given(note_files())
def test_a_pdf_gives_back_what_went_in(found):
    back = read_back(written(found))
    assert by_id(back.notes) == by_id(found.notes)
    assert back.source == found.source


@pytest.mark.parametrize("crop", [False, True])
@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_turned_and_cropped_pages_make_no_difference(rotation, crop):
    found = NoteFile((a_note(), a_note(id="a", shape=NoteShape.AREA, passage=None)), "ab")
    assert read_back(written(found, letter_pdf(rotation, crop))).notes == found.notes


@given(note_files())
def test_xfdf_gives_back_what_went_in(found):
    back = read_xfdf(xfdf(found, frames(letter_pdf()), WIDTH))
    assert by_id(back.notes) == by_id(found.notes)
    assert (back.source, back.file_name) == (found.source, found.file_name)


@given(note_files())
def test_web_annotations_give_back_what_went_in(found):
    data = web_annotations([found], "Kanttekeningen", "1.0", "2026-03-02T09:00:00.000Z")
    (back,) = read_web_annotations(data)
    # How the words of a remark and the colour are written in another program is not theirs to say.
    expected = [replace(note, subject="", color="") for note in found.notes]
    assert list(back.notes) == expected
    assert (back.source, back.file_name) == (found.source, found.file_name)


@settings(max_examples=40)
@given(shared_notes())
def test_without_our_own_words_the_standard_ones_still_say_the_same(note):
    """What another program that drops our private key leaves is enough to know the note by."""
    with pymupdf.open(stream=written(NoteFile((note,)))) as document:
        for xref in range(1, document.xref_length()):
            document.xref_set_key(xref, PRIVATE, "null")
        data = document.tobytes()
    pieces = read_back(data).notes
    placed = {rect.page for rect in note.rects} if note.is_placed else {1}
    assert len(pieces) == len(placed)
    if note.is_placed:
        seen = [rect for piece in pieces for rect in piece.rects]
        assert len(seen) == len(note.rects)
        assert all(near(*pair) for pair in zip(seen, note.rects, strict=True))
    assert {piece.modified[:19] for piece in pieces} == {note.modified[:19]}


def near(one: PageRect, other: PageRect) -> bool:
    apart = (one.x0 - other.x0, one.y0 - other.y0, one.x1 - other.x1, one.y1 - other.y1)
    return one.page == other.page and max(map(abs, apart)) <= 2


def changed_elsewhere(data, **values):
    """The PDF after another program has changed something of its first annotation."""
    with pymupdf.open(stream=data) as document:
        annot = document[0].first_annot
        for key, value in values.items():
            document.xref_set_key(annot.xref, key, value)
        return document.tobytes()


def test_what_was_changed_elsewhere_is_seen():
    ours = a_note()
    data = written(NoteFile((ours,)))
    later = changed_elsewhere(
        data, Contents="(Al beantwoord)", M="(D:20260401120000+02'00')", C="[.73 .87 .97]"
    )
    (note,) = read_back(later).notes
    assert note == replace(
        ours, note="Al beantwoord", modified="2026-04-01T10:00:00.000Z", kind="actie"
    )
    assert MARK_COLORS[note.kind] == "#BBDDF8"


def test_a_mark_that_was_moved_elsewhere_is_anchored_by_its_new_place():
    data = written(NoteFile((a_note(),)))
    moved = changed_elsewhere(
        data,
        QuadPoints="[72 700 150 700 72 680 150 680]",
        Rect="[72 680 150 700]",
    )
    (note,) = read_back(moved).notes
    assert note.passage is None
    assert note.rects == (PageRect(1, 72.0, 142.0, 150.0, 162.0),)
