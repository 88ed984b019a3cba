"""Searches in the sidebar: kept with a key, asked again with a click, named, moved, removed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from ui.material import titles

from kanttekening.domain.rows import LibraryView
from kanttekening.ui.dialogs.naming import NameDialog

Key = Qt.Key


@pytest.fixture
def keeping(window):
    for query in ("ravijn jaar:2024..", "is:ongelezen soort:ledenbrief"):
        window.letters.search.ask(query)
        window.actions_table["save_search"].trigger()
    window.letters.search.clear_now()
    return window


def lines(window):
    return [(each.line.name, each.line.number) for each in window.sidebar.searches.buttons]


def test_it_is_kept_with_its_number(keeping):
    assert lines(keeping) == [
        ("jaar:2024.. ravijn", 2),
        ("is:ongelezen soort:ledenbrief", 3),
    ]
    assert not keeping.sidebar.searches.isHidden()


def test_a_click_asks_it_again_in_all_letters(keeping):
    keeping.sidebar.view_chosen.emit(LibraryView.ANNOTATED)
    keeping.sidebar.searches.buttons[0].click()
    assert keeping.browser.request.view is LibraryView.ALL
    assert [chip.typed for chip in keeping.letters.search.chips] == ["jaar:2024.."]
    assert len(titles(keeping)) == 2


def test_keeping_twice_is_told(keeping):
    keeping.letters.search.ask("jaar:2024.. ravijn")
    keeping.actions_table["save_search"].trigger()
    assert len(lines(keeping)) == 2
    assert "al bewaard" in keeping.messages._text.text()


def test_named_moved_and_removed_by_keyboard_and_undone(keeping):
    before = lines(keeping)
    first = keeping.sidebar.searches.buttons[0]
    QTest.keyClick(first, Key.Key_F2)
    dialog = keeping.findChildren(NameDialog)[-1]
    dialog.field.setText("Ravijn, sinds 2024")
    QTest.keyClick(dialog.field, Key.Key_Return)
    assert lines(keeping)[0] == ("Ravijn, sinds 2024", 2)
    QTest.keyClick(first, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [name for name, _ in lines(keeping)][1] == "Ravijn, sinds 2024"
    QTest.keyClick(first, Key.Key_Delete)
    assert len(lines(keeping)) == 1
    for _ in range(3):
        keeping.actions_table["undo"].trigger()
    assert lines(keeping) == before


def test_they_are_there_after_a_restart(keeping, open_window, make_desk):
    before = lines(keeping)
    keeping.close()
    desk = make_desk()
    desk.open()
    again = open_window(desk)
    assert [name for name, _ in lines(again)] in ([name for name, _ in before], [])
    again.caretakers.kept._ask()
    assert lines(again) == before
    desk.close()


def test_the_count_follows_the_library(keeping, qtbot):
    keeping.letters.view.choose(0)
    keeping.caretakers.kept._rest.setInterval(0)
    ids = tuple(row.id for row in keeping.letters.model.rows if "Lbr." in (row.reference or ""))
    keeping._desk.change(lambda library: library.letters.remove(ids))
    qtbot.waitUntil(lambda: lines(keeping)[1][1] == 0)
