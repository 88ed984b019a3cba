"""The focus never falls on the first button of the window: it goes on where one works."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabBar

from kanttekening.domain.annotation import MarkKind
from kanttekening.domain.passage import Span
from kanttekening.ui.lanes import ThreadLanes

Key, SHIFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier


def press(window, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window.windowHandle(), key, modifiers)


def cards(window):
    return window.panel.notes.in_order()


@pytest.fixture
def marked(qtbot, window):
    """A letter is open, with three marks."""
    window.letters.view.choose(0)
    qtbot.waitUntil(lambda: window.reader._prepared is not None)
    shown = window.letters.shown

    window.desk.change(lambda library: mark_three(library, shown))
    qtbot.waitUntil(lambda: len(cards(window)) == 3)
    return window


def mark_three(library, shown):
    made = [
        library.annotating.mark(shown, Span(start, start + 40), MarkKind.QUESTION)
        for start in (100, 200, 300)
    ]
    return made[-1]


def has_focus(window, wanted):
    focus = window.focusWidget()
    return focus is wanted or wanted.isAncestorOf(focus)


def test_enter_in_the_search_field_leads_into_a_letter_that_comes_later(
    qtbot, open_window, make_desk, stocked_library
):
    shutil.copyfile(stocked_library, make_desk.path)
    desk = make_desk(ThreadLanes())
    desk.open()
    window = open_window(desk)
    qtbot.waitUntil(lambda: window.letters.model.rowCount() == 5)
    window.letters.search.setFocus()
    QTest.keyClicks(window.letters.search, "ravijn")
    press(window, Key.Key_Return)
    qtbot.waitUntil(lambda: window.reader.view.isVisible() and window.reader.view.hasFocus())
    desk.close()


def test_a_letter_that_comes_takes_no_focus_that_went_elsewhere(window):
    window.letters.search.setFocus()
    window.reading.enter_letter()
    window.letters.view.setFocus()
    window.letters.view.choose(0)
    assert window.letters.view.hasFocus()


def test_del_goes_on_to_the_next_card_and_after_the_last_to_the_text(qtbot, marked):
    first, second, third = cards(marked)
    second.setFocus()
    press(marked, Key.Key_Delete)
    qtbot.waitUntil(third.hasFocus)
    press(marked, Key.Key_Delete)
    qtbot.waitUntil(first.hasFocus)
    press(marked, Key.Key_Delete)
    qtbot.waitUntil(marked.reader.view.hasFocus)
    assert not cards(marked)


def test_f6_lands_on_a_card_and_arrows_walk_over_the_cards_and_the_tabs(marked):
    first, second, _third = cards(marked)
    marked.reader.view.setFocus()
    press(marked, Key.Key_F6)
    assert first.hasFocus()
    press(marked, Key.Key_Down)
    assert second.hasFocus()
    marked.reader.view.setFocus()
    press(marked, Key.Key_F6)
    assert second.hasFocus()
    press(marked, Key.Key_Up)
    press(marked, Key.Key_Up)
    assert isinstance(marked.focusWidget(), QTabBar)
    press(marked, Key.Key_Down)
    assert has_focus(marked, first)


def test_tab_goes_over_every_card_before_the_remark(marked):
    tabs, remark = marked.panel.focusProxy(), marked.panel.notes.remark.note
    tabs.setFocus()
    met = []
    for _ in range(60):
        press(marked, Key.Key_Tab)
        focus = marked.focusWidget()
        card = next((card for card in cards(marked) if has_focus(marked, card)), None)
        if focus is remark:
            break
        if card not in met:
            met.append(card)
    assert met == cards(marked)
    press(marked, Key.Key_Tab, SHIFT)
    assert has_focus(marked, met[-1])
