"""The search field waits a moment, and the lines below tell how was searched."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kanttekening.domain.rows import LetterCounts, LibraryView, SortOrder
from kanttekening.ui.letters.browse import Listing, Request
from kanttekening.ui.search.bar import SearchField
from kanttekening.ui.search.line import FoundLine


@pytest.fixture
def field(qtbot, theme):
    field = SearchField(theme, "Ctrl+K")
    qtbot.addWidget(field)
    field.show()
    return field


@pytest.fixture
def said(field):
    said = []
    field.query_changed.connect(said.append)
    return said


def test_one_question_for_a_word_typed_in_one_go(qtbot, field, said):
    QTest.keyClicks(field, "ravijn")
    assert said == []
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["ravijn"]


def test_spaces_ask_nothing_new(qtbot, field, said):
    QTest.keyClicks(field, "ravijn")
    qtbot.waitUntil(lambda: bool(said))
    QTest.keyClicks(field, "  ")
    qtbot.wait(120)
    assert said == ["ravijn"]


def test_enter_does_not_wait(field, said, qtbot):
    QTest.keyClicks(field, "ravijn")
    with qtbot.waitSignal(field.first_chosen, timeout=50):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert said == ["ravijn"]


def test_emptying_is_said_at_once(field, said):
    QTest.keyClicks(field, "ravijn")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Escape)

    assert said == ["ravijn", ""]
    assert field.text() == ""


def test_an_empty_field_shows_its_key(qtbot, theme, field):
    bare = SearchField(theme)
    qtbot.addWidget(bare)
    bare.resize(field.size())

    assert field.grab().toImage() != bare.grab().toImage()


def listing(request, **changes):
    facts = {"rows": (), "counts": LetterCounts(248, 12, 5), "total": 5, "milliseconds": 9.2}
    return Listing(request, **(facts | changes))


@pytest.fixture
def line(qtbot, theme):
    line = FoundLine(theme)
    qtbot.addWidget(line)
    line.show()
    return line


def test_hits_are_counted_within_the_view(line):
    line.show_listing(listing(Request(query="ravijn")))
    assert line._number.text() == "5 van 248 · 9 ms"
    line.show_listing(listing(Request(view=LibraryView.UNREAD, query="ravijn")))
    assert line._number.text() == "5 van 12 · 9 ms"
    line.show_listing(listing(Request(), total=248))
    assert line._number.text() == "248 stukken"


def test_what_else_was_searched_is_told_and_safe(line):
    line.show_listing(listing(Request(query="x"), also_searched=("<i>y</i>",)))

    assert not line._also.isHidden()
    assert "<i>" not in line._also.text()


def test_one_says_when_only_the_words_themselves_were_searched(line):
    line.show_listing(listing(Request(query="x", exact=True)))
    assert "Alleen precies" in line._also.text()
    line.show_listing(listing(Request()))
    assert line._also.isHidden()


def test_an_order_is_chosen_but_hits_come_best_first(line, qtbot):
    line.show_listing(listing(Request(sort=SortOrder.SENDER)))
    assert line._sort.text() == "Afzender"
    with qtbot.waitSignal(line.sort_chosen) as signal:
        line._orders.actions()[3].trigger()
    assert signal.args == [SortOrder.TITLE]

    line.show_listing(listing(Request(query="x")))
    assert not line._sort.isEnabled()
    assert line._sort.text() == "Beste eerst"


def test_words_for_the_reader_are_words():
    made = listing(Request(query='afzender:VNG "financieel ravijn"'), also_searched=("ravijnen",))

    assert made.words == ("financieel", "ravijn", "ravijnen")
