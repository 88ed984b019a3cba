"""The sidebar shows views with numbers, and folds into a rail of icons."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kanttekening.domain.rows import LetterCounts, LibraryView
from kanttekening.ui.sidebar import Sidebar


@pytest.fixture
def sidebar(qtbot, theme):
    sidebar = Sidebar(theme)
    qtbot.addWidget(sidebar)
    sidebar.resize(212, 600)
    sidebar.show()
    sidebar.activateWindow()
    qtbot.waitActive(sidebar)
    return sidebar


def view(sidebar, which):
    return sidebar._views[which]


def test_numbers_are_shown_and_spoken(sidebar):
    before = sidebar.grab().toImage()
    sidebar.show_counts(LetterCounts(12_345, 7, 1))

    assert sidebar.grab().toImage() != before
    assert view(sidebar, LibraryView.ALL).accessibleName() == "Alle stukken, 12.345 stukken"
    assert view(sidebar, LibraryView.ANNOTATED).accessibleName() == "Met aantekeningen, 1 stuk"


def test_the_bin_is_there_when_something_is_in_it(sidebar):
    bin_button = view(sidebar, LibraryView.REMOVED)
    assert bin_button.isHidden()
    sidebar.show_counts(LetterCounts(1, 0, 0, removed=2))
    assert not bin_button.isHidden()
    bin_button.click()
    sidebar.show_counts(LetterCounts(3, 0, 0, removed=0))
    assert not bin_button.isHidden()  # one does not pull away what somebody stands on


def test_a_click_or_an_arrow_chooses_a_view(qtbot, sidebar):
    chosen = []
    sidebar.view_chosen.connect(chosen.append)
    view(sidebar, LibraryView.UNREAD).click()
    assert chosen == [LibraryView.UNREAD]

    sidebar.focus_view()
    QTest.keyClick(view(sidebar, LibraryView.UNREAD), Qt.Key.Key_Down)
    assert chosen == [LibraryView.UNREAD, LibraryView.ANNOTATED]


def test_narrow_it_is_a_rail_with_hints(sidebar):
    sidebar.show_counts(LetterCounts(5, 2, 0))
    wide = sidebar.width()
    sidebar.set_narrow(narrow=True)

    assert sidebar.width() < wide / 3
    assert view(sidebar, LibraryView.UNREAD).toolTip() == "Ongelezen (2)"
    sidebar.set_narrow(narrow=False)
    assert sidebar.width() == wide
    assert view(sidebar, LibraryView.UNREAD).toolTip() == ""


def test_the_focus_can_be_seen(sidebar):
    button = view(sidebar, LibraryView.ALL)
    sidebar.take_in.setFocus()
    before = button.grab().toImage()
    button.setFocus()

    assert button.grab().toImage() != before


@pytest.mark.parametrize("number", [5, 20_000])
def test_views_are_named_in_full_however_large_the_library(sidebar, number):
    sidebar.show_counts(LetterCounts(5 * number, 3 * number, number))
    sidebar.show_annotations(number)
    for which in (LibraryView.ALL, LibraryView.ANNOTATED):
        button = view(sidebar, which)
        words = button.fontMetrics().horizontalAdvance(button.text())
        count = button.fontMetrics().horizontalAdvance(f"{number:,}")
        # The icon and the room around it take 36 pixels and the paddings 20.
        assert button.width() >= words + 36 + 0.8 * count
    assert sidebar.width() <= 300


def test_in_the_rail_numbers_widen_nothing(sidebar):
    sidebar.set_narrow(narrow=True)
    narrow = sidebar.width()
    sidebar.show_counts(LetterCounts(100_000, 100_000, 20_000))
    assert sidebar.width() == narrow


def test_nothing_moves_when_the_numbers_of_last_time_come_again(sidebar, theme, qtbot):
    sidebar.show_counts(LetterCounts(100_000, 100_000, 20_000))
    sidebar.show_annotations(20_000)
    again = Sidebar(theme)
    qtbot.addWidget(again)
    again.expect(sidebar.needed)
    again.set_narrow(narrow=False)
    before = again.width()
    again.show_counts(LetterCounts(100_000, 99_999, 20_000))
    again.show_annotations(20_000)
    assert again.width() == before == sidebar.width() > 212
