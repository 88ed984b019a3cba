"""From the first letter to the last undo without a mouse, and one always sees where one is."""

from __future__ import annotations

import shutil

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from kanttekening.ui.notes.card import NoteCard

KEY = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TITLE = "Ledenbijeenkomst koersbepaling na Overhedenoverleg en campagne financieel ravijn"
NOTE = "Vraag dit aan de griffie."
# What changes between with and without focus: more than a blinking caret of 2 by 20 pixels.
_PIXELS = 60


def press(key, held=Qt.KeyboardModifier.NoModifier):
    """A key goes where the focus is, as keys do."""
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, held)


def pixels_of_focus(window):
    """How many pixels in and around the focused widget tell that it has the focus."""
    widget = QApplication.focusWidget()
    QTest.qWait(200)  # columns and cards find their place
    around = QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())
    around = around.adjusted(-4, -4, 4, 4) & window.rect()
    with_focus = window.grab(around).toImage()
    widget.clearFocus()
    QApplication.processEvents()
    without = window.grab(around).toImage()
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    return sum(
        with_focus.pixel(x, y) != without.pixel(x, y)
        for x in range(with_focus.width())
        for y in range(with_focus.height())
    )


def sees_the_focus(person, kind):
    found = QApplication.focusWidget()
    assert isinstance(found, kind), f"the focus is at {found}"
    assert pixels_of_focus(person.window) >= _PIXELS, f"nobody sees the focus at {found}"


def choose_folder(folder):
    """Type in the dialog that Ctrl+Shift+O opens, as soon as it is there."""
    dialog = QApplication.activeModalWidget()
    if not isinstance(dialog, QFileDialog):
        QTimer.singleShot(100, lambda: choose_folder(folder))
        return
    field = next(edit for edit in dialog.findChildren(QLineEdit) if edit.isVisible())
    field.selectAll()
    QTest.keyClicks(field, str(folder))
    confirm(dialog, field)


def confirm(dialog, field):
    """Press Enter, again when the first one only closed a list of proposals."""
    if QApplication.activeModalWidget() is dialog:
        QTimer.singleShot(500, lambda: confirm(dialog, field))
        QTest.keyClick(field, KEY.Key_Return)


def test_a_letter_is_taken_in_found_marked_and_undone_by_keys(
    sit_down, seeds, monkeypatch, tmp_path
):
    monkeypatch.setenv("QT_NO_NATIVE_DIALOGS", "1")
    person = sit_down()
    window, reader = person.window, person.reader
    window.setFixedSize(1280, 800)  # larger than the screen there is offscreen

    person.waits_until(lambda: QApplication.focusWidget() is not None)
    post = tmp_path / "post"
    post.mkdir()
    for letter in seeds:
        shutil.copy(letter, post)
    QTimer.singleShot(500, lambda: choose_folder(post))
    press(KEY.Key_O, CONTROL | SHIFT)
    person.sees_letters(5)
    window.activateWindow()  # what a window manager does when a dialog closes
    person.waits_until(lambda: QApplication.focusWidget() is not None)

    press(KEY.Key_K, CONTROL)
    sees_the_focus(person, type(window.letters.search))
    person.types("finaciele ravijn")
    person.waits_until(lambda: person.titles()[:1] == [TITLE] and len(person.titles()) < 5)
    press(KEY.Key_Down)
    sees_the_focus(person, type(window.letters.view))
    person.waits_until(lambda: person._is_open(TITLE) and person._has_its_pages())

    press(KEY.Key_F6)
    sees_the_focus(person, type(reader.page_view))
    before = reader.page_view.sight()
    press(KEY.Key_Space)
    person.waits_until(lambda: reader.page_view.sight() != before)

    press(KEY.Key_F7)
    person.waits_until(lambda: reader.selection.caret is not None)
    for _ in range(8):
        press(KEY.Key_Down)  # from the top of what is in sight, maybe a letterhead, into the text
    for _ in range(3):
        press(KEY.Key_Right, CONTROL | SHIFT)
    quote = person.selected()
    assert len(quote.split()) >= 2
    press(KEY.Key_2)
    person.waits_until(lambda: len(person.cards()) == 1)
    assert person.cards()[0].annotation.passage.quote.split()[0] == quote.split()[0]
    sees_the_focus(person, type(reader.page_view))

    press(KEY.Key_Left)
    press(KEY.Key_N)
    person.waits_until(lambda: person.cards()[0].note.hasFocus())
    person.types(NOTE)
    sees_the_focus(person, type(person.cards()[0].note))
    press(KEY.Key_Escape)
    sees_the_focus(person, NoteCard)
    person.has_saved(NOTE)

    press(KEY.Key_F6, SHIFT)
    person.waits_until(reader.page_view.hasFocus)
    press(KEY.Key_Z, CONTROL)
    person.waits_until(lambda: not person.cards() or not person.cards()[0].note.text)
    while person.cards():
        press(KEY.Key_Z, CONTROL)
        QTest.qWait(300)
    press(KEY.Key_Q, CONTROL)
    person.waits_until(lambda: not window.isVisible())
