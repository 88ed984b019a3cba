"""Scans in the library: they wait, are recognised page by page, and get a text of their own."""

from contextlib import closing

import pymupdf
import pytest
from readers import make_files, make_scans
from store.making import open_library

from kanttekening.domain.annotation import AnchorState, MarkKind
from kanttekening.domain.arrival import ArrivalKind
from kanttekening.domain.passage import Span
from kanttekening.domain.scan import Extent
from kanttekening.domain.touched import Touched
from kanttekening.readers.ocr_parsing import RecognizingParser, Wanted
from kanttekening.readers.parsing import Parser
from kanttekening.services.import_run import import_all
from kanttekening.services.reading import FileReader
from kanttekening.services.recognizing import (
    catch_up,
    compose,
    open_recognizer,
    recognize_letter,
    recognize_page,
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "raad.kanttekening"


@pytest.fixture
def library(path):
    with open_library(path) as opened:
        yield opened


@pytest.fixture(scope="module")
def recognizer():
    with closing(open_recognizer()) as recognizer:
        yield recognizer


@pytest.fixture(scope="module")
def reader():
    with closing(Parser()) as parser:
        yield FileReader(parser)


@pytest.fixture(scope="module")
def scan(tmp_path_factory):
    """A scan of two pages."""
    one = pymupdf.open(stream=make_scans.short_scan(), filetype="pdf")
    one.fullcopy_page(0)
    path = tmp_path_factory.mktemp("scans") / "scan.pdf"
    path.write_bytes(one.tobytes())
    return path


@pytest.fixture(scope="module")
def photo(tmp_path_factory):
    source = pymupdf.open(stream=make_scans.printed(make_scans.LETTER), filetype="pdf")
    path = tmp_path_factory.mktemp("scans") / "foto.png"
    path.write_bytes(make_scans.picture_of(source[0], 150).tobytes("png"))
    return path


def taken_in(library, reader, path):
    (arrival,) = import_all(library, [path], reader).imported
    return arrival.letter_id


def test_a_scan_is_in_at_once_and_waits_for_its_text(library, reader, scan):
    letter_id = taken_in(library, reader, scan)
    letter = library.letters.letter(letter_id)
    assert (letter.ocr, letter.page_count, letter.title) == ("none", 2, "scan")
    task = library.recognizing.next_task()
    assert (task.letter_id, task.page, task.done, task.total) == (letter_id, 1, 0, 2)
    assert library.recognizing.waiting() == 2


def test_the_queue_survives_a_restart_with_what_was_done(path, reader, recognizer, scan):
    with open_library(path) as library:
        letter_id = taken_in(library, reader, scan)
        task = library.recognizing.next_task()
        seen = recognize_page(recognizer, library.recognizing.pages(letter_id), task)
        library.recognizing.keep(task, seen)
    with open_library(path) as library:
        task = library.recognizing.next_task()
        assert (task.page, task.done, task.total) == (2, 1, 2)
        assert library.recognizing.pages(letter_id).seen == (seen,)
        assert library.letters.letter(letter_id).ocr == "none"


def test_after_the_last_page_it_is_a_letter_like_any_other(library, reader, recognizer, scan):
    letter_id = taken_in(library, reader, scan)
    steps = []
    recognize_letter(library.recognizing, letter_id, recognizer, steps.append)
    assert [step.page for step in steps] == [1, 2, None]
    letter = library.letters.letter(letter_id)
    assert (letter.ocr, letter.facts.date) == ("whole", "2024-09-03")
    assert library.recognizing.next_task() is None
    assert len(library.letters.versions(letter_id)) == 2
    answer = library.searching.search("huisvesting jongeren")
    assert [hit.letter_id for hit in answer.hits] == [letter_id]
    content = library.letters.content(letter_id)
    scan_of = library.letters.scan(letter_id)
    assert len(scan_of.confidences) == len(content.layout)
    assert scan_of.recognized == (1, 2)
    assert library.checking.check().ok


def test_a_recognised_picture_keeps_its_pages(library, reader, recognizer, photo):
    letter_id = taken_in(library, reader, photo)
    pages = library.letters.pages_pdf(letter_id)
    recognize_letter(library.recognizing, letter_id, recognizer)
    assert library.letters.pages_pdf(letter_id) == pages
    assert library.letters.original(letter_id) == photo.read_bytes()
    assert "jeugdzorg" in library.letters.content(letter_id).document.text


def test_marks_stay_when_a_letter_is_recognised_again(library, reader, recognizer, photo):
    letter_id = taken_in(library, reader, photo)
    recognize_letter(library.recognizing, letter_id, recognizer)
    text = library.letters.content(letter_id).document.text
    start = text.index("financiële")
    library.annotating.mark(letter_id, Span(start, start + 10), MarkKind.QUESTION, "Hoezo?")
    assert library.recognizing.again(letter_id).value
    recognize_letter(library.recognizing, letter_id, recognizer)
    (note,) = library.annotating.of_letter(letter_id)
    assert note.passage.quote == "financiële"
    assert note.state is AnchorState.ANCHORED
    assert note.version_id == library.letters.letter(letter_id).version_id


def test_a_remark_on_the_letter_made_meanwhile_stays(library, reader, recognizer, photo):
    letter_id = taken_in(library, reader, photo)
    library.annotating.remark(letter_id, "Voor de raad", MarkKind.ACTION)
    recognize_letter(library.recognizing, letter_id, recognizer)
    (note,) = library.annotating.of_letter(letter_id)
    assert note.note == "Voor de raad"


def test_a_page_that_can_not_be_recognised_does_not_hold_up_the_others(
    library, reader, recognizer, scan
):
    letter_id = taken_in(library, reader, scan)
    library.recognizing.keep(library.recognizing.next_task(), None)
    recognize_letter(library.recognizing, letter_id, recognizer)
    assert library.letters.letter(letter_id).ocr == "some pages"
    assert library.letters.scan(letter_id).pictures == (1,)
    assert library.recognizing.next_task() is None


def test_if_no_page_can_be_recognised_it_stays_a_picture(library, reader, recognizer, photo):
    letter_id = taken_in(library, reader, photo)
    library.recognizing.keep(library.recognizing.next_task(), None)
    assert compose(recognizer, library.recognizing.pages(letter_id)) is None
    outcome = library.recognizing.finish(letter_id, None)
    assert outcome.touched is Touched.NOTHING
    assert library.letters.letter(letter_id).ocr == "none"
    assert library.recognizing.next_task() is None
    assert len(library.letters.versions(letter_id)) == 1


def test_a_removed_letter_waits_until_it_is_back(library, reader, photo):
    letter_id = taken_in(library, reader, photo)
    library.letters.remove([letter_id])
    assert library.recognizing.next_task() is None
    library.letters.restore([letter_id])
    assert library.recognizing.next_task().letter_id == letter_id


def test_a_letter_that_was_begun_is_finished_first(library, reader, scan, photo):
    first, second = taken_in(library, reader, photo), taken_in(library, reader, scan)
    library.recognizing.keep(library.recognizing.next_task(second), None)
    task = library.recognizing.next_task()
    assert (task.letter_id, task.page, task.elsewhere) == (second, 2, 1)
    library.recognizing.forget(second)
    assert library.recognizing.next_task().letter_id == first


def test_text_is_not_recognised(library, reader, seeds):
    letter_id = taken_in(library, reader, seeds[0])
    assert not library.recognizing.again(letter_id).value
    assert not library.recognizing.all_pages(letter_id).value
    assert library.recognizing.next_task() is None
    assert library.letters.scan(letter_id).extent is Extent.NONE


def test_printed_pages_stay_printed_when_pictures_are_done_again(
    library, reader, recognizer, tmp_path
):
    mixed = pymupdf.open(stream=make_scans.printed(make_scans.LETTER), filetype="pdf")
    mixed.insert_pdf(pymupdf.open(stream=make_scans.short_scan(), filetype="pdf"))
    path = tmp_path / "gemengd.pdf"
    path.write_bytes(mixed.tobytes())
    letter_id = taken_in(library, reader, path)
    for _ in range(2):
        recognize_letter(library.recognizing, letter_id, recognizer)
        assert library.letters.letter(letter_id).ocr == "some pages"
        assert library.letters.scan(letter_id).recognized == (2,)
        library.recognizing.again(letter_id)


@pytest.mark.parametrize(
    ("first", "then", "ocr", "kind"),
    [
        (Wanted.AUTO, Wanted.AUTO, "whole", ArrivalKind.ALREADY_THERE),
        (Wanted.NEVER, Wanted.NEVER, "none", ArrivalKind.ALREADY_THERE),
        (Wanted.NEVER, Wanted.AUTO, "whole", ArrivalKind.NEW_VERSION),
        (Wanted.AUTO, Wanted.FORCE, "whole", ArrivalKind.NEW_VERSION),
        (Wanted.FORCE, Wanted.NEVER, "whole", ArrivalKind.ALREADY_THERE),
    ],
)
def test_taken_in_twice(library, recognizer, photo, first, then, ocr, kind):
    arrivals = []
    for wanted in (first, then):
        with closing(RecognizingParser(recognizer, wanted)) as parser:
            report = import_all(library, [photo], FileReader(parser))
        report = catch_up(library.recognizing, report, recognizer, wanted, lambda *_: None)
        arrivals = [*report.imported, *report.already_there, *report.new_versions]
    (arrival,) = arrivals
    assert arrival.kind is kind
    assert library.letters.letter(arrival.letter_id).ocr == ocr
    assert library.recognizing.next_task() is None


def test_a_blank_scan_is_recognised_as_nothing(library, reader, recognizer, tmp_path):
    path = tmp_path / "leeg.pdf"
    path.write_bytes(make_files.scan_pdf())
    letter_id = taken_in(library, reader, path)
    recognize_letter(library.recognizing, letter_id, recognizer)
    assert library.letters.letter(letter_id).ocr == "whole"
    assert library.letters.content(letter_id).document.text == ""


@pytest.fixture(scope="module")
def lying(tmp_path_factory):
    """A scan of two pages: one on its side, one upside down."""
    scan = make_scans.times(make_scans.short_scan(), 2)
    path = tmp_path_factory.mktemp("scans") / "liggend.pdf"
    path.write_bytes(make_scans.laid(scan, 90, 180))
    return path


def test_pages_that_lie_wrong_are_shown_upright_and_the_original_stays(
    library, reader, recognizer, lying
):
    letter_id = taken_in(library, reader, lying)
    assert library.letters.content(letter_id).layout.pages[0].width > 800
    recognize_letter(library.recognizing, letter_id, recognizer)
    content = library.letters.content(letter_id)
    assert all(page.height > page.width for page in content.layout.pages)
    assert content.document.text.count("jeugdzorg") == 2
    with pymupdf.open(stream=library.letters.pages_pdf(letter_id), filetype="pdf") as shown:
        assert all(page.rect.height > page.rect.width for page in shown)
    assert library.letters.original(letter_id) == lying.read_bytes()
    assert library.checking.check().ok


def test_marks_on_a_turned_page_stay_when_it_is_recognised_again(
    library, reader, recognizer, lying
):
    letter_id = taken_in(library, reader, lying)
    recognize_letter(library.recognizing, letter_id, recognizer)
    before = library.letters.content(letter_id)
    start = before.document.text.rindex("huisvesting")
    span = Span(start, start + 11)
    library.annotating.mark(letter_id, span, MarkKind.QUESTION, "Waar?")
    library.recognizing.again(letter_id)
    recognize_letter(library.recognizing, letter_id, recognizer)
    (note,) = library.annotating.of_letter(letter_id)
    after = library.letters.content(letter_id)
    assert (note.state, note.passage.quote) == (AnchorState.ANCHORED, "huisvesting")
    (was,), (now,) = before.layout.rects(span), after.layout.rects(note.passage.span)
    assert now.page == was.page == 2
    assert (now.x0, now.y0) == pytest.approx((was.x0, was.y0), abs=2)


LETTER = make_scans.LETTER


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    path = tmp_path_factory.mktemp("brieven") / "jeugdzorg.md"
    path.write_text(LETTER, "utf-8")
    return path


def test_a_scan_of_a_letter_that_is_here_becomes_its_version(
    library, reader, recognizer, printed, scan
):
    home = taken_in(library, reader, printed)
    text = library.letters.content(home).document.text
    start = text.index("financiële gevolgen")
    library.annotating.mark(home, Span(start, start + 19), MarkKind.QUESTION, "Welke?")
    scanned = taken_in(library, reader, one_page(scan))
    library.annotating.remark(scanned, "Op papier ontvangen", MarkKind.ACTION)
    assert recognize_letter(library.recognizing, scanned, recognizer) == home
    assert library.letters.counts().total == 1
    assert library.letters.letter(home).ocr == "whole"
    assert [note.file_name for note in library.versions.of_letter(home)] == [
        "jeugdzorg.md", "een.pdf",
    ]  # fmt: skip
    notes = {note.note: note for note in library.annotating.of_letter(home)}
    assert set(notes) == {"Welke?", "Op papier ontvangen"}
    assert notes["Welke?"].state is AnchorState.ANCHORED
    assert library.checking.check().ok


def one_page(scan):
    path = scan.parent / "een.pdf"
    with pymupdf.open(scan) as document:
        document.delete_page(1)
        path.write_bytes(document.tobytes())
    return path


def test_that_is_undone_and_taken_apart_by_hand_for_good(
    library, reader, recognizer, printed, scan
):
    home = taken_in(library, reader, printed)
    scanned = taken_in(library, reader, one_page(scan))
    recognize_letter(library.recognizing, scanned, recognizer)
    library.annotating.undo()
    assert library.letters.counts().total == 2
    assert "jeugdzorg" in library.letters.content(scanned).document.text
    library.annotating.redo()
    assert library.letters.counts().total == 1
    assert library.versions.separate(home).value == scanned
    library.recognizing.again(scanned)
    assert recognize_letter(library.recognizing, scanned, recognizer) == scanned
    assert library.letters.counts().total == 2


def test_what_came_in_last_is_the_version_that_is_shown(library, reader, recognizer, printed, scan):
    scanned = taken_in(library, reader, one_page(scan))
    taken_in(library, reader, printed)
    assert library.letters.counts().total == 2
    assert recognize_letter(library.recognizing, scanned, recognizer) == scanned
    assert library.letters.counts().total == 1
    assert library.letters.letter(scanned).file_name == "jeugdzorg.md"


def test_a_letter_in_the_bin_stays_in_it(library, reader, recognizer, printed, scan):
    home = taken_in(library, reader, printed)
    library.letters.remove([home])
    scanned = taken_in(library, reader, one_page(scan))
    assert recognize_letter(library.recognizing, scanned, recognizer) == scanned
    assert library.letters.counts().total == 1


def test_another_letter_is_no_version(library, reader, recognizer, scan, seeds):
    taken_in(library, reader, seeds[0])
    scanned = taken_in(library, reader, one_page(scan))
    assert recognize_letter(library.recognizing, scanned, recognizer) == scanned
    assert library.letters.counts().total == 2
