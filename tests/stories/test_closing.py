"""Closing the window never costs a word, also when the library is busy with somebody else."""

import sqlite3
import threading
import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

TITLE = "Ledenbijeenkomst koersbepaling na Overhedenoverleg en campagne financieel ravijn"


def hold(path, seconds: float) -> threading.Thread:
    """Another program has the library for itself for a while."""
    taken = threading.Event()

    def work() -> None:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        taken.set()
        time.sleep(seconds)
        other.execute("ROLLBACK")
        other.close()

    thread = threading.Thread(target=work)
    thread.start()
    taken.wait()
    return thread


def at_a_letter(sit_down, seeds):
    person = sit_down()
    person.takes_in(seeds[1])
    person.sees_letters(1)
    person.opens(TITLE)
    return person


def notes_of_next_day(sit_down) -> list[str]:
    person = sit_down()
    person.sees_letters(1)
    person.opens(TITLE)
    person.waits_until(lambda: len(person.cards()) == 1)
    return [card.note.text for card in person.cards()]


def test_what_is_typed_behind_a_remark_that_is_being_made_is_kept(sit_down, seeds, tmp_path):
    person = at_a_letter(sit_down, seeds)
    other = hold(tmp_path / "raad.kanttekening", 1.5)
    person.window.panel.notes.remark.note.setFocus()
    person.types("derde")
    person.window.panel.flush()
    person.types(" vierde vijfde")
    person.closes()
    other.join()
    assert notes_of_next_day(sit_down) == ["derde vierde vijfde"]


def test_a_library_that_stays_locked_is_told_and_tried_again(sit_down, seeds, tmp_path):
    person = at_a_letter(sit_down, seeds)
    other = hold(tmp_path / "raad.kanttekening", 6)
    person.window.panel.notes.remark.note.setFocus()
    person.types("niet kwijtraken")
    told = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            told.append(box.text())
            box.defaultButton().click()

    clicker = QTimer(interval=100)
    clicker.timeout.connect(answer)
    clicker.start()
    person.closes()
    clicker.stop()
    other.join()
    assert told, "the person must hear that the note is not saved yet"
    assert notes_of_next_day(sit_down) == ["niet kwijtraken"]
