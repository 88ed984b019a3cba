"""Small things a person counts on: where the focus goes, what Escape and undo do."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from kanttekening.domain.annotation import MarkKind
from kanttekening.domain.passage import Span
from kanttekening.domain.rows import LibraryView


def letters(window):
    return [row.title for row in window.letters.model.rows]


def is_open(window, at):
    opened = window.reader._opened
    return opened is not None and opened.letter.id == window.letters.model.rows[at].id


def test_leaving_the_empty_search_field_opens_nothing(qtbot, window):
    window.letters.search.setFocus()
    qtbot.keyClick(window.letters.search, Qt.Key.Key_Escape)
    assert window.letters.view.hasFocus()
    assert window.reader._opened is None


@pytest.mark.parametrize("place", ["field", "list"])
def test_enter_goes_to_the_letter_where_keys_work_at_once(qtbot, window, place):
    if place == "field":
        qtbot.keyClicks(window.letters.search, "ravijn")
        qtbot.keyClick(window.letters.search, Qt.Key.Key_Return)
    else:
        window.letters.view.choose(0)
        qtbot.keyClick(window.letters.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.reader._prepared is not None)
    qtbot.waitUntil(lambda: window.reader.isAncestorOf(QApplication.focusWidget()))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_L)
    assert window.reader.view is window.reader.reading_view


def test_the_view_changes_from_the_list_too(qtbot, window):
    window.letters.view.choose(0)
    qtbot.waitUntil(lambda: window.reader._prepared is not None)
    window.letters.view.setFocus()
    qtbot.keyClick(window.letters.view, Qt.Key.Key_L)
    assert window.reader.view is window.reader.reading_view


def test_what_is_thrown_away_leaves_the_unread_letters_at_once(qtbot, window):
    window.sidebar.show_view(LibraryView.UNREAD)
    window.show_view(LibraryView.UNREAD)
    before = letters(window)
    window.letters.view.choose(1)
    qtbot.waitUntil(lambda: is_open(window, 1))
    window.actions_table["toggle_read"].trigger()
    window.actions_table["remove"].trigger()
    qtbot.waitUntil(lambda: letters(window) == [before[0], *before[2:]])


def test_undo_in_another_letter_says_in_which_and_leads_there(qtbot, window, stocked):
    first, second = window.letters.model.rows[:2]
    stocked.change(lambda library: library.annotating.mark(first.id, Span(0, 9), MarkKind.LOOSE))
    window.letters.view.choose(1)
    qtbot.waitUntil(lambda: is_open(window, 1))
    window.actions_table["undo"].trigger()
    qtbot.waitUntil(lambda: f"bij “{first.title}”" in window.messages.text)
    assert second.title not in window.messages.text
    window.messages._button.click()
    qtbot.waitUntil(lambda: is_open(window, 0))


def test_undo_in_the_open_letter_needs_no_name(qtbot, window, stocked):
    first = window.letters.model.rows[0]
    window.letters.view.choose(0)
    qtbot.waitUntil(lambda: is_open(window, 0))
    stocked.change(lambda library: library.annotating.mark(first.id, Span(0, 9), MarkKind.LOOSE))
    window.actions_table["undo"].trigger()
    qtbot.waitUntil(lambda: "Ongedaan gemaakt" in window.messages.text)
    assert first.title not in window.messages.text


def test_a_quotation_has_whole_words(qtbot, window):
    window.letters.view.choose(0)
    qtbot.waitUntil(lambda: window.reader._prepared is not None)
    text = window.reader._opened.document.text
    start = text.index("gemeenten actie ondernemen")
    window.reader.selection.take(Span(start + 2, start + len("gemeenten actie onder")))
    window.reader.marking.cite()
    assert QGuiApplication.clipboard().text().startswith("“gemeenten actie ondernemen”")


def test_the_menu_offers_what_one_does_with_the_open_letter(qtbot, window):
    menu = next(part for part in window.findChildren(QMenu) if part.title() == "Stuk")
    entries = {entry.text().split("\t")[0]: entry for entry in menu.actions()}
    printing = entries[window.reader.actions_by_id["print"].text()]
    menu.aboutToShow.emit()
    assert not printing.isEnabled()
    window.letters.view.choose(0)
    qtbot.waitUntil(lambda: window.reader._prepared is not None)
    menu.aboutToShow.emit()
    assert printing.isEnabled()
    find = entries[window.reader.actions_by_id["find"].text()]
    find.trigger()
    assert window.reader.find_bar.isVisible()
