"""Several letters are chosen: it is seen how many, and what is done fits that."""

from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from ui.material import titles

from kanttekening.domain.rows import LibraryView
from kanttekening.ui.letters.reading_time import READ_AFTER_MILLISECONDS
from kanttekening.words import letter_list

_ADD = QItemSelectionModel.SelectionFlag.Select


def shown_words(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def choose(window, *rows):
    view = window.letters.view
    view.choose(rows[0])
    for row in rows[1:]:
        view.selectionModel().select(window.letters.model.index(row), _ADD)


def chosen(window):
    return [row.id for row in window.letters.view.chosen()]


def test_it_is_seen_how_many_are_chosen(window):
    window.letters.view.selectAll()
    assert "5 stukken gekozen" in shown_words(window.letters)
    assert "5 stukken gekozen" in shown_words(window.reading)
    assert not window.actions_table["more_like"].isEnabled()
    assert not window.actions_table["compare"].isEnabled()
    window.letters.view.choose(1)
    assert "gekozen" not in shown_words(window.letters)
    assert window.reading.currentWidget() is window.reader
    choose(window, 1, 2)
    assert window.actions_table["compare"].isEnabled()


def test_a_choice_stays_when_a_letter_comes_in_meanwhile(qtbot, window, tmp_path):
    choose(window, 1, 3)
    before = chosen(window)
    letter = Path(tmp_path / "nieuw.txt")
    letter.write_text("Geachte raad,\n\nHierbij een nieuwe brief over de brug.", encoding="utf-8")
    window.desk.take_in([letter])
    qtbot.waitUntil(lambda: len(titles(window)) == 6)
    assert chosen(window) == before


def test_that_all_are_in_the_bin_is_said(qtbot, window):
    window.letters.view.selectAll()
    window.actions_table["remove"].trigger()
    qtbot.waitUntil(lambda: not titles(window))
    assert letter_list.ALL_IN_BIN in shown_words(window.letters)
    assert letter_list.ALL_IN_BIN in shown_words(window.reading)
    assert "gekozen" not in shown_words(window)
    for button in window.letters.findChildren(QPushButton):
        if button.text() == letter_list.OPEN_BIN:
            button.click()
    assert window.browser.request.view is LibraryView.REMOVED
    assert len(titles(window)) == 5


def test_the_letter_after_one_that_went_is_unread_until_it_is_looked_at(qtbot, window):
    window.letters.view.choose(1)
    window.actions_table["remove"].trigger()
    qtbot.waitUntil(lambda: len(titles(window)) == 4)
    qtbot.wait(READ_AFTER_MILLISECONDS + 300)
    assert not window.letters.view.row().is_read
    QTest.mouseClick(window.reader.view.viewport(), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.letters.view.row().is_read, timeout=READ_AFTER_MILLISECONDS * 3)


def test_a_letter_is_unread_as_long_as_nothing_of_it_is_on_screen(qtbot, window):
    """On a busy computer the page comes seconds after the click."""
    time, held = window.reading_time, []
    window.reader.settled.disconnect(time._on_settled)
    window.reader.settled.connect(lambda: held.append(window.reader))
    window.letters.view.choose(0)
    qtbot.waitUntil(lambda: bool(held))
    qtbot.wait(READ_AFTER_MILLISECONDS + 300)
    assert not window.letters.model.rows[0].is_read
    time._on_settled()
    wait = READ_AFTER_MILLISECONDS * 3
    qtbot.waitUntil(lambda: window.letters.model.rows[0].is_read, timeout=wait)


def test_whoever_walks_along_the_dates_reads_no_letters(qtbot, window):
    window.show_dates()
    window.arrive(window.letters.model.rows[2], None)
    qtbot.wait(READ_AFTER_MILLISECONDS + 300)
    assert not window.letters.model.rows[2].is_read
    QTest.mouseClick(window.reader.view.viewport(), Qt.MouseButton.LeftButton)
    wait = READ_AFTER_MILLISECONDS * 3
    qtbot.waitUntil(lambda: window.letters.model.rows[2].is_read, timeout=wait)


def test_what_was_taken_in_last_is_shown_in_the_list(qtbot, window, tmp_path):
    paths = [Path(tmp_path / f"brief{number}.txt") for number in range(2)]
    for path in paths:
        text = f"Geachte raad,\n\nDe {path.stem} gaat over iets anders dan de andere."
        path.write_text(text, encoding="utf-8")
    window.desk.take_in(paths)
    qtbot.waitUntil(lambda: len(titles(window)) == 7)
    window.actions_table["last_intake"].trigger()
    qtbot.waitUntil(lambda: len(chosen(window)) == 2)
    assert {row.id for row in window.letters.model.rows[:2]} == set(chosen(window))


def test_what_a_command_takes_in_comes_into_the_list_by_itself(qtbot, window, make_desk):
    other = make_desk()
    other.open()
    other.change(lambda library: library.letters.remove((1,)))
    other.close()
    qtbot.waitUntil(lambda: len(titles(window)) == 4, timeout=8000)


def test_beside_many_letters_nothing_of_one_of_them_is_shown(qtbot, window):
    choose(window, 1, 2)
    assert not [it for it in window.panel.notes.findChildren(QWidget) if it.isVisible()]
    assert not window.panel.notes.isVisible()
    window.letters.view.choose(1)
    assert window.panel.notes.isVisible()
