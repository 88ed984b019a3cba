"""What an expression of time can mean before the date of the letter is known."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from kanttekening.domain.findings import Precision
    from kanttekening.text.periods import Period, Yearly


class Origin(Enum):
    """What kind of words a form was read from; forms of different kinds are told apart."""

    CALENDAR = "calendar"
    WEEK = "week"
    LETTER = "letter"
    YEAR = "year"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Form:
    """A date or period that needs at most a year, or the date of the letter, to be known.

    Exactly one of ``of_year`` (with ``year`` where it is written) and ``of_letter`` is set, or
    neither for a moment that can't be computed. ``weekday`` is written beside a day.
    """

    precision: Precision
    of_year: Yearly | None = None
    year: int | None = None
    of_letter: Callable[[date], Period | None] | None = None
    weekday: int | None = None
    origin: Origin = Origin.CALENDAR

    def fixed(self) -> Period | None:
        """The period, if the words alone tell it."""
        if self.of_year is None or self.year is None:
            return None
        return self.of_year(self.year)

    @property
    def needs_year(self) -> bool:
        """Whether it comes back every year and no year is written."""
        return self.of_year is not None and self.year is None

    def beside(self, step: int) -> Form:
        """The one of the year that lies ``step`` years from that of the letter."""
        of_year = self.of_year

        def of_letter(day: date) -> Period | None:
            return of_year(day.year + step) if of_year else None

        return replace(self, of_year=None, of_letter=of_letter)

    def exists(self) -> bool:
        """Whether there is such a day: in its year, or in any."""
        if self.of_year is None:
            return True
        # 2020 had every day and every week that a year can have.
        return self.of_year(2020 if self.year is None else self.year) is not None


@dataclass(frozen=True, slots=True)
class Found:
    """Forms in a sentence and where their words stand; several forms share a list's words."""

    start: int
    end: int
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to write dates: its pattern, and what a match means (nothing: it is no date).

    A sentence without any of ``needs`` (in lower case) can't match: a quick look saves a search.
    """

    needs: tuple[str, ...]
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], tuple[Form, ...]]


def rule(needs: str, pattern: str, read: Callable[[re.Match[str]], tuple[Form, ...]]) -> Rule:
    """Make a rule of a pattern that stands on its own between other words."""
    guarded = rf"(?<!\w)(?<!\d[.,/\-])(?:{pattern})(?![^\W_])"
    return Rule(tuple(needs.split()), re.compile(guarded, re.IGNORECASE), read)
