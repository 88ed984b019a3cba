"""Searching the handbook: pages that hold all the words, the words marked, and never a dead end."""

import re

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kanttekening.services.places import resource
from kanttekening.ui.colors import Scheme
from kanttekening.ui.dialogs.handbook import HandbookDialog
from kanttekening.ui.dialogs.handbook_page import _pictures_in


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


def test_a_slip_of_the_fingers_is_forgiven_and_told(dialog):
    QTest.keyClicks(dialog.search, "breif")
    assert shown(dialog) == ["Beginnen", "Zoeken"]
    assert not dialog.near.isHidden()
    assert "brief" in dialog.near.text()
    QTest.keyClicks(dialog.search, "\b\b\b\b")
    dialog.search.setText("brief")
    assert dialog.near.isHidden()  # a word that is there needs no other words


def test_the_page_that_is_about_it_opens_first(dialog):
    QTest.keyClicks(dialog.search, "zoeken")
    assert dialog.pages.currentItem().text() == "Zoeken"


@pytest.mark.parametrize("height", [420, 700])
def test_the_heading_above_a_found_word_stands_at_the_top(dialog, folder, qtbot, height):
    filling = "\n\n".join(f"Regel {number} om de bladzijde te vullen." for number in range(60))
    text = f"# Lang\n\n{filling}\n\n## Het kopje\n\nHier staat xylofoon.\n\n{filling}\n"
    (folder / "lang.md").write_text(text, "utf-8")
    again = HandbookDialog(dialog.parentWidget(), dialog.theme, folder)
    again.resize(900, height)
    again.show()
    QTest.keyClicks(again.search, "xylofoon")
    page = again.page
    here = page.cursorForPosition(QPoint(60, 20)).block()
    assert "Het kopje" in (here.text(), here.next().text())
    (mark,) = page.extraSelections()
    assert mark.cursor.selectedText() == "xylofoon"
    assert page.viewport().rect().contains(page.cursorRect(mark.cursor))
    again.close()


def test_of_several_places_the_one_shown_stands_out(dialog):
    dialog.show_page("zoeken")
    QTest.keyClicks(dialog.search, "brief")
    first, second = (mark.format.background().color() for mark in dialog.page.extraSelections())
    assert first != second


def test_the_real_handbook_forgives(qtbot, theme):
    parent = QWidget()
    qtbot.addWidget(parent)
    book = HandbookDialog(parent, theme, resource("help"))
    book.show()
    QTest.keyClicks(book.search, "reservekopei")
    assert "Bibliotheek en reservekopie" in shown(book)
    assert book.pages.currentItem().text() == "Bibliotheek en reservekopie"
    book.close()


def pictures(dialog):
    return [
        picture
        for number in range(dialog.page.document().blockCount())
        for _, picture in _pictures_in(dialog.page.document().findBlockByNumber(number))
    ]


def test_a_picture_grows_with_the_page_up_to_its_own_size(dialog, qtbot):
    dialog.resize(700, 500)
    dialog.show_page("zoeken")
    (picture,) = pictures(dialog)
    small = picture.width()
    assert small < dialog.page.width()
    dialog.resize(1100, 500)
    qtbot.waitUntil(lambda: pictures(dialog)[0].width() > small + 350)
    assert pictures(dialog)[0].width() > 0.9 * dialog.page.viewport().width()


def test_below_a_picture_is_no_gap(dialog):
    """Air between lines is a share of a line; a picture is a very high line."""
    dialog.show_page("zoeken")
    page = dialog.page
    block = page.document().lastBlock()
    (picture,) = pictures(dialog)
    height = page.document().documentLayout().blockBoundingRect(block).height()
    assert height < picture.height() + page.fontMetrics().height()


def test_in_the_dark_a_dark_picture_is_shown_if_there_is_one(dialog, folder, theme):
    dark = QImage(3000, 30, QImage.Format.Format_RGB32)
    dark.fill(Qt.GlobalColor.blue)
    dark.save(str(folder / "breed-donker.png"))
    dialog.show_page("zoeken")

    def middle():
        name = pictures(dialog)[0].name()
        image = dialog.page.document().resource(
            QTextDocument.ResourceType.ImageResource.value, QUrl(name)
        )
        return image.pixelColor(image.width() // 2, image.height() // 2)

    assert middle() == QColor(Qt.GlobalColor.red)
    theme.choose(Scheme.DARK)
    assert middle() == QColor(Qt.GlobalColor.blue)


def test_a_picture_is_no_wider_than_the_page(dialog):
    dialog.show_page("zoeken")
    assert not dialog.page.horizontalScrollBar().isVisible()


def test_every_picture_of_the_handbook_is_there():
    for page in resource("help").glob("*.md"):
        for name in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", page.read_text("utf-8")):
            light = page.parent / name
            dark = light.with_name(f"{light.stem}-donker.png")
            # High contrast looks the same by day and by night.
            for path in (light,) if light.stem == "toegankelijkheid" else (light, dark):
                assert not QImage(str(path)).isNull(), f"{page.name}: {path.name}"
