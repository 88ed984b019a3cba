"""Text that is typed where no field is open changes nothing; after a mark it is the note."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui.material import ask

from kanttekening.domain.passage import Span
from kanttekening.ui.stray_typing import StrayTyping
from kanttekening.words import screen

Key = Qt.Key


@pytest.fixture
def reading(qtbot, window):
    """A letter is open, and the focus is on its page."""
    window.letters.view.choose(0)
    qtbot.waitUntil(lambda: window.reader._prepared is not None)
    window.reader.view.setFocus()
    window.findChild(StrayTyping)._clock = lambda _key: 0.0  # typed fast, on however busy a machine
    return window


def keys(window, text):
    """Type as a keyboard does: each key goes to what has the focus by then."""
    for letter in text:
        QTest.keyClick(window.windowHandle(), letter)


def notes(window):
    shown = window.letters.shown
    return [each.note for each in ask(window.desk, lambda lib: lib.annotating.of_letter(shown))]


def looks(window):
    reader = window.reader
    return (
        reader.page_view.look, reader.view is reader.page_view, reader.later.framing_on is None,
        window.letters.search.query, window.letters.shown, reader.view.top_offset(),
        [row.is_read for row in window.letters.model.rows],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "place"),
    [("graag uw reactie", "page"), ("Bron van 34 weken", "page"), ("meer geld", "list")],
)
def test_a_sentence_changes_nothing_and_is_told(reading, text, place):
    if place == "list":
        reading.letters.view.setFocus()
    before = looks(reading)
    keys(reading, text)
    assert looks(reading) == before
    assert notes(reading) == []
    assert reading.messages.text == screen.NO_FIELD_OPEN


def test_single_letters_are_still_keys(qtbot, reading):
    keys(reading, "l")
    assert reading.reader.view is reading.reader.reading_view
    first = reading.letters.shown
    keys(reading, "jj")
    qtbot.waitUntil(lambda: reading.letters.shown != first)
    assert reading.messages.text != screen.NO_FIELD_OPEN


def mark(window):
    window.reader.selection.take(Span(200, 260))
    keys(window, "3")


def test_what_is_typed_after_marking_is_the_note(reading):
    mark(reading)
    keys(reading, "Bron van 34 weken?")
    reading.panel.flush()
    assert notes(reading) == ["Bron van 34 weken?"]


class HeldBack(QObject):
    """Holds keys back and sends them later, as Qt does while a screen reader listens.

    That a key is offered as a shortcut is not held back: see ``QSpiApplicationAdaptor``.
    """

    def __init__(self, app):
        super().__init__()
        self._app, self._keys = app, []
        app.installEventFilter(self)

    def eventFilter(self, watched, event):
        kept = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
        if not isinstance(watched, QWindow) or event.type() not in kept or not event.spontaneous():
            return False
        self._keys.append((watched, QKeyEvent(event)))
        return True

    def let_go(self):
        while self._keys:
            QApplication.sendEvent(*self._keys.pop(0))

    def end(self):
        self._app.removeEventFilter(self)


@pytest.mark.parametrize(("text", "late"), [("Is er geld?", 2), ("Is er geld?", 40), ("lessen", 3)])
def test_a_screen_reader_doubles_no_letter_of_the_note(qapp, reading, text, late):
    mark(reading)
    held = HeldBack(qapp)
    try:
        for start in range(0, len(text), late):
            keys(reading, text[start : start + late])
            held.let_go()
    finally:
        held.end()
    reading.panel.flush()
    assert notes(reading) == [text]


def test_enter_after_marking_opens_the_note(reading):
    mark(reading)
    QTest.keyClick(reading.windowHandle(), Key.Key_Return)
    keys(reading, "Nagaan")
    reading.panel.flush()
    assert notes(reading) == ["Nagaan"]


def test_escape_leaves_an_area_wherever_the_focus_is(reading):
    keys(reading, "g")
    assert reading.reader.later.framing_on is not None
    reading.letters.search.setText("ravijn")
    reading.letters.search.setFocus()
    QTest.keyClick(reading.windowHandle(), Key.Key_Escape)
    assert reading.reader.later.framing_on is None
    assert reading.letters.search.text() == "ravijn"


def test_undo_says_what_it_took_back_and_offers_it_again(qtbot, reading):
    mark(reading)
    reading.actions_table["undo"].trigger()
    assert notes(reading) == []
    assert "markering" in reading.messages.text
    button = reading.messages.findChild(type(reading.messages._button), "message_action")
    assert not button.isHidden()
    button.click()
    assert notes(reading) == [""]
    assert QApplication.focusWidget() is not None


def test_marking_many_pages_at_once_is_told_with_the_way_back(reading):
    opened = reading.reader._opened
    pages = len(opened.layout.pages)
    reading.reader.view.setFocus()
    QTest.keyClick(reading.windowHandle(), Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    keys(reading, "3")
    assert f"{pages} pagina’s" in reading.messages.text
    reading.messages.findChild(type(reading.messages._button), "message_action").click()
    assert notes(reading) == []
