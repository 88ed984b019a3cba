"""One place where a paper is cited, and the pieces of grammar that all who look for them share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kanttekening.text.dates import first_date

if TYPE_CHECKING:
    from kanttekening.domain.findings import ReferenceKind

MONTH = (
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    r"|(?:jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\b\.?)"
)
DATE = rf"(?:\d{{1,2}} {MONTH} \d{{4}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{4}}|\d{{4}}-\d\d-\d\d)"
DATED = r"(?:van|d\.d\.|d\.d|dd\.?|gedateerd|gedagtekend)"
# A number of a paper: letters, digits and signs between them, with at least one digit.
NUMBER = (
    r"(?=[A-Za-z./\-]{0,12}\d)[A-Za-z]{0,10}\d*[A-Za-z]{0,3}(?:[./\-][A-Za-z0-9]{1,20}){0,6}"
    r"(?![\w@])"
)
TITLE = r"[\"“„'‘’](?P<title>(?:[^\"”“„'’‘]|['’](?=[a-z])){3,160})[\"”'’]"
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY = re.compile(rf"(?<![\d./\-])(?:{DATE}|\d{{1,2}} {MONTH})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """A cited paper at ``start`` to ``end`` of a flow's words.

    ``name`` tells mentions of one paper together: a number or a title in one form.
    """

    kind: ReferenceKind
    start: int
    end: int
    number: str | None = None
    date: str | None = None
    name: str | None = None


def is_year(number: str) -> bool:
    """Whether a number is just a year: "motie 2024" is not its number."""
    return _YEAR.fullmatch(number) is not None


def iso_date(written: str | None) -> str | None:
    """A full date in ISO 8601."""
    found = first_date(written) if written else None
    return found.day.isoformat() if found else None


def days_in(sentence: str, letter_date: str | None) -> list[str]:
    """The days in a sentence; one without a year is the last one before the letter."""
    found = []
    for match in _DAY.finditer(sentence):
        written = match.group()
        day = iso_date(written) or _last(written, letter_date)
        if day:
            found.append(day)
    return found


def _last(written: str, letter_date: str | None) -> str | None:
    if letter_date is None:
        return None
    latest = date.fromisoformat(letter_date[:10])
    for year in (latest.year, latest.year - 1):
        found = first_date(f"{written} {year}")
        if found and found.day <= latest:
            return found.day.isoformat()
    return None
