"""Reading and selecting with a finger."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from ui.material import first_mark
from ui.reader.acting import LETTER, passage, text_of

from kanttekening.domain.passage import Span

pytestmark = [
    pytest.mark.qt_log_ignore("propagateSizeHints"),
    pytest.mark.parametrize("view", ["pages", "reading"]),
]
QUOTE = "Want dit ravijn"


@pytest.fixture(scope="module")
def screen():
    return QTest.createTouchDevice()


@pytest.fixture
def shown(reader, view):
    """The reader with one of its views on."""
    reader.show_view(view)
    return reader


def middle(reader, span):
    reader.view.reveal(span)
    return reader.view.rect_of(Span(span.start, span.start + 3)).center()


def touch(screen, widget, *points, hold=0):
    """Put a finger down, move it, and take it up."""
    QTest.touchEvent(widget, screen).press(0, points[0], widget).commit()
    if hold:
        QTest.qWait(hold)
    for point in points[1:]:
        QTest.qWait(20)
        QTest.touchEvent(widget, screen).move(0, point, widget).commit()
    QTest.touchEvent(widget, screen).release(0, points[-1], widget).commit()


class TestFinger:
    def test_it_scrolls_and_does_not_select(self, shown, screen, qtbot):
        bar = shown.view.verticalScrollBar()
        before = bar.value()
        path = [QPoint(300, y) for y in range(500, 200, -30)]
        touch(screen, shown.view.viewport(), *path)
        qtbot.waitUntil(lambda: bar.value() > before + 100)
        assert shown.selection.span is None

    def test_a_quick_stroke_swings_on(self, shown, screen, qtbot):
        bar = shown.view.verticalScrollBar()
        path = [QPoint(300, y) for y in range(560, 260, -60)]
        touch(screen, shown.view.viewport(), *path)
        left_at = bar.value()
        qtbot.waitUntil(lambda: bar.value() > left_at + 20)

    def test_a_long_press_takes_a_word_and_shows_handles(self, shown, screen, stocked):
        point = middle(shown, passage(stocked, QUOTE))
        touch(screen, shown.view.viewport(), point, hold=1000)
        assert shown.selection.span.of(text_of(stocked)) == "Want"
        assert shown.view.touch.handles.first.isVisible()
        assert shown.view.touch.handles.last.isVisible()
        assert shown.popups.bar.isVisible()

    def test_a_handle_drags_its_end(self, shown, screen, stocked):
        text = text_of(stocked)
        quote = passage(stocked, QUOTE)
        touch(screen, shown.view.viewport(), middle(shown, quote), hold=1000)
        handle = shown.view.touch.handles.last
        end = shown.view.rect_of(Span(quote.end - 1, quote.end))
        grip = QPoint(22, 16)
        on = QPoint(end.right() - handle.geometry().center().x(), 0)
        touch(screen, handle, grip, grip + on / 2)
        here = shown.view.rect_of(Span(quote.end - 1, quote.end)).right()
        touch(screen, handle, grip, grip + QPoint(here - handle.geometry().center().x(), 0))
        assert abs(shown.selection.span.end - quote.end) <= 1
        assert shown.selection.span.of(text).startswith("Want dit")
        assert shown.selection.span.start == quote.start

    def test_a_tap_opens_a_mark_and_takes_the_handles_away(self, shown, screen, stocked):
        quote = passage(stocked, QUOTE)
        mark = first_mark(stocked, LETTER, quote)
        told = []
        shown.passage_clicked.connect(told.append)
        point = middle(shown, quote)
        touch(screen, shown.view.viewport(), point, hold=1000)
        QTest.qWait(50)
        touch(screen, shown.view.viewport(), point)
        assert told == [mark.id]
        assert shown.selection.span is None
        assert not shown.view.touch.handles.first.isVisible()

    def test_a_long_press_that_goes_on_takes_whole_words(self, shown, screen, stocked, qtbot):
        quote = passage(stocked, QUOTE)
        start = middle(shown, quote)
        end = shown.view.rect_of(Span(quote.end - 2, quote.end - 1)).center()
        device = shown.view.viewport()
        QTest.touchEvent(device, screen).press(0, start, device).commit()
        qtbot.waitUntil(lambda: shown.selection.span is not None)
        for part in (0.3, 0.7, 1.0):
            point = start + (end - start) * part
            QTest.touchEvent(device, screen).move(0, point, device).commit()
        QTest.touchEvent(device, screen).release(0, end, device).commit()
        assert shown.selection.span.of(text_of(stocked)) == QUOTE
        assert shown.view.touch.handles.last.isVisible()
        assert shown.popups.bar.isVisible()
