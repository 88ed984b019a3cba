"""What the first search needs is there before somebody types, and nobody sees anything of it."""

from PySide6.QtTest import QTest
from ui.material import ask, search, titles

from kanttekening.ui import caretakers


def is_warm(window):
    return ask(window.desk, lambda library: "searching" in vars(library))


def lately(window):
    return ask(window.desk, lambda library: library.kept_searches.lately())


def test_a_window_without_a_letter_open_is_ready_soon(qtbot, open_window, stocked):
    window = open_window(stocked)
    before = titles(window)
    assert not is_warm(window)
    qtbot.waitUntil(lambda: is_warm(window))
    QTest.qWait(100)
    assert titles(window) == before
    assert window.browser.request.query == ""
    assert lately(window) == ()


def test_whoever_goes_to_the_field_finds_it_ready(qtbot, open_window, stocked, monkeypatch):
    monkeypatch.setattr(caretakers, "_PAINTED_MS", 60_000)
    window = open_window(stocked)
    QTest.qWait(100)
    assert not is_warm(window)
    window.actions_table["search"].trigger()
    qtbot.waitUntil(lambda: is_warm(window))


def test_after_the_first_page_of_the_letter_that_was_left_open(qtbot, open_window, stocked, state):
    state.keep_text("letter/raad.kanttekening", "2")
    window = open_window(stocked)
    assert window.letters.shown == 2
    qtbot.waitUntil(lambda: is_warm(window))


def test_whoever_types_already_gets_the_answer_to_that(qtbot, open_window, stocked):
    window = open_window(stocked)
    search(qtbot, window, "ravijn")
    found = titles(window)
    assert found
    QTest.qWait(200)
    assert titles(window) == found
