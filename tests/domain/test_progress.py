"""What was read adds up, and a pace follows its reader."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kanttekening.domain.passage import Span, parts_within
from kanttekening.domain.progress import (
    FASTEST_PACE,
    SLOWEST_PACE,
    USUAL_PACE,
    Pace,
    ReadingMatter,
    ReadParts,
)

LENGTH = 60
spans = st.tuples(st.integers(0, LENGTH), st.integers(0, LENGTH)).map(
    lambda ends: Span(*sorted(ends))
)
many = st.lists(spans, max_size=8)


def characters(parts):
    return {offset for span in parts for offset in range(span.start, span.end)}


@given(many, many)
def test_reading_some_and_then_more_is_reading_all_of_it(first, second):
    apart = ReadParts().adding(first).adding(second)
    assert apart == ReadParts().adding([*second, *first])
    assert characters(apart.spans) == characters(first) | characters(second)


@given(many, spans)
def test_what_was_not_read_is_the_rest(read, within):
    gaps = ReadParts().adding(read).gaps(within)
    assert characters(gaps) == characters([within]) - characters(read)
    assert list(gaps) == sorted(gaps)
    assert all(len(gap) for gap in gaps)


@given(many, spans)
@example([Span(0, 9)], Span(5, 5))
def test_what_lies_in_another_stretch_is_what_both_have(read, within):
    apart = ReadParts().adding(read).spans
    inside = parts_within(apart, within)
    assert characters(inside) == characters(apart) & characters([within])
    assert all(len(part) for part in inside)


def test_stretches_that_touch_are_refused():
    with pytest.raises(ValueError, match="apart"):
        ReadParts((Span(0, 5), Span(5, 9)))


def test_furniture_need_not_be_read():
    matter = ReadingMatter.of(1000, [Span(400, 500)])
    assert matter.total == 900
    read = ReadParts().adding([Span(0, 350)])
    assert matter.unread(read) == (Span(350, 400), Span(500, 1000))
    assert parts_within(matter.unread(read), Span(0, 450)) == [Span(350, 400)]
    assert matter.left(read) == 550


def test_a_scrap_at_the_end_counts_as_read():
    matter = ReadingMatter.of(1000, [])
    assert matter.left(ReadParts().adding([Span(0, 970)])) == 0
    assert matter.left(ReadParts().adding([Span(0, 900)])) == 100


def test_a_pace_begins_as_usual_and_follows_its_reader():
    pace = Pace()
    assert pace.per_minute == USUAL_PACE
    assert pace.minutes_for(0) == 0
    assert pace.minutes_for(1) == 1
    assert pace.minutes_for(2 * 1400 + 1) == 3
    for _ in range(200):
        pace = pace.learning(700, 60)
    assert pace.per_minute == pytest.approx(700, rel=0.02)
    for _ in range(60):
        pace = pace.learning(2000, 60)
    assert pace.per_minute == pytest.approx(2000, rel=0.2)


@pytest.mark.parametrize(("read", "seconds"), [(9000, 10), (10, 60), (100, 0)])
def test_leafing_through_and_a_cup_of_coffee_are_no_reading(read, seconds):
    assert Pace().learning(read, seconds) == Pace()


@given(st.lists(st.tuples(st.integers(1, 10_000), st.floats(0.1, 600)), max_size=30))
def test_a_pace_stays_a_human_one(samples):
    pace = Pace()
    for read, seconds in samples:
        pace = pace.learning(read, seconds)
    assert SLOWEST_PACE <= pace.per_minute <= FASTEST_PACE
    assert 0 < pace.minutes <= 30.0001
