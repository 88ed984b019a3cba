"""The date of a mail: kept with the time zone it was sent in, shown as a clock here shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class SentDate:
    """When a mail was sent: ISO 8601 as the header says it, and in words."""

    iso: str
    words: str


def read_date(header: str | None) -> SentDate | None:
    """The date in a header; None when there is none, or no day that exists."""
    if not header or len(header) > _LONGEST:
        return None
    try:
        moment = parsedate_to_datetime(header.strip())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return sent_at(moment)


def sent_at(moment: datetime) -> SentDate | None:
    """The date of a moment; one without a time zone was in UTC, as mails without one are."""
    if not 1970 <= moment.year <= 2199:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    here = moment.astimezone(zone_here(moment))
    words = f"{_DAYS[here.weekday()]} {here.day} {_MONTHS[here.month - 1]} {here:%Y %H:%M}"
    if here.utcoffset() != moment.utcoffset():
        words += f" (verzonden {moment:%H:%M} {_zone_name(moment)})"
    return SentDate(moment.isoformat(timespec="minutes"), words)


def zone_here(moment: datetime) -> timezone:
    """The offset of Amsterdam: summer time from the last Sunday of March to that of October."""
    utc = moment.astimezone(UTC).replace(tzinfo=None)
    starts, ends = (_last_sunday(utc.year, month) for month in (3, 10))
    return timezone(timedelta(hours=2 if starts <= utc < ends else 1))


def _last_sunday(year: int, month: int) -> datetime:
    """One o'clock UTC on the last Sunday of a month of 31 days."""
    last = datetime(year, month, 31, 1)  # noqa: DTZ001 - the caller reckons in UTC
    return last - timedelta(days=(last.weekday() + 1) % 7)


def _zone_name(moment: datetime) -> str:
    offset = moment.strftime("%z")
    return "UTC" if offset in {"+0000", "-0000"} else f"UTC{offset[:3]}:{offset[3:5]}"
