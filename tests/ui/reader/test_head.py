"""The toolbar of the reader where there is little room, as with letters of 200 %."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QToolButton

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
