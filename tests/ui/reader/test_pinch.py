"""Two fingers on the screen: the pages, and the letters of the Leesweergave, grow between them."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from ui.reader.acting import passage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture(scope="module")
def screen():
    return QTest.createTouchDevice()


def pinch(screen, widget, middle, gaps):
    """Put two fingers down around a point, move them apart or together, and take them up."""
    first, *others = [(middle - QPoint(0, gap), middle + QPoint(0, gap)) for gap in gaps]
    QTest.touchEvent(widget, screen).press(0, first[0], widget).press(1, first[1], widget).commit()
    for one, two in others:
        QTest.qWait(15)
        QTest.touchEvent(widget, screen).move(0, one, widget).move(1, two, widget).commit()
    last = others[-1]
    QTest.touchEvent(widget, screen).release(0, last[0], widget).release(
        1, last[1], widget
    ).commit()


APART, TOGETHER = range(40, 130, 6), range(130, 40, -6)


def test_the_page_grows_around_the_middle_of_the_fingers(reader, stocked, screen):
    view = reader.page_view
    view.set_zoom(1.0)
    words = passage(stocked, "gevaarlijk dichtbij")
    view.reveal(words)
    middle = view.rect_of(words).center()
    pinch(screen, view.viewport(), middle, APART)
    assert view.zoom > 1.5
    assert (view.rect_of(words).center() - middle).manhattanLength() < 40
    assert reader.selection.span is None


def test_the_page_shrinks_when_they_come_together(reader, screen):
    reader.page_view.set_zoom(2.0)
    pinch(screen, reader.page_view.viewport(), QPoint(300, 300), TOGETHER)
    assert reader.page_view.zoom < 1.5


@pytest.mark.parametrize(("gaps", "grows"), [(APART, True), (TOGETHER, False)])
def test_the_letters_of_the_reading_view_go_along(reader, screen, gaps, grows):
    reader.show_view("reading")
    view = reader.reading_view
    before = view.zoom
    pinch(screen, view.viewport(), QPoint(300, 300), gaps)
    assert (view.zoom > before) is grows
    assert view.zoom != before
    assert reader.selection.span is None
