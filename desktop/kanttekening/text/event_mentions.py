"""A date with the words around it that say how it is meant: by when, last or next, at what time."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import time
from enum import Enum
from typing import TYPE_CHECKING

from kanttekening.domain.findings import Bound, EventRole, Precision
from kanttekening.text.date_grammar import find_forms
from kanttekening.text.date_grammar_words import POINTERS

if TYPE_CHECKING:
    from kanttekening.text.date_grammar_forms import Form, Found


class Lean(Enum):
    """Which way an expression or its sentence looks, seen from the letter."""

    BACK = "back"
    AHEAD = "ahead"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Mention:
    """One date in a sentence; ``start`` and ``end`` are offsets in the sentence."""

    start: int
    end: int
    form: Form
    role: EventRole = EventRole.EVENT
    bound: Bound | None = None
    lean: Lean = Lean.OPEN
    begins: time | None = None
    ends: time | None = None


_LAST = re.compile(r",? ?\(?(?:jl|j\.l|ll|l\.l|jongstleden|laatstleden)\b\.?\)?", re.IGNORECASE)
_NEXT = re.compile(r",? ?\(?(?:a\.s\.|as\.|as\b|aanstaande\b|eerstkomende\b)\)?", re.IGNORECASE)
# "9 januari vorig jaar", and "Vorig jaar, op 9 januari": the year is told from the letter's.
_YEAR_AFTER = re.compile(
    r",? (?:van )?(?P<pointer>vorig|verleden|afgelopen|dit|komend|volgend) jaar\b", re.IGNORECASE
)
_YEAR_BEFORE = re.compile(
    r"\b(?P<pointer>vorig|verleden|dit|komend|volgend) jaar,? (?:is |was )?(?:op |per )?$",
    re.IGNORECASE,
)
_LEADING = r"(?:(?:op|in|per|de|het|dag van|einde van|eind van) )*"
_ON_OR_BEFORE = re.compile(
    r"\b(?:(?:tot )?uiterlijk(?: tot)?(?: en met)?|niet later dan|op zijn laatst|ten laatste"
    rf"|vóór of op|voor of op|deadline(?: is)?:?|sluitingsdatum(?: is)?:?) {_LEADING}$",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"\b(?:(?:uiterlijk |nog |ruim )?(?:vóór|voor)|eerder dan) (?:maandag |dinsdag )?{_LEADING}$",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"(?P<whole>\btot en met|\bt/m|\btot) (?:op )?$", re.IGNORECASE)
_FROM = re.compile(
    r"\b(?P<words>vanaf|met ingang van|per|van|tussen|in de periode van|in de periode)(?: de"
    r"| het)? $",
    re.IGNORECASE,
)
_IN = re.compile(r"\bin $", re.IGNORECASE)
_NO_DEADLINE = re.compile(
    r"\b(?:agenda|programma|uitnodiging|begroting|planning|stukken|plan|reserver\w+|afspraak|staat"
    r"|staan|focus|doelen|inzet|thema\w*|ambities|plannen|voorstel|voorstellen"
    r"|jaarplan) (?:voor|vóór) (?:de |het )?$|\b(?:gepland|geagendeerd|reserveer)\b",
    re.IGNORECASE,
)
_ACTS = re.compile(
    r"\b(?:aan(?:ge)?meld\w*|aanmelding\w*|in(?:ge)?schrij\w+|reageren|reactie\w*"
    r"|in(?:ge)?diend?\w*|indienen|"
    r"in(?:ge)?zend\w*|opgeven|aan(?:ge)?vra\w+|zienswijze\w*|bezwaar\w*|aanleveren|toesturen"
    r"|sluit|eindigt|"
    r"verstrijkt|termijn)\b",
    re.IGNORECASE,
)
# "Dat kan tot en met 30 november": what is allowed until a day has that day as its deadline.
_MAY = re.compile(
    r"\b(?:(?:dat|dit|u|je|men|iedereen) (?:kan|kunt|kunnen)"
    r"|(?:kan|kunt|kunnen) (?:u|je|men|iedereen))"
    r"(?: (?:die|dat|dit|deze|ze|nog|hier|ons|vragen))* $",
    re.IGNORECASE,
)
_CLOCK = r"(?:[01]?\d|2[0-4])[.:][0-5]\d"
_HOUR = rf"(?:{_CLOCK}|[01]?\d|2[0-3])"
_TIMES = re.compile(
    rf"(?<![\d.,:/\-€])(?:(?P<from>{_HOUR})(?: ?uur)? ?(?:tot|-|–|—|en"
    rf"|t/m) ?(?P<to>{_HOUR}) ?(?:uur|u)\b"
    rf"|(?P<at>{_HOUR}) ?(?:uur|u)\b"
    rf"|(?P<from2>[0-2]?\d:[0-5]\d) ?(?:-|–|tot) ?(?P<to2>[0-2]?\d:[0-5]\d)"
    rf"|(?:(?<=\bom )|(?<=\baanvang ))(?P<at2>{_CLOCK})|(?P<at3>[0-2]?\d:[0-5]\d))(?![\d%])",
    re.IGNORECASE,
)
_TO_TIME = re.compile(
    r"[,;]? ?\(?(?:om|van|vanaf|tussen|aanvang(?:stijd)?:?|start|tijd:?|-|–|\||,| ){0,3} ?",
    re.IGNORECASE,
)
_BEFORE_TIME = re.compile(r"\b(?:voor|vóór|uiterlijk|uiterlijk om|tot) $", re.IGNORECASE)
_NEAR = 90


def find_mentions(words: str) -> list[Mention]:
    """Find the dates in an evened sentence, with what the words around them say."""
    found = find_forms(words)
    mentions = [mention for one in found for mention in _mentions(words, one)]
    return _timed(words, mentions) if mentions else []


def _mentions(words: str, found: Found) -> list[Mention]:
    start, end, lean = found.start, found.end, Lean.OPEN
    for pattern, towards in ((_LAST, Lean.BACK), (_NEXT, Lean.AHEAD)):
        suffix = pattern.match(words, found.end)
        if suffix:
            end, lean = suffix.end(), towards
    role, bound, start = _role(words, found, start)
    pointer = _YEAR_AFTER.match(words, end) or _YEAR_BEFORE.search(words, 0, found.start)
    forms = found.forms
    if pointer:
        step = POINTERS[pointer["pointer"].lower()]
        forms = tuple(form.beside(step) if form.needs_year else form for form in forms)
        end = max(end, pointer.end())
    return [Mention(start, end, form, role, bound, lean) for form in forms]


def _role(words: str, found: Found, start: int) -> tuple[EventRole, Bound | None, int]:
    """Whether the date is a deadline, and where its words begin."""
    before = words[max(0, start - 60) : start]
    base = start - len(before)
    form = found.forms[0]
    if words[found.start : found.end].lower().startswith(("binnen", "uiterlijk")):
        return EventRole.DEADLINE, Bound.ON_OR_BEFORE, start
    at_last = _ON_OR_BEFORE.search(before)
    if at_last:
        return EventRole.DEADLINE, Bound.ON_OR_BEFORE, base + at_last.start()
    ahead = _BEFORE.search(before)
    if ahead and form.precision is not Precision.YEAR and not _NO_DEADLINE.search(before):
        return EventRole.DEADLINE, Bound.BEFORE, base + ahead.start()
    until = _UNTIL.search(before)
    if until and form.precision is not Precision.YEAR:
        if _ACTS.search(words) or _MAY.search(before[: until.start()]):
            whole = until.group("whole").lower() != "tot"
            bound = Bound.ON_OR_BEFORE if whole else Bound.BEFORE
            return EventRole.DEADLINE, bound, base + until.start()
        return EventRole.EVENT, None, base + until.start()
    return EventRole.EVENT, None, _begins(before, base, found, start)


def _begins(before: str, base: int, found: Found, start: int) -> int:
    """Take in the small word that belongs to a range or a month (``van``, ``vanaf``, ``in``)."""
    form = found.forms[0]
    if form.precision is Precision.MONTH and form.year is None:
        within = _IN.search(before)
        return base + within.start() if within else start
    since = _FROM.search(before)
    if since and (form.precision is Precision.PERIOD or since.group("words").lower() != "van"):
        return base + since.start("words")
    return start


def _timed(words: str, mentions: list[Mention]) -> list[Mention]:
    """Give each time of day to the day that it stands beside."""
    timed = list(mentions)
    for match in _TIMES.finditer(words):
        if any(one.start < match.end() and match.start() < one.end for one in mentions):
            continue
        for index in _days_beside(timed, match.start()):
            timed[index] = _at(words, timed[index], match)
    return timed


def _days_beside(mentions: list[Mention], at: int) -> list[int]:
    """The days before a time (all of a list that shares its words), else the first day after it."""
    days = [
        index
        for index, one in enumerate(mentions)
        if one.form.precision in (Precision.DAY, Precision.ABOUT)
        and (one.form.precision is Precision.DAY)
        and one.begins is None
    ]
    before = [index for index in days if mentions[index].end <= at <= mentions[index].end + _NEAR]
    if before:
        last = mentions[before[-1]].end
        return [index for index in before if mentions[index].end == last]
    return [index for index in days if at < mentions[index].start <= at + _NEAR][:1]


def times_in(words: str) -> tuple[time | None, time | None]:
    """When something begins and ends, by the first times in an evened line."""
    match = _TIMES.search(words)
    return _begin_and_end(match) if match else (None, None)


def _begin_and_end(match: re.Match[str]) -> tuple[time | None, time | None]:
    begins = _clock(
        match.group("from")
        or match.group("at")
        or match.group("from2")
        or match.group("at2")
        or match.group("at3")
    )
    ends = _clock(match.group("to") or match.group("to2"))
    if begins is None or (ends is not None and ends <= begins):
        return None, None
    return begins, ends


def _at(words: str, mention: Mention, match: re.Match[str]) -> Mention:
    begins, ends = _begin_and_end(match)
    if begins is None:
        return mention
    end = mention.end
    if mention.end <= match.start() and _TO_TIME.fullmatch(words[mention.end : match.start()]):
        end = match.end()
    return replace(mention, begins=begins, ends=ends, end=end)


def _clock(words: str | None) -> time | None:
    if words is None:
        return None
    hour, _, minute = words.replace(".", ":").partition(":")
    return time(int(hour), int(minute or 0)) if int(hour) < 24 else None
