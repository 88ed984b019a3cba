"""A watched folder in the window: chosen in the menu, told in the status bar, taken in."""

from time import sleep

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMainWindow, QPushButton
from ui.material import ask

from kanttekening.services.places import sample_letters
from kanttekening.services.watching import Watching
from kanttekening.store.preferences import PreferencesFile
from kanttekening.ui.messages import MessageBar
from kanttekening.ui.watching import FolderWatch


class Clock:
    """Five seconds pass from one look to the next."""

    now = 0.0

    def __call__(self):
        self.now += 5
        return self.now


class Chosen:
    """Someone who always chooses the same folder."""

    def __init__(self, folder):
        self._folder = folder

    def folder(self, title):
        return [self._folder]


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "post"
    folder.mkdir()
    return folder


@pytest.fixture
def watch(qtbot, desk, theme, tmp_path, folder):
    window = QMainWindow()
    qtbot.addWidget(window)
    window.show()
    library, kept = tmp_path / "l.kanttekening", PreferencesFile(tmp_path / "v.json")
    watching = Watching(kept, library, tmp_path / "g.json", Clock())
    return FolderWatch(window, desk, watching, MessageBar(theme, window), Chosen(folder))


def test_what_stands_in_the_folder_is_told_and_taken_in_when_one_wants(watch, desk, folder):
    (folder / "brief.txt").write_bytes(sample_letters()[0].read_bytes())
    watch.begin(folder)
    messages = watch.parent().findChild(MessageBar)
    assert "1 bestand" in messages.text
    assert total(desk) == 0
    messages.findChild(QPushButton, "message_action").click()
    assert total(desk) == 1


def total(desk):
    return ask(desk, lambda library: library.letters.counts().total)


def test_a_letter_that_is_put_in_the_folder_is_taken_in_once(watch, desk, folder):
    watch.begin(folder)
    (folder / "brief.txt").write_bytes(sample_letters()[0].read_bytes())
    (folder / "leeg.pdf").write_bytes(b"")
    reports = []
    desk.intake_finished.connect(reports.append)
    for _ in range(4):
        watch.look()
    assert total(desk) == 1
    assert len(reports) == 1
    assert len(reports[0].refusals) == 1


def test_the_status_bar_tells_and_the_menu_offers_the_way_back(watch, folder):
    said = []
    watch.changed.connect(said.append)
    assert watch.line.isHidden()
    watch.toggle()
    assert "post" in watch.line.text()
    assert not watch.line.isHidden()
    watch.toggle()
    assert watch.line.isHidden()
    assert said == [True, False]


def test_a_folder_that_has_gone_is_told(watch, folder):
    watch.begin(folder)
    folder.rmdir()
    watch.look()
    assert "is er nu niet" in watch.line.text()


class Slow:
    """A folder that takes half a second to look through."""

    is_decided = False
    looks = 0

    def __init__(self, folder):
        self.folder = folder

    def look(self):
        self.looks += 1
        sleep(0.5)
        return ()


def test_a_folder_that_takes_long_is_looked_into_less_often(qtbot, desk, theme, folder):
    window = QMainWindow()
    qtbot.addWidget(window)
    watch = FolderWatch(window, desk, Slow(folder), MessageBar(theme, window), Chosen(folder))
    desk.opened.emit()
    assert watch.findChild(QTimer).interval() >= 10_000
