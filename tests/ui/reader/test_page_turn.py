"""Quarter turns, for any point of any page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanttekening.ui.reader.page_turn import turned_back, turned_box, turned_point, turned_size

LENGTHS = st.floats(1, 5000)
SHARES = st.floats(0, 1)


@given(LENGTHS, LENGTHS, SHARES, SHARES, st.integers(0, 3))
def test_what_is_turned_and_turned_back_is_where_it_was(width, height, across, down, quarters):
    point = (across * width, down * height)
    lying = turned_size((width, height), quarters)
    there = turned_point(point, lying, quarters)
    assert 0 <= there[0] <= lying[0] + 1e-6
    assert 0 <= there[1] <= lying[1] + 1e-6
    assert turned_back(there, lying, quarters) == pytest.approx(point, abs=1e-6)


@given(LENGTHS, LENGTHS, SHARES, SHARES)
def test_four_turns_are_none(width, height, across, down):
    point, size = (across * width, down * height), (width, height)
    for _ in range(4):
        size = turned_size(size, 1)
        point = turned_point(point, size, 1)
    assert point == pytest.approx((across * width, down * height), abs=1e-6)


def test_the_top_of_a_page_turned_clockwise_is_at_the_right():
    letterhead = (10, 20, 200, 40)
    assert turned_box(letterhead, (842, 595), 1) == (802, 10, 822, 200)
    assert turned_box(letterhead, (842, 595), 3) == (20, 395, 40, 585)
    assert turned_box(letterhead, (595, 842), 2) == (395, 802, 585, 822)
