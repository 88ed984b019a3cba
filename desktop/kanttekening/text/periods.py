"""The calendar behind the words: parts of months and years, ISO weeks, feasts. Days inclusive."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 1900, 2199

_MONTH_PARTS = {
    "begin": (1, 10),
    "medio": (11, 20),
    "eind": (21, 31),
    "eerste helft": (1, 15),
    "tweede helft": (16, 31),
    "eerste week": (1, 7),
    "tweede week": (8, 14),
    "derde week": (15, 21),
    "vierde week": (22, 28),
}
_YEAR_PARTS = {
    "begin": (1, 3),
    "medio": (4, 9),
    "eind": (10, 12),
    "eerste helft": (1, 6),
    "tweede helft": (7, 12),
}
_SEASONS = {"voorjaar": 3, "lente": 3, "zomer": 6, "najaar": 9, "herfst": 9, "winter": 12}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From the first day to the last; a single day is both."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Whether ``day`` lies in the period."""
        return self.first <= day <= self.last

    @property
    def is_day(self) -> bool:
        """Whether it is one day only."""
        return self.first == self.last


# A date that still waits for its year: None where that year doesn't have it.
Yearly = Callable[[int], Period | None]


def a_day(day: date) -> Period:
    """One day as a period."""
    return Period(day, day)


def day_of(year: int, month: int, day: int) -> Period | None:
    """One day, or None for a day that does not exist."""
    try:
        return a_day(date(year, month, day))
    except ValueError:
        return None


def months_of(year: int, first: int, count: int = 1) -> Period:
    """Whole months, from the first month of a year on; they may run into the next year."""
    last_year, last = year + (first + count - 2) // 12, (first + count - 2) % 12 + 1
    return Period(date(year, first, 1), date(last_year, last, monthrange(last_year, last)[1]))


def part_of_month(year: int, month: int, part: str) -> Period:
    """The beginning, middle or end of a month, one of its weeks or halves."""
    whole = months_of(year, month)
    if part == "laatste week":
        return Period(whole.last - timedelta(days=6), whole.last)
    first, last = _MONTH_PARTS[part]
    return Period(whole.first.replace(day=first), whole.last.replace(day=min(last, whole.last.day)))


def part_of_year(year: int, part: str) -> Period | None:
    """The beginning, middle or end of a year, or a half; None for parts that years don't have."""
    if part not in _YEAR_PARTS:
        return None
    first, last = _YEAR_PARTS[part]
    return months_of(year, first, last - first + 1)


def quarter_of(year: int, number: int) -> Period:
    """A quarter of a year, counted from 1."""
    return months_of(year, 3 * number - 2, 3)


def season_of(year: int, name: str) -> Period:
    """A season as three whole months; the winter of a year begins in its December."""
    return months_of(year, _SEASONS[name], 3)


def after_season(year: int, name: str) -> Period:
    """The three months that follow a season."""
    first = _SEASONS[name] + 3
    return months_of(year + (first > 12), (first - 1) % 12 + 1, 3)


def week_around(day: date) -> Period:
    """The ISO week, Monday to Sunday, that holds ``day``."""
    monday = day - timedelta(days=day.weekday())
    return Period(monday, monday + timedelta(days=6))


def week_of(year: int, number: int) -> Period | None:
    """An ISO week by its number, or None if the year doesn't have it."""
    try:
        return week_around(date.fromisocalendar(year, number, 1))
    except ValueError:
        return None


def weeks_on(day: date, count: int) -> Period:
    """The ISO week that lies ``count`` weeks after (or before) the week of ``day``."""
    return week_around(day + timedelta(weeks=count))


def months_on(day: date, count: int) -> date:
    """The same day ``count`` months later, or the last day of that month."""
    year, month = day.year + (day.month - 1 + count) // 12, (day.month - 1 + count) % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def counted(day: date, count: int, unit: str) -> date:
    """``count`` days, working days, weeks, months or years after ``day`` (or before)."""
    if unit == "werkdag":
        return _working_days_on(day, count)
    if unit == "dag":
        return day + timedelta(days=count)
    if unit == "week":
        return day + timedelta(weeks=count)
    return months_on(day, count * (12 if unit == "jaar" else 1))


def _working_days_on(day: date, count: int) -> date:
    step = timedelta(days=1 if count > 0 else -1)
    left = abs(count)
    while left:
        day += step
        left -= day.weekday() < 5
    return day


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar."""
    century, golden = year // 100, year % 19
    skew = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon = skew - (skew // 28) * (1 - (skew // 28) * (29 // (skew + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    sunday = moon - weekday
    month = 3 + (sunday + 40) // 44
    return date(year, month, sunday + 28 - 31 * (month // 4))


def _budget_day(year: int) -> Period:
    """The third Tuesday of September."""
    first = date(year, 9, 1)
    return a_day(first + timedelta(days=(1 - first.weekday()) % 7 + 14))


def _kings_day(year: int) -> Period:
    """27 April, or the day before if that is a Sunday."""
    day = date(year, 4, 27)
    return a_day(day - timedelta(days=1) if day.weekday() == 6 else day)


def _from_easter(first: int, last: int | None = None) -> Yearly:
    def feast(year: int) -> Period:
        sunday = easter(year)
        end = first if last is None else last
        return Period(sunday + timedelta(days=first), sunday + timedelta(days=end))

    return feast


def _fixed(month: int, day: int, last: int | None = None) -> Yearly:
    return lambda year: Period(date(year, month, day), date(year, month, last or day))


NAMED_DAYS: dict[str, Yearly] = {
    "prinsjesdag": _budget_day,
    "koningsdag": _kings_day,
    "goede vrijdag": _from_easter(-2),
    "eerste paasdag": _from_easter(0),
    "tweede paasdag": _from_easter(1),
    "pasen": _from_easter(0, 1),
    "hemelvaartsdag": _from_easter(39),
    "hemelvaart": _from_easter(39),
    "eerste pinksterdag": _from_easter(49),
    "tweede pinksterdag": _from_easter(50),
    "pinksteren": _from_easter(49, 50),
    "dodenherdenking": _fixed(5, 4),
    "bevrijdingsdag": _fixed(5, 5),
    "nieuwjaarsdag": _fixed(1, 1),
    "eerste kerstdag": _fixed(12, 25),
    "tweede kerstdag": _fixed(12, 26),
    "kerstmis": _fixed(12, 25, 26),
    "kerst": _fixed(12, 25, 26),
    "oudejaarsdag": _fixed(12, 31),
    "sinterklaas": _fixed(12, 5),
}
