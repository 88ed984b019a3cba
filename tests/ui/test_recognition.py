"""Pictures get their text while one reads: told quietly, stopped at once, done again on request."""

import time

import pymupdf
import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from readers import make_files, make_scans

from kanttekening.services.library import Library
from kanttekening.services.places import resource, sample_letters
from kanttekening.services.recognizing import open_recognizer
from kanttekening.ui.lanes import ThreadLanes
from kanttekening.ui.letters.recognition_strip import RecognitionStrip
from kanttekening.ui.main_window import MainWindow
from kanttekening.ui.surroundings import Surroundings
from kanttekening.words import recognition as words
from kanttekening.words import versions


@pytest.fixture(scope="module")
def scan(tmp_path_factory):
    """A scan of two pages."""
    document = pymupdf.open(stream=make_scans.short_scan(), filetype="pdf")
    document.fullcopy_page(0)
    path = tmp_path_factory.mktemp("scans") / "scan.pdf"
    path.write_bytes(document.tobytes())
    return path


@pytest.fixture(scope="module")
def slow_scan(tmp_path_factory):
    """A full page, which takes a second or more."""
    path = tmp_path_factory.mktemp("scans") / "vol.pdf"
    path.write_bytes(make_scans.scanned(make_files.bundle_pdf(1), 200))
    return path


@pytest.fixture
def open_window(qtbot, theme, state):
    def open_it(desk, recognizer=open_recognizer, *, allowed=True, wanted=True):
        around = Surroundings(
            "raad.kanttekening", resource, sample_letters, lambda: "feiten", lambda _: None,
            open_recognizer=recognizer, recognizes=allowed,
            wants_recognition=wanted,
        )  # fmt: skip
        window = MainWindow(desk, theme, state, around)
        window.furnish_at_once()
        qtbot.addWidget(window)
        window.resize(1440, 900)
        window.show()
        window.browser.ask()
        return window

    return open_it


@pytest.fixture
def threaded(make_desk):
    desk = make_desk(ThreadLanes())
    desk.open()
    yield desk
    desk.close()


def strip_of(window):
    return window.findChild(RecognitionStrip)


def told(window):
    strip = strip_of(window)
    return strip.isVisible(), strip.findChild(QPushButton).text()


def click(window):
    strip_of(window).findChild(QPushButton).click()


def read_first(qtbot, window):
    """Open the first letter; the chip in its head."""
    qtbot.waitUntil(lambda: window.letters.model.rowCount() > 0)
    window.letters.view.choose(0)
    qtbot.waitUntil(window.reader.head.isVisible)
    return window.reader.head.scan_chip


def test_a_scan_gets_its_text_and_its_title(qtbot, desk, open_window, scan):
    window = open_window(desk)
    heard = []
    window.recognizing.stands.connect(heard.append)
    desk.take_in([scan])
    assert [h.task.page for h in heard if h.task] == [1, 2, None]
    assert not strip_of(window).isVisible()
    chip = read_first(qtbot, window)
    assert chip.isVisible()
    assert chip.text() == "tekst herkend"
    assert "Kwaliteit: goed" in chip.toolTip()


def test_who_does_not_want_it_by_itself_is_told_what_waits(qtbot, desk, open_window, scan):
    window = open_window(desk, wanted=False)
    desk.take_in([scan])
    strip = strip_of(window)
    assert any("nog 2 pagina" in label.text() for label in strip.findChildren(QLabel))
    assert told(window) == (True, words.GO_ON)
    chip = read_first(qtbot, window)
    assert chip.text() == "nog geen tekst"
    click(window)
    assert chip.text() == "tekst herkend"
    desk.take_in([sample_letters()[0]])
    assert not strip_of(window).isVisible()


def test_one_letter_is_recognised_and_the_others_go_on_waiting(
    qtbot, desk, open_window, scan, slow_scan
):
    window = open_window(desk, wanted=False)
    desk.take_in([scan])
    desk.take_in([slow_scan])
    tasks = []
    window.recognizing.stands.connect(lambda stand: tasks.append(stand.task))
    window.recognizing.again(1)
    assert {task.letter_id for task in tasks if task} == {1}
    waiting = []
    desk.ask(lambda library: library.recognizing.next_task(2), waiting.append)
    desk.ask(lambda library: library.letters.versions(1), waiting.append)
    assert waiting[0].done == 0
    assert len(waiting[1]) == 2
    assert told(window) == (True, words.GO_ON)
    click(window)
    desk.ask(lambda library: library.recognizing.next_task(), waiting.append)
    assert waiting[-1] is None


def test_the_chip_is_for_scans_only(qtbot, stocked, open_window):
    window = open_window(stocked)
    assert not read_first(qtbot, window).isVisible()


def test_what_waits_from_another_day_is_done_when_the_window_opens(
    qtbot, make_desk, open_window, scan
):
    yesterday = make_desk()
    yesterday.open()
    yesterday.take_in([scan])
    yesterday.close()
    desk = make_desk()
    window = open_window(desk)
    desk.open()
    window.browser.ask()
    # The letter that is read comes first; the queue is looked at a moment later.
    chip = read_first(qtbot, window)
    qtbot.waitUntil(lambda: chip.text() == "tekst herkend")
    desk.close()


def test_again_makes_another_version(qtbot, desk, open_window, scan):
    window = open_window(desk)
    desk.take_in([scan])
    chip = read_first(qtbot, window)
    before = window.reader.page_view.page
    versions = []
    (again,) = chip.menu().actions()
    assert again.text() == words.AGAIN
    again.trigger()
    desk.ask(lambda library: library.letters.versions(1), versions.extend)
    assert len(versions) == 3
    assert window.reader.page_view.page == before
    assert window.reader.head.scan_chip.isVisible()


def test_one_stays_on_the_page_that_one_reads(qtbot, threaded, open_window, scan):
    window = open_window(threaded)
    threaded.take_in([scan])
    qtbot.waitUntil(lambda: window.letters.model.rowCount() == 1)
    chip = read_first(qtbot, window)
    window.reader.page_view.go_to_page(2)
    qtbot.waitUntil(lambda: chip.text() == "tekst herkend", timeout=30_000)
    qtbot.waitUntil(lambda: window.reader.page_view.page == 2)


def test_it_stops_at_once_and_goes_on(qtbot, threaded, open_window, slow_scan):
    window = open_window(threaded)
    threaded.take_in([slow_scan])
    qtbot.waitUntil(lambda: told(window) == (True, words.STOP), timeout=20_000)
    assert window.recognizing.is_busy
    began = time.perf_counter()
    click(window)
    qtbot.waitUntil(lambda: told(window) == (True, words.GO_ON))
    qtbot.waitUntil(lambda: not window.recognizing.is_busy)
    assert time.perf_counter() - began < 3  # other tests may run beside this one
    click(window)
    qtbot.waitUntil(lambda: not strip_of(window).isVisible(), timeout=30_000)
    chip = read_first(qtbot, window)
    qtbot.waitUntil(lambda: chip.text() == "tekst herkend")


def test_closing_does_not_wait_for_the_page(qtbot, make_desk, open_window, slow_scan):
    desk = make_desk(ThreadLanes())
    desk.open()
    window = open_window(desk)
    desk.take_in([slow_scan])
    qtbot.waitUntil(lambda: window.recognizing.is_busy, timeout=20_000)
    window.close()
    desk.close()
    with Library.open(make_desk.path, author="Griffie") as library:
        (row,) = library.letters.rows()
        assert library.letters.scan(row.id).is_unread


def test_without_language_data_it_is_said_and_the_letter_is_there(qtbot, desk, open_window, scan):
    window = open_window(desk, lambda: None)
    desk.take_in([scan])
    assert told(window) == (True, words.HIDE)
    assert read_first(qtbot, window).text() == "nog geen tekst"
    click(window)
    assert not strip_of(window).isVisible()


def test_what_the_administrator_turned_off_is_told(qtbot, desk, open_window, scan):
    window = open_window(desk, allowed=False)
    desk.take_in([scan])
    assert told(window) == (True, words.HIDE)
    said = {label.text() for label in strip_of(window).findChildren(QLabel)}
    assert "Tekstherkenning is uitgezet door de beheerder: 2 pagina’s zonder tekst" in said
    chip = read_first(qtbot, window)
    assert "uitgezet door de beheerder" in chip.toolTip()
    assert [act.isEnabled() for act in chip.menu().actions()] == [False]
    click(window)
    desk.change(lambda library: library.letters.set_read(chip._letter_id, read=True))
    assert not strip_of(window).isVisible()  # it was read, and nothing more waits


@pytest.fixture(scope="module")
def twice(tmp_path_factory):
    """A letter as a file, and the scan of it."""
    folder = tmp_path_factory.mktemp("tweemaal")
    letter, scan = folder / "jeugdzorg.md", folder / "scan0001.pdf"
    letter.write_text(make_scans.LETTER, "utf-8")
    scan.write_bytes(make_scans.short_scan())
    return letter, scan


def test_a_scan_of_a_letter_that_is_here_joins_it_and_that_is_said(qtbot, desk, open_window, twice):
    letter, scan = twice
    window = open_window(desk)
    desk.take_in([letter])
    desk.take_in([scan])
    qtbot.waitUntil(lambda: window.letters.model.rowCount() == 1)
    window.messages.findChild(QPushButton, "message_close").click()  # of the intake
    qtbot.waitUntil(window.messages.isVisible)
    assert window.messages.text == versions.reunited("Jeugdzorg en wonen")
    window.messages.findChild(QPushButton, "message_action").click()
    qtbot.waitUntil(lambda: window.reader.head.version_chip.text() == versions.chip(2, 2))
    assert window.reader.head.scan_chip.text() == "tekst herkend"


def test_whoever_reads_the_scan_then_reads_the_letter_and_may_take_it_back(
    qtbot, threaded, open_window, twice
):
    letter, scan = twice
    window = open_window(threaded)
    threaded.take_in([letter])
    qtbot.waitUntil(lambda: window.letters.model.rowCount() == 1)
    threaded.take_in([scan])
    qtbot.waitUntil(lambda: window.letters.model.rowCount() == 2)
    titles = [row.title for row in window.letters.model.rows]
    window.letters.view.choose(titles.index("scan0001"))
    told = versions.reunited("Jeugdzorg en wonen")
    qtbot.waitUntil(lambda: window.messages.text == told, timeout=30_000)
    qtbot.waitUntil(lambda: window.reader.head.version_chip.text() == versions.chip(2, 2))
    window.messages.findChild(QPushButton, "message_action").click()
    qtbot.waitUntil(lambda: window.letters.model.rowCount() == 2)
