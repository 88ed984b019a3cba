"""Turning over in the Leesweergave: whole lines, whole pages, and from a hit on."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from ui.reader.acting import CONTROL

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def read(reader, qtbot):
    reader.resize(600, 420)
    reader.show_view("reading")
    with qtbot.waitActive(reader):
        reader.activateWindow()
    reader.reading_view.setFocus()
    qtbot.waitUntil(lambda: reader.reading_view.verticalScrollBar().maximum() > 900)
    return reader


@pytest.mark.parametrize("key", [Qt.Key.Key_PageDown, Qt.Key.Key_Space])
def test_no_line_is_cut_at_the_top(read, key):
    view = read.reading_view
    for _ in range(4):
        before = view.verticalScrollBar().value()
        QTest.keyClick(view, key)
        assert view.verticalScrollBar().value() > before
        assert view.cursorRect(view.cursorForPosition(QPoint(0, 0))).top() >= 0


def test_control_page_down_goes_to_the_next_page(read, qtbot):
    QTest.keyClick(read.reading_view, Qt.Key.Key_PageDown, CONTROL)
    qtbot.waitUntil(lambda: read.head._page.text() == "2")


def test_after_finding_the_caret_stands_at_the_hit(read, qtbot):
    read.actions_by_id["find"].trigger()
    QTest.keyClicks(read.find_bar.field, "ravijn")
    hit = read.finder.current_spans[0]
    QTest.keyClick(read.find_bar.field, Qt.Key.Key_Escape)
    assert read.selection.caret == hit.start


def test_pages_go_on_to_the_last_and_back_to_the_first(read, qtbot):
    bar = read.reading_view.verticalScrollBar()
    for key, last in ((Qt.Key.Key_PageDown, "3"), (Qt.Key.Key_PageUp, "1")):
        for _ in range(3):
            QTest.keyClick(read.reading_view, key, CONTROL)
        qtbot.waitUntil(lambda last=last: read.head._page.text() == last)
    assert bar.value() < read.reading_view.height()
