"""What the page view shows while pages are drawn, and when one can't be drawn."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kanttekening.domain.errors import PageFaultError
from kanttekening.domain.place import Fit
from kanttekening.services.pages import Pages
from kanttekening.ui.reader.page_retry import RetryButton
from kanttekening.ui.reader.page_wishes import Wish
from kanttekening.ui.reader.view import ReaderView

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def page_service():
    """A worker of our own: readers of other tests may still hold memory of the common one."""
    pages = Pages()
    yield pages
    pages.close()


@pytest.fixture
def reader(qtbot, stocked, theme):
    view = ReaderView(stocked, theme)
    qtbot.addWidget(view)
    view.resize(700, 800)
    view.show()
    view.show_letter(2)
    return view


def retry_button(reader):
    return reader.page_view.findChild(RetryButton)


def test_a_letter_without_a_page_says_so_on_the_page(reader, stocked):
    reader.source.open("stuk", b"%PDF-1.4 niets")
    reader.source.show("stuk", reader._opened.layout.pages)
    reader.page_view.refresh()
    assert set(reader.source.faults) == {1, 2, 3}
    assert not reader.page_view.grab().isNull()
    assert retry_button(reader).isVisible()
    assert retry_button(reader).text() == "Opnieuw proberen"


def test_a_page_that_was_given_up_comes_when_it_is_tried_again(reader, stocked):
    renderer, key = stocked.pages._renderer, reader._opened.page_key
    renderer._given_up[key] = {1: PageFaultError(1, "time is up")}
    reader.source.images.clear()
    reader.page_view.refresh()
    assert set(reader.source.faults) == {1}
    QTest.keyClick(retry_button(reader), Qt.Key.Key_Space)
    assert not reader.source.faults
    assert reader.source.images.best(1) is not None
    assert not retry_button(reader).isVisible()


def test_a_page_that_is_empty_for_long_says_that_it_is_coming(qtbot, reader, monkeypatch):
    def ink():
        image = reader.page_view.viewport().grab().toImage()
        rows, columns = range(0, image.height(), 2), range(0, image.width(), 2)
        return sum(image.pixelColor(x, y).lightness() < 160 for y in rows for x in columns)

    # A worker that gives no answer.
    monkeypatch.setattr(reader.source, "_under_way", Wish(2, 1.0))
    reader.source.images.clear()
    reader.page_view.refresh()
    empty = ink()
    qtbot.waitUntil(lambda: ink() > empty + 50, timeout=3000)

    monkeypatch.undo()
    reader.page_view.refresh()
    assert not reader.page_view._waiting.is_long


def test_at_the_largest_zoom_the_words_in_sight_are_sharp(reader):
    view, images = reader.page_view, reader.source.images
    view.set_zoom(8.0)
    areas = [piece.area for piece in images.pieces(1) if piece.area]
    view_height = view.viewport().height() / view.stack.scale
    top = view.verticalScrollBar().value() / view.stack.scale
    assert min(area.top / area.scale for area in areas) <= max(0, top)
    assert max(area.bottom / area.scale for area in areas) >= top + view_height * 0.9
    assert images.bytes < images.budget
    view.fit(Fit.WIDTH)
    assert images.is_sharp(1, view.stack.scale)


def test_letting_a_letter_go_gives_all_shared_memory_back(reader, stocked):
    board, held = stocked.pages._renderer._worker.board, reader.source.images.bytes
    before = board.used
    assert held > 0
    reader.clear()
    assert board.used <= before - held
