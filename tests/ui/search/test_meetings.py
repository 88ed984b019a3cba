"""The meetings in the sidebar: the next and the last, and a way to all of them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kanttekening.domain.touched import Outcome, Touched

Key = Qt.Key
# Of letters one to three; the fourth and the fifth name meetings of long ago themselves.
MEETINGS = {
    1: "raad 17 december 2099; commissie economische ontwikkeling 3 december 2099",
    2: "raad 17 december 2099",
    3: "; ".join(f"raad {day} januari 2098" for day in range(10, 17)),
}


@pytest.fixture
def section(qtbot, window):
    def correct(library):
        for letter_id, meetings in MEETINGS.items():
            library.correcting.correct(letter_id, "meeting", meetings)
        return Outcome(None, Touched.FACTS | Touched.LETTERS)

    window.desk.change(correct)
    qtbot.waitUntil(lambda: bool(window.sidebar.meetings.buttons))
    qtbot.waitUntil(lambda: shown(window.sidebar.meetings)[0].endswith("2098"))
    return window.sidebar.meetings


def shown(section):
    return [button.text() for button in section.buttons if button.isVisible()]


def test_without_meetings_there_is_no_section(qtbot, open_window, desk):
    window = open_window(desk)
    QTest.qWait(200)
    assert not window.sidebar.meetings.isVisible()


def test_a_meeting_leads_to_its_letters(window, section):
    names = shown(section)
    # The next ones and the last, with their year if that is not this one.
    assert names[:2] == ["Raad 13 jan 2098", "Raad 12 jan 2098"]
    assert names[-1] == "Alle vergaderingen"
    section.buttons[0].click()
    assert [chip.typed for chip in window.letters.search.chips] == ['vergadering:"raad 2098-01-13"']
    assert len(window.letters.model.rows) == 1
    assert "komende vergadering, 1 stuk" in section.buttons[0].accessibleName()


def test_all_are_found_by_name_and_day(qtbot, window, section):
    section.buttons[-1].click()
    field, lines = window.letters.search, window.letters.completer.lines
    qtbot.waitUntil(lines.isVisible)
    assert len(window.letters.model.rows) == 5  # nothing is asked yet
    QTest.keyClicks(field, "ontw 3 dec")
    assert [offer.shown for offer in lines.offers] == [
        "commissie economische ontwikkeling 3 december 2099"
    ]
    QTest.keyClick(field, Key.Key_Tab)
    qtbot.waitUntil(lambda: len(window.letters.model.rows) == 1)
    assert field.text() == ""


def test_a_meeting_is_no_thing_to_rename_or_remove(window, section):
    button = section.buttons[0]
    before = shown(section)
    for key in (Key.Key_F2, Key.Key_Delete):
        QTest.keyClick(button, key)
    assert shown(section) == before


def test_a_part_is_folded_by_keyboard_and_stays_so(open_window, window, section, stocked, state):
    QTest.keyClick(section.heading, Key.Key_Left)
    assert shown(section) == []
    assert section.heading.accessibleName() == "Vergaderingen, ingeklapt"
    window.memory.keep(None)
    again = open_window(stocked).sidebar
    assert again.meetings.heading.is_folded
    assert not again.labels.heading.is_folded
    QTest.keyClick(section.heading, Key.Key_Right)
    assert shown(section)
    section.heading.click()
    assert shown(section) == []


def test_the_rail_has_them_in_a_menu(window, section):
    window.sidebar.set_narrow(narrow=True)
    assert (
        section.rail.toolTip() == "Vergaderingen (9)" or "Vergaderingen (" in section.rail.toolTip()
    )
    section.rail.click()
    section.lines_shown.actions()[0].trigger()
    assert len(window.letters.model.rows) == 1
