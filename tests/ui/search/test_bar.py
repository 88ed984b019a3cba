"""The search field waits a moment, and the lines below tell how was searched."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from kanttekening.domain.asking import Misread, Remark
from kanttekening.domain.rows import LetterCounts, LibraryView, SortOrder
from kanttekening.ui.letters.browse import Listing, Request
from kanttekening.ui.search.bar import SearchField
from kanttekening.ui.search.filter_menu import FilterButton
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
    assert line._number.text() == "5 van 248"
    assert "0,009 seconde" in line._number.toolTip()
    line.show_listing(listing(Request(view=LibraryView.UNREAD, query="ravijn")))
    assert line._number.text() == "5 van 12"
    line.show_listing(listing(Request(), total=248))
    assert line._number.text() == "248 stukken"


def test_an_empty_library_offers_no_order_and_no_filters(line, theme, stocked):
    line.add_filter_button(FilterButton(stocked, theme, SearchField(theme, parent=line)))
    line.show_listing(listing(Request(), total=0, counts=LetterCounts(0, 0, 0)))
    assert not any(button.isVisible() for button in line.findChildren(QToolButton))
    line.show_listing(listing(Request(), total=248))
    assert len([button for button in line.findChildren(QToolButton) if button.isVisible()]) == 2


def test_what_else_was_searched_is_told_and_safe(line):
    line.show_listing(listing(Request(query="x"), also_searched=("<i>y</i>",)))

    assert not line._also.isHidden()
    assert "<i>" not in line._also.text()


def test_one_says_when_only_the_words_themselves_were_searched(line):
    line.show_listing(listing(Request(query="x", exact=True)))
    assert "Alleen precies" in line._also.text()
    line.show_listing(listing(Request()))
    assert line._also.isHidden()


def test_an_order_is_chosen_and_hits_have_their_own(line, qtbot):
    line.show_listing(listing(Request(sort=SortOrder.SENDER)))
    assert line._sort.text() == "Afzender"
    with qtbot.waitSignal(line.sort_chosen) as signal:
        offered(line)["Onderwerp"].trigger()
    assert signal.args == [SortOrder.TITLE]

    line.show_listing(listing(Request(query="x", sort=SortOrder.SENDER)))
    assert line._sort.text() == "Beste eerst"
    assert list(offered(line)) == ["Beste eerst", "Datum"]
    line.show_listing(listing(Request(query="x", found_sort=SortOrder.DATE)))
    assert line._sort.text() == "Datum"


def offered(line):
    return {act.text(): act for act in line._orders.actions() if act.isVisible()}


def test_what_was_read_otherwise_is_told_and_may_be_mended(line, qtbot):
    remark = Remark(Misread.UNKNOWN_NAME, "afzendr:VNG", "afzendr", "VNG", "afzender:VNG")
    line.show_listing(listing(Request(query="afzendr:VNG"), remarks=(remark,)))
    assert "afzendr: is geen filter; gezocht als woord." in line._also.text()
    with qtbot.waitSignal(line.proposal_taken) as signal:
        line._also.linkActivated.emit("#proposal/0")
    assert signal.args == [remark]


def test_a_finished_filter_becomes_a_chip(field, qtbot, said):
    QTest.keyClicks(field, "jaar:2024 ravijn")
    assert [chip.typed for chip in field.chips] == ["jaar:2024"]
    assert field.text() == "ravijn"
    qtbot.waitUntil(lambda: bool(said))
    assert said[-1] == "jaar:2024 ravijn" == field.query


def test_enter_finishes_a_filter(field):
    QTest.keyClicks(field, "ravijn -soort:motie")
    assert field.chips == ()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert [chip.typed for chip in field.chips] == ["-soort:motie"]
    assert field.text() == "ravijn"


def test_backspace_at_the_front_takes_the_last_chip_away(field):
    field.ask("jaar:2024 is:ongelezen ravijn")
    field.setCursorPosition(0)
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert field.query == "jaar:2024 ravijn"
    QTest.keyClick(field, Qt.Key.Key_End)
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert field.query == "jaar:2024 ravij"


def test_esc_clears_chips_too(field, said):
    field.ask("jaar:2024 ravijn")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.query == ""
    assert said[-1] == ""


def test_a_chip_goes_back_into_the_text_to_be_changed(field):
    field.ask("jaar:2024 ravijn")
    field.edit_chip(0)
    assert field.text() == "ravijn jaar:2024"
    assert field.chips == ()


def test_one_value_at_a_time_from_the_menu(field):
    field.ask("ravijn")
    field.choose("jaar", "2024")
    field.choose("jaar", "2023")
    assert field.query == "jaar:2023 ravijn"
    field.choose("jaar", "2023")
    assert field.query == "ravijn"


def test_words_for_the_reader_are_words():
    made = listing(Request(query='afzender:VNG "financieel ravijn"'), also_searched=("ravijnen",))

    assert made.words == ("financieel", "ravijn", "ravijnen")


@pytest.fixture(params=[1, 2], ids=["plain", "large print"])
def print_size(qapp, request):
    """The system's own letters, and those twice as large."""
    before = QApplication.font()
    font = QApplication.font()
    font.setPointSizeF(before.pointSizeF() * request.param)
    QApplication.setFont(font)
    yield request.param
    QApplication.setFont(before)


@pytest.mark.parametrize("width", [240, 300, 322, 340, 380, 420, 600])
def test_a_line_that_told_little_makes_room_for_much(print_size, theme, stocked, qtbot, width):
    """A library grows, and another question has another answer: nothing is cut off or covered."""
    column = QWidget()  # one that makes no room by itself, as a window does for what is in it
    qtbot.addWidget(column)
    line = FoundLine(theme, column)
    line.add_filter_button(FilterButton(stocked, theme, SearchField(theme, parent=column)))
    column.resize(width * print_size, 60)
    line.resize(column.size())
    column.show()
    line.show_listing(listing(Request(query="xyz"), total=5))
    qtbot.wait(5)
    line.show_listing(listing(Request(query="x"), total=2000, counts=LetterCounts(100_000, 0, 0)))
    qtbot.wait(5)

    assert "2.000" in line._number.text()
    assert "100.000" in line._number.toolTip()
    parts = [line._number, *line.findChildren(QToolButton)]
    for part in parts:
        assert part.width() >= part.sizeHint().width(), part
        assert line.rect().contains(part.geometry()), part
    places = [part.geometry() for part in parts]
    assert not any(a.intersects(b) for i, a in enumerate(places) for b in places[i + 1 :])
