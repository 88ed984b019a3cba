"""The library is moved while somebody types: she is told once, and loses nothing."""

import sys

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from kanttekening.domain.annotation import MarkKind
from kanttekening.domain.passage import Span
from kanttekening.services.library import Library

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there an open file stays put")


def dialogs():
    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, QMessageBox) and widget.isVisible()
    ]


def test_what_is_typed_is_saved_when_the_library_is_back(window, stocked, make_desk, qtbot):
    window.letters.view.step(1)
    letter = window.letters.shown
    stocked.change(
        lambda library: library.annotating.mark(letter, Span(300, 320), MarkKind.QUESTION)
    )
    (card,) = window.panel.notes._cards.values()
    moved = make_desk.path.rename(make_desk.path.with_name("elders.kanttekening"))
    told = []

    def look():
        shown = dialogs()
        if not told:
            told.append(shown[0].informativeText())
            # The dialog is still there while a second thing can't be kept.
            stocked.change(lambda library: library.letters.set_read(letter, read=True))
        assert len(dialogs()) == 1
        shown[0].close()

    QTimer.singleShot(200, look)
    card.note.show_text("Hoeveel kost dit?")
    window.panel.flush()
    assert len(told) == 1
    assert "verplaatst" in told[0]
    assert not window.panel.is_saved
    assert card.note.text == "Hoeveel kost dit?"

    moved.rename(make_desk.path)
    window.panel.flush()
    assert window.panel.is_saved
    with Library.open(make_desk.path, author="Later") as library:
        assert [note.note for note in library.annotating.all()] == ["Hoeveel kost dit?"]
