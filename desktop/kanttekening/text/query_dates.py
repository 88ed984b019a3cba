"""Dates as people type them into the search field, and the periods that they stand for."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan", "februari feb", "maart mrt", "april apr", "mei", "juni jun",
            "juli jul", "augustus aug", "september sep sept", "oktober okt", "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAY = r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag\s+)?"
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SHORT = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4})")
_WRITTEN = re.compile(_WEEKDAY + r"(\d{1,2})\s+([a-z]+)\.?\s+(\d{4})")
_MONTH = re.compile(r"([a-z]+)\.?\s+(\d{4})")


def asked_date(query: str) -> str | None:
    """The ISO date that the whole query is, or None."""
    typed = query.strip().lower()
    if match := _ISO.fullmatch(typed):
        return _iso(match[1], int(match[2]), match[3])
    if match := _SHORT.fullmatch(typed):
        return _iso(match[3], int(match[2]), match[1])
    if match := _WRITTEN.fullmatch(typed):
        return _iso(match[3], _MONTHS.get(match[2], 0), match[1])
    return None


def asked_month(query: str) -> str | None:
    """``september 2024`` as ``2024-09``, or None."""
    match = _MONTH.fullmatch(query.strip().lower())
    if not match or match[1] not in _MONTHS:
        return None
    return f"{match[2]}-{_MONTHS[match[1]]:02}"


def _iso(year: str, month: int, day: str) -> str | None:
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return None
