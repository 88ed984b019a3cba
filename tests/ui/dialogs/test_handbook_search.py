"""Searching the handbook: pages that hold all the words, the words marked, and never a dead end."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kanttekening.services.places import resource
from kanttekening.ui.dialogs.handbook import HandbookDialog


@pytest.fixture
def folder(tmp_path):
    """Two pages and a picture that is wider than the page."""
    pages = tmp_path / "resources" / "help"
    pages.mkdir(parents=True)
    (pages / "beginnen.md").write_text("# Beginnen\n\nSleep een brief.\n", "utf-8")
    (pages / "zoeken.md").write_text(
        "# Zoeken\n\nEen café heeft een brief, en nog een brief.\n\n![Lijst](breed.png)\n", "utf-8"
    )
    picture = QImage(3000, 30, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    picture.save(str(pages / "breed.png"))
    (tmp_path / "CHANGELOG.md").write_text("# Wat is er veranderd\n", "utf-8")
    return pages


@pytest.fixture
def dialog(qtbot, theme, folder):
    parent = QWidget()
    qtbot.addWidget(parent)
    opened = HandbookDialog(parent, theme, folder)
    opened.show()
    yield opened
    opened.close()


def shown(dialog):
    items = [dialog.pages.item(row) for row in range(dialog.pages.count())]
    return [item.text() for item in items if not item.isHidden()]


def test_all_pages_and_what_is_new_are_listed(dialog):
    assert shown(dialog) == ["Beginnen", "Zoeken", "Wat is er veranderd"]


def test_only_pages_with_all_words_stay_and_the_first_is_opened(dialog):
    QTest.keyClicks(dialog.search, "brief CAFE")
    assert shown(dialog) == ["Zoeken"]
    assert "café" in dialog.page.toPlainText()


def test_the_words_are_marked_and_enter_goes_to_the_next(dialog):
    dialog.show_page("zoeken")
    dialog.search.setFocus()
    QTest.keyClicks(dialog.search, "brief")
    assert len(dialog.page.extraSelections()) == 2
    first = dialog.page.textCursor().position()
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.page.textCursor().position() > first
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.pages.currentItem().text() == "Beginnen"


def test_nothing_found_says_so_and_clearing_brings_all_back(dialog):
    QTest.keyClicks(dialog.search, "xyzzy")
    assert shown(dialog) == []
    assert dialog.nothing.isVisible()
    dialog.search.clear()
    assert len(shown(dialog)) == 3
    assert not dialog.nothing.isVisible()


def test_a_picture_is_no_wider_than_the_page(dialog):
    dialog.show_page("zoeken")
    assert not dialog.page.horizontalScrollBar().isVisible()


def test_every_picture_of_the_handbook_is_there():
    for page in resource("help").glob("*.md"):
        for name in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", page.read_text("utf-8")):
            assert not QImage(str(page.parent / name)).isNull(), f"{page.name}: {name}"
