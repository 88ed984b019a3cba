"""Periods that a query may ask for: of the calendar, and as seen from the day of asking.

``vorige week`` says another thing tomorrow. It is kept as it was meant, and becomes a period of
the calendar only when the query is run (``Query.on``): a search that is kept stays alive.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

from kanttekening.text.fold import fold


@dataclass(frozen=True, slots=True)
class Period:
    """From ``first`` up to and including ``last``, in ISO 8601 cut at year, month or day.

    An empty end is open.
    """

    first: str
    last: str

    def on(self, _today: date) -> Period:
        """The same on every day."""
        return self

    def up_to(self, other: Period) -> Period:
        """From this one up to the other; turned around it still says which period is meant."""
        if self.first and other.last and self.first > other.last + "~":
            return Period(other.first, self.last)
        return Period(self.first, other.last)


class Unit(Enum):
    """A stretch of the calendar, as months and days that it lasts."""

    DAY = (0, 1)
    WEEK = (0, 7)
    MONTH = (1, 0)
    QUARTER = (3, 0)
    YEAR = (12, 0)


class Side(Enum):
    """Which day of a unit is meant: the first, the last, or the one like today."""

    FIRST = auto()
    LIKE_TODAY = auto()
    LAST = auto()


@dataclass(frozen=True, slots=True)
class Moment:
    """A day as seen from today: a ``side`` of the unit that lies ``steps`` away."""

    unit: Unit
    steps: int = 0
    side: Side = Side.LIKE_TODAY

    def on(self, today: date) -> date:
        """That day. Of a month without a 31st it is the last one."""
        if self.side is Side.FIRST:
            return _start(self.unit, _moved(today, self.unit, self.steps))
        if self.side is Side.LAST:
            return _start(self.unit, _moved(today, self.unit, self.steps + 1)) - timedelta(1)
        return _moved(today, self.unit, self.steps)


@dataclass(frozen=True, slots=True)
class RelativePeriod:
    """From one moment up to and including another."""

    first: Moment
    last: Moment

    def on(self, today: date) -> Period:
        """What it means on that day."""
        return Period(self.first.on(today).isoformat(), self.last.on(today).isoformat())


@dataclass(frozen=True, slots=True)
class RelativeRange:
    """From one period up to another, of which at least one is relative."""

    first: Period | RelativePeriod
    last: Period | RelativePeriod

    def on(self, today: date) -> Period:
        """What it means on that day."""
        return self.first.on(today).up_to(self.last.on(today))


AskedPeriod = Period | RelativePeriod | RelativeRange

# What the search field offers, and one sees most.
OFFERED = (
    "vandaag", "gisteren", "deze week", "vorige week", "afgelopen week", "deze maand",
    "vorige maand", "afgelopen maand", "dit kwartaal", "dit jaar", "vorig jaar", "komende week",
)  # fmt: skip
_DAYS = {
    "vandaag": 0, "gisteren": -1, "gister": -1, "eergisteren": -2, "morgen": 1, "overmorgen": 2,
}  # fmt: skip
_UNITS = {
    "dag": Unit.DAY, "dagen": Unit.DAY, "week": Unit.WEEK, "weken": Unit.WEEK,
    "maand": Unit.MONTH, "maanden": Unit.MONTH, "kwartaal": Unit.QUARTER,
    "kwartalen": Unit.QUARTER, "jaar": Unit.YEAR, "jaren": Unit.YEAR,
}  # fmt: skip
# A whole week, month or year of the calendar; the one that ends or begins today.
_WHOLE = {
    "vorig": -1, "vorige": -1, "verleden": -1, "dit": 0, "deze": 0, "volgend": 1, "volgende": 1,
}  # fmt: skip
_RUNNING = {
    "afgelopen": -1, "laatste": -1, "komend": 1, "komende": 1, "aankomend": 1, "aankomende": 1,
}  # fmt: skip
_NUMBERS = (
    "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
)  # fmt: skip
_COUNTS = {name: number for number, name in enumerate(_NUMBERS, 1)}
_COUNT = rf"\d{{1,3}}|{'|'.join(_COUNTS)}"
_UNIT = "|".join(_UNITS)
_POINTER = "|".join((*_WHOLE, *_RUNNING))
_POINTED = re.compile(
    rf"(?:(?:de|het)\s+)?(?P<pointer>{_POINTER})\s+(?:(?P<count>{_COUNT})\s+)?(?P<unit>{_UNIT})"
)
_AWAY = re.compile(
    rf"(?P<over>over\s+)?(?P<count>{_COUNT})\s+(?P<unit>{_UNIT})(?P<ago>\s+geleden)?"
)
# Several words that are one value without quotes; at the very end they may still be growing.
SPACED = (
    rf"(?:{_POINTER})\s+(?:(?:{_COUNT})\s+)?(?:{_UNIT})(?!\S)|(?:{_POINTER})\s+[^\W\d_]+\Z"
    rf"|(?:{_COUNT})\s+(?:{_UNIT})\s+geleden(?!\S)|over\s+(?:{_COUNT})\s+(?:{_UNIT})(?!\S)"
)
_PHRASES = (
    *_DAYS,
    *OFFERED,
    *(f"{word} {unit}" for word in (*_WHOLE, *_RUNNING) for unit in _UNITS),
)


def relative_period(value: str) -> RelativePeriod | None:
    """``gisteren``, ``vorige week``, ``afgelopen 3 maanden``, ``twee weken geleden``; or None.

    *Vorige maand* is a month of the calendar, *afgelopen maand* the one that ends today.
    """
    value = " ".join(fold(value).split())
    if value in _DAYS:
        return _whole(Unit.DAY, _DAYS[value])
    if match := _POINTED.fullmatch(value):
        unit, pointer = _UNITS[match["unit"]], match["pointer"]
        if pointer in _RUNNING:
            return _running(unit, _RUNNING[pointer] * _count(match["count"]))
        return None if match["count"] else _whole(unit, _WHOLE[pointer])
    match = _AWAY.fullmatch(value)
    if match and bool(match["over"]) != bool(match["ago"]):
        return _whole(_UNITS[match["unit"]], _count(match["count"]) * (1 if match["over"] else -1))
    return None


def is_begun(value: str) -> bool:
    """Whether it may become such a period while somebody types on."""
    value = " ".join(fold(value).split())
    return any(phrase.startswith(value) for phrase in _PHRASES)


def _whole(unit: Unit, steps: int) -> RelativePeriod:
    return RelativePeriod(Moment(unit, steps, Side.FIRST), Moment(unit, steps, Side.LAST))


def _running(unit: Unit, steps: int) -> RelativePeriod:
    ends = Moment(unit, steps), Moment(Unit.DAY)
    return RelativePeriod(*(ends if steps < 0 else ends[::-1]))


def _count(word: str | None) -> int:
    if word is None:
        return 1
    return int(word) if word.isdecimal() else _COUNTS[word]


def _start(unit: Unit, day: date) -> date:
    if unit is Unit.DAY:
        return day
    if unit is Unit.WEEK:
        return day - timedelta(day.weekday())
    months, _ = unit.value
    return day.replace(month=day.month - (day.month - 1) % months, day=1)


def _moved(day: date, unit: Unit, steps: int) -> date:
    """As many units on; a day that the month has not is its last."""
    months, days = unit.value
    if days:
        return day + timedelta(days * steps)
    years, month = divmod(day.month - 1 + months * steps, 12)
    first = date(day.year + years, month + 1, 1)
    last = (first + timedelta(31)).replace(day=1) - timedelta(1)
    return min(first + timedelta(day.day - 1), last)
