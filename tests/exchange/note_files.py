"""Made-up annotations on a made-up letter of two pages, and what any of them may be."""

import functools
from datetime import datetime

import pymupdf
from hypothesis import strategies as st

from kanttekening.domain.annotation import AnchorState, MarkKind, Visibility
from kanttekening.domain.layout import PageRect
from kanttekening.domain.page_frame import PageFrame
from kanttekening.domain.passage import Passage, Span
from kanttekening.domain.shared_json import note_to_json
from kanttekening.domain.shared_note import NoteFile, NoteShape, SharedNote
from kanttekening.readers.pdf_notes_reading import frames_of, notes_in
from kanttekening.readers.pdf_notes_writing import write_notes

SOURCE = "ab" * 32
STAMP = "Niet-ondertekende kopie met kanttekeningen"
WIDTH, HEIGHT = 595, 842

words = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)
_FIRST, _LAST = datetime.fromisoformat("1950-01-01"), datetime.fromisoformat("2099-01-01")
moments = st.datetimes(_FIRST, _LAST).map(
    lambda moment: moment.isoformat(timespec="milliseconds") + "Z"
)
sides = st.integers(20, 400).map(float)
rects = st.builds(
    lambda page, x, y, width, height: PageRect(page, x, y, x + width, y + height),
    st.integers(1, 2), sides, sides, st.integers(6, 150), st.integers(6, 40),
)  # fmt: skip
passages = st.builds(
    lambda start, quote, prefix, suffix, page: Passage(
        Span(start, start + len(quote)), quote, prefix, suffix, page
    ),
    st.integers(0, 5000), words.filter(bool), words, words, st.none() | st.integers(1, 2),
)  # fmt: skip


@st.composite
def shared_notes(draw):
    """Any annotation of ours: a mark over one or more lines and pages, an area, or a remark."""
    shape = draw(st.sampled_from(NoteShape))
    passage, places = None, ()
    if shape in {NoteShape.HIGHLIGHT, NoteShape.UNDERLINE}:
        passage = draw(passages)
        places = tuple(sorted(draw(st.lists(rects, min_size=1, max_size=4)), key=lambda r: r.page))
    elif shape is NoteShape.AREA:
        places = (draw(rects),)
    return SharedNote(
        id=str(draw(st.uuids())),
        shape=shape,
        note=draw(words),
        author=draw(words),
        created=draw(moments),
        modified=draw(moments),
        kind=draw(st.sampled_from(MarkKind)),
        passage=passage,
        rects=places,
        visibility=draw(st.sampled_from(Visibility)),
        state=draw(st.sampled_from(AnchorState)),
        labels=tuple(draw(st.lists(words, max_size=2))),
        done=draw(st.none() | moments),
    )


def note_files():
    """A few annotations that are not each other's."""
    several = st.lists(shared_notes(), min_size=1, max_size=5, unique_by=lambda note: note.id)
    return several.map(lambda notes: NoteFile(tuple(notes), SOURCE, "brief van de raad.pdf"))


@functools.cache
def letter_pdf(rotation=0, crop=False):
    """Two pages with some lines of text."""
    document = pymupdf.open()
    for number in (1, 2):
        page = document.new_page(width=WIDTH, height=HEIGHT)
        for line in range(12):
            page.insert_text(
                (72, 100 + 20 * line), f"Regel {line} van bladzijde {number} over geld."
            )
        if crop:
            page.set_cropbox(pymupdf.Rect(30, 40, 580, 800))
        page.set_rotation(rotation)
    data = document.tobytes(no_new_id=True)
    document.close()
    return data


def written(found, pdf=None, title="Brief"):
    """A copy with the notes, as the worker makes it."""
    params = {
        "notes": [note_to_json(note) for note in found.notes],
        "source": found.source,
        "title": title,
        "stamp": STAMP,
        "letter_id": 1,
    }
    return write_notes(params, pdf or letter_pdf(), lambda pages: None)[1]


def read_back(pdf):
    """The notes in a PDF, as the worker finds them."""
    with pymupdf.open(stream=pdf) as document:
        return notes_in(document)


def frames(pdf):
    """How its pages lie."""
    head, _ = frames_of({}, pdf, lambda pages: None)
    return tuple(PageFrame(*frame) for frame in head["frames"])


def a_note(**changes):
    """One plain mark on the first line of the letter."""
    facts = {
        "id": "5a0f7f9e-6a38-4a52-9b0e-0c8f27a6a4ce",
        "shape": NoteShape.HIGHLIGHT,
        "note": "Wat kost dit? – éénmalig €",
        "author": "Griffier Jansen",
        "created": "2026-03-02T09:00:00.123Z",
        "modified": "2026-03-02T10:30:00.456Z",
        "kind": MarkKind.QUESTION,
        "passage": Passage(Span(0, 7), "Regel 0", "", " van bladzijde 1", 1),
        "rects": (PageRect(1, 72.0, 88.0, 112.0, 103.0),),
        "subject": "Vraag",
    }
    return SharedNote(**(facts | changes))
