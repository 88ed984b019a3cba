"""Dutch dates as people write them, and the clock of Amsterdam. Only days that exist."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from kanttekening.domain.passage import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan january",
            "februari feb febr february",
            "maart mrt mar march",
            "april apr",
            "mei may",
            "juni jun june",
            "juli jul july",
            "augustus aug august",
            "september sept sep",
            "oktober okt october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_WEEKDAY = (
    r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:ma|di|wo|do|vr|za|zo|mon|tue|wed|thu|fri|sat|sun)\.?),?[ \xa0]+"
)
_GAP = r"[ \xa0]{1,3}"
_TIME = (
    r"(?:(?:,?[ \xa0]+(?:(?:om|at)[ \xa0])?|T)"
    r"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?:[:.][0-5]\d)?(?:[ \xa0]?(?P<half>[ap]m)\b)?"
    r"(?:[ \xa0]uur)?)?"
)
_DATE = re.compile(
    rf"(?<![\w/\-.])(?:{_WEEKDAY})?(?:"
    rf"(?P<day>\d{{1,2}})(?:e|ste|de)?{_GAP}(?P<month>{_MONTH}),?{_GAP}(?P<year>\d{{4}})"
    rf"|(?P<emonth>{_MONTH}){_GAP}(?P<eday>\d{{1,2}})(?:st|nd|rd|th)?,{_GAP}(?P<eyear>\d{{4}})"
    r"|(?P<iyear>\d{4})-(?P<imonth>\d{2})-(?P<iday>\d{2})"
    r"|(?P<sday>\d{1,2})(?P<sep>[-/.])(?P<smonth>\d{1,2})(?P=sep)(?P<syear>\d{4}|\d{2})"
    rf")(?!(?!T\d)[\w/]|[-.]\d){_TIME}",
    re.IGNORECASE,
)
_FORMS = (
    ("year", "month", "day"),
    ("eyear", "emonth", "eday"),
    ("iyear", "imonth", "iday"),
    ("syear", "smonth", "sday"),
)
_CENTURY_TURN = 70


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A day in the text, with a time of day where one is written; ``span`` is where."""

    day: date
    span: Span
    hour: int | None = None
    minute: int = 0

    def iso(self) -> str:
        """ISO 8601; a time is local time of Amsterdam with its offset from UTC."""
        if self.hour is None:
            return self.day.isoformat()
        local = datetime(self.day.year, self.day.month, self.day.day, self.hour, self.minute)  # noqa: DTZ001
        return local.replace(tzinfo=_offset(local)).isoformat(timespec="minutes")


def find_dates(text: str) -> Iterator[WrittenDate]:
    """Find every full date in ``text``, in order."""
    for match in _DATE.finditer(text):
        day = _day(match)
        if day is None:
            continue
        hour, minute = _time(match)
        yield WrittenDate(day, Span(match.start(), match.end()), hour, minute)


def first_date(text: str) -> WrittenDate | None:
    """Find the first full date in ``text``."""
    return next(find_dates(text), None)


def _day(match: re.Match[str]) -> date | None:
    year, month, day = next(
        (match.group(y), match.group(m), match.group(d)) for y, m, d in _FORMS if match.group(y)
    )
    number = int(year)
    if len(year) == 2:
        number += 2000 if number < _CENTURY_TURN else 1900
    try:
        return date(number, _MONTHS.get(month.rstrip(".").lower()) or int(month), int(day))
    except ValueError:
        return None


def _time(match: re.Match[str]) -> tuple[int | None, int]:
    if match.group("hour") is None:
        return None, 0
    hour, half = int(match.group("hour")), (match.group("half") or "").lower()
    if half and not 1 <= hour <= 12:
        return None, 0
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return hour, int(match.group("minute"))


def _offset(local: datetime) -> timezone:
    """Summer time runs from the last Sunday of March, 2:00, to that of October, 3:00."""
    starts = _last_sunday(local.year, 3) + timedelta(hours=2)
    ends = _last_sunday(local.year, 10) + timedelta(hours=3)
    return timezone(timedelta(hours=2 if starts <= local < ends else 1))


def _last_sunday(year: int, month: int) -> datetime:
    last = datetime(year, month, 31)  # noqa: DTZ001 - wall-clock arithmetic; both months have 31 days
    return last - timedelta(days=(last.weekday() + 1) % 7)
