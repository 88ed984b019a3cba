"""A good letter of every kind: its text and structure as read in the source, each word in place."""

import pymupdf
import pytest
from golden.kinds import FOLDER, kinds
from golden.shown import shown

from kanttekening.readers.ocr import Recognizer
from kanttekening.services.recognizing import language_data

KINDS = {kind.name: kind for kind in kinds()}
READ = [name for name, kind in KINDS.items() if kind.golden and not kind.is_scan]


@pytest.fixture(scope="module")
def reading_of(parser):
    found = {}

    def read(name):
        if name not in found:
            found[name] = parser.read(KINDS[name].data, name)
        return found[name]

    return read


@pytest.mark.parametrize("name", READ)
def test_text_and_structure_are_those_of_the_source(reading_of, name):
    expected = (FOLDER / "expected" / f"{KINDS[name].golden}.txt").read_text("utf-8")
    assert shown(reading_of(name).document) == expected


@pytest.mark.parametrize("name", READ)
def test_every_word_has_its_box_where_it_is_drawn(reading_of, name):
    reading = reading_of(name)
    text, layout = reading.document.text, reading.layout
    covered = set()
    with pymupdf.open(stream=reading.pages_pdf or KINDS[name].data, filetype="pdf") as pages:
        for index in range(len(layout)):
            word = layout.word(index)
            covered.update(range(word.span.start, word.span.end))
            rect = word.rect
            middle = (rect.y0 + rect.y1) / 2
            drawn = pages[rect.page - 1].get_textbox(
                (rect.x0 - 1, middle - 2, rect.x1 + 1, middle + 2)
            )
            assert word.span.of(text) in " ".join(drawn.split()).replace("\xa0", " "), drawn
    assert covered == {at for at, sign in enumerate(text) if not sign.isspace()}


@pytest.mark.parametrize("name", [name for name, kind in KINDS.items() if not kind.is_scan])
def test_what_comes_with_it_comes_out(reading_of, name):
    reading = reading_of(name)
    assert tuple(attached.name for attached in reading.attached) == KINDS[name].attached
    assert reading.warnings == KINDS[name].warnings


@pytest.fixture(scope="module")
def recognizer():
    recognizer = Recognizer(language_data())
    yield recognizer
    recognizer.close()


@pytest.mark.parametrize("name", [name for name, kind in KINDS.items() if kind.is_scan])
def test_what_is_recognised_on_a_scan_is_what_was_printed(reading_of, recognizer, name):
    reading = reading_of(name)
    pdf = reading.pages_pdf or KINDS[name].data
    seen = [recognizer.page(pdf, page) for page in reading.scan.pictures]
    found = recognizer.assembled(pdf, seen, reading.media_type)
    expected = (FOLDER / "expected" / f"{KINDS[name].golden}.txt").read_text("utf-8")
    assert shown(found.document) == expected
    assert len(found.layout) == len(found.document.text.split())
