"""Which gatherings are meetings that papers are made for, and one name for each of them.

"Raad", "raadsvergadering" and "vergadering van de gemeenteraad" are one meeting to people.
Campaigns, debates elsewhere and visits are dates, but no meeting of a letter.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kanttekening.domain.findings import EventRole, Precision
from kanttekening.domain.letter import Meeting
from kanttekening.text.fold import fold
from kanttekening.text.index_words import index_words
from kanttekening.text.query_dates import MONTHS, asked_date, asked_period, dates_among
from kanttekening.text.query_periods import Period

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kanttekening.domain.findings import Event

SEPARATOR = ";"
_DAY = len("2025-03-27")
_LONGEST_NAME = 60
_COMMITTEE = re.compile(
    r"\b(?:raads)?commissie(?:s?vergadering|bijeenkomst)?\b"
    r"(?: (?:van|voor|over)(?: de| het)?\b)?(.*)"
)
_BEFORE_COMMITTEE = re.compile(r"\b(\w{3,})commissie(?:vergadering)?\b")
_COUNCIL = re.compile(r"\b(?:gemeente)?raads?(?:vergadering(?:en)?|behandeling)?\b")
_MEMBERS = re.compile(r"\b(b?alv)\b|\b(?:algemene )?ledenvergadering(?:en)?\b")
_STATES = re.compile(r"\b(?:provinciale )?staten(?:vergadering)?\b")
_EVENING = re.compile(
    r"\b(raads(?:informatie)?(?:avond|bijeenkomst)"
    r"|(?:beeld|oordeels|besluit)vormende (?:raad|vergadering|avond|sessie|bijeenkomst))\b"
)
_ANY = re.compile(r"\b\w*vergadering(?:en)?\b")
_LOOSE = re.compile(
    r"^(?:(?:de|het|een|van|op|in|d\.d\.|dd)\b[ .]*)+|[ ,;:(]+(?:van|op|d\.d\.|dd)?[ ,;:(]*$"
)
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY_OF_YEAR = re.compile(rf"\b(\d{{1,2}}) ({_MONTH})\b")
_HALF_A_DATE = re.compile(rf"\b\d{{1,2}} (?:{_MONTH})|\d[-/.]\d")


class Sought(NamedTuple):
    """What a filter asks of a meeting: words of its name, and its day, month or year.

    ``first`` and ``last`` are ISO 8601 cut short, or empty; ``day_of_year`` is ``-03-27``, where
    the year was left out. ``is_exact`` is one meeting with its whole day.
    """

    words: tuple[str, ...]
    first: str = ""
    last: str = ""
    day_of_year: str = ""
    is_exact: bool = False


def meeting_name(what: str) -> str | None:
    """One name for a meeting; None for a gathering that is none."""
    words = " ".join(fold(what).split())
    if found := _EVENING.search(words):
        return found.group(1)
    if found := _COMMITTEE.search(words):
        about = _LOOSE.sub("", found.group(1).strip(" ,.;:()")).strip()
        return f"commissie {about}".strip()[:_LONGEST_NAME]
    if found := _BEFORE_COMMITTEE.search(words):
        return f"commissie {found.group(1)}"
    if found := _MEMBERS.search(words):
        return found.group(1) or "ledenvergadering"
    if _COUNCIL.search(words):
        return "raad"
    if _STATES.search(words):
        return "staten"
    return words[:_LONGEST_NAME] if _ANY.search(words) else None


def meetings_of(events: Iterable[Event]) -> tuple[Meeting, ...]:
    """The meetings on a known day among what a letter names, each once, in order of day."""
    found: dict[tuple[str, str], Meeting] = {}
    for event in events:
        if event.role is not EventRole.EVENT or event.precision is not Precision.DAY:
            continue
        name = meeting_name(event.what)
        if name and event.start:
            day = event.start[:_DAY]
            span = event.spans[0] if event.spans else None
            found.setdefault((day, name), Meeting(name, day, span=span))
    return tuple(found[key] for key in sorted(found))


def sought_meeting(value: str) -> Sought:
    """What is asked by ``vergadering:``; a date in any form, a name, or both."""
    whole = asked_period(value)
    if isinstance(whole, Period):
        return Sought((), whole.first, whole.last, is_exact=len(whole.first) == _DAY)
    dates = dates_among(value)
    if dates:
        span, period = dates[0].span, dates[0].period
        rest = f"{value[: span.start]} {value[span.end :]}"
        return Sought(
            _name_words(rest), period.first, period.last, is_exact=len(period.first) == _DAY
        )
    if found := _DAY_OF_YEAR.search(fold(value)):
        folded = fold(value)
        rest = f"{folded[: found.start()]} {folded[found.end() :]}"
        month = MONTHS[found.group(2)]
        return Sought(_name_words(rest), day_of_year=f"-{month:02}-{int(found.group(1)):02}")
    return Sought(_name_words(value))


def _name_words(words: str) -> tuple[str, ...]:
    words = _LOOSE.sub("", " ".join(words.split()).strip(" ,.;:()"))
    return tuple(index_words(meeting_name(words) or words).words)


def read_meetings(typed: str) -> tuple[Meeting, ...]:
    """The meetings that a person typed, with ``;`` between; those that say nothing are left out."""
    found = (read_meeting(part) for part in typed.split(SEPARATOR))
    return tuple(meeting for meeting in found if meeting)


def read_meeting(typed: str) -> Meeting | None:
    """The meeting that a person typed, its day in any form; None when that says no meeting."""
    words = " ".join(typed.split())
    dates = [found for found in dates_among(words) if len(found.period.first) == _DAY]
    day = dates[0].period.first if dates else asked_date(words)
    if dates:
        span = dates[0].span
        words = f"{words[: span.start]} {words[span.end :]}"
    elif day:
        words = ""
    words = _LOOSE.sub("", " ".join(words.split()).strip(" ,.;:()")).strip(" ,.;:()")
    if _HALF_A_DATE.search(fold(words)) or not (words or day):
        return None
    name = (meeting_name(words) or fold(words)[:_LONGEST_NAME]) if words else "vergadering"
    return Meeting(name, day, by_hand=True)
