"""Finding in the open letter: the bar, the hits on the pages, and the ticks on the scroll bar."""

import shutil
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from ui.material import first_mark
from ui.reader.acting import LEFT, LETTER, NONE, passage, text_of

from kanttekening.domain.passage import Span
from kanttekening.ui.lanes import TEXTS, DirectLanes
from kanttekening.ui.reader.find_bar import FindBar
from kanttekening.ui.reader.scroll_bar import TickRole
from kanttekening.ui.reader.view import ReaderView
from kanttekening.ui.state import WindowState

# Qt's offscreen platform says this whenever a window appears.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def find(reader, words):
    reader.actions_by_id["find"].trigger()
    QTest.keyClicks(reader.find_bar.field, words)


def ticks(reader, qtbot, role, count=None):
    """The ticks of one role, once they are there."""

    def known():
        found = [tick for tick in reader.view.bar.ticks if tick.role is role]
        assert found if count is None else len(found) == count

    qtbot.waitUntil(known)
    return [tick for tick in reader.view.bar.ticks if tick.role is role]


class LateTexts(DirectLanes):
    """All is done at once, but letters are prepared only when ``come`` is called."""

    def __init__(self):
        self.waiting = []

    def run(self, lane, job, then, failed):
        do = partial(super().run, lane, job, then, failed)
        if lane == TEXTS and self.waiting is not None:
            self.waiting.append(do)
        else:
            do()

    def come(self):
        waiting, self.waiting = self.waiting, None
        for do in waiting:
            do()


@pytest.fixture
def slow_reader(qtbot, make_desk, shelf, theme):
    """A reader whose text comes when one says so."""
    shutil.copy(shelf, make_desk.path)
    lanes = LateTexts()
    desk = make_desk(lanes=lanes)
    desk.open()
    view = ReaderView(desk, theme)
    qtbot.addWidget(view)
    view.resize(700, 800)
    view.show()
    view.show_letter(LETTER)
    qtbot.waitUntil(lambda: bool(lanes.waiting))
    yield view, lanes.come
    view.clear()
    desk.close()


class TestFinding:
    def test_accents_do_not_count_and_hits_are_walked(self, reader, stocked):
        reader.actions_by_id["find"].trigger()
        QTest.keyClicks(reader.find_bar.field, "financiele")
        count = len(reader.finder.hits)
        assert count > 3
        assert reader.find_bar.count.text() == f"1 van {count}"
        QTest.keyClick(reader.find_bar.field, Qt.Key.Key_Return)
        assert reader.finder.current == 1
        reader.actions_by_id["find_previous"].trigger()
        reader.actions_by_id["find_previous"].trigger()
        assert reader.finder.current == count - 1
        QTest.keyClick(reader.find_bar.field, Qt.Key.Key_Escape)
        assert not reader.find_bar.isVisible()
        assert reader.finder.hits == ()

    def test_who_types_before_the_text_is_there_gets_the_answer_when_it_is(
        self, qtbot, slow_reader
    ):
        reader, come = slow_reader
        find(reader, "ravijn")
        assert reader.find_bar.count.text() == "De tekst wordt geladen…"
        come()
        count = len(reader.finder.hits)
        assert count
        assert reader.find_bar.count.text() == f"1 van {count}"

    def test_the_words_of_a_search_are_marked_and_one_lands_on_the_hit(self, reader, stocked):
        text = text_of(stocked, 4)
        found = Span(text.index("gemeentefinanci"), text.index("gemeentefinanci") + 10)
        reader.show_letter(4, found, ("gemeentefinancien",))
        assert reader.finder.hits
        where = reader.page_view.rect_of(found)
        assert reader.page_view.viewport().rect().contains(where.center())

    def test_the_same_letter_with_another_search_keeps_its_place(self, reader, stocked):
        reader.show_letter(LETTER, None, ("ravijn",))
        assert reader.finder.hits
        reader.show_letter(LETTER, None, ())
        assert reader.finder.hits == ()

    def test_going_round_the_corner_is_told(self, reader):
        find(reader, "ravijn")
        count = len(reader.finder.hits)
        for _ in range(count):
            QTest.keyClick(reader.find_bar.field, Qt.Key.Key_Return)
        assert reader.find_bar.count.text() == f"1 van {count}"
        assert reader.find_bar.said.text() == "verder vanaf het begin"
        assert reader.find_bar.count.accessibleName().startswith("verder vanaf het begin")
        QTest.keyClick(reader.find_bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        assert reader.find_bar.count.text() == f"{count} van {count}"
        assert reader.find_bar.said.text() == "verder vanaf het einde"

    def test_typing_on_does_not_move_the_first_hit_further(self, reader, stocked):
        find(reader, "gemeente")
        first = reader.finder.hits[0].span.start
        assert reader.finder.hits[reader.finder.current].span.start == first
        text = text_of(stocked)
        QTest.keyClicks(reader.find_bar.field, "n")
        hit = reader.finder.hits[reader.finder.current].span
        assert hit.start == text.lower().index("gemeenten", first)

    def test_whole_words_and_typing_errors_are_ticked(self, reader):
        find(reader, "gemeente")
        loose = len(reader.finder.hits)
        reader.find_bar.whole.click()
        assert 0 < len(reader.finder.hits) < loose
        reader.find_bar.whole.click()
        reader.find_bar.field.setText("gemeentefondz")
        assert reader.finder.hits == ()
        reader.find_bar.near.click()
        assert all(hit.near for hit in reader.finder.hits)
        assert "gemeentefonds" in reader.find_bar.said.text()

    def test_what_is_ticked_is_remembered(self, qtbot, theme, tmp_path):
        state = WindowState(tmp_path / "venster.ini")
        bar = FindBar(theme, None, state)
        qtbot.addWidget(bar)
        bar.near.click()
        again = FindBar(theme, None, state)
        qtbot.addWidget(again)
        assert again.query.near
        assert not again.query.whole

    @pytest.mark.parametrize("view", ["pages", "reading"])
    def test_the_current_hit_is_in_sight_in_both_views(self, reader, view):
        reader.show_view(view)
        find(reader, "gemeenten")
        for _ in range(4):
            QTest.keyClick(reader.find_bar.field, Qt.Key.Key_Return)
            hit = reader.finder.hits[reader.finder.current].span
            where = reader.view.rect_of(hit)
            assert reader.view.viewport().rect().contains(where.center())

    def test_a_hit_that_the_reading_view_leaves_out_says_where_it_is(self, reader):
        reader.show_view("reading")
        find(reader, "Nassaulaan")
        assert reader.find_bar.count.text().startswith("1 van ")
        assert reader.find_bar.said.text() == "staat alleen in Origineel"
        assert reader.reading_view.isVisible()

    def test_the_small_pages_count_hits_and_not_lines(self, reader, stocked):
        text = text_of(stocked)
        words = " ".join(text[text.index("Want dit ravijn") :].split()[:40])
        reader.actions_by_id["find"].trigger()
        reader.find_bar.field.setText(words)
        assert len(reader.finder.hits) == 1
        assert len(reader.page_view.overlay.of_page(1, caret=False).hits) > 1
        assert reader.page_view.overlay.count_hits(1) == 1


class TestTicks:
    @pytest.mark.parametrize("view", ["pages", "reading"])
    def test_hits_stand_on_the_bar_in_their_order(self, reader, qtbot, view):
        reader.show_view(view)
        find(reader, "ravijn")
        shown = [hit for hit in reader.finder.hits if reader.view.shows(hit.span)]
        reader.finder.go_to(reader.finder.hits.index(shown[-1]))
        (current,) = ticks(reader, qtbot, TickRole.CURRENT, 1)
        others = ticks(reader, qtbot, TickRole.HIT, len(shown) - 1)
        assert current.start >= max(tick.start for tick in others)
        assert [tick.start for tick in others] == sorted(tick.start for tick in others)

    @pytest.mark.parametrize("view", ["pages", "reading"])
    def test_a_click_on_a_tick_goes_to_that_hit(self, reader, qtbot, view):
        reader.show_view(view)
        find(reader, "ravijn")
        tick = ticks(reader, qtbot, TickRole.HIT)[-1]
        bar = reader.view.bar
        QTest.mouseClick(bar, LEFT, NONE, bar.where(tick).center().toPoint())
        # Two hits on one line share their place on the bar.
        qtbot.waitUntil(lambda: bar.ticks[-1].start == pytest.approx(tick.start, abs=0.005))
        hit = reader.finder.hits[reader.finder.current].span
        assert reader.view.viewport().rect().contains(reader.view.rect_of(hit).center())

    def test_a_tick_stands_where_scrolling_brings_one(self, reader, qtbot, stocked):
        first_mark(stocked, LETTER, passage(stocked, "(Social) media campagne"))
        (tick,) = ticks(reader, qtbot, TickRole.MARK, 1)
        view = reader.page_view
        view.scroll_to(passage(stocked, "(Social) media campagne").start)
        bar = view.bar
        length = bar.maximum() - bar.minimum() + view.viewport().height()
        assert tick.start == pytest.approx((bar.value() - bar.minimum()) / length, abs=0.01)

    def test_a_click_on_a_mark_goes_to_the_mark(self, reader, qtbot, stocked):
        first_mark(stocked, LETTER, passage(stocked, "(Social) media campagne"))
        (tick,) = ticks(reader, qtbot, TickRole.MARK, 1)
        bar = reader.page_view.bar
        point = bar.where(tick).center().toPoint()
        QTest.mouseClick(bar, LEFT, NONE, point + QPoint(2, 0))
        assert reader.selection.caret == passage(stocked, "(Social) media campagne").start

    def test_beside_a_tick_the_bar_scrolls_as_bars_do(self, reader, qtbot):
        find(reader, "ravijn")
        ticks(reader, qtbot, TickRole.HIT)
        bar = reader.page_view.bar
        before = bar.value()
        QTest.mouseClick(bar, LEFT, NONE, QPoint(4, bar.height() - 2))
        assert bar.value() > before

    def test_what_was_not_read_is_on_the_bar(self, reader, qtbot):
        unread = ticks(reader, qtbot, TickRole.UNREAD)
        assert unread[0].start < 0.2
        assert unread[-1].end > 0.8

    def test_a_screen_reader_hears_what_is_on_the_bar(self, reader, qtbot, stocked):
        find(reader, "ravijn")
        first_mark(stocked, LETTER)
        ticks(reader, qtbot, TickRole.MARK, 1)
        said = reader.page_view.bar.accessibleDescription()
        assert said == f"{len(reader.finder.hits)} treffers, 1 markering"
