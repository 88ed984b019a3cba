"""Dates as people type them."""

from __future__ import annotations

import pytest

from kanttekening.text.query_dates import asked_date, asked_month


@pytest.mark.parametrize(
    "typed",
    [
        "3 september 2024", "3 sept. 2024", "3-9-2024", "03/09/2024", "3.9.2024", "2024-09-03",
        "dinsdag 3 September 2024", " 3 - 9 - 2024 ",
    ],
)  # fmt: skip
def test_one_day_in_many_forms(typed: str) -> None:
    assert asked_date(typed) == "2024-09-03"


@pytest.mark.parametrize("typed", ["", "2024", "31-2-2024", "3 raven 2024", "U202400438", "24/032"])
def test_other_things_are_no_dates(typed: str) -> None:
    assert asked_date(typed) is None


def test_a_month() -> None:
    assert asked_month("september 2024") == "2024-09"
    assert asked_month("raven 2024") is None
    assert asked_month("2024") is None
