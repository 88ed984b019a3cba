"""Choosing files: all of it in Dutch, only what can be read, and where one was last."""

import os
import re
import sys
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt, QTimer
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTreeView, QWidget
from store.making import open_library
from ui.asking import answer, type_name

from kanttekening.ui.application import speak_dutch
from kanttekening.ui.dialogs.choosing import FileChooser, ask_where_to_save

START = Path("brief.pdf")
ENGLISH = re.compile(r"\b(Look|Save|Files?|of|type|name|Directory|Open|Choose|Cancel)\b")


@pytest.fixture
def chooser(qtbot, state, qapp):
    speak_dutch(qapp)
    window = QWidget()
    qtbot.addWidget(window)
    return FileChooser(window, state)


def saving(chooser):
    found = ask_where_to_save(chooser._window, "Bewaren als PDF", START, "PDF-bestanden (*.pdf)")
    return [] if found is None else [found]


@pytest.mark.parametrize("ask", [FileChooser.files, FileChooser.folder, saving])
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
    assert ("Bewaren in:" if ask is saving else "Zoeken in:") in words
    assert not [text for text in words if ENGLISH.search(text)]


@pytest.mark.skipif(sys.platform != "linux", reason="tells of locks on Linux")
def test_looking_at_files_leaves_a_library_its_locks(chooser, tmp_path, state, qtbot):
    """Qt would open each file of which the name does not tell the kind, and so end the locks."""
    path = tmp_path / "raad.kanttekening"
    state.keep_text("folder", str(tmp_path))
    shown = []

    def look(dialog):
        qtbot.waitUntil(lambda: names_of(dialog) != [], timeout=5000)
        shown.extend(names_of(dialog))
        QTimer.singleShot(300, dialog.reject)

    with open_library(path):
        before = _locks(path)
        answer(look)
        chooser.files(kinds="Alles (*)")
        assert path.name in shown
        assert _locks(path) == before > 0


def names_of(dialog):
    table = dialog.findChild(QTreeView)
    model, root = table.model(), table.rootIndex()
    return [model.index(row, 0, root).data() for row in range(model.rowCount(root))]


def _locks(path):
    """How many locks of SQLite's kind this process has on a file."""
    own, file = str(os.getpid()), f":{path.stat().st_ino}"
    lines = (line.split() for line in Path("/proc/locks").read_text().splitlines())
    return sum((line[1], line[4]) == ("POSIX", own) and line[5].endswith(file) for line in lines)


@pytest.mark.parametrize("ask", [FileChooser.files, FileChooser.folder, saving])
def test_what_stands_beside_each_file_is_dutch(chooser, ask, tmp_path, state, qtbot, monkeypatch):
    """Sizes, kinds and times, for the eye and for a screen reader, and in their order."""
    folder = tmp_path / "stukken"
    (folder / "map").mkdir(parents=True)
    for name, size, day in (("klein.pdf", 900, 3), ("groot.docx", 2_860_000, 2), ("klad.md", 9, 1)):
        path = folder / name
        path.write_bytes(b"x" * size)
        moment = datetime.fromisoformat(f"2026-05-0{day}T14:07").astimezone().timestamp()
        os.utime(path, (moment, moment))
    state.keep_text("folder", str(folder))
    monkeypatch.setattr(sys.modules[__name__], "START", folder / "brief.pdf")
    rows, order, patience = {}, [], iter(range(100))

    def look(dialog):
        tree = dialog.findChild(QTreeView)
        files = tree.model()
        whole = 1 if ask is FileChooser.folder else 2 if ask is saving else 4

        def known():
            return files.rowCount(tree.rootIndex()) == whole

        if not known() and next(patience, None) is not None:
            QTimer.singleShot(20, lambda: look(dialog))
            return

        def read():
            root = tree.rootIndex()
            return [
                [files.index(row, column, root).data() for column in range(4)]
                for row in range(files.rowCount(root))
            ]

        rows.update({row[0]: row[1:] for row in read()})
        tree.sortByColumn(1, Qt.SortOrder.DescendingOrder)
        order.extend(row[0] for row in read())
        # Qt remembers how a person sorts.
        tree.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        dialog.reject()

    answer(look)
    assert ask(chooser) == []
    assert rows["map"][:2] == ["", "Map"]
    if ask is not FileChooser.folder:
        assert rows["klein.pdf"] == ["900 bytes", "PDF-bestand", "3 mei 2026 14:07"]
    if ask is FileChooser.files:
        assert rows["groot.docx"] == ["2,9 MB", "DOCX-bestand", "2 mei 2026 14:07"]
        assert rows["klad.md"] == ["9 bytes", "MD-bestand", "1 mei 2026 14:07"]
        assert order.index("groot.docx") < order.index("klein.pdf") < order.index("klad.md")


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


def test_a_name_that_is_saved_gets_its_usual_end(chooser, tmp_path):
    start = tmp_path / "Brief over de brug.pdf"
    begun = []

    def look(dialog):
        begun.append(dialog.findChild(QLineEdit, "fileNameEdit").text())
        dialog.reject()

    answer(look)
    assert ask_where_to_save(chooser._window, "Bewaren", start, "PDF (*.pdf)") is None
    assert begun == ["Brief over de brug.pdf"]
    type_name(tmp_path / "anders")
    chosen = ask_where_to_save(chooser._window, "Bewaren", start, "PDF (*.pdf)")
    assert chosen == tmp_path / "anders.pdf"


def test_what_is_saved_has_a_folder_of_its_own(chooser, state, tmp_path):
    """Whoever takes letters in from a download does not want reports to land there."""
    state.keep_text("folder", str(tmp_path / "los"))
    (tmp_path / "los").mkdir()
    began = []

    def look(dialog):
        began.append(dialog.directory().absolutePath())
        dialog.reject()

    answer(look)
    chooser.target("Bewaren", "verslag.pdf", "PDF (*.pdf)")
    assert began != [str(tmp_path / "los")]
    state.keep_text("saving_folder", str(tmp_path))
    answer(look)
    chooser.folder(saving=True)
    assert began[-1] == str(tmp_path)
