"""Annotations in PDFs: those of other programs are read, ours are written into copies only."""

import functools
import uuid
from dataclasses import replace

import pymupdf
import pytest
from exchange.note_files import STAMP, a_note, frames, letter_pdf, read_back, written
from hypothesis import given
from hypothesis import strategies as st
from readers import foreign_pdf as foreign

from kanttekening.domain.annotation import MarkKind
from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.domain.note_names import foreign_id
from kanttekening.domain.shared_note import NoteFile, NoteShape
from kanttekening.readers import pdf_notes_reading
from kanttekening.readers.noting import PdfNotes
from kanttekening.readers.parsing import Parser
from kanttekening.readers.pdf_file import open_pdf
from kanttekening.readers.pdf_notes_reading import notes_in
from kanttekening.readers.rendering import PageJobs

ONE = NoteFile((a_note(),), "ab")


def notes(data):
    return read_back(data).notes


def test_all_sorts_of_annotations_are_read_as_theirs():
    mark, line, wave, struck, box, ink, square, paper, answer = notes(foreign.with_marks())
    assert [note.shape for note in (mark, line, wave, struck)] == [
        NoteShape.HIGHLIGHT, NoteShape.UNDERLINE, NoteShape.UNDERLINE, NoteShape.HIGHLIGHT,
    ]  # fmt: skip
    assert {note.shape for note in (box, ink, square, paper)} == {NoteShape.AREA}
    assert len(mark.rects) == 2
    assert (mark.author, mark.color, mark.kind) == ("Piet", "#FFFF00", None)
    assert (mark.created, mark.modified) == ("2024-05-01T10:00:00.000Z", "2024-05-02T10:00:00.000Z")
    assert [note.note for note in (line, box, ink, paper)] == [
        "Opmerking 1", "Los briefje", "Opmerking 5", "Plakbriefje",
    ]  # fmt: skip
    # An answer stands where the mark stands.
    assert (answer.author, answer.note, answer.rects) == ("Truus", "Dat klopt niet", mark.rects)


def test_the_same_file_gives_the_same_names():
    first, second = (notes(foreign.with_marks()) for _ in range(2))
    assert [note.id for note in first] == [note.id for note in second]
    assert len({note.id for note in first}) == len(first)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_frame_knows_where_a_page_was_turned_and_cut(turned):
    document = pymupdf.open()
    page = document.new_page(width=595, height=842)
    page.set_cropbox(pymupdf.Rect(60, 120, 500, 700))
    page.set_rotation(turned)
    # The corner that is shown at the top left, as content is drawn: y upward from the whole sheet.
    corner = {0: (60, 722), 90: (60, 142), 180: (500, 142), 270: (500, 722)}[turned]
    [frame] = frames(document.tobytes())
    assert (frame.e, frame.f) == pytest.approx(corner)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_marks_lie_on_their_words_however_the_page_lies(rotation):
    data = foreign.with_marks(rotation=rotation)
    with pymupdf.open(stream=data) as document:
        page = document[0]
        expected = page.search_for("Regel 0 van")[0] * page.rotation_matrix
    found = notes(data)[0].rects[0]
    middle = pymupdf.Point((found.x0 + found.x1) / 2, (found.y0 + found.y1) / 2)
    assert middle in expected


def test_an_annotation_that_is_no_object_of_its_own_is_read():
    (note,) = notes(foreign.with_direct_object())
    assert (note.note, note.author, note.color) == ("Direct", "Piet", "#00FF00")


def test_a_page_without_annotations_has_none():
    assert read_back(letter_pdf()) == NoteFile()


@pytest.mark.parametrize("make", [foreign.signed, foreign.locked])
def test_what_was_locked_or_signed_is_copied_without_it_and_says_so(make):
    copy = written(ONE, make())
    with pymupdf.open(stream=copy) as document:
        assert not document.needs_pass
        assert document.metadata["encryption"] is None
        assert document.get_sigflags() <= 0
        assert STAMP in document[0].get_text()
        assert document.metadata["subject"] == STAMP
        assert "besluit van de raad" in document[0].get_text()
    assert read_back(copy).notes == ONE.notes


def test_a_copy_of_a_copy_has_each_note_once_and_names_both_files():
    first = written(ONE)
    changed = replace(ONE.notes[0], note="Nu anders")
    second = read_back(written(NoteFile((changed,), "cd"), first))
    assert second.notes == (changed,)
    assert second.source == "cd ab"


def test_what_others_wrote_is_not_written_again_unless_it_was_changed():
    theirs = foreign.with_marks()
    found = read_back(theirs)
    taken = [replace(note, id=foreign_id(1, note.id), kind=MarkKind.LOOSE) for note in found.notes]
    same = read_back(written(NoteFile(tuple(taken), "ab"), theirs))
    assert [note.id for note in same.notes] == [note.id for note in found.notes]
    taken[1] = replace(taken[1], note="Anders")
    assert len(read_back(written(NoteFile(tuple(taken), "ab"), theirs)).notes) == 10


def test_a_plain_letter_gets_no_stamp_on_its_page():
    with pymupdf.open(stream=written(ONE)) as document:
        assert STAMP not in document[0].get_text()
        assert document.metadata["subject"] == STAMP


def test_the_worker_writes_and_reads():
    tool, parser = PdfNotes(), Parser()
    try:
        copy = tool.write(letter_pdf(), ONE, "Brief", STAMP)
        assert parser.read(copy, "kopie.pdf").notes == (ONE,)
        assert len(tool.frames(letter_pdf())) == 2
        with pytest.raises(RefusedError) as refused:
            tool.write(b"%PDF-1.4 niets", ONE, "Brief", STAMP)
        assert refused.value.code is RefusalCode.DAMAGED
    finally:
        tool.close()
        parser.close()


def test_the_page_looks_as_before_beside_its_marks():
    with pymupdf.open(stream=letter_pdf()) as before, pymupdf.open(stream=written(ONE)) as after:
        one, other = (document[1].get_pixmap(dpi=50).samples for document in (before, after))
        assert one == other
        assert before[0].get_text() == after[0].get_text()


def test_our_own_marks_are_not_drawn_twice_and_those_of_others_stay():
    """Who takes a copy in has the marks in the library; the page below them is the plain one."""
    with pymupdf.open(stream=letter_pdf()) as plain:
        expected = plain[0].get_pixmap(dpi=72).samples
    # A page with transparency in it is blended with other rounding.
    assert furthest(drawn(written(ONE)), expected) <= 2
    theirs = foreign.with_marks()
    with pymupdf.open(stream=theirs) as document:
        assert furthest(drawn(theirs), document[0].get_pixmap(dpi=72).samples) <= 2


def furthest(one, other):
    return max(abs(left - right) for left, right in zip(one, other, strict=True))


@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=30))
def test_spoiled_bytes_cost_no_more_than_annotations(at, rubbish):
    """Whatever a file became, it is refused as a whole or its annotations are read."""
    data = bytearray(marked())
    at %= len(data)
    data[at : at + len(rubbish)] = rubbish
    try:
        document = open_pdf(bytes(data))
    except RefusedError:
        return
    assert len(notes_in(document).notes) <= 9


@functools.cache
def marked():
    return foreign.with_marks()


def drawn(pdf):
    """The first page as the window shows it."""
    jobs = PageJobs()
    jobs.open({"key": "a"}, pdf, lambda pages: None)
    params = {"key": "a", "page": 1, "dpi": 72, "marks": []}
    return pymupdf.Pixmap(jobs.png(params, b"", lambda pages: None)[1]).samples


@pytest.mark.parametrize(
    "spoiled",
    [
        "<</Subtype/Highlight/Rect[0 0 0 0]>>",
        "<</Subtype/Highlight/Rect[1e30 1e30 1e31 1e31]/QuadPoints[1 2 3]>>",
        "<</Subtype/Highlight/Rect(a)/QuadPoints(b)/C(c)/T 5/Contents[1]/M/x>>",
        "<</Subtype/Ink/Rect[10 10 20 20]/InkList 7>>",
        "<</Subtype/Highlight/Rect[72 700 90 720]/KTNote(niets)/NM(x)>>",
        "<</Subtype/Highlight/Rect[72 700 90 720]/C[.1 .2 .3 .4]/QuadPoints[72 720 90 720]>>",
        "null",
        "17",
    ],
)
def test_an_annotation_that_makes_no_sense_costs_no_other(spoiled):
    good = "<</Subtype/Highlight/Rect[72 700 90 720]/Contents(Goed)>>"
    document = pymupdf.open()
    page = document.new_page()
    document.xref_set_key(page.xref, "Annots", f"[{spoiled} {good}]")
    data = document.tobytes()
    document.close()
    assert "Goed" in [note.note for note in notes(data)]


def a_page_of(count):
    """A page with so many notes of Piet's, written by hand: no library makes so many so fast."""
    document = pymupdf.open()
    page = document.new_page()
    held = []
    for number in range(count):
        xref = document.get_new_xref()
        at = f"{100 + number % 300} {100 + number // 300} {110 + number % 300} 130"
        document.update_object(
            xref, f"<</Type/Annot/Subtype/Square/Rect[{at}]/T(Piet)/Contents(Nr {number})>>"
        )
        held.append(f"{xref} 0 R")
    document.xref_set_key(page.xref, "Annots", f"[{' '.join(held)}]")
    return document.tobytes()


def test_more_notes_than_a_person_ever_made_are_all_read():
    found = read_back(a_page_of(5300))
    assert (len(found.notes), found.left_out) == (5300, 0)


def test_notes_that_there_is_no_room_for_are_counted(monkeypatch):
    monkeypatch.setattr(pdf_notes_reading, "MOST_NOTES", 5)
    found = read_back(foreign.with_marks())
    assert (len(found.notes), found.left_out) == (5, 4)


def test_many_notes_are_written_beside_what_stands_there_already():
    many = [
        a_note(id=str(uuid.UUID(int=at, version=4)), note=f"Nr {at}" if at % 2 else "")
        for at in range(1, 100)
    ]
    there = notes(foreign.with_marks())
    copy = written(NoteFile(tuple(many), "ab"), foreign.with_marks())
    back = notes(copy)
    assert back[: len(there)] == there
    assert [note.id for note in back[len(there) :]] == [note.id for note in many]
    with pymupdf.open(stream=copy) as document:
        held = document.xref_get_key(document[0].xref, "Annots")[1]
    assert held.count(" 0 R") >= 99 + 50  # the marks, and a pop-up for each with words
