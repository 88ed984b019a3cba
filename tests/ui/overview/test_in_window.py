"""Alle aantekeningen in the window: from a row to the letter and back, and its place there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from ui.material import ask
from ui.overview.sample import TITLE, mark_all

from kanttekening.ui.row_list import ROW


@pytest.fixture
def marked(window, stocked):
    """The window with three annotations, in the list of all of them."""
    ask(stocked, mark_all)
    window.sidebar._overview.click()
    window.overview.view.setFocus()
    return window


def test_the_sidebar_counts_and_a_row_leads_to_its_passage_and_card(marked):
    view = marked.overview.view
    assert marked.sidebar._overview.accessibleName() == "Alle aantekeningen, 3 aantekeningen"
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Down)
    row = view.currentIndex().data(ROW)
    assert marked.reader._opened.letter.title == TITLE
    assert marked.panel.notes._cards[row.id]._lit
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert "afgevinkt" in marked.messages._text.text()
    marked.actions_table["undo"].trigger()
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert marked.reading.isAncestorOf(marked.focusWidget())


def test_what_no_annotation_says_may_be_sought_in_letters(marked, qtbot):
    QTest.keyClicks(marked.overview.head.search, "overhedenoverleg campagne")
    qtbot.waitUntil(lambda: marked.overview.model.rowCount() == 0)
    marked.overview._in_letters.click()
    assert marked.letters._rows.currentWidget() is marked.letters.view
    assert marked.letters.search.text() == "overhedenoverleg campagne"
    assert marked.letters.model.rowCount() > 0


def test_the_search_key_goes_to_the_field_that_is_there(marked):
    marked.actions_table["search"].trigger()
    assert marked.focusWidget() is marked.overview.head.search
    assert not marked.letters.search.isVisible()
    marked.sidebar._views["all"].click()
    marked.actions_table["search"].trigger()
    assert marked.focusWidget() is marked.letters.search


def test_other_views_take_the_place_back(marked):
    marked.sidebar._dates.click()
    assert marked.letters._rows.currentWidget() is marked.dates
    assert marked.letters.search.isVisible()
    assert not marked.overview.is_chosen
    marked.sidebar._overview.click()
    assert marked.letters._rows.currentWidget() is marked.overview
