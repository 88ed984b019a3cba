"""Moments as PDF and XFDF write them: ``D:20241128153800+01'00'`` (ISO 32000, 7.9.4)."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

_DATE = re.compile(
    r"(?:D:)?(\d{4})(?:(\d\d)(?:(\d\d)(?:(\d\d)(?:(\d\d)(?:(\d\d))?)?)?)?)?"
    r"(?:\s*(Z|[+-]\d\d)(?:'?(\d\d))?.*)?",
    re.DOTALL,
)


def to_pdf_date(moment: str) -> str:
    """An ISO 8601 moment in UTC, to the second, with its zone; of nothing nothing."""
    if not moment:
        return ""
    return f"D:{datetime.fromisoformat(moment).astimezone(UTC):%Y%m%d%H%M%S}+00'00'"


def from_pdf_date(written: str) -> str:
    """The moment in UTC, ISO 8601; empty for what is no date.

    A date without a zone is taken for UTC: better an hour beside it than no date.
    """
    found = _DATE.fullmatch(written.strip())
    if found is None:
        return ""
    *parts, zone, minutes = found.groups()
    # What is left out is the first of its kind.
    least = (0, 1, 1, 0, 0, 0)
    year, month, day, hour, minute, second = (
        int(part) if part else first for part, first in zip(parts, least, strict=True)
    )
    try:
        moment = datetime(year, month, day, hour, minute, second, tzinfo=_zone(zone, minutes))
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    except (ValueError, OverflowError):
        return ""


def _zone(zone: str | None, minutes: str | None) -> timezone:
    if zone is None or zone == "Z":
        return UTC
    away = timedelta(hours=int(zone[1:]), minutes=int(minutes or 0))
    return timezone(-away if zone[0] == "-" else away)
