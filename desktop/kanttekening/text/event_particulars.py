"""Particulars under each other: "Wanneer: 1 oktober", "Tijd: 13.30 uur", "Waar: De Spil"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.text.date_grammar import evened
from kanttekening.text.event_mentions import times_in

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import time

    from kanttekening.text.sentences import Sentence

_TO_VALUE = r"(?: ?:\s*|\t+)"
_DAY = re.compile(rf"(?:wanneer|datum|dag|data)(?: \w+)?{_TO_VALUE}", re.IGNORECASE)
_TIME = re.compile(
    rf"(?:tijd(?:stip)?|aanvang(?:stijd)?|hoe laat|van|begin){_TO_VALUE}(?P<value>.+)",
    re.IGNORECASE,
)
_PLACE = re.compile(rf"(?:waar|locatie|plaats|adres){_TO_VALUE}(?P<value>.+)", re.IGNORECASE)
_ANY = re.compile(rf"[^\W\d_][^\W\d_ ]{{1,20}}(?: [^\W\d_]{{1,15}}){{0,2}}{_TO_VALUE}")
_ROWS = 5
_LONGEST_PLACE = 120


@dataclass(frozen=True, slots=True)
class Particulars:
    """What stands beside a day in rows of its own."""

    begins: time | None = None
    ends: time | None = None
    place: str | None = None


def particulars_of(rows: Sequence[Sentence], index: int) -> Particulars:
    """Read the rows below the row of the day, as long as they are labelled."""
    if not _DAY.match(rows[index].words):
        return Particulars()
    begins = ends = place = None
    for row in rows[index + 1 : index + 1 + _ROWS]:
        if not _ANY.match(row.words):
            break
        at_time, at_place = _TIME.match(row.words), _PLACE.match(row.words)
        if at_time and begins is None:
            begins, ends = times_in(evened(at_time["value"]))
        elif at_place and place is None and len(at_place["value"]) <= _LONGEST_PLACE:
            place = at_place["value"].strip(" .")
    return Particulars(begins, ends, place)
