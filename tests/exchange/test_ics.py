"""Calendar files: short lines, whole signs, exclusive ends, and nothing lost on the way."""

from datetime import UTC, date, datetime

import pytest
from exchange.ics_reader import read_calendar, unescape, unfold
from hypothesis import given
from hypothesis import strategies as st

from kanttekening.exchange.ics import CalendarEntry, calendar, escape, fold_line

NOW = datetime(2025, 2, 20, 9, 30, tzinfo=UTC)
LONGEST = 75
texts = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n,;\\é€𝄞"))


def one(**changes):
    facts = {
        "uid": "abc@kanttekening",
        "start": date(2025, 3, 21),
        "end": None,
        "summary": "Ledenbijeenkomst",
    }
    [event] = read_calendar(calendar([CalendarEntry(**(facts | changes))], NOW))
    return event


def test_a_day_ends_at_the_beginning_of_the_next():
    event = one()
    assert event["DTSTART;VALUE=DATE"] == "20250321"
    assert event["DTEND;VALUE=DATE"] == "20250322"
    assert event["DTSTAMP"] == "20250220T093000Z"
    assert event["TRANSP"] == "TRANSPARENT"


def test_a_warning_comes_the_morning_before():
    assert not any(name.startswith("VALARM") for name in one())
    event = one(warns=True)
    assert event["VALARM ACTION"] == "DISPLAY"
    assert event["VALARM DESCRIPTION"] == "Ledenbijeenkomst"
    # Fifteen hours before midnight is nine in the morning.
    assert event["VALARM TRIGGER"] == "-PT15H"
    assert one(start=datetime(2025, 3, 21, 11, tzinfo=UTC), warns=True)["VALARM TRIGGER"] == "-P1D"


def test_a_period_includes_its_last_day():
    event = one(start=date(2025, 2, 24), end=date(2025, 3, 2))
    assert event["DTEND;VALUE=DATE"] == "20250303"


def test_times_are_those_of_amsterdam_and_the_file_says_what_that_is():
    start, end = datetime(2025, 3, 21, 11), datetime(2025, 3, 21, 13)  # noqa: DTZ001
    data = calendar([CalendarEntry("a", start, end, "Bijeenkomst", "", "Den Haag")], NOW)
    [event] = read_calendar(data)
    assert event["DTSTART;TZID=Europe/Amsterdam"] == "20250321T110000"
    assert event["DTEND;TZID=Europe/Amsterdam"] == "20250321T130000"
    assert event["LOCATION"] == "Den Haag"
    assert data.count(b"BEGIN:VTIMEZONE") == 1
    assert b"RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU" in data


def test_without_times_there_is_no_time_zone():
    assert b"VTIMEZONE" not in calendar([CalendarEntry("a", date(2025, 1, 1), None, "x")], NOW)


def test_an_end_before_the_start_is_left_out():
    start, end = datetime(2025, 3, 21, 11), datetime(2025, 3, 21, 10)  # noqa: DTZ001
    assert not [key for key in one(start=start, end=end) if key.startswith("DTEND")]
    assert one(end=date(2025, 3, 1))["DTEND;VALUE=DATE"] == "20250322"


@given(texts, texts, texts)
def test_words_come_out_as_they_went_in(summary, description, place):
    data = calendar([CalendarEntry("a", date(2025, 1, 1), None, summary, description, place)], NOW)
    assert all(len(line) <= LONGEST for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    [event] = read_calendar(data)
    assert unescape(event["SUMMARY"]) == summary
    assert unescape(event.get("DESCRIPTION", "")) == description
    assert unescape(event.get("LOCATION", "")) == place


@given(texts.filter(lambda text: "\n" not in text))
def test_a_folded_line_unfolds_to_itself(text):
    assert unfold(fold_line(text)) == [text]


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\x7f", "\t"])
def test_signs_that_no_property_may_hold_become_blanks(sign):
    assert escape(f"a{sign}b") == "a b"
