"""Another library, copies and warnings, in the real window."""

import shutil
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox

from kanttekening import app
from kanttekening.readers.pool import ParserPool
from kanttekening.services.library import Library
from kanttekening.services.places import default_library
from kanttekening.ui.session import Session


@pytest.fixture
def sitting(qapp, qtbot, tmp_path, monkeypatch, stocked_library, page_service):
    """A session on a library of five letters, in a data folder of its own."""
    monkeypatch.setenv("KANTTEKENING_DATA_DIR", str(tmp_path / "data"))
    library = tmp_path / "raad.kanttekening"
    shutil.copyfile(stocked_library, library)
    parser = ParserPool()
    session = Session(qapp, app.build(library, page_service, parser))
    qtbot.waitUntil(lambda: rows(session) == 5, timeout=30_000)
    yield session
    session.close()
    parser.close()


def rows(session):
    """How many letters the window lists now."""
    return session.opened.window.letters.model.rowCount()


def choose(path):
    """Answer the next file dialog with a path."""

    def answer():
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(20, answer)
            return
        dialog.findChild(QLineEdit, "fileNameEdit").setText(str(path))
        dialog.done(QFileDialog.DialogCode.Accepted)

    QTimer.singleShot(20, answer)


def press(label, asked=None):
    """Press a button of the next question; what it said goes into ``asked``."""

    def answer():
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, answer)
            return
        if asked is not None:
            asked.append(box.informativeText())
        next(button for button in box.buttons() if button.text() == label).click()

    QTimer.singleShot(40, answer)


def do(session, action):
    session.opened.window.actions_table[action].trigger()


def test_a_copy_is_made_and_put_back(sitting, qtbot, tmp_path, seeds):
    copy = tmp_path / "kopie.kanttekening"
    choose(copy)
    do(sitting, "back_up")
    qtbot.waitUntil(
        lambda: "kopie.kanttekening" in sitting.opened.window.messages.text, timeout=30_000
    )
    row = sitting.opened.window.letters.model.index(0, 0)
    sitting.opened.window.letters.view.choose(row.row())
    do(sitting, "remove")
    qtbot.waitUntil(lambda: rows(sitting) == 4, timeout=30_000)
    before = sitting.opened.window
    choose(copy)
    asked = []
    press("Terugzetten", asked)
    do(sitting, "put_back")
    qtbot.waitUntil(
        lambda: sitting.opened.window is not before and rows(sitting) == 5, timeout=30_000
    )
    assert "raad-oud-1.kanttekening" in sitting.opened.window.messages.text
    made = datetime.fromtimestamp(copy.stat().st_mtime, UTC).astimezone()
    assert f"bewaard op {made.day} " in asked[0]
    assert f"{made.year} om {made:%H.%M} uur" in asked[0]
    assert "In de kopie: 5 stukken en 0 aantekeningen" in asked[0]
    assert "van nu: 4 stukken en 0 aantekeningen" in asked[0]
    assert (tmp_path / "raad-oud-1.kanttekening").exists()


def test_what_is_no_copy_is_refused_before_anything_is_asked(sitting, qtbot, tmp_path):
    letter = tmp_path / "brief.kanttekening"
    letter.write_text("Geen bibliotheek", "utf-8")
    before = sitting.opened.window
    choose(letter)
    told = []
    press("Sluiten", told)
    do(sitting, "put_back")
    qtbot.waitUntil(lambda: bool(told), timeout=30_000)
    assert sitting.opened.window is before
    assert rows(sitting) == 5


def test_another_library_opens_and_is_the_one_from_then_on(sitting, qtbot, tmp_path):
    other = tmp_path / "fractie.kanttekening"
    Library.open(other, author="test").close()
    before = sitting.opened.window
    choose(other)
    do(sitting, "open_library")
    qtbot.waitUntil(lambda: sitting.opened.window is not before, timeout=30_000)
    assert "fractie.kanttekening" in sitting.opened.window.windowTitle()
    assert default_library() == other


def test_a_new_library_in_a_synchronised_folder_is_warned_of(sitting, qtbot, tmp_path):
    folder = tmp_path / "OneDrive"
    folder.mkdir()
    before = sitting.opened.window
    choose(folder / "nieuw.kanttekening")
    press("Toch hier")
    do(sitting, "new_library")
    qtbot.waitUntil(lambda: sitting.opened.window is not before, timeout=30_000)
    assert "gesynchroniseerd" in waited_text(sitting, qtbot)


def waited_text(session, qtbot):
    qtbot.waitUntil(lambda: "map" in session.opened.window.messages.text, timeout=30_000)
    return session.opened.window.messages.text
