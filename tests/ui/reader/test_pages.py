"""Where the pages lie, which words stand on them, and which images are kept."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QImage

from kanttekening.domain.layout import PageLayout, PageRect, PageSize, PlacedWord
from kanttekening.domain.passage import Span
from kanttekening.domain.place import Arrangement, Fit, PageLook
from kanttekening.services.pages import PageImage
from kanttekening.ui.reader.page_images import ImageStore, Thumbnail
from kanttekening.ui.reader.page_index import PageIndex
from kanttekening.ui.reader.page_stack import GAP, MARGIN, PageStack, fitting

A4 = PageSize(595, 842)


def layout(pages=3, lines=4, words=5):
    """Words of four letters in a grid; the footer of each page stands behind the body."""
    placed, offset = [], 0
    for page in range(1, pages + 1):
        for line in range(lines):
            for word in range(words):
                x, y = 50 + 60 * word, 50 + 20 * line
                rect = PageRect(page, x, y, x + 40, y + 12)
                placed.append(PlacedWord(Span(offset, offset + 4), rect))
                offset += 5
    offset += 10
    for page in range(1, pages + 1):
        rect = PageRect(page, 50, 800, 90, 812)
        placed.append(PlacedWord(Span(offset, offset + 4), rect))
        offset += 15
    return PageLayout.build((A4,) * pages, placed)


class TestStack:
    def test_pages_lie_under_each_other_in_the_middle(self):
        stack = PageStack((A4, A4), 0.75, 1000)
        first, second = stack.pages
        assert (first.width, first.height) == (595, 842)
        assert first.x == (1000 - 595) // 2
        assert second.y == first.bottom + GAP
        assert stack.height == second.bottom + MARGIN

    def test_only_pages_in_view_are_drawn(self):
        stack = PageStack((A4,) * 300, 1.0, 1000)
        top = stack.pages[150].y + 40
        assert [page.page for page in stack.in_view(top, 300)] == [151]
        assert [page.page for page in stack.in_view(top, 1200)] == [151, 152]
        assert PageStack().in_view(0, 500) == []

    def test_the_gap_belongs_to_the_nearer_page(self):
        stack = PageStack((A4, A4), 1.0, 800)
        first = stack.pages[0]
        assert stack.nearest(first.bottom + 2).page == 1
        assert stack.nearest(first.bottom + GAP - 2).page == 2
        assert stack.nearest(-50).page == 1
        assert PageStack().nearest(0) is None

    def test_one_wide_sheet_makes_no_other_page_smaller(self):
        sizes = (A4, A4, PageSize(842, 595), A4)
        zoom, shares = fitting(sizes, 900)
        stack = PageStack(sizes, zoom, 900, shares=shares)
        assert zoom == fitting((A4,), 900)[0]
        assert [page.width for page in stack.pages] == pytest.approx([900 - 2 * MARGIN] * 4, abs=1)
        wide = stack.pages[2]
        assert stack.to_points(wide, wide.x + wide.width, wide.bottom) == pytest.approx(
            (842, 595), abs=1
        )

    def test_a_narrow_page_stays_as_small_as_it_is_beside_the_others(self):
        sizes = (A4, PageSize(420, 595), A4)
        zoom, shares = fitting(sizes, 900)
        widths = [page.width for page in PageStack(sizes, zoom, 900, shares=shares).pages]
        assert widths[1] / widths[0] == pytest.approx(420 / 595, abs=0.01)

    def test_without_pages_the_zoom_is_that_of_paper(self):
        assert fitting((), 900) == (1.0, ())

    def test_zoom_has_limits(self):
        assert PageStack((A4,), 100, 800).zoom == 8.0
        assert PageStack((A4,), 0, 800).zoom == 0.1


TWO = PageLook(arrangement=Arrangement.TWO)
BOOK = PageLook(arrangement=Arrangement.TWO, cover_alone=True)
SINGLE = PageLook(arrangement=Arrangement.SINGLE)


class TestArrangements:
    def test_two_pages_lie_beside_each_other(self):
        stack = PageStack((A4,) * 3, 0.5, 1000, 700, TWO)
        first, second, third = stack.pages
        assert first.y == second.y
        assert 0 < second.x - (first.x + first.width) < GAP
        assert third.y > first.bottom
        assert third.x == first.x
        assert [page.page for page in stack.in_view(0, first.bottom)] == [1, 2]

    def test_a_cover_lies_at_the_right_as_in_a_book(self):
        cover, left, right = PageStack((A4,) * 3, 0.5, 1000, 700, BOOK).pages
        assert cover.x == right.x
        assert left.y == right.y > cover.bottom

    @pytest.mark.parametrize("look", [TWO, BOOK, SINGLE])
    def test_every_page_is_in_the_row_that_is_told(self, look):
        stack = PageStack((A4,) * 7, 0.5, 1000, 700, look)
        for page in stack.pages:
            assert page in stack.rows[stack.row_of(page.page)].pages

    def test_one_page_alone_lies_in_the_middle(self):
        [page] = PageStack((A4,), 0.5, 1000, 700, BOOK).pages
        assert page.x == (1000 - page.width) // 2

    def test_the_page_under_the_pointer_is_the_one_on_that_side(self):
        stack = PageStack((A4,) * 2, 0.5, 1000, 700, TWO)
        assert stack.nearest(200, 100).page == 1
        assert stack.nearest(200, 900).page == 2

    def test_one_page_at_a_time_leaves_no_room_for_another(self):
        stack = PageStack((A4,) * 3, 0.5, 1000, 900, SINGLE)
        for row, number in zip(stack.rows, (1, 2, 3), strict=True):
            assert [page.page for page in stack.in_view(row.low, 900)] == [number]
            assert row.high - row.low == 900

    def test_a_page_alone_that_is_larger_than_the_window_can_be_scrolled(self):
        row = PageStack((A4,) * 3, 2.0, 1000, 900, SINGLE).rows[1]
        assert row.low < row.top
        assert row.high > row.bottom
        assert row.high - row.low == row.bottom - row.top + 2 * MARGIN

    def test_pages_fit_in_width_and_height(self):
        for look in (TWO, BOOK, SINGLE, PageLook(turned=1)):
            fitted = replace(look, fit=Fit.PAGE)
            zoom, shares = fitting((A4,) * 3, 900, 600, fitted)
            stack = PageStack((A4,) * 3, zoom, 900, 600, fitted, shares)
            assert stack.width <= 901
            assert stack.rows[0].bottom - stack.rows[0].top <= 600 - 2 * MARGIN + 1
            assert max(stack.width / 900, (stack.rows[0].bottom + MARGIN) / 600) > 0.99

    def test_a_turned_page_knows_its_points(self):
        stack = PageStack((A4,), 0.75, 1000, 900, PageLook(turned=1))
        [page] = stack.pages
        assert (page.width, page.height) == (842, 595)
        right_top = stack.to_points(page, page.x + page.width, page.y)
        assert right_top == pytest.approx((0, 0), abs=0.01)


class TestIndex:
    index = PageIndex(layout())

    def test_a_point_finds_the_gap_between_two_characters(self):
        assert self.index.offset_at(1, 51, 55) == 0
        assert self.index.offset_at(1, 71, 55) == 2
        assert self.index.offset_at(1, 400, 55) == 24
        assert self.index.offset_at(2, 50, 55) == 100

    def test_a_line_counts_before_a_column(self):
        assert self.index.offset_at(1, 0, 56) == 0
        assert self.index.offset_at(1, 400, 76) == 49

    def test_beside_the_text_there_is_no_character(self):
        assert self.index.character_at(1, 60, 56) == 1
        assert self.index.character_at(1, 300, 400) is None
        assert self.index.character_at(9, 60, 56) is None

    def test_furniture_behind_the_body_is_still_on_its_page(self):
        body, footer = self.index.spans(3)
        assert body == Span(200, 299)
        assert footer == Span(340, 344)
        assert self.index.offset_at(3, 50, 806) == 340

    def test_the_caret_goes_up_and_down_in_its_column_and_over_pages(self):
        offset, column = self.index.line_step(6, None, 1)
        assert offset == 31
        down = self.index.line_step(offset, column, 1)
        assert down[0] == 56
        assert self.index.line_step(0, None, -1) is None
        last_line = 75
        footer, column = self.index.line_step(last_line, None, 1)
        assert footer == 310
        assert self.index.line_step(footer, column, 1)[0] == 100

    def test_home_and_end_of_a_line(self):
        assert self.index.line_ends(30) == Span(25, 49)

    def test_the_first_character_below_a_height(self):
        assert self.index.first_offset(1, 0) == 0
        assert self.index.first_offset(1, 65) == 25
        assert self.index.first_offset(1, 830) is None

    def test_the_caret_stands_behind_the_last_character_of_a_word(self):
        assert self.index.is_behind(4)
        assert self.index.caret(4) == PageRect(1, 80, 50, 90, 62)
        assert not self.index.is_behind(3)

    def test_a_letter_without_text_has_no_caret(self):
        empty = PageIndex(PageLayout.build((A4,), []))
        assert empty.caret(0) is None
        assert empty.line_step(0, None, 1) is None
        assert empty.line_ends(0) is None
        assert empty.offset_at(1, 5, 5) is None


def image(size):
    return QImage(size, size, QImage.Format.Format_RGB32)


class TestImages:
    def test_the_least_recently_shown_page_goes_first(self):
        store = ImageStore(budget=3 * 100 * 100 * 4)
        for page in (1, 2, 3):
            store.put(page, 1.0, image(100))
        store.best(1)
        store.put(4, 1.0, image(100))
        assert store.best(2) is None
        assert all(store.best(page) is not None for page in (1, 3, 4))

    def test_pages_in_sight_stay_even_above_the_budget(self):
        store = ImageStore(budget=100)
        store.put(1, 1.0, image(100))
        store.put(2, 1.0, image(100), keep={(1, None), (2, None)})
        assert store.best(1) is not None
        store.put(3, 1.0, image(100))
        assert store.best(1) is None

    def test_a_thumbnail_stands_in_for_a_page(self):
        store = ImageStore(budget=100)
        rows = [bytes([row, row + 1, row + 2, 0]) for row in range(0, 40, 10)]
        small = PageImage(5, 3, 4, 4, b"".join(rows))
        store.put_thumbnail(5, Thumbnail.of(small))
        shown = store.best(5)
        greys = [[shown.pixelColor(x, y).red() for x in range(3)] for y in range(4)]
        assert greys == [list(row[:3]) for row in rows]
        assert store.scale(5) is None
        store.put(5, 2.0, image(100))
        assert store.scale(5) == 2.0
        assert store.has_thumbnail(5)

    def test_a_new_scale_replaces_the_old(self):
        store = ImageStore()
        store.put(1, 1.0, image(100))
        store.put(1, 2.0, image(200))
        assert store.bytes == 200 * 200 * 4
