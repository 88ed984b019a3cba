"""Text on pictures: read right, at its place, and of the pages that need it only."""

import threading
import time

import pymupdf
import pytest
from readers import make_files, make_scans

from kanttekening.domain.document import BlockKind
from kanttekening.domain.errors import PageFaultError, RefusedError
from kanttekening.domain.passage import Span
from kanttekening.domain.scan import PRINTED, Extent, Quality
from kanttekening.readers.ocr import Recognizer
from kanttekening.readers.ocr_parsing import RecognizingParser, Wanted
from kanttekening.readers.pdf import read_pdf
from kanttekening.services.recognizing import language_data

SENTENCE = "Het college vraagt u om de begroting"


@pytest.fixture(scope="module")
def recognizer():
    recognizer = Recognizer(language_data())
    yield recognizer
    recognizer.close()


@pytest.fixture(scope="module")
def scan():
    return make_scans.short_scan()


@pytest.fixture(scope="module")
def read(recognizer, scan):
    """The scan, recognised: what most tests look at."""
    return recognized(recognizer, scan)


def recognized(recognizer, pdf, pages=(1,)):
    seen = [recognizer.page(pdf, number) for number in pages]
    return recognizer.assembled(pdf, seen, "application/pdf")


def one_line(text):
    return " ".join(text.split())


def printed_text():
    layer = read_pdf(make_scans.printed(make_scans.LETTER), lambda _: None).layer
    return one_line(layer.document.text)


def place_of(reading, words):
    start = reading.document.text.index(words)
    return reading.layout.rects(Span(start, start + len(words)))


def test_every_word_is_read(read):
    assert one_line(read.document.text) == printed_text()


def test_paragraphs_and_headings_are_those_of_the_letter(read):
    blocks = [(block.kind, block.span.of(read.document.text)) for block in read.document.blocks]
    assert blocks[0] == (BlockKind.HEADING, "Jeugdzorg en wonen")
    assert [text.split()[0] for kind, text in blocks if kind is BlockKind.PARAGRAPH][-2:] == [
        "De",
        "Een",
    ]
    assert "\n" not in blocks[-1][1]


def test_words_stand_where_they_were_printed(read):
    layer = read_pdf(make_scans.printed(make_scans.LETTER), lambda _: None).layer
    (found,) = place_of(read, "jeugdzorg op")
    start = layer.document.text.index("jeugdzorg op")
    (wanted,) = layer.layout.rects(Span(start, start + len("jeugdzorg op")))
    assert found.page == wanted.page == 1
    for name in ("x0", "y0", "x1", "y1"):
        assert getattr(found, name) == pytest.approx(getattr(wanted, name), abs=3)


def test_every_word_has_a_confidence(read):
    assert len(read.scan.confidences) == len(read.layout)
    assert max(read.scan.confidences) <= 100
    assert read.scan.quality is Quality.GOOD
    assert (read.scan.extent, read.scan.recognized, read.scan.pictures) == (Extent.WHOLE, (1,), ())


def test_a_page_that_lies_askew_is_read_and_marked_askew(recognizer):
    reading = recognized(recognizer, make_scans.short_scan(skew=1.5, noise=20))
    assert one_line(reading.document.text) == printed_text()
    assert reading.document.blocks[0].kind is BlockKind.HEADING
    (first,) = place_of(reading, "De gemeenteraad")
    (last,) = place_of(reading, "van de jeugdzorg")
    run = last.x0 - first.x0
    assert abs(last.y0 - first.y0) == pytest.approx(run * 0.026, abs=2)


def test_only_pages_without_text_are_pictures(parser, recognizer, scan):
    mixed = pymupdf.open(stream=make_scans.printed(make_scans.LETTER), filetype="pdf")
    mixed.insert_pdf(pymupdf.open(stream=scan, filetype="pdf"))
    mixed.new_page()
    data = mixed.tobytes()
    before = parser.read(data, "gemengd.pdf")
    assert before.scan.pictures == (2,)
    assert before.scan.is_unread
    after = recognized(recognizer, data, (2,))
    assert after.scan.extent is Extent.SOME_PAGES
    assert one_line(after.document.text) == f"{printed_text()} {printed_text()}"
    pages = [after.layout.word(i).rect.page for i in range(len(after.layout))]
    assert all(
        (confidence == PRINTED) == (page == 1)
        for confidence, page in zip(after.scan.confidences, pages, strict=True)
    )


@pytest.mark.parametrize(
    ("make", "pictures"),
    [
        (lambda: make_files.lines_pdf([(72, 72, "Een brief van een regel.")]), ()),
        (lambda: make_files.lines_pdf([(72, 72, "Een brief van een regel.")], []), ()),
        (make_files.scan_pdf, (1,)),
        (lambda: stamped(make_scans.short_scan()), (1,)),
    ],
)
def test_which_pages_are_pictures(parser, make, pictures):
    assert parser.read(make(), "a.pdf").scan.pictures == pictures


def stamped(pdf):
    """A scanner or registry puts a line of text on the picture."""
    document = pymupdf.open(stream=pdf, filetype="pdf")
    document[0].insert_text((300, 30), "Ingekomen 12-03-2024 nr 4711", fontsize=8)
    return document.tobytes()


def test_a_picture_without_text_gives_none(recognizer):
    reading = recognized(recognizer, make_files.scan_pdf())
    assert reading.document.text == ""
    assert reading.scan.quality is None
    assert reading.scan.extent is Extent.WHOLE


@pytest.mark.parametrize(
    ("wanted", "extent"),
    [(Wanted.NEVER, Extent.NONE), (Wanted.AUTO, Extent.NONE), (Wanted.FORCE, Extent.WHOLE)],
)
def test_printed_text_is_recognised_when_forced(recognizer, wanted, extent):
    told = []
    parser = RecognizingParser(recognizer, wanted, lambda *step: told.append(step))
    reading = parser.read(make_scans.printed(make_scans.LETTER), "brief.pdf")
    parser.close()
    assert reading.scan.extent is extent
    assert one_line(reading.document.text) == printed_text()
    assert told == ([(0, 1)] if wanted is Wanted.FORCE else [])


def test_a_picture_keeps_its_pages_when_recognised(recognizer):
    source = pymupdf.open(stream=make_scans.printed(make_scans.LETTER), filetype="pdf")
    png = make_scans.picture_of(source[0], 150).tobytes("png")
    parser = RecognizingParser(recognizer)
    reading = parser.read(png, "scan.png")
    parser.close()
    assert reading.media_type == "image/png"
    assert reading.pages_pdf.startswith(b"%PDF")
    assert one_line(reading.document.text) == printed_text()


def test_text_files_are_never_recognised(recognizer):
    parser = RecognizingParser(recognizer, Wanted.FORCE)
    assert parser.read(b"Een brief.", "brief.txt").scan.extent is Extent.NONE
    parser.close()


def test_a_page_that_takes_too_long_is_given_up(scan):
    hasty = Recognizer(language_data(), page_seconds=0.05)
    with pytest.raises(PageFaultError) as fault:
        hasty.page(scan, 1)
    assert fault.value.page == 1
    hasty.close()


def test_it_is_closed_in_the_middle_of_a_page(scan):
    recognizer = Recognizer(language_data())
    dense = make_scans.scanned(make_files.bundle_pdf(1), 300)
    caught = []

    def work():
        try:
            recognizer.page(dense, 1)
        except PageFaultError as fault:
            caught.append(fault)

    thread = threading.Thread(target=work)
    thread.start()
    time.sleep(0.5)
    began = time.perf_counter()
    recognizer.close()
    thread.join()
    assert time.perf_counter() - began < 1
    assert len(caught) == 1
    with pytest.raises(PageFaultError):
        recognizer.page(scan, 1)


def test_a_page_that_is_not_there_is_a_fault(recognizer, scan):
    with pytest.raises(PageFaultError):
        recognizer.page(scan, 7)
    with pytest.raises(PageFaultError):
        recognizer.page(b"%PDF-1.7 and nothing", 1)
    with pytest.raises(RefusedError):
        recognizer.assembled(b"%PDF-1.7 and nothing", [], "application/pdf")
