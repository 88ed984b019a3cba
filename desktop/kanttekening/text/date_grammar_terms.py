"""Weeks, named days, and terms that are counted from the letter."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from kanttekening.domain.findings import Precision
from kanttekening.text.date_grammar_forms import Form, Origin, rule
from kanttekening.text.date_grammar_words import (
    COUNT,
    GAP,
    LOOSE,
    MONTH,
    POINTER,
    POINTERS,
    UNIT,
    UNITS,
    WEEKDAY,
    YEAR,
    count_of,
    month_number,
    weekday_number,
)
from kanttekening.text.periods import (
    NAMED_DAYS,
    Period,
    a_day,
    counted,
    day_of,
    months_of,
    months_on,
    week_around,
    week_of,
    weeks_on,
)

if TYPE_CHECKING:
    import re

_ITS_YEAR = rf"(?:(?:,|{GAP}van)?{GAP}(?:(?P<year>{YEAR})|(?P<pointer>{POINTER}){GAP}jaar))"
_NAMES = "|".join(sorted(NAMED_DAYS, key=len, reverse=True)).replace(" ", GAP)
_SHORT_NAMES = rf"[12]e{GAP}(?:paasdag|pinksterdag|kerstdag)"
_NAMED = rf"(?P<name>{_NAMES}|{_SHORT_NAMES})"
_WEEK_NUMBER = (
    rf"(?:week|wk\.?){GAP}(?P<week>[1-9]|[1-4]\d|5[0-3])(?:{LOOSE}(?:-|–|t/m|tot en met"
    rf"|tot){LOOSE}(?:week{GAP})?(?P<last>[1-9]|[1-4]\d|5[0-3])"
    rf"|{GAP}en{GAP}(?P<other>[1-9]|[1-4]\d|5[0-3])(?!{GAP}{MONTH}))?(?!\w){_ITS_YEAR}?"
)
_WEEKS = (
    rf"weken{GAP}(?P<week>\d\d?){LOOSE}(?P<link>-|–|t/m|tot en met|tot"
    rf"|en){LOOSE}(?P<last>\d\d?)(?!\w){_ITS_YEAR}?"
)
_WEEK_BESIDE = (
    rf"week{GAP}(?P<side>voor|vóór|na|van|vanaf){GAP}(?:{WEEKDAY}{GAP})?"
    rf"(?:{_NAMED}|(?P<day>\d\d?){GAP}(?P<month>{MONTH}))(?:{GAP}(?P<year>{YEAR}))?"
)
_NAMED_DAY = rf"{_NAMED}(?:{GAP}(?P<year>{YEAR}))?"
_THIS_WEEK = (
    r"(?P<pointer>deze|lopende|komende|volgende|aanstaande|eerstvolgende|vorige|afgelopen)"
    rf"{GAP}(?P<unit>week|maand)"
)
_NEXT_WEEKDAY = (
    rf"(?P<pointer>komende|aanstaande|eerstvolgende|volgende|afgelopen){GAP}(?P<weekday>(?:maan"
    rf"|dins|woens|donder|vrij|zater|zon)dag)(?:ochtend|morgen|middag|avond)?"
)
_SPAN = (
    rf"(?P<pointer>komende|aankomende|eerstkomende|volgende|afgelopen"
    rf"|voorbije){GAP}(?P<count>{COUNT}){GAP}(?P<unit>{UNIT})"
)
_THIS = f"(?:(?:de|het|deze|dit|onze|bovengenoemde){GAP})?"
_SINCE = (
    rf"(?:{GAP}(?:na|vanaf|te rekenen vanaf){GAP}{_THIS}"
    r"(?P<since>dag|datum|moment|dagtekening|verzending|verzenddatum|ontvangst|heden|vandaag"
    rf"|bekendmaking|publicatie|briefdatum)(?:{GAP}(?:van|waarop){GAP}{_THIS}"
    rf"(?:brief|besluit|schrijven|bericht|mail|verzending|dagtekening"
    rf"|ontvangst))?(?!\w)(?!{GAP}van))?"
)
_WITHIN = (
    rf"(?:uiterlijk{GAP})?binnen{GAP}(?:(?:een"
    rf"|de){GAP}termijn{GAP}van{GAP})?(?P<count>{COUNT}){GAP}(?P<unit>{UNIT})(?!\w){_SINCE}(?P<other>{GAP}(?:na"
    rf"|nadat|vanaf|voor|vóór)(?!\w))?"
)
_OVER = (
    rf"over{GAP}(?:circa{GAP}|ongeveer{GAP})?(?P<count>{COUNT}){GAP}(?P<unit>weken|maanden|dagen)"
)
_MOMENT = rf"Algemene{GAP}(?:Politieke|Financiële){GAP}Beschouwingen"


def _named(match: re.Match[str]) -> partial[Period | None]:
    name = " ".join(match.group("name").lower().split())
    name = name.replace("1e ", "eerste ").replace("2e ", "tweede ")
    return partial(_feast, name=name)


def _feast(year: int, name: str) -> Period | None:
    return NAMED_DAYS[name](year)


def _year(match: re.Match[str]) -> int | None:
    return int(match.group("year")) if match.group("year") else None


def _read_named_day(match: re.Match[str]) -> tuple[Form, ...]:
    feast = _named(match)
    period = feast(2020)
    precision = Precision.DAY if period and period.is_day else Precision.PERIOD
    return (Form(precision, feast, _year(match), origin=Origin.NAME),)


def _read_week_number(match: re.Match[str]) -> tuple[Form, ...]:
    first, last = int(match.group("week")), int(match.group("last") or match.group("week"))
    other = match.group("other")
    return _weeks(match, [(first, last), *([(int(other), int(other))] if other else [])])


def _read_weeks(match: re.Match[str]) -> tuple[Form, ...]:
    first, last = int(match.group("week")), int(match.group("last"))
    both = match.group("link").lower() == "en"
    return _weeks(match, [(first, first), (last, last)] if both else [(first, last)])


def _weeks(match: re.Match[str], numbers: list[tuple[int, int]]) -> tuple[Form, ...]:
    pointer = match.group("pointer")
    forms = []
    for first, last in numbers:
        of_year = partial(_week_span, first=first, last=last)
        if pointer and not match.group("year"):
            of_letter = partial(_in_year_beside, of_year, step=POINTERS[pointer.lower()])
            forms.append(Form(Precision.PERIOD, of_letter=of_letter, origin=Origin.WEEK))
        else:
            forms.append(Form(Precision.PERIOD, of_year, _year(match), origin=Origin.WEEK))
    return tuple(forms)


def _in_year_beside(of_year: partial[Period | None], day: date, step: int) -> Period | None:
    return of_year(day.year + step)


def _week_span(year: int, first: int, last: int) -> Period | None:
    begin, end = week_of(year, first), week_of(year, last)
    if begin is None or end is None or end < begin:
        return None
    return Period(begin.first, end.last)


def _read_week_beside(match: re.Match[str]) -> tuple[Form, ...]:
    if match.group("name"):
        day = _named(match)
    else:
        day = partial(day_of, month=month_number(match.group("month")), day=int(match.group("day")))
    side = match.group("side").lower()
    step = {"voor": -1, "vóór": -1, "na": 1}.get(side, 0)
    about = Precision.ABOUT if match.group("name") and step else Precision.PERIOD
    of_year = partial(_week_beside, of_year=day, step=step)
    return (Form(about, of_year, _year(match), origin=Origin.WEEK),)


def _week_beside(year: int, of_year: partial[Period | None], step: int) -> Period | None:
    found = of_year(year)
    return weeks_on(found.first, step) if found else None


def _read_this_week(match: re.Match[str]) -> tuple[Form, ...]:
    step = POINTERS[match.group("pointer").lower()]
    if match.group("unit").lower() == "week":
        form = Form(Precision.PERIOD, of_letter=partial(weeks_on, count=step), origin=Origin.LETTER)
        return (form,)

    def of_letter(day: date) -> Period:
        month = months_on(day, step)
        return months_of(month.year, month.month)

    return (Form(Precision.MONTH, of_letter=of_letter, origin=Origin.LETTER),)


def _read_next_weekday(match: re.Match[str]) -> tuple[Form, ...]:
    number = weekday_number(match.group("weekday")) or 0
    back = match.group("pointer").lower() == "afgelopen"

    def of_letter(day: date) -> Period:
        ahead = (number - day.weekday() - 1) % 7 + 1
        behind = (day.weekday() - number - 1) % 7 + 1
        return a_day(day + timedelta(days=-behind if back else ahead))

    return (Form(Precision.DAY, of_letter=of_letter, origin=Origin.LETTER),)


def _read_span(match: re.Match[str]) -> tuple[Form, ...]:
    count, unit = count_of(match.group("count")), UNITS[match.group("unit").lower()]
    if match.group("pointer").lower() in {"afgelopen", "voorbije"}:
        if unit == "jaar":
            return ()
        count = -count

    def of_letter(day: date) -> Period:
        other = counted(day, count, unit)
        return Period(min(day, other), max(day, other))

    return (Form(Precision.ABOUT, of_letter=of_letter, origin=Origin.LETTER),)


def _read_within(match: re.Match[str]) -> tuple[Form, ...]:
    count, unit = count_of(match.group("count")), UNITS[match.group("unit").lower()]
    if match.group("other"):
        return (Form(Precision.ABOUT, origin=Origin.LETTER),)
    since = (match.group("since") or "").lower()
    exact = bool(since) and "ontvangst" not in since
    return (
        Form(
            Precision.DAY if exact else Precision.ABOUT,
            of_letter=lambda day: a_day(counted(day, count, unit)),
            origin=Origin.LETTER,
        ),
    )


def _read_over(match: re.Match[str]) -> tuple[Form, ...]:
    count, unit = count_of(match.group("count")), UNITS[match.group("unit").lower()]

    def of_letter(day: date) -> Period:
        found = counted(day, count, unit)
        return week_around(found) if unit == "week" else a_day(found)

    return (Form(Precision.ABOUT, of_letter=of_letter, origin=Origin.LETTER),)


def _read_moment(match: re.Match[str]) -> tuple[Form, ...]:  # noqa: ARG001
    """A moment that everybody knows but nobody can compute."""
    return (Form(Precision.ABOUT, origin=Origin.NAME),)


TERM_RULES = (
    rule("binnen", _WITHIN, _read_within),
    rule("week", _WEEK_BESIDE, _read_week_beside),
    rule("week wk", _WEEK_NUMBER, _read_week_number),
    rule("weken", _WEEKS, _read_weeks),
    rule("week maand", _THIS_WEEK, _read_this_week),
    rule("dag", _NEXT_WEEKDAY, _read_next_weekday),
    rule("komende volgende afgelopen voorbije", _SPAN, _read_span),
    rule("over", _OVER, _read_over),
    rule(" ".join({name.split()[-1] for name in NAMED_DAYS}), _NAMED_DAY, _read_named_day),
    rule("beschouwingen", _MOMENT, _read_moment),
)
