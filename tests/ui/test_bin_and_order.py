"""Letters go to the bin and come back, and the list follows the one that is read."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from ui.material import search, titles

from kanttekening.domain.rows import LibraryView, SortOrder

Key = Qt.Key


def test_removing_is_undone_and_not_asked_about(qtbot, window):
    window.letters.view.setFocus()
    window.letters.view.choose(1)
    gone, after = titles(window)[1:3]
    QTest.keyClick(window.letters.view, Key.Key_Delete)
    qtbot.waitUntil(lambda: len(titles(window)) == 4)

    assert window.letters.view.row().title == after
    assert window.messages.text == "1 stuk naar de prullenbak"
    window.messages.findChild(QPushButton, "message_action").click()
    qtbot.waitUntil(lambda: gone in titles(window))


def test_several_are_removed_at_once_and_come_back_from_the_bin(qtbot, window):
    window.letters.view.selectAll()
    window.actions_table["remove"].trigger()
    qtbot.waitUntil(lambda: not titles(window))
    assert window.reading.currentWidget() is not window.reader

    window.sidebar.view_chosen.emit(LibraryView.REMOVED)
    assert len(titles(window)) == 5
    assert not window.actions_table["remove"].isEnabled()
    window.letters.view.selectAll()
    window.actions_table["restore"].trigger()
    qtbot.waitUntil(lambda: not titles(window))
    window.sidebar.view_chosen.emit(LibraryView.ALL)
    assert len(titles(window)) == 5


def test_what_comes_back_from_the_bin_is_chosen_again(qtbot, window):
    window.letters.view.choose(1)
    gone = window.letters.shown
    window.actions_table["remove"].trigger()
    qtbot.waitUntil(lambda: len(titles(window)) == 4)
    window.actions_table["undo"].trigger()
    qtbot.waitUntil(lambda: len(titles(window)) == 5)

    assert window.letters.view.row().id == gone
    assert window.letters.shown == gone
    assert window.reader._opened.letter.id == gone


def test_the_bin_has_a_button_to_put_back(qtbot, window):
    window.letters.view.choose(1)
    window.actions_table["remove"].trigger()
    qtbot.waitUntil(lambda: len(titles(window)) == 4)
    put_back = window.letters.bin_line.button
    assert not put_back.isVisible()

    window.sidebar.view_chosen.emit(LibraryView.REMOVED)
    assert put_back.isVisible()
    assert not put_back.isEnabled()
    assert window.reading.currentWidget() is not window.reader
    window.letters.view.choose(0)
    put_back.click()
    qtbot.waitUntil(lambda: not titles(window))
    assert not put_back.isVisible()
    assert window.messages.text == "1 stuk teruggezet"


def test_a_letter_that_is_in_the_view_too_stays_open(window):
    window.letters.view.choose(1)
    window.sidebar.view_chosen.emit(LibraryView.UNREAD)
    assert window.reading.currentWidget() is window.reader


def test_after_a_search_the_open_letter_is_in_view(qtbot, open_window, stocked):
    window = open_window(stocked, (1024, 480))
    window.letters.view.choose(4)
    search(qtbot, window, "ravijn")
    QTest.keyClick(window.letters.search, Key.Key_Escape)
    qtbot.waitUntil(lambda: len(titles(window)) == 5)

    view = window.letters.view
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))
    assert view.row().id == window.letters.shown


def test_the_same_order_again_turns_the_list_around(open_window, stocked):
    window = open_window(stocked)
    line = window.letters._line
    by_date = titles(window)
    for action in line._orders.actions():
        if action.data() == SortOrder.DATE.value:
            action.trigger()
    assert titles(window) == by_date[::-1]
    assert line._sort.text() == "Oudste eerst"
    window.close()

    again = open_window(stocked)
    assert titles(again) == by_date[::-1]
    again.letters._line.sort_chosen.emit(SortOrder.DATE)
    assert titles(again) == by_date


def offered(line):
    """What the menu of the order has, and what of it is on."""
    shown = [action for action in line._sort.menu().actions() if action.isVisible()]
    names = [action.text() for action in shown if action.text()]
    return names, [action.text() for action in shown if action.isChecked()]


def choose(line, name):
    next(action for action in line._sort.menu().actions() if action.text() == name).trigger()


def test_the_menu_names_both_ways_round_and_a_screen_reader_hears_which(window):
    line = window.letters._line
    by_date = titles(window)
    assert offered(line)[1] == ["Datum", "Nieuwste eerst"]
    assert line._sort.accessibleName() == "Volgorde van de lijst: datum, nieuwste eerst"
    choose(line, "Oudste eerst")
    assert titles(window) == by_date[::-1]
    assert line._sort.accessibleName() == "Volgorde van de lijst: datum, oudste eerst"
    choose(line, "Onderwerp")
    assert offered(line) == (
        ["Datum", "Binnenkomst", "Afzender", "Onderwerp", "Van A naar Z", "Van Z naar A"],
        ["Onderwerp", "Van A naar Z"],
    )
    assert titles(window) == sorted(by_date, key=str.casefold)
    choose(line, "Van Z naar A")
    assert titles(window) == sorted(by_date, key=str.casefold, reverse=True)


def test_what_is_found_cannot_be_turned_around(qtbot, window):
    search(qtbot, window, "gemeente")
    names, _ = offered(window.letters._line)
    assert names == ["Beste eerst", "Datum"]
    assert window.letters._line._sort.accessibleName() == "Volgorde van de lijst: beste eerst"


def test_each_library_keeps_its_own_order(open_window, stocked, state):
    window = open_window(stocked)
    choose(window.letters._line, "Oudste eerst")
    window.close()
    assert state.text("backward/raad.kanttekening") == "yes"
    state.keep_text("sort/fractie.kanttekening", "sender")
    assert open_window(stocked).letters._line._sort.text() == "Oudste eerst"
