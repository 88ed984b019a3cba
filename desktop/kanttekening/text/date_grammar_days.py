"""Days by their number: ``3 mei``, ``21 en 26 maart``, ``17-23 februari 2025``, ``03-05-2024``."""

from __future__ import annotations

import re
from functools import partial

from kanttekening.domain.findings import Precision
from kanttekening.text.date_grammar_forms import Form, rule
from kanttekening.text.date_grammar_words import (
    GAP,
    LOOSE,
    MONTH,
    MONTH_HINTS,
    WEEKDAY,
    YEAR,
    month_number,
    weekday_number,
)
from kanttekening.text.periods import Period, Yearly, day_of

_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:ste|de|e)?(?!\w)"
_ON_WEEKDAY = rf"(?:{WEEKDAY},?{GAP}(?:de{GAP})?)?"
_RANGE = r"(?:-|–|—|tot en met|t/m|tot)"
_LIST = rf"(?:{LOOSE}(?:,|/|&|{_RANGE}){LOOSE}|{GAP}(?:en|of|{_RANGE}){GAP})"
_DAYS = (
    rf"(?P<days>{_ON_WEEKDAY}{_DAY}(?:{_LIST}{_ON_WEEKDAY}{_DAY}){{0,8}}){GAP}"
    rf"(?P<month>{MONTH})(?:,?{GAP}(?P<year>{YEAR})|{GAP}['’](?P<short>\d\d))?"
)
_NUMERIC = (
    rf"(?P<weekday>{WEEKDAY},?{GAP})?(?:"
    r"(?P<iyear>\d{4})-(?P<imonth>\d{2})-(?P<iday>\d{2})"
    r"|(?P<day>\d{1,2})(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d|\d\d)"
    r")(?![/-]\w)(?!\.\d)"
)
_ITEM = re.compile(
    rf"(?P<link>{_LIST})?(?P<weekday>{WEEKDAY})?[ ,]{{0,4}}(?:de{GAP})?(?P<day>\d+)(?:ste|de|e)?",
    re.IGNORECASE,
)
_IS_RANGE = re.compile(_RANGE, re.IGNORECASE)
_CENTURY_TURN = 70


def whole_year(digits: str) -> int:
    """The year that two or four figures stand for."""
    number = int(digits)
    if len(digits) > 2:
        return number
    return number + (2000 if number < _CENTURY_TURN else 1900)


def _read_days(match: re.Match[str]) -> tuple[Form, ...]:
    written = match.group("year") or match.group("short")
    year = whole_year(written) if written else None
    month = month_number(match.group("month"))
    forms: list[Form] = []
    first = 0
    for item in _ITEM.finditer(match.group("days")):
        day, weekday = int(item.group("day")), weekday_number(item.group("weekday"))
        if forms and _IS_RANGE.search(item.group("link") or ""):
            forms[-1] = Form(Precision.PERIOD, _days(month, first, day), year)
        else:
            forms.append(Form(Precision.DAY, _days(month, day, day), year, weekday=weekday))
        first = day
    return tuple(forms)


def _days(month: int, first: int, last: int) -> Yearly:
    def in_year(year: int) -> Period | None:
        begin, end = day_of(year, month, first), day_of(year, month, last)
        if begin is None or end is None or end < begin:
            return None
        return Period(begin.first, end.last)

    return in_year


def _read_numeric(match: re.Match[str]) -> tuple[Form, ...]:
    parts = match.group("iyear", "imonth", "iday")
    if parts[0] is None:
        parts = match.group("year", "month", "day")
    month, day = int(parts[1]), int(parts[2])
    form = partial(day_of, month=month, day=day)
    return (Form(Precision.DAY, form, whole_year(parts[0])),)


DAY_RULES = (rule("- / .", _NUMERIC, _read_numeric), rule(MONTH_HINTS, _DAYS, _read_days))
