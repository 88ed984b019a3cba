import pytest

from kanttekening.domain.passage import Span


def test_a_span_tells_the_characters_it_covers():
    assert Span(3, 7).of("de raad besluit") == "raad"
    assert len(Span(3, 7)) == 4


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (5, 4)])
def test_a_span_that_runs_backwards_or_before_the_text_is_refused(start, end):
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_spans_that_only_touch_do_not_overlap():
    assert not Span(0, 4).overlaps(Span(4, 8))
    assert Span(0, 5).overlaps(Span(4, 8))


def test_the_end_of_a_span_lies_outside_it():
    span = Span(2, 5)
    assert span.contains(2)
    assert not span.contains(5)


def test_a_shifted_span_keeps_its_length():
    assert Span(2, 5).shifted(10) == Span(12, 15)
