"""Parts of the calendar: months, quarters, seasons, years, and their beginning, middle and end."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kanttekening.domain.findings import Precision
from kanttekening.text.date_grammar_forms import Form, Origin, rule
from kanttekening.text.date_grammar_words import (
    FULL_MONTH,
    GAP,
    LOOSE,
    MONTH,
    MONTH_HINTS,
    ORDINAL,
    ORDINALS,
    PARTS,
    POINTER,
    POINTERS,
    YEAR,
    YEAR_HINTS,
    month_number,
)
from kanttekening.text.periods import (
    Period,
    Yearly,
    after_season,
    months_of,
    months_on,
    part_of_month,
    part_of_year,
    quarter_of,
    season_of,
)

if TYPE_CHECKING:
    import re
    from datetime import date

_PART = (
    rf"(?P<part>{'|'.join(PARTS)}"
    rf"|(?:eerste|tweede){GAP}helft|(?:eerste|tweede|derde|vierde|laatste){GAP}week)"
    rf"(?:{GAP}van)?(?:{GAP}(?:de|het))?(?:{GAP}maand)?"
)
_ITS_YEAR = rf"(?:(?:,|{GAP}van)?{GAP}(?:(?P<year>{YEAR})|(?P<pointer>{POINTER}){GAP}jaar))"
_PART_OF_MONTH = rf"{_PART}{GAP}(?P<month>{MONTH}){_ITS_YEAR}?"
_PART_OF_YEAR = (
    rf"{_PART}{GAP}(?:(?P<year>{YEAR})|(?:(?P<pointer>{POINTER}){GAP})?(?:kalender)?jaar)"
)
_PART_OF_THE_MONTH = rf"{_PART}{GAP}(?P<pointer>{POINTER}){GAP}maand"
_MONTH_AND_YEAR = rf"(?P<month>{MONTH}){_ITS_YEAR}"
_BARE_MONTH = (
    r"(?=[jfmasond])(?:(?<=\bin )|(?<=\bvan )|(?<=\btot )|(?<=\bvanaf )|(?<=\bsinds )"
    r"|(?<=\bper )|(?<=\bvoor )"
    r"|(?<=\bvóór )|(?<=\bna )|(?<=\btussen )|(?<=\bmet )|(?<=t/m )|(?<=\buiterlijk )|(?<=\brond )"
    r"|(?<=\bmaand )|(?<=\ben )|(?<=\bof )|(?<=\bkomende )|(?<=\bafgelopen ))"
    rf"(?P<month>{FULL_MONTH})"
)
_QUARTER = (
    rf"(?:(?:het{GAP})?(?P<nth>{ORDINAL}|laatste){GAP}kwartaal"
    rf"|(?P<kind>[QK])(?P<number>[1-4])){LOOSE}"
    rf"(?:(?:-|van{GAP})?(?:(?P<year>{YEAR})|(?P<pointer>{POINTER}){GAP}jaar))?"
)
_HALF = rf"(?P<nth>eerste|tweede){GAP}half ?jaar(?:{_ITS_YEAR})?"
_SEASON = (
    rf"(?:(?P<after>na){GAP})?(?:(?P<when>{POINTER}|de){GAP})?"
    r"(?P<season>voorjaar|lente|zomer|najaar|herfst|winter)"
    rf"(?:(?:{GAP}van)?{GAP}(?:(?P<year>{YEAR})(?:[/-]\d{{2,4}})?"
    rf"|(?P<pointer>{POINTER}){GAP}jaar))?"
)
_SCHOOL_YEAR = (
    rf"(?:schooljaar|studiejaar|seizoen"
    rf"|cursusjaar){GAP}(?P<year>{YEAR}){LOOSE}[-–/]{LOOSE}(?:20)?\d\d"
)
_YEARS = (
    rf"(?:periode|jaren|tijdvak){GAP}(?P<year>{YEAR}){LOOSE}(?:[-–]|t/m"
    rf"|tot en met){LOOSE}(?P<last>{YEAR})"
)
_GATHERING_YEAR = (
    rf"(?:(?:eerste|tweede){GAP})?(?:[\w-]*(?:verkiezing(?:en)?|ALV|congres|conferentie"
    rf"|symposium|festival"
    rf"|referendum|volkstelling)|WK|EK)(?:{GAP}van)?{GAP}(?P<year>{YEAR})"
)
_NOT_COUNTED = (
    rf"(?!{GAP}(?:euro|inwoners|woningen|huishoudens|personen|leden|stuks|keer|meter|m2|uur"
    rf"|gevallen|plaatsen|banen|bomen|fte|(?-i:[A-Z]{{2}}\b)))"
)
_BEFORE_YEAR = (
    "in", "vanaf", "sinds", "van", "tot", "met", "t/m", "per", "dan", "na", "uiterlijk", "jaar",
    "richting", "naar", "tot aan", "over", "voor", "vóór", "rond", "tussen", "en",
)  # fmt: skip
_YEAR = (
    r"(?=(?:19|20)\d\d)(?:"
    + "|".join(rf"(?<=\b{word} )" for word in _BEFORE_YEAR)
    + rf")(?P<year>{YEAR}){_NOT_COUNTED}"
)


def _part(words: str) -> str:
    name = " ".join(words.lower().split())
    return PARTS.get(name, name)


def _yearly(match: re.Match[str], precision: Precision, of_year: Yearly) -> tuple[Form, ...]:
    """A form of the year that the match names, or points to, or leaves open."""
    year, pointer = match.group("year"), match.group("pointer")
    if year is None and pointer is not None:
        step = POINTERS[pointer.lower()]
        return (Form(precision, of_letter=lambda day: of_year(day.year + step)),)
    return (Form(precision, of_year, int(year) if year else None),)


def _read_part_of_month(match: re.Match[str]) -> tuple[Form, ...]:
    month, part = month_number(match.group("month")), _part(match.group("part"))
    return _yearly(match, Precision.ABOUT, partial(part_of_month, month=month, part=part))


def _read_part_of_year(match: re.Match[str]) -> tuple[Form, ...]:
    part = _part(match.group("part"))
    if part_of_year(2020, part) is None:
        return ()
    of_year = partial(part_of_year, part=part)
    if match.group("year") or match.group("pointer"):
        return _yearly(match, Precision.ABOUT, of_year)
    return (Form(Precision.ABOUT, of_letter=lambda day: of_year(day.year)),)


def _read_part_of_the_month(match: re.Match[str]) -> tuple[Form, ...]:
    part, step = _part(match.group("part")), POINTERS[match.group("pointer").lower()]

    def of_letter(day: date) -> Period:
        month = months_on(day, step)
        return part_of_month(month.year, month.month, part)

    return (Form(Precision.ABOUT, of_letter=of_letter),)


def _read_month(match: re.Match[str]) -> tuple[Form, ...]:
    month = month_number(match.group("month"))
    return _yearly(match, Precision.MONTH, partial(months_of, first=month))


def _read_bare_month(match: re.Match[str]) -> tuple[Form, ...]:
    month = month_number(match.group("month"))
    return (Form(Precision.MONTH, partial(months_of, first=month)),)


def _read_quarter(match: re.Match[str]) -> tuple[Form, ...]:
    nth = (match.group("nth") or "").lower()
    number = 4 if nth == "laatste" else ORDINALS.get(nth) or int(match.group("number"))
    if not nth and match.group("kind").upper() == "K" and not match.group("year"):
        return ()
    return _yearly(match, Precision.PERIOD, partial(quarter_of, number=number))


def _read_half(match: re.Match[str]) -> tuple[Form, ...]:
    first = 1 if match.group("nth").lower() == "eerste" else 7
    return _yearly(match, Precision.PERIOD, partial(months_of, first=first, count=6))


def _read_season(match: re.Match[str]) -> tuple[Form, ...]:
    when = (match.group("when") or "").lower()
    if not (when or match.group("year") or match.group("pointer")):
        return ()
    of_year = after_season if match.group("after") else season_of
    season = partial(of_year, name=match.group("season").lower())
    step = POINTERS.get(when)
    if step in (None, 0) or match.group("year") or match.group("pointer"):
        return _yearly(match, Precision.ABOUT, season)
    return (Form(Precision.ABOUT, of_letter=lambda day: _beside(season, day, step or 0)),)


def _beside(season: Yearly, day: date, step: int) -> Period | None:
    """The first such season that begins after ``day``, or the last that ended before it."""
    years = range(day.year, day.year + 2) if step > 0 else range(day.year, day.year - 3, -1)
    found = filter(None, map(season, years))
    return next((one for one in found if (one.first > day if step > 0 else one.last < day)), None)


def _read_school_year(match: re.Match[str]) -> tuple[Form, ...]:
    whole = partial(months_of, first=8, count=12)
    return (Form(Precision.YEAR, whole, int(match.group("year")), origin=Origin.YEAR),)


def _read_years(match: re.Match[str]) -> tuple[Form, ...]:
    year, last = int(match.group("year")), int(match.group("last"))
    if last < year:
        return ()
    whole = partial(months_of, first=1, count=12 * (last - year + 1))
    return (Form(Precision.YEAR, whole, year, origin=Origin.YEAR),)


def _read_year(match: re.Match[str]) -> tuple[Form, ...]:
    whole = partial(months_of, first=1, count=12)
    return (Form(Precision.YEAR, whole, int(match.group("year")), origin=Origin.YEAR),)


def _read_gathering(match: re.Match[str]) -> tuple[Form, ...]:
    """What takes place once a year is told by its name and the year (``BALV 2019``)."""
    whole = partial(months_of, first=1, count=12)
    return (Form(Precision.YEAR, whole, int(match.group("year"))),)


PART_RULES = (
    rule(MONTH_HINTS, _PART_OF_MONTH, _read_part_of_month),
    rule(YEAR_HINTS + " jaar", _PART_OF_YEAR, _read_part_of_year),
    rule("maand", _PART_OF_THE_MONTH, _read_part_of_the_month),
    rule("kwartaal q1 q2 q3 q4 k1 k2 k3 k4", _QUARTER, _read_quarter),
    rule("halfjaar", _HALF, _read_half),
    rule("voorjaar lente zomer najaar herfst winter", _SEASON, _read_season),
    rule(MONTH_HINTS, _MONTH_AND_YEAR, _read_month),
    rule("jaar seizoen", _SCHOOL_YEAR, _read_school_year),
    rule("periode jaren tijdvak", _YEARS, _read_years),
    rule(YEAR_HINTS, _GATHERING_YEAR, _read_gathering),
    rule(MONTH_HINTS, _BARE_MONTH, _read_bare_month),
    rule(YEAR_HINTS, _YEAR, _read_year),
)
