"""An underline is drawn at the foot of its letters, also where text stands on its side."""

import pymupdf
import pytest
from exchange.note_files import a_note, written

from kanttekening.domain.shared_note import NoteFile, NoteShape
from kanttekening.readers.pdf import read_pdf
from kanttekening.readers.pdf_notes_reading import PRIVATE, notes_in
from kanttekening.services.shared_notes import span_under

WORDS = "zijwaartse parkeerregels"
STARTS = {0: (72, 300), 90: (300, 600), 270: (300, 300), 180: (500, 300)}
# Which side of the line is the foot of its letters, before the page is turned
FOOT = {0: "y1", 90: "x1", 180: "y0", 270: "x0"}


def page_with(way, turned):
    with pymupdf.open() as document:
        page = document.new_page()
        page.insert_text((72, 72), "Een gewone regel boven aan de bladzijde.")
        page.insert_text(STARTS[way], WORDS, rotate=way)
        page.set_rotation(turned)
        return document.tobytes()


def copy_with_mark(way, turned, shape=NoteShape.UNDERLINE):
    """The copy with a mark on the words, as our own reader finds them on the page."""
    pdf = page_with(way, turned)
    layer = read_pdf(pdf, lambda _: None).layer
    start = layer.document.text.index(WORDS)
    rects = tuple(
        word.rect for word in layer.layout.words_on(1) if word.span.start >= start
        and word.span.end <= start + len(WORDS)
    )  # fmt: skip
    note = a_note(shape=shape, rects=rects)
    return layer, note, written(NoteFile((note,), "ab", "brief.pdf"), pdf)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("way", [0, 90, 180, 270])
def test_the_line_lies_at_the_foot_of_the_letters(way, turned):
    _, _, copy = copy_with_mark(way, turned)
    with pymupdf.open(stream=copy, filetype="pdf") as document:
        page = document[0]
        (line,) = [
            pymupdf.Rect(line["bbox"])
            for block in page.get_text("dict")["blocks"]
            for line in block.get("lines", ())
            if "zijwaartse" in line["spans"][0]["text"]
        ]
        corners = page.first_annot.vertices
        for at in range(0, len(corners), 4):
            for x, y in corners[at + 2 : at + 4]:
                side = FOOT[way]
                assert (x if side[0] == "x" else y) == pytest.approx(getattr(line, side), abs=1.5)


@pytest.mark.parametrize("turned", [0, 90, 270])
@pytest.mark.parametrize("way", [0, 90, 270])
def test_what_was_marked_sideways_comes_back_on_the_same_words(way, turned):
    layer, note, copy = copy_with_mark(way, turned, NoteShape.HIGHLIGHT)
    with pymupdf.open(stream=copy, filetype="pdf") as document:
        page = document[0]
        document.xref_set_key(page.first_annot.xref, PRIVATE, "null")  # as if it were another's
        (back,) = notes_in(document).notes
    assert len(back.rects) == len(note.rects)
    assert span_under(back.rects, layer.layout).of(layer.document.text) == WORDS


@pytest.mark.parametrize("way", [90, 270])
def test_a_sideways_mark_of_another_program_is_on_the_words_under_it(way):
    """One quad around the whole line, as other programs write it."""
    pdf = page_with(way, 0)
    layer = read_pdf(pdf, lambda _: None).layer
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        found = document[0].search_for(WORDS)
        document[0].add_highlight_annot([found[0].quad] if len(found) == 1 else found)
        (note,) = notes_in(document).notes
    span = span_under(note.rects, layer.layout)
    assert span is not None
    assert span.of(layer.document.text) == WORDS
