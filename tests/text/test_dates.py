"""Dutch dates as people write them; only days that exist."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanttekening.text.dates import find_dates, first_date

MONTHS = "januari februari maart april mei juni juli augustus september oktober november december"


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("3 september 2024", "2024-09-03"),
        ("op 3 sept. 2024 om", "2024-09-03"),
        ("dinsdag 3 september 2024", "2024-09-03"),
        ("di 3 sep 2024", "2024-09-03"),
        ("3e september 2024", "2024-09-03"),
        ("1 maart 2025", "2025-03-01"),
        ("3\u00a0mei\u00a02024", "2024-05-03"),
        ("03-09-2024", "2024-09-03"),
        ("3-9-2024", "2024-09-03"),
        ("3/9/2024", "2024-09-03"),
        ("03.09.2024", "2024-09-03"),
        ("03-09-24", "2024-09-03"),
        ("03-09-98", "1998-09-03"),
        ("2024-09-03", "2024-09-03"),
        ("d.d. 3 mei 2024.", "2024-05-03"),
        ("29 februari 2024", "2024-02-29"),
        ("September 3, 2024", "2024-09-03"),
        ("Tuesday, September 3rd, 2024", "2024-09-03"),
        ("vrijdag 13 november 2020 10:17", "2020-11-13T10:17+01:00"),
        ("9 juli 2024 om 21.14 uur", "2024-07-09T21:14+02:00"),
        ("2024-07-09T21:14:33", "2024-07-09T21:14+02:00"),
        ("March 4, 2024 8:05 PM", "2024-03-04T20:05+01:00"),
        ("March 4, 2024 at 12:05 am", "2024-03-04T00:05+01:00"),
        ("March 4, 2024 13:05 pm", "2024-03-04"),
        ("31 maart 2024 01:59", "2024-03-31T01:59+01:00"),
        ("31 maart 2024 03:00", "2024-03-31T03:00+02:00"),
        ("27 oktober 2024 02:30", "2024-10-27T02:30+02:00"),
        ("27 oktober 2024 03:00", "2024-10-27T03:00+01:00"),
    ],
)
def test_a_date_in_any_spelling(text, iso):
    assert first_date(text).iso() == iso


@pytest.mark.parametrize(
    "text",
    ["31 februari 2024", "29 februari 2023", "0 mei 2024", "32-01-2024", "13-13-2024", "mei 2024",
     "Gemeenten 2024", "2025-2028", "2500 GK", "1,6% - 1,8%", "070 - 373 83 93", "U202400438",
     "versie 3.9.2024.1", "2024-09-03-17", "COS/3-9-2024", "3 mei", "de 3 mei2024", ""],
)  # fmt: skip
def test_what_is_no_date(text):
    assert first_date(text) is None


def test_dates_come_in_order_with_their_places():
    text = "Van 3 mei 2024 tot en met 5 juni 2024, niet 31 april 2024."
    found = list(find_dates(text))
    assert [written.day for written in found] == [date(2024, 5, 3), date(2024, 6, 5)]
    assert [written.span.of(text) for written in found] == ["3 mei 2024", "5 juni 2024"]


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)))
def test_every_day_is_read_back_from_every_spelling(day):
    month = MONTHS.split()[day.month - 1]
    for written in (
        f"{day.day} {month} {day.year}",
        f"{day.day:02}-{day.month:02}-{day.year}",
        f"{day.day}/{day.month}/{day:%y}",
        day.isoformat(),
    ):
        assert first_date(f"Zwolle, {written}").day == day


@given(st.text(alphabet="0123456789-/. :meiT", max_size=60))
def test_any_digits_are_read_without_trouble(text):
    for written in find_dates(text):
        assert written.iso()[:10] == written.day.isoformat()
