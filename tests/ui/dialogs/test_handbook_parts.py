"""The handbook keeps what is for administrators apart, and leaves room for the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kanttekening.services.places import resource
from kanttekening.ui.dialogs.handbook import HandbookDialog
from kanttekening.words import handbook as words


@pytest.fixture
def handbook(qtbot, theme):
    parent = QWidget()
    qtbot.addWidget(parent)
    opened = HandbookDialog(parent, theme, resource("help"))
    opened.show()
    yield opened
    opened.close()


def listed(handbook):
    items = [handbook.pages.item(row) for row in range(handbook.pages.count())]
    return [item.text() for item in items if not item.isHidden()]


def test_pages_for_administrators_stand_below_a_heading(handbook):
    pages = listed(handbook)
    assert pages[pages.index(words.FOR_ADMINISTRATORS) + 1 :] == [
        "Voor beheerders",
        "Toegankelijkheidsverslag",
    ]
    assert pages.index("Instellingen") < pages.index(words.FOR_ADMINISTRATORS)


def test_the_heading_is_passed_over(handbook):
    handbook.show_page("nieuws")
    QTest.keyClick(handbook.pages, Qt.Key.Key_Down)
    assert handbook.pages.currentItem().text() == "Voor beheerders"
    assert "installeert" in handbook.page.toPlainText()


def test_readers_find_no_file_names_of_the_program(handbook):
    for path in resource("help").glob("*.md"):
        if path.stem not in {"beheer", "toegankelijkheidsverslag"}:
            text = path.read_text("utf-8")
            assert not any(sign in text for sign in ("$", "resources/", "AT-SPI", "WCAG")), path


@pytest.mark.parametrize("asked", ["naam", "grote letters"])
def test_the_settings_are_found(handbook, asked):
    QTest.keyClicks(handbook.search, asked)
    assert "Instellingen" in listed(handbook)


def test_on_a_small_screen_one_can_read_and_do(handbook):
    assert handbook.screen().availableSize().width() < 1600
    assert handbook.width() <= 720
