"""What every mail repeats: left out, and shown in place by one click, in the sample mails."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui.material import ask
from ui.reader.acting import LEFT, NONE

from kanttekening.domain.passage import Span
from kanttekening.ui.reader.copying import plain
from kanttekening.words.reader import HIDE_BOILERPLATE, SHOW_BOILERPLATE

LETTERS = range(1, 6)


def repeated(desk, letter_id):
    """What every mail repeats, as its words."""
    content = ask(desk, lambda library: library.letters.content(letter_id))
    return [span.of(content.document.text) for span in content.understanding.boilerplate], content


def lines(view):
    return view.toPlainText().split("\n")


def click_on(qtbot, view, words):
    """Click on a line that is no part of the letter; what is long is written bit by bit."""
    qtbot.waitUntil(lambda: view.is_written)
    qtbot.wait(QApplication.styleHints().mouseDoubleClickInterval() + 200)  # no double click
    block = view.document().begin()
    while block.text() != words:
        block = block.next()
    where = view.cursorRect(view.cursor_at(block.position()))
    bar = view.verticalScrollBar()
    bar.setValue(bar.value() + where.top() - 200)
    where = view.cursorRect(view.cursor_at(block.position()))
    QTest.mouseClick(view.viewport(), LEFT, NONE, QPoint(where.left() + 12, where.center().y()))
    qtbot.waitUntil(lambda: view.is_written)


@pytest.mark.parametrize("letter_id", LETTERS)
def test_every_letter_that_has_some_shows_it_on_request(reader, stocked, letter_id, qtbot):
    words, content = repeated(stocked, letter_id)
    reader.show_letter(letter_id)
    reader.show_view("reading")
    view = reader.reading_view
    assert (SHOW_BOILERPLATE in lines(view)) == bool(words)
    if not words:
        return
    hidden = [span for span in content.understanding.boilerplate if not view.shows(span)]
    assert hidden
    while SHOW_BOILERPLATE in lines(view):
        click_on(qtbot, view, SHOW_BOILERPLATE)
    assert all(view.shows(span) for span in hidden)
    grey = reader.paper.color("grey2")
    for span in hidden:
        position = view.reading.map.position(span.start)
        cursor = view.cursor_at(position + 1)
        if not cursor.charFormat().isAnchor():
            assert cursor.charFormat().foreground().color() == grey
    click_on(qtbot, view, HIDE_BOILERPLATE)
    assert not any(view.shows(span) for span in hidden)


@pytest.fixture
def mail(reader, stocked):
    """A letter with boilerplate, and its number."""
    number = next(number for number in LETTERS if repeated(stocked, number)[0])
    reader.show_letter(number)
    reader.show_view("reading")
    return number


def test_by_keyboard_too(reader, mail, qtbot):
    view = reader.reading_view
    view.setFocus()
    links = []
    for _ in range(200):
        QTest.keyClick(view, Qt.Key.Key_Tab)
        links.append(view.textCursor().selectedText())
        if links[-1] == SHOW_BOILERPLATE:
            break
    assert links[-1] == SHOW_BOILERPLATE
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert HIDE_BOILERPLATE in lines(view)


def test_the_next_letter_begins_folded(reader, mail, qtbot):
    view = reader.reading_view
    click_on(qtbot, view, SHOW_BOILERPLATE)
    other = 2 if mail != 2 else 1
    reader.show_letter(other)
    reader.show_letter(mail)
    assert SHOW_BOILERPLATE in lines(view)


def test_a_selection_over_the_line_is_the_text_alone(reader, mail, qtbot):
    view = reader.reading_view
    click_on(qtbot, view, SHOW_BOILERPLATE)
    view.selectAll()
    span = reader.selection.span
    assert span is not None
    assert HIDE_BOILERPLATE not in plain(view.reading, Span(0, span.end))
