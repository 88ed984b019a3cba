"""Filling in filters by keyboard and mouse, earlier queries, chips, and what to do with nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from ui.material import search, titles

from kanttekening.domain.rows import LibraryView, SortOrder

Key = Qt.Key


@pytest.fixture
def field(window):
    window.actions_table["search"].trigger()
    return window.letters.search


@pytest.fixture
def lines(window, field):
    return window.letters.completer.lines


def shown(lines):
    return [offer.shown for offer in lines.offers] if lines.isVisible() else []


def types(qtbot, lines, keys):
    """Type, and wait for what can be filled in: it follows after the list."""
    QTest.keyClicks(lines._field, keys)
    qtbot.waitUntil(lines.isVisible)


def test_a_name_is_completed_and_then_its_values_with_counts(qtbot, window, field, lines):
    QTest.keyClicks(field, "afz")
    assert shown(lines) == ["afzender:"]
    QTest.keyClick(field, Key.Key_Tab)
    assert field.text() == "afzender:"
    qtbot.waitUntil(lambda: bool(shown(lines)))
    assert ("VNG", 5) in [(offer.shown, offer.count) for offer in lines.offers]
    QTest.keyClick(field, Key.Key_Down)
    QTest.keyClick(field, Key.Key_Return)
    assert field.chips[0].typed == "afzender:VNG"
    assert field.text() == ""
    assert not lines.isVisible()
    assert field.hasFocus()


def test_values_narrow_while_one_types_and_esc_puts_them_away(qtbot, window, field, lines):
    types(qtbot, lines, "soort:l")
    assert shown(lines)[0] == "ledenbrief"
    assert all(value.startswith("l") for value in shown(lines))
    QTest.keyClick(field, Key.Key_Escape)
    assert shown(lines) == []
    assert field.text() == "soort:l"


def test_a_click_takes_a_line_and_a_minus_stays(qtbot, window, field, lines):
    types(qtbot, lines, "-jaar:")
    place = lines.visualItemRect(lines.item(0)).center()
    QTest.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [chip.typed for chip in field.chips] == ["-jaar:2025"]


def test_each_line_is_read_out_with_its_number(qtbot, window, field, lines):
    types(qtbot, lines, "is:")
    spoken = lines.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "ongelezen, 5 stukken, 1 van 2"


def test_all_filters_on_request(window, field, lines):
    QTest.keyClick(field, Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert {"afzender:", "datum:", "label:", "door:"} <= set(shown(lines))


def test_enter_searches_when_no_line_was_chosen(qtbot, window, field, lines):
    QTest.keyClicks(field, "aan")
    assert shown(lines)
    QTest.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(lambda: window.browser.request.query == "aan")


def test_down_in_an_empty_field_shows_what_led_to_a_letter(qtbot, window, field, lines):
    search(qtbot, window, "ravijn")
    QTest.keyClick(field, Key.Key_Down)
    assert window.letters.shown is not None
    window.actions_table["search"].trigger()
    QTest.keyClick(field, Key.Key_Escape)
    QTest.keyClick(field, Key.Key_Down)
    assert shown(lines)[0] == "ravijn"
    QTest.keyClick(field, Key.Key_Return)
    assert window.browser.request.query == "ravijn"


def test_the_history_can_be_forgotten(qtbot, window, field, lines):
    search(qtbot, window, "ravijn")
    QTest.keyClick(field, Key.Key_Return)
    window.actions_table["search"].trigger()
    QTest.keyClick(field, Key.Key_Escape)
    QTest.keyClick(field, Key.Key_Down)
    QTest.keyClick(field, Key.Key_Up)
    QTest.keyClick(field, Key.Key_Return)
    QTest.keyClick(field, Key.Key_Down)
    assert not lines.isVisible()
    assert window.letters.view.hasFocus()


def test_chips_are_removed_by_mouse_and_keyboard(qtbot, window, field):
    field.ask("jaar:2024 soort:ledenbrief ravijn")
    assert len(titles(window)) == 1
    first, _ = window.letters.chips.buttons
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert window.browser.request.query == "soort:ledenbrief ravijn"
    (only,) = window.letters.chips.buttons
    only.setFocus()
    QTest.keyClick(only, Key.Key_Backspace)
    assert window.browser.request.query == "ravijn"
    assert field.hasFocus()


def test_the_filter_menu_counts_and_narrows(qtbot, window, field):
    field.ask("ravijn")
    before = len(titles(window))
    window.letters.filter_button.open()
    menu = window.letters.filter_button.menu_shown
    parts = {action.text(): action.menu() for action in menu.actions()}
    kinds = {action.text(): action for action in parts["Soort"].actions()}
    assert "ledenbrief\t2" in kinds
    kinds["ledenbrief\t2"].trigger()
    menu.close()
    assert window.browser.request.query == "soort:ledenbrief ravijn"
    assert len(titles(window)) == 2 < before


def test_nothing_found_proposes_smaller_steps(window, field):
    field.ask("jaar:1999 ravijn")
    blank = window.letters._blank
    ways = {way.text(): way for way in blank.findChildren(QPushButton) if not way.isHidden()}
    assert "Zonder jaar: 1999" in ways
    ways["Zonder jaar: 1999"].click()
    assert titles(window)
    assert field.chips == ()


def test_nothing_found_in_a_view_proposes_all_letters(window, field):
    window.sidebar.view_chosen.emit(LibraryView.ANNOTATED)
    field.ask("ravijn")
    ways = [way for way in window.letters._blank.findChildren(QPushButton) if not way.isHidden()]
    next(way for way in ways if "alle stukken" in way.text()).click()
    assert window.browser.request.view is LibraryView.ALL
    assert titles(window)


def test_a_proposal_mends_the_query(window, field):
    field.ask("afzendr:VNG ravijn")
    window.letters._line._also.linkActivated.emit("#proposal/0")
    assert window.browser.request.query == "afzender:VNG ravijn"


def test_found_letters_by_date_and_remembered(open_window, window, field, stocked):
    field.ask("gemeenten")
    window.letters._line.sort_chosen.emit(SortOrder.DATE)
    dates = [row.date for row in window.letters.model.rows]
    assert dates == sorted(dates, reverse=True)
    window.close()
    again = open_window(stocked)
    again.letters.search.ask("gemeenten")
    assert [row.date for row in again.letters.model.rows] == dates


def test_more_like_this_shows_a_chip_that_says_so(qtbot, window, field):
    window.letters.view.choose(0)
    title = window.letters.view.row().title
    window.actions_table["more_like"].trigger()
    (chip,) = window.letters.chips.buttons
    assert title in chip.accessibleName()
    assert title not in titles(window)
    assert titles(window)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert len(titles(window)) == 5


def test_a_chip_learns_the_title_that_it_names(window, field):
    field.ask("zoals:2")
    (chip,) = window.letters.chips.buttons
    assert "Ledenbijeenkomst" in chip.accessibleName()


def test_the_list_goes_before_what_can_be_filled_in(qtbot, window, field, lines):
    listed = []
    window.browser.listed.connect(lambda _listing: listed.append(lines.isVisible()))
    types(qtbot, lines, "jaar:")
    assert listed[-1] is False


def test_a_time_that_moves_along_is_filled_in(qtbot, window, field, lines):
    types(qtbot, lines, "datum:vorige")
    assert shown(lines) == ["vorige week", "vorige maand"]
    QTest.keyClick(field, Key.Key_Down)
    QTest.keyClick(field, Key.Key_Return)
    assert [chip.typed for chip in field.chips] == ['datum:"vorige week"']


def test_a_time_of_two_words_needs_no_quotes(qtbot, window, field):
    QTest.keyClicks(field, "gemaakt:deze week ")
    assert [(chip.name, chip.value) for chip in field.chips] == [("gemaakt", "deze week")]
    assert field.text() == ""
