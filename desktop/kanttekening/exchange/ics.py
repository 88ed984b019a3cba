"""Calendar files (RFC 5545): what every calendar program can take over.

Written by hand: the part that we need is eighty lines, and the libraries for it bring
their own time zones and parsers along.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PRODUCT = "-//Kanttekening//Kanttekening//NL"
_ZONE = "Europe/Amsterdam"
# The rule of the European Union since 1996; the first days are those of the zone database.
_TIME_ZONE = (
    "BEGIN:VTIMEZONE",
    f"TZID:{_ZONE}",
    "BEGIN:DAYLIGHT",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "DTSTART:19960331T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
)
_LONGEST_LINE = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One event. Days run from ``start`` up to and with ``end``; times are those of Amsterdam.

    A ``uid`` that stays the same lets a calendar replace the entry rather than double it.
    ``warns`` is whether the calendar is to warn beforehand, as of the last day of a term: at nine
    in the morning of the day before, or a day before the time.
    """

    uid: str
    start: date | datetime
    end: date | datetime | None
    summary: str
    description: str = ""
    location: str = ""
    warns: bool = False

    @property
    def has_time(self) -> bool:
        """Whether it begins at a time of day."""
        return isinstance(self.start, datetime)


def calendar(entries: Iterable[CalendarEntry], moment: datetime) -> bytes:
    """A whole calendar file; ``moment`` is when it was made, in UTC."""
    return b"".join(fold_line(line) for line in _lines(tuple(entries), moment))


def _lines(entries: tuple[CalendarEntry, ...], moment: datetime) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_PRODUCT}", "CALSCALE:GREGORIAN")
    if any(entry.has_time for entry in entries):
        yield from _TIME_ZONE
    for entry in entries:
        yield from _event(entry, f"{moment:%Y%m%dT%H%M%SZ}")
    yield "END:VCALENDAR"


def _event(entry: CalendarEntry, stamp: str) -> Iterator[str]:
    yield from ("BEGIN:VEVENT", f"UID:{escape(entry.uid)}", f"DTSTAMP:{stamp}")
    if isinstance(entry.start, datetime):
        yield f"DTSTART;TZID={_ZONE}:{entry.start:%Y%m%dT%H%M%S}"
        if isinstance(entry.end, datetime) and entry.end > entry.start:
            yield f"DTEND;TZID={_ZONE}:{entry.end:%Y%m%dT%H%M%S}"
    else:
        last = max(entry.start, _day(entry.end or entry.start))
        yield f"DTSTART;VALUE=DATE:{entry.start:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"
        # A day in the calendar is a reminder: nobody is busy all of it.
        yield "TRANSP:TRANSPARENT"
    yield f"SUMMARY:{escape(entry.summary)}"
    if entry.location:
        yield f"LOCATION:{escape(entry.location)}"
    if entry.description:
        yield f"DESCRIPTION:{escape(entry.description)}"
    if entry.warns:
        yield from (
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            f"DESCRIPTION:{escape(entry.summary)}",
            f"TRIGGER:{'-P1D' if entry.has_time else '-PT15H'}",
            "END:VALARM",
        )
    yield "END:VEVENT"


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def escape(text: str) -> str:
    """Text as a property holds it, without signs that no property may hold."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub(" ", plain).translate(_ESCAPES)


def fold_line(line: str) -> bytes:
    """One line, broken after at most 75 octets, never inside a character."""
    parts: list[bytes] = []
    part = b""
    for sign in line:
        encoded = sign.encode("utf-8", "replace")
        if len(part) + len(encoded) > _LONGEST_LINE:
            parts.append(part)
            part = b" "
        part += encoded
    return b"\r\n".join([*parts, part]) + b"\r\n"
