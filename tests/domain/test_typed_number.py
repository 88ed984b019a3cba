"""A number as it is typed; one that nobody can mean is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanttekening.domain.typed_number import typed_number


@pytest.mark.parametrize(
    ("typed", "number"),
    [(" 12 ", 12), ("0", 0), ("007", 7), ("00", 0), ("", None), ("-1", None), ("1.5", None)],
)
def test_a_number(typed, number):
    assert typed_number(typed) == number


@pytest.mark.parametrize("typed", ["9" * 10, "9" * 5000, "een", "²", "1 2", "1_000"])
def test_no_number(typed):
    assert typed_number(typed) is None


@given(st.text(max_size=20))
def test_whatever_is_typed_there_is_an_answer(typed):
    number = typed_number(typed)
    assert number is None or 0 <= number < 10**9
