"""The library is damaged while it is open: said once, with ways out, and never called saved."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton

from kanttekening.domain.errors import LibraryError, LibraryFault
from kanttekening.services.libraries import Libraries
from kanttekening.store.preferences import PreferencesFile
from kanttekening.words import dialogs, screen


@pytest.fixture
def moves():
    return []


@pytest.fixture
def troubled(window, tmp_path, moves):
    """A window with a library of its own to reopen."""
    libraries = Libraries(tmp_path / "raad.kanttekening", PreferencesFile(tmp_path / "v.json"))
    window.doors._around = replace(window.around, libraries=libraries, go=moves.append)
    return window


def choosing(words, seen):
    """Press this answer in the dialog that is about to open."""

    def press():
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append([button.text() for button in box.buttons()])
        next(button for button in box.buttons() if button.text() == words).click()

    QTimer.singleShot(0, press)


def touch_it(window, path):
    def fail(library):
        raise LibraryError(LibraryFault.DAMAGED, path, "database disk image is malformed")

    window.desk.change(fail)


def status(window):
    return " ".join(label.text() for label in window.statusBar().findChildren(QLabel))


def test_what_is_damaged_is_not_called_saved_and_told_once(troubled, tmp_path, moves):
    seen = []
    assert screen.SAVED in status(troubled)
    choosing(screen.CLOSE, seen)
    touch_it(troubled, tmp_path / "raad.kanttekening")
    assert dialogs.PUT_BACK in seen[0]
    assert dialogs.OPEN_OTHER in seen[0]
    assert screen.SAVED not in status(troubled)
    assert screen.NOT_SAVED in status(troubled)

    touch_it(troubled, tmp_path / "raad.kanttekening")
    assert len(seen) == 1
    assert QApplication.activeModalWidget() is None
    choosing(dialogs.OPEN_AGAIN, seen)
    troubled.messages.findChild(QPushButton, "message_action").click()
    assert [move.library for move in moves] == [tmp_path / "raad.kanttekening"]


def test_what_passes_is_saved_again(troubled, tmp_path):
    def fail(library):
        raise LibraryError(LibraryFault.LOCKED, tmp_path / "raad.kanttekening", "busy")

    choosing(screen.CLOSE, [])
    troubled.desk.change(fail)
    assert screen.NOT_SAVED in status(troubled)
    troubled.desk.change(lambda library: library.letters.set_read(1, read=True))
    assert screen.SAVED in status(troubled)
