"""What happens when: dates, periods and deadlines in the running text of a letter."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from kanttekening.domain.document import BlockKind
from kanttekening.domain.findings import Event, EventRole, Precision
from kanttekening.text.date_grammar import evened
from kanttekening.text.event_leaning import leaning
from kanttekening.text.event_mentions import Lean, find_mentions
from kanttekening.text.event_particulars import particulars_of
from kanttekening.text.event_places import place_of
from kanttekening.text.event_skips import announces, is_stamped, own_spans
from kanttekening.text.event_when import period_of, tense_of
from kanttekening.text.event_words import is_gathering, what_of
from kanttekening.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kanttekening.domain.document import Document, ReadingBlock
    from kanttekening.domain.letter import Facts
    from kanttekening.domain.passage import Span
    from kanttekening.text.event_mentions import Mention
    from kanttekening.text.periods import Period
    from kanttekening.text.sentences import Sentence


# An event that is told more often than this is not told any better.
_ENOUGH = 6
# What stands before a date in a form: what is on that day is the subject of the letter.
_LABEL = re.compile(r"(?:datum|data|wanneer|datum en tijd)[ :]*", re.IGNORECASE)
# A sentence with more dates than this is a list: all look the same way.
_MANY = 12


@dataclass(frozen=True, slots=True)
class _Sighting:
    """A mention in its sentence, with the way the words look and the days it means."""

    sentence: Sentence
    words: str
    mention: Mention
    lean: Lean
    place: str | None = None
    period: Period | None = None


def find_events(
    document: Document, facts: Facts, reading: tuple[ReadingBlock, ...]
) -> tuple[Event, ...]:
    """Find every date, period and deadline, each once, in the order of the text."""
    letter = _day_of(facts.date) or _day_of(facts.date_inferred)
    own = own_spans(facts)
    sightings = _agreed([
        replace(one, period=period_of(one.mention, one.lean, letter))
        for one in _sightings(document.text, reading)
    ])  # fmt: skip
    groups: dict[tuple[object, ...], list[_Sighting]] = {}
    for one in sightings:
        # A row of the heading tells the letter's date beside that of an older one.
        in_row = one.sentence.passages.kind is BlockKind.TABLE_ROW or "\t" in one.sentence.words
        start, end = (
            (0, len(one.sentence.words)) if in_row else (one.mention.start, one.mention.end)
        )
        spans = one.sentence.source(start, end)
        if any(span.overlaps(mine) for span in spans for mine in own):
            continue
        if announces(one.words, one.mention, one.period, letter):
            groups.setdefault(_key(one), []).append(one)
    return tuple(_event(group, letter, facts.subject) for group in groups.values())


def _day_of(iso: str | None) -> date | None:
    try:
        return datetime.fromisoformat(iso).date() if iso else None
    except ValueError:
        return None


def _sightings(text: str, reading: Sequence[ReadingBlock]) -> Iterator[_Sighting]:
    """Every mention; items of a list look the way of the sentence that announces the list."""
    above = Lean.OPEN
    every = list(sentences(text, reading))
    for number, sentence in enumerate(every):
        if number and is_stamped(every[number - 1].words):
            continue
        words = evened(sentence.words)
        is_item = sentence.passages.kind is BlockKind.LIST_ITEM
        if not is_item:
            above = leaning(words, len(words), len(words)) if words.endswith(":") else Lean.OPEN
        lean = Lean.OPEN
        mentions = find_mentions(words)
        place = None
        if len(mentions) == 1 and mentions[0].begins is None:
            beside = particulars_of(every, number)
            mentions = [replace(mentions[0], begins=beside.begins, ends=beside.ends)]
            place = beside.place
        for index, mention in enumerate(mentions):
            if index < _MANY:
                lean = leaning(words, mention.start, mention.end)
            if is_item and lean is Lean.OPEN:
                lean = above
            yield _Sighting(sentence, words, mention, lean, place)


def _agreed(sightings: list[_Sighting]) -> list[_Sighting]:
    """A day without a year, in a sentence that looks nowhere, is the day told elsewhere."""
    known: dict[tuple[int, int], Period] = {}
    for one in sorted(sightings, key=_doubt):
        if one.period and one.period.is_day and _doubt(one) < 3:
            known.setdefault((one.period.first.month, one.period.first.day), one.period)
    agreed = []
    for one in sightings:
        period = one.period
        if period and period.is_day and _doubt(one) == 3:
            period = known.get((period.first.month, period.first.day), period)
        agreed.append(replace(one, period=period))
    return agreed


def _doubt(one: _Sighting) -> int:
    """How much of the year was read, and how much concluded."""
    form = one.mention.form
    if form.year is not None or form.of_letter is not None:
        return 0
    if one.mention.lean is not Lean.OPEN or form.weekday is not None:
        return 1
    return 3 if one.lean is Lean.OPEN else 2


def _key(one: _Sighting) -> tuple[object, ...]:
    """What makes two mentions one event: the same days, meant the same way."""
    mention, form = one.mention, one.mention.form
    if one.period is None:
        return (None, one.words[mention.start : mention.end].lower(), mention.role)
    kind = None if one.period.is_day else (form.precision, form.origin)
    return (one.period, kind, mention.role, mention.bound)


def _event(group: list[_Sighting], letter: date | None, subject: str | None) -> Event:
    first = group[0]
    timed = next((one for one in group if one.mention.begins), first)
    what = _what(group)
    if subject and _LABEL.fullmatch(first.words[: first.mention.start]):
        what = subject
    places = (_place(one, what) for one in [timed, *group[:_ENOUGH]])
    start, end = _iso(timed)
    tenses = (
        tense_of(one.mention, one.period, _way(one), letter)
        for one in group
        if one.period is not None
    )
    return Event(
        text=first.sentence.words[first.mention.start : first.mention.end],
        quote=first.sentence.words,
        start=start,
        end=end,
        all_day=timed.mention.begins is None,
        precision=first.mention.form.precision,
        role=first.mention.role,
        what=what,
        spans=_spans(group),
        bound=first.mention.bound,
        place=next(filter(None, places), None),
        tense=next(filter(None, tenses), None),
    )


def _what(group: list[_Sighting]) -> str:
    """The name of a gathering if one of the first mentions tells it, else the first name."""
    first = ""
    for one in group[:_ENOUGH]:
        what = _cell(one) or what_of(one.words, one.mention.start, one.mention.end)
        if is_gathering(what):
            return what
        first = first or what
    return first


def _cell(one: _Sighting) -> str:
    """In a row of a table: the longest cell of words."""
    if one.sentence.passages.kind is not BlockKind.TABLE_ROW:
        return ""
    cells = (cell.strip() for cell in one.sentence.words.split("\t"))
    return max((cell for cell in cells if not any(map(str.isdigit, cell))), key=len, default="")


def _way(one: _Sighting) -> Lean:
    return one.lean if one.mention.lean is Lean.OPEN else one.mention.lean


def _place(one: _Sighting, what: str) -> str | None:
    if one.mention.form.precision is not Precision.DAY or one.mention.role is EventRole.DEADLINE:
        return None
    mention = one.mention
    if one.place:
        return one.place
    return place_of(one.words, mention.start, mention.end, is_gathering=is_gathering(what))


def _spans(group: list[_Sighting]) -> tuple[Span, ...]:
    spans = {
        span for one in group for span in one.sentence.source(one.mention.start, one.mention.end)
    }
    return tuple(sorted(spans))


def _iso(one: _Sighting) -> tuple[str | None, str | None]:
    """Start and end: days, or local times of one day."""
    if one.period is None:
        return None, None
    first, last = one.period.first.isoformat(), one.period.last.isoformat()
    begins, ends = one.mention.begins, one.mention.ends
    if begins is None:
        return first, last
    return f"{first}T{begins:%H:%M}", f"{last}T{ends or begins:%H:%M}"
