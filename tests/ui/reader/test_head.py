"""The toolbar of the reader where there is little room, as with letters of 200 %."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QToolButton

from kanttekening.words import reader as words

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.mark.parametrize("width", [320, 380, 460, 640, 900])
def test_no_word_is_cut_off(reader, qtbot, width):
    reader.show()
    reader.head.setFixedWidth(width)
    views = reader.head.segments.findChildren(QToolButton)
    qtbot.waitUntil(lambda: all(it.width() >= it.sizeHint().width() for it in views), timeout=2000)
    assert reader.head.width() == width
    assert [it.accessibleName() for it in views] == [words.ORIGINAL, words.READING_VIEW]
    for button in views:
        told = QAccessible.queryAccessibleInterface(button)
        assert told.text(QAccessible.Text.Name) == button.accessibleName()
        has_words = button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextOnly
        assert has_words or not button.icon().isNull()


def test_with_room_the_views_are_named_in_words(reader, qtbot):
    reader.show()
    reader.head.setFixedWidth(320)
    reader.head.setFixedWidth(900)
    qtbot.waitUntil(lambda: reader.head.width() == 900)
    for button in reader.head.segments.findChildren(QToolButton):
        assert button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextOnly


NEVER_GONE = ("zoom_out", "zoom_in", "find")
MAY_GO = ("previous_page", "next_page", "aloud", "guide", "print", "panel")


def in_sight(head):
    buttons = [it for it in head.findChildren(QToolButton) if it.isVisible()]
    return {it.defaultAction().objectName() for it in buttons if it.defaultAction()}


@pytest.mark.parametrize("view", ["pages", "reading"])
@pytest.mark.parametrize("width", [320, 340, 380, 440, 540, 640, 900])
def test_what_has_no_room_is_in_the_menu_at_the_end(reader, qtbot, width, view):
    reader.show_view(view)
    head = reader.head
    head.setFixedWidth(width)
    qtbot.waitUntil(lambda: head.width() == width)
    shown = in_sight(head)
    offered = [action.objectName() for action in head.more.menu().actions()]
    assert shown.issuperset(NEVER_GONE)
    assert shown.union(offered).issuperset(MAY_GO)
    assert not shown.intersection(offered)
    assert head.more.isVisible() == bool(offered)
    right = max(it.geometry().right() for it in head.findChildren(QToolButton) if it.isVisible())
    assert right < head.width()
    assert not offered or head.more.geometry().right() == right
    assert all(action.text() for action in head.more.menu().actions())
    if width == 900:
        assert not offered


def test_a_button_in_the_menu_does_what_it_did(reader, qtbot):
    reader.head.setFixedWidth(380)
    qtbot.waitUntil(reader.head.more.isVisible)
    entries = {action.objectName(): action for action in reader.head.more.menu().actions()}
    entries["guide"].trigger()
    assert reader.guiding.panel.isVisible()


def test_the_toolbar_stays_where_it_is_under_a_longer_title(reader, qtbot):
    reader.show()
    head = reader.head

    def place():
        qtbot.waitUntil(lambda: head.height() == head.heightForWidth(head.width()))
        return head.segments.mapTo(reader, head.segments.rect().topLeft())

    head._title.setText("Kort")
    before = place()
    head._title.setText("Een titel die over twee regels loopt, en dan nog een eind " * 3)
    assert place() == before


def test_a_click_on_the_page_number_chooses_it_for_the_next_one(reader, qtbot):
    reader.show()
    field = reader.head.findChild(QLineEdit, "page")
    with qtbot.waitActive(reader):
        reader.activateWindow()
    asked = []
    reader.head.page_typed.connect(asked.append)
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    QTest.keyClicks(field, "3")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert asked == ["3"]
