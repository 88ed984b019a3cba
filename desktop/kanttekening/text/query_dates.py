"""Dates as people type them into the search field, and the periods that they stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from kanttekening.domain.passage import Span
from kanttekening.text.fold import fold
from kanttekening.text.query_periods import (
    AskedPeriod,
    Period,
    RelativePeriod,
    RelativeRange,
    relative_period,
)

_NAMES = tuple(
    names.split()
    for names in (
        "januari jan", "februari feb", "maart mrt", "april apr", "mei", "juni jun",
        "juli jul", "augustus aug", "september sept sep", "oktober okt", "november nov",
        "december dec",
    )
)  # fmt: skip
MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names}
_WEEKDAY = r"(?:(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|ma|di|wo|do|vr|za|zo)\.?\s+)?"
_MONTH_NAME = "(" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_YEAR = r"((?:19|20|21)\d{2})"
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SHORT = re.compile(r"(\d{1,2})\s*([-/. ])\s*(\d{1,2})\s*\2\s*(\d{4}|(?<![ ])\d{2})")
_WRITTEN = re.compile(rf"{_WEEKDAY}(\d{{1,2}})(?:e|ste|de)?\s+{_MONTH_NAME}\s+(\d{{4}})")
_MONTH = re.compile(rf"{_MONTH_NAME}\s+(\d{{4}})")
_MONTH_NUMBER = re.compile(rf"(\d{{1,2}})\s*[-/]\s*{_YEAR}")
_PART = re.compile(rf"{_YEAR}(?:-(\d{{2}})(?:-(\d{{2}}))?)?")
_RANGE = re.compile(r"\s*\.\.+\s*|\s+(?:t/m|tot(?:\s+en\s+met)?)\s+|\s+-\s+|(?<=\d{4})-(?=\d{4}$)")
_AMONG = re.compile(
    rf"(?<![\w/.-])(?:{_WEEKDAY}\d{{1,2}}(?:e|ste|de)?\s+{_MONTH_NAME}\s+{_YEAR}"
    rf"|{_MONTH_NAME}\s+{_YEAR}|{_YEAR}-\d{{1,2}}-\d{{1,2}}"
    rf"|\d{{1,2}}[-/.]\d{{1,2}}[-/.]{_YEAR})(?![\w/-])"
)
_CENTURY = "20"


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date among other words: where it stands, what it means, how letters may write it."""

    span: Span
    period: Period
    spellings: tuple[str, ...]


def asked_date(query: str) -> str | None:
    """The ISO date that the whole query is, or None."""
    typed = query.strip().lower()
    if match := _ISO.fullmatch(typed):
        return _iso(match[1], int(match[2]), match[3])
    if match := _SHORT.fullmatch(typed):
        year = match[4] if len(match[4]) > 2 else _CENTURY + match[4]
        return _iso(year, int(match[3]), match[1])
    if match := _WRITTEN.fullmatch(typed):
        return _iso(match[3], MONTHS[match[2]], match[1])
    return None


def asked_month(query: str) -> str | None:
    """``september 2024`` as ``2024-09``, or None."""
    match = _MONTH.fullmatch(query.strip().lower())
    return f"{match[2]}-{MONTHS[match[1]]:02}" if match else None


def asked_period(value: str) -> AskedPeriod | None:
    """The period that the value of a filter is: a day, month or year in any form, or a range.

    ``2024``, ``3 sept 2024``, ``03-09-2024``, ``9/2024``, ``najaar 2024``, ``2024-09..2025``,
    ``..2024``, ``mei 2024 t/m juni 2024``, ``vorige week``, ``mei 2024..gisteren``.
    """
    value = fold(value).strip()
    ends = _RANGE.split(value, maxsplit=1)
    if len(ends) == 1:
        return _single(value)
    first, last = (_single(end) if end.strip() else Period("", "") for end in ends)
    if first is None or last is None or first == last == Period("", ""):
        return None
    if isinstance(first, Period) and isinstance(last, Period):
        return first.up_to(last)
    return RelativeRange(first, last)


def dates_among(words: str) -> tuple[WrittenDate, ...]:
    """The days and months that are written in full among other words."""
    found = []
    for match in _AMONG.finditer(words.lower()):
        typed = match.group()
        iso = asked_date(typed) or asked_month(typed)
        if iso:
            span = Span(match.start(), match.end())
            found.append(WrittenDate(span, Period(iso, iso), _spellings(iso)))
    return tuple(found)


def _single(value: str) -> Period | RelativePeriod | None:
    value = value.strip()
    iso = asked_date(value) or asked_month(value) or _part(value)
    if iso:
        return Period(iso, iso)
    return relative_period(value) or _in_words(value)


def _part(value: str) -> str | None:
    """A year, or a year with a month, in figures."""
    if match := _PART.fullmatch(value):
        year, month, day = match.groups()
        if day:
            return _iso(year, int(month), day)
        return value if not month or 1 <= int(month) <= len(_NAMES) else None
    match = _MONTH_NUMBER.fullmatch(value)
    if match and 1 <= int(match[1]) <= len(_NAMES):
        return f"{match[2]}-{int(match[1]):02}"
    return None


def _in_words(value: str) -> Period | None:
    """``najaar 2024``, ``week 36 van 2024``, ``eind maart 2025``: as letters write them."""
    from kanttekening.text.date_grammar import evened, find_forms  # many patterns, seldom needed

    found = find_forms(evened(value))
    if len(found) != 1 or len(found[0].forms) != 1:
        return None
    if value[: found[0].start].strip() or value[found[0].end :].strip():
        return None
    period = found[0].forms[0].fixed()
    return Period(period.first.isoformat(), period.last.isoformat()) if period else None


def _spellings(iso: str) -> tuple[str, ...]:
    """How letters may write a day or a month, in folded words."""
    year, month, *day = iso.split("-")
    names = [f"{name} {year}" for name in _NAMES[int(month) - 1]]
    if not day:
        return tuple(names)
    short = str(int(day[0]))
    days = dict.fromkeys((short, day[0]))
    figures = (
        f"{short} {int(month)} {year}",
        f"{day[0]} {month} {year}",
        f"{year} {month} {day[0]}",
    )
    return (*(f"{one} {name}" for one in days for name in names), *figures)


def _iso(year: str, month: int, day: str) -> str | None:
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return None
