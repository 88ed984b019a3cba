"""Pages that lie on their side or upside down are read, and shown upright. Both ways in do so."""

import sys

import pymupdf
import pytest
from readers import make_files, make_scans

from kanttekening.domain.passage import Span
from kanttekening.readers.ocr import Recognizer
from kanttekening.readers.ocr_turns import lines_run
from kanttekening.readers.pages import PageRenderer
from kanttekening.readers.pdf import read_pdf
from kanttekening.readers.process import Worker
from kanttekening.services.recognizing import language_data

# What a worker is where MuPDF's library keeps the recogniser to itself, as on Windows.
SHUT = """
import sys
from kanttekening.readers import ocr_jobs
from kanttekening.readers.ocr_engine import EngineMissingError
def shut(*_):
    raise EngineMissingError("no library")
ocr_jobs.Engine = shut
from kanttekening.__main__ import main
sys.exit(main(["--worker"]))
"""
WAYS = {"direct": None, "by way of MuPDF": (sys.executable, "-c", SHUT)}
TURNS = (0, 90, 180, 270)


@pytest.fixture(scope="module", params=WAYS)
def recognizer(request):
    recognizer = Recognizer(language_data(), lambda: Worker(WAYS[request.param]))
    yield recognizer
    recognizer.close()


@pytest.fixture(scope="module")
def laid():
    """A letter that was scanned four times, the sheet turned a quarter each time."""
    scan = make_scans.times(make_scans.short_scan(skew=1, noise=20), 4)
    return make_scans.laid(scan, *TURNS)


@pytest.fixture(scope="module")
def seen(recognizer, laid):
    return [recognizer.page(laid, number) for number in (1, 2, 3, 4)]


@pytest.fixture(scope="module")
def read(recognizer, laid, seen):
    return recognizer.assembled(laid, seen, "application/pdf")


def one_line(text):
    return " ".join(text.split())


def printed_text():
    layer = read_pdf(make_scans.printed(make_scans.LETTER), lambda _: None).layer
    return one_line(layer.document.text)


def rects_of(reading, words):
    """Where each occurrence of some words stands."""
    text, found, at = reading.document.text, [], -1
    while (at := text.find(words, at + 1)) >= 0:
        found += reading.layout.rects(Span(at, at + len(words)))
    return found


def ink_in(picture, rect, scale):
    """The share of dark pixels in a rectangle."""
    rows = range(round(rect.y0 * scale), round(rect.y1 * scale))
    left, right = round(rect.x0 * scale), round(rect.x1 * scale)
    levels = b"".join(picture.pixels[y * picture.stride :][left:right] for y in rows)
    return sum(level < 128 for level in levels) / max(1, len(levels))


def test_every_page_is_read_however_it_lies(seen, read):
    assert [page.turn for page in seen] == [0, 270, 180, 90]
    assert one_line(read.document.text) == " ".join([printed_text()] * 4)


def test_every_page_is_shown_upright(read):
    assert all(page.height > page.width for page in read.layout.pages)
    with pymupdf.open(stream=read.pages_pdf, filetype="pdf") as shown:
        sizes = [(page.rect.width, page.rect.height) for page in shown]
        assert all(lines_run(page) > 1 for page in shown)
    assert sizes == [(page.width, page.height) for page in read.layout.pages]


def test_words_stand_on_their_ink_on_every_page(read):
    renderer = PageRenderer()
    renderer.open("turned", read.pages_pdf)
    rects = rects_of(read, "huisvesting")
    assert [rect.page for rect in rects] == [1, 2, 3, 4]
    for rect in rects:
        picture = renderer.render("turned", rect.page, 2.0, grey=True)
        assert ink_in(picture, rect, 2.0) > 0.08
    # However a page lay, it is shown the same: so are its words.
    for rect in rects[1:]:
        assert (rect.x0, rect.y0) == pytest.approx((rects[0].x0, rects[0].y0), abs=4)
    renderer.close()


def test_a_page_that_lies_right_keeps_its_file(recognizer):
    scan = make_scans.short_scan()
    reading = recognizer.assembled(scan, [recognizer.page(scan, 1)], "application/pdf")
    assert reading.pages_pdf is None


def test_what_was_turned_once_is_not_turned_again(recognizer, read):
    again = recognizer.page(read.pages_pdf, 2)
    assert again.turn == 0
    assert "huisvesting" in " ".join(line.text for line in again.lines)


def test_a_blank_page_and_a_picture_without_text_stay_as_they_are(recognizer):
    for pdf in (make_files.scan_pdf(), make_files.lines_pdf([])):
        page = recognizer.page(pdf, 1)
        assert (page.turn, page.lines) == (0, ())


def test_a_page_that_the_file_itself_turns_is_turned_from_there(recognizer):
    with pymupdf.open(stream=make_scans.short_scan(), filetype="pdf") as document:
        document[0].set_rotation(90)  # a scanner that guessed wrong
        pdf = document.tobytes()
    page = recognizer.page(pdf, 1)
    assert page.turn == 270
    reading = recognizer.assembled(pdf, [page], "application/pdf")
    assert one_line(reading.document.text) == printed_text()


def test_sizes_and_places_are_those_of_the_print(recognizer):
    scan = make_scans.short_scan()
    lines = recognizer.page(scan, 1).lines
    sizes = sorted(line.size for line in lines)
    assert 8 < sizes[0] <= sizes[-1] < 15
    layer = read_pdf(make_scans.printed(make_scans.LETTER), lambda _: None).layer
    start = layer.document.text.index("huisvesting")
    (wanted,) = layer.layout.rects(Span(start, start + len("huisvesting")))
    reading = recognizer.assembled(scan, [recognizer.page(scan, 1)], "application/pdf")
    (found,) = rects_of(reading, "huisvesting")
    for name in ("x0", "y0", "x1", "y1"):
        assert getattr(found, name) == pytest.approx(getattr(wanted, name), abs=3)


@pytest.mark.parametrize("skew", [-2.5, 0, 2.5])
@pytest.mark.parametrize("turn", TURNS)
def test_ink_tells_which_way_lines_run(skew, turn):
    scan = make_scans.laid(make_scans.short_scan(skew=skew, noise=30), turn)
    with pymupdf.open(stream=scan, filetype="pdf") as document:
        run = lines_run(document[0])
    assert (run > 1.5) if turn in (0, 180) else (run < 0.6)
