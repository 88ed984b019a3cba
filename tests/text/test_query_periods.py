"""Times that move along with the day on which they are asked."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanttekening.domain.asking import Misread
from kanttekening.text.query import parse_query
from kanttekening.text.query_dates import asked_period
from kanttekening.text.query_filters import Filter, read_filter
from kanttekening.text.query_periods import OFFERED, Period

# A Sunday, the last day of its week.
SUNDAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("vandaag", "2026-11-29", "2026-11-29"),
        ("Gisteren", "2026-11-28", "2026-11-28"),
        ("eergisteren", "2026-11-27", "2026-11-27"),
        ("morgen", "2026-11-30", "2026-11-30"),
        ("deze week", "2026-11-23", "2026-11-29"),
        ("vorige week", "2026-11-16", "2026-11-22"),
        ("de vorige  week", "2026-11-16", "2026-11-22"),
        ("volgende week", "2026-11-30", "2026-12-06"),
        ("afgelopen week", "2026-11-22", "2026-11-29"),
        ("komende week", "2026-11-29", "2026-12-06"),
        ("deze maand", "2026-11-01", "2026-11-30"),
        ("vorige maand", "2026-10-01", "2026-10-31"),
        ("afgelopen maand", "2026-10-29", "2026-11-29"),
        ("laatste 3 maanden", "2026-08-29", "2026-11-29"),
        ("afgelopen drie maanden", "2026-08-29", "2026-11-29"),
        ("afgelopen 14 dagen", "2026-11-15", "2026-11-29"),
        ("dit kwartaal", "2026-10-01", "2026-12-31"),
        ("vorig kwartaal", "2026-07-01", "2026-09-30"),
        ("dit jaar", "2026-01-01", "2026-12-31"),
        ("vorig jaar", "2025-01-01", "2025-12-31"),
        ("3 dagen geleden", "2026-11-26", "2026-11-26"),
        ("één week geleden", "2026-11-16", "2026-11-22"),
        ("over twee maanden", "2027-01-01", "2027-01-31"),
        ("vorige week..", "2026-11-16", ""),
        ("..gisteren", "", "2026-11-28"),
        ("mei 2024..vorige maand", "2024-05", "2026-10-31"),
        ("deze week..vorige week", "2026-11-16", "2026-11-29"),
        ("vorige week t/m vandaag", "2026-11-16", "2026-11-29"),
    ],
)
def test_a_time_counts_from_today(value: str, first: str, last: str) -> None:
    period = asked_period(value)
    assert period is not None
    assert period.on(SUNDAY) == Period(first, last)


@pytest.mark.parametrize(
    ("today", "value", "first"),
    [
        (date(2026, 3, 31), "afgelopen maand", "2026-02-28"),
        (date(2024, 2, 29), "afgelopen jaar", "2023-02-28"),
        (date(2026, 1, 1), "vorige maand", "2025-12-01"),
        (date(2026, 2, 1), "vorig kwartaal", "2025-10-01"),
        (date(2026, 1, 1), "deze week", "2025-12-29"),
    ],
)
def test_months_are_not_all_as_long(today: date, value: str, first: str) -> None:
    period = asked_period(value)
    assert period is not None
    assert period.on(today).first == first


@pytest.mark.parametrize(
    "value", ["week", "vorige", "deze 3 weken", "2 weken", "over 2 weken geleden", "gisteren week"]
)
def test_other_words_are_no_time(value: str) -> None:
    assert asked_period(value) is None


@pytest.mark.parametrize("name", ["datum", "gemaakt", "jaar", "vergadering"])
@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("vorige week", "vorige week"),
        ('"vorige week"', "vorige week"),
        ("afgelopen 3 maanden", "afgelopen 3 maanden"),
        ("2 weken geleden", "2 weken geleden"),
    ],
)
def test_no_quotes_are_needed(name: str, typed: str, value: str) -> None:
    query = parse_query(f"ravijn -{name}:{typed} begroting ")
    assert [(each.name, each.value, each.excluded) for each in query.filters] == [
        (name, value, True)
    ]
    assert query.words == ("ravijn", "begroting")
    assert query.remarks == ()


def test_a_label_with_such_words_keeps_its_quotes() -> None:
    query = parse_query("label:vorige week ")
    assert [(each.value, each.period) for each in query.filters] == [("vorige", None)]
    assert query.words == ("week",)


@pytest.mark.parametrize("value", ["vorige week", "gisteren", "afgelopen 3 maanden"])
def test_nothing_is_told_while_somebody_types_it(value: str) -> None:
    for end in range(1, len(value) + 1):
        unsaid = [found.misread for found in parse_query(f"datum:{value[:end]}").remarks]
        assert set(unsaid) <= {Misread.UNFINISHED}, value[:end]


@given(st.sampled_from(OFFERED), st.dates(date(1950, 1, 1), date(2150, 1, 1)))
def test_what_is_offered_is_near_today_whatever_day_it_is(value: str, today: date) -> None:
    read = read_filter("datum", value)
    assert isinstance(read, Filter)
    period = read.on(today).period
    assert isinstance(period, Period)
    first, last = date.fromisoformat(period.first), date.fromisoformat(period.last)
    assert first <= last
    assert first - timedelta(366) <= today <= last + timedelta(366)


_UNITS = st.sampled_from(["week", "maand", "kwartaal", "jaar"])


@given(_UNITS, st.dates(date(1950, 1, 1), date(2150, 1, 1)))
def test_units_of_the_calendar_follow_without_a_gap(unit: str, today: date) -> None:
    pointers = ("verleden", "dit", "volgend")
    before, now, after = (asked_period(f"{pointer} {unit}") for pointer in pointers)
    ends = [each.on(today) for each in (before, now, after) if each]
    assert len(ends) == len(pointers)
    for one, next_one in itertools.pairwise(ends):
        assert date.fromisoformat(one.last) + timedelta(1) == date.fromisoformat(next_one.first)
    assert ends[1].first <= today.isoformat() <= ends[1].last


@given(st.text(max_size=30), st.dates(date(1950, 1, 1), date(2150, 1, 1)))
def test_a_query_knows_its_day_whatever_was_typed(typed: str, today: date) -> None:
    for each in parse_query(f"datum:{typed} gemaakt:{typed}").on(today).filters:
        assert isinstance(each.period, Period | None)
