"""Rows and headings stand where adding up all heights would put them."""

from hypothesis import given
from hypothesis import strategies as some

from kanttekening.ui.overview.places import RowPlaces


@some.composite
def lists(draw):
    count = draw(some.integers(1, 60))
    firsts = draw(some.sets(some.integers(1, count - 1), max_size=12)) if count > 1 else set()
    firsts = sorted({0, *firsts}) if draw(some.booleans()) else []
    return RowPlaces(count, firsts, draw(some.integers(1, 50)), draw(some.integers(0, 30))), firsts


@given(lists())
def test_every_pixel_belongs_to_the_row_that_adding_up_gives(made):
    places, firsts = made
    y = 0
    for row in range(places.count):
        assert places.top(row) == y
        heading = places.heading if row in firsts else 0
        assert places.body(row) == y + heading
        for pixel in (y, y + heading, y + heading + places.row - 1):
            assert places.at(pixel) == row
        assert places.group(row) == sum(first <= row for first in firsts) - 1
        y += heading + places.row
    assert places.height == y
    assert places.at(y) == places.at(-1) == -1


def test_an_empty_list_has_no_height():
    assert RowPlaces().height == 0
    assert RowPlaces().at(0) == -1
