"""A long text that is no longer shown goes without anyone noticing, and goes entirely."""

import time

import pytest
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser

from kanttekening.ui.reader.old_documents import OldDocuments

pytestmark = [pytest.mark.qt_log_ignore("propagateSizeHints")]


@pytest.fixture
def view(qtbot):
    made = QTextBrowser()
    qtbot.addWidget(made)
    made.show()
    return made


def write(view, *, rows=0, lines=4000):
    """Many lines, and a table at the end."""
    cursor = QTextCursor(view.document())
    cursor.insertText("\n".join(["Een regel over de begroting."] * lines))
    if rows:
        table = cursor.insertTable(rows, 3)
        for row in range(rows):
            table.cellAt(row, 1).firstCursorPosition().insertText("1.000 euro")


def documents(view):
    return view.findChildren(QTextDocument)


@pytest.mark.parametrize("rows", [0, 30])
def test_the_view_is_empty_at_once_and_the_old_text_goes(view, qtbot, rows):
    old = OldDocuments(view)
    old.begin_anew()
    for _ in range(3):
        write(view, rows=rows)
        old.begin_anew()
        assert view.document().isEmpty()
        assert not view.extraSelections()
    qtbot.waitUntil(lambda: documents(view) == [view.document()])


def test_the_window_goes_on_meanwhile(view, qtbot, qapp):
    old = OldDocuments(view)
    old.begin_anew()
    write(view, lines=30_000)
    qapp.processEvents()
    old.begin_anew()
    turns = 0
    end = time.monotonic() + 10
    while len(documents(view)) > 1 and time.monotonic() < end:
        qapp.processEvents()
        turns += 1
    assert turns > 5


def test_an_empty_view_keeps_its_document(view):
    old = OldDocuments(view)
    old.begin_anew()
    first = view.document()
    old.begin_anew()
    assert view.document() is first
