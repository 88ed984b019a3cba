"""Selecting with mouse and keys: the same in both views."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui.reader.acting import CONTROL, LEFT, NONE, SHIFT, passage, text_of

from kanttekening.domain.passage import Span

# Qt's offscreen platform says this whenever a window appears.
pytestmark = [
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]
VIEWS = pytest.mark.parametrize("view", ["pages", "reading"])
QUOTE = "Want dit ravijn"


@pytest.fixture
def shown(reader, view):
    """The reader with one of its views on."""
    reader.show_view(view)
    return reader


def middle(reader, span):
    """The middle of a word in the viewport, once it is in sight."""
    reader.view.reveal(span)
    return reader.view.rect_of(Span(span.start, span.start + 3)).center()


def clicks(reader, point, count, modifier=NONE):
    """As Qt tells them: the second of every two is a double click."""
    for number in range(1, count + 1):
        act = QTest.mouseDClick if number % 2 == 0 else QTest.mouseClick
        act(reader.view.viewport(), LEFT, modifier, point)


def drag(reader, start, end):
    """With the button held, by way of the middle."""
    view = reader.view.viewport()
    for kind, point in (
        (QEvent.Type.MouseMove, (start + end) / 2),
        (QEvent.Type.MouseMove, end),
        (QEvent.Type.MouseButtonRelease, end),
    ):
        held = LEFT if kind is QEvent.Type.MouseMove else Qt.MouseButton.NoButton
        button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else LEFT
        where = QPointF(point)
        event = QMouseEvent(kind, where, QPointF(view.mapToGlobal(point)), button, held, NONE)
        QApplication.sendEvent(view, event)


@VIEWS
class TestMouse:
    def test_more_clicks_take_more(self, shown, stocked):
        text = text_of(stocked)
        sentence = passage(stocked, QUOTE)
        point = middle(shown, sentence)
        taken = []
        for count in (1, 2, 3, 4):
            QTest.qWait(QApplication.styleHints().mouseDoubleClickInterval() + 20)
            clicks(shown, point, count)
            span = shown.selection.span
            taken.append("" if span is None else span.of(text))
        caret, word, whole, paragraph = taken
        assert caret == ""
        assert word == "Want"
        assert whole.startswith(QUOTE)
        assert whole.endswith(".")
        assert len(paragraph) > len(whole)
        assert paragraph in text.split("\n\n")
        assert whole in paragraph

    def test_shift_and_a_click_extend(self, shown, stocked):
        start = passage(stocked, QUOTE)
        clicks(shown, middle(shown, start), 1)
        caret = shown.selection.caret
        end = Span(start.end + 20, start.end + 25)
        QTest.mouseClick(shown.view.viewport(), LEFT, SHIFT, middle(shown, end))
        assert shown.selection.span.start == caret
        assert abs(shown.selection.span.end - end.start) < 5

    def test_dragging_after_a_double_click_takes_whole_words(self, shown, stocked):
        text = text_of(stocked)
        start = passage(stocked, "dit ravijn komt")
        last = Span(start.end - 4, start.end)
        point, end = middle(shown, start), shown.view.rect_of(last).center()
        clicks(shown, point, 1)
        press = QMouseEvent(
            QEvent.Type.MouseButtonDblClick, QPointF(point),
            QPointF(shown.view.viewport().mapToGlobal(point)), LEFT, LEFT, NONE,
        )  # fmt: skip
        QApplication.sendEvent(shown.view.viewport(), press)
        drag(shown, point, end)
        assert shown.selection.span.of(text) == "dit ravijn komt"

    def test_dragging_beyond_the_edge_scrolls(self, shown, stocked, qtbot):
        point = middle(shown, passage(stocked, QUOTE))
        view = shown.view.viewport()
        bar = shown.view.verticalScrollBar()
        before = bar.value()
        QTest.mousePress(view, LEFT, NONE, point)
        below = QPoint(point.x(), view.height() + 40)
        event = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(below), QPointF(view.mapToGlobal(below)),
            Qt.MouseButton.NoButton, LEFT, NONE,
        )  # fmt: skip
        QApplication.sendEvent(view, event)
        qtbot.waitUntil(lambda: bar.value() > before)
        QTest.mouseRelease(view, LEFT, NONE, point)
        assert shown.selection.span is not None

    def test_a_click_on_what_is_selected_places_the_caret(self, shown, stocked):
        span = passage(stocked, QUOTE)
        point = middle(shown, span)
        shown.selection.take(span)
        clicks(shown, point, 1)
        assert shown.selection.span is None
        assert span.start <= shown.selection.caret <= span.end

    def test_what_is_selected_can_be_dragged_out(self, shown, stocked, monkeypatch):
        span = passage(stocked, QUOTE)
        point = middle(shown, span)
        shown.selection.take(span)
        carried = []
        monkeypatch.setattr(
            "PySide6.QtGui.QDrag.exec", lambda drag, *_: carried.append(drag.mimeData().text())
        )
        QTest.mousePress(shown.view.viewport(), LEFT, NONE, point)
        drag(shown, point, point + QPoint(60, 60))
        assert carried == [QUOTE]
        assert shown.selection.span == span


@VIEWS
class TestKeys:
    def test_page_keys_select_with_shift(self, shown, stocked):
        start = passage(stocked, "Geachte leden").start
        shown.selection.place(start)
        bar = shown.view.verticalScrollBar()
        before = bar.value()
        QTest.keyClick(shown.view, Qt.Key.Key_PageDown, SHIFT)
        assert bar.value() > before
        assert len(shown.selection.span) > 300
        QTest.keyClick(shown.view, Qt.Key.Key_PageUp, SHIFT)
        span = shown.selection.span
        assert span is None or len(span) < 200

    def test_control_shift_end_and_home_select_to_the_ends(self, shown, stocked):
        text = text_of(stocked)
        start = passage(stocked, QUOTE).start
        shown.selection.place(start)
        QTest.keyClick(shown.view, Qt.Key.Key_End, SHIFT | CONTROL)
        assert shown.selection.span.start == start
        assert text[shown.selection.span.end :].strip() == "" or view_hides(shown)
        shown.selection.place(start)
        QTest.keyClick(shown.view, Qt.Key.Key_Home, SHIFT | CONTROL)
        assert shown.selection.span.end == start

    def test_control_end_and_home_show_the_ends(self, shown, stocked):
        shown.selection.place(passage(stocked, "Geachte leden").start)
        bar = shown.view.verticalScrollBar()
        QTest.keyClick(shown.view, Qt.Key.Key_End, CONTROL)
        at_end = bar.value()
        caret = shown.selection.caret
        assert shown.view.rect_of(Span(caret - 1, caret)).top() < shown.view.viewport().height()
        QTest.keyClick(shown.view, Qt.Key.Key_Home, CONTROL)
        assert bar.value() < at_end - shown.view.viewport().height()

    def test_lines_end_where_they_end(self, shown, stocked):
        start = passage(stocked, QUOTE).start
        shown.view.reveal(Span(start, start + 5))
        shown.selection.place(start)
        QTest.keyClick(shown.view, Qt.Key.Key_Home)
        home = shown.selection.caret
        QTest.keyClick(shown.view, Qt.Key.Key_End, SHIFT)
        assert home <= start < shown.selection.span.end
        assert "\n\n" not in shown.selection.span.of(text_of(stocked)).strip()


def view_hides(reader):
    """Whether the end of the letter is no part of the view that is on."""
    return reader.view is reader.reading_view


MOVES = st.lists(
    st.tuples(
        st.sampled_from([Qt.Key.Key_Left, Qt.Key.Key_Right]),
        st.sampled_from([NONE, SHIFT, CONTROL, SHIFT | CONTROL]),
    ),
    max_size=12,
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(moves=MOVES, at=st.integers(0, 400))
def test_the_same_keys_select_the_same_in_either_view(reader, stocked, moves, at):
    # From here on for a page nothing is hidden in the Leesweergave.
    start = passage(stocked, "Geachte leden").end + 200 + at
    found = []
    for view in ("pages", "reading"):
        reader.show_view(view)
        reader.selection.place(start)
        for key, held in moves:
            QTest.keyClick(reader.view, key, held)
        found.append((reader.selection.span, reader.selection.caret))
    assert found[0] == found[1]
