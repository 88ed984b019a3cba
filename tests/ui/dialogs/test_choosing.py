"""Choosing files: all of it in Dutch, only what can be read, and where one was last."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget

from kanttekening.ui.application import speak_dutch
from kanttekening.ui.dialogs.choosing import FileChooser

ENGLISH = re.compile(r"\b(Look|Files?|of|type|name|Directory|Open|Choose|Cancel)\b")


@pytest.fixture
def chooser(qtbot, state, qapp):
    speak_dutch(qapp)
    window = QWidget()
    qtbot.addWidget(window)
    return FileChooser(window, state)


def answer(act):
    """Do something with the dialog as soon as it is there."""

    def look():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog):
            act(dialog)
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)


@pytest.mark.parametrize("ask", [FileChooser.files, FileChooser.folder])
def test_every_word_is_dutch(chooser, ask):
    seen = []

    def look(dialog):
        for kind in (QLabel, QPushButton):
            seen.extend(part.text().replace("&", "") for part in dialog.findChildren(kind))
        dialog.reject()

    answer(look)
    assert ask(chooser) == []
    words = [text for text in seen if text]
    assert "Annuleren" in words
    assert "Zoeken in:" in words
    assert not [text for text in words if ENGLISH.search(text)]


def test_it_begins_in_documents_and_then_where_one_was(chooser, tmp_path, state, monkeypatch):
    documents = tmp_path / "Documenten"
    documents.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(documents))
    letter = tmp_path / "brieven" / "brief.pdf"
    letter.parent.mkdir()
    letter.write_bytes(b"%PDF-")
    begun, filters = [], []

    def choose(dialog):
        begun.append(Path(dialog.directory().absolutePath()))
        filters.append(dialog.nameFilters())
        dialog.setDirectory(str(letter.parent))
        # As a person types it: a file that is selected counts only once the folder was read.
        dialog.findChild(QLineEdit, "fileNameEdit").setText(str(letter))
        dialog.accept()

    for _ in range(2):
        answer(choose)
        assert chooser.files() == [letter]
    assert begun == [documents, letter.parent]
    assert filters[0][0].startswith("Stukken")
    assert "*.docx" in filters[0][0]
    assert filters[0][1] == "Alle bestanden (*)"
    assert state.text("folder") == str(letter.parent)
