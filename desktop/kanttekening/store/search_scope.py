"""A query's filters, phrases and dates as conditions: on letters, on annotations, on the text."""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING

from kanttekening.domain.annotation import OPEN_KINDS, AnchorState
from kanttekening.domain.rows import LibraryView
from kanttekening.store.search_postings import EVERYWHERE, NOT_REMOVED, Scope, phrase
from kanttekening.store.vocabulary import LAST
from kanttekening.text.fold import fold
from kanttekening.text.index_words import index_words, initials
from kanttekening.text.number_keys import asked_keys, own_keys
from kanttekening.text.query_filters import (
    CHANGED,
    DONE,
    LABELS,
    LOST,
    MOVED,
    NOTES,
    OPEN,
    READ,
    WRITTEN,
)
from kanttekening.text.query_periods import Period

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Sequence

    from kanttekening.text.query import DateAsked, Filter, Near, Query, Run

Condition = tuple[str, tuple[object, ...]]

# FTS5 takes no alternatives within NEAR: every combination is asked by itself.
_MOST_TOGETHER = 100
_SHORTEST_SENDER = 3
_NOBODY: Condition = ("0", ())
_LIVE_NOTE = (
    "EXISTS (SELECT 1 FROM annotations a WHERE a.letter_id = letters.id AND a.removed_at IS NULL"
)
_VIEWS = {
    LibraryView.ALL: NOT_REMOVED,
    LibraryView.UNREAD: "letters.removed_at IS NULL AND letters.is_read = 0",
    LibraryView.ANNOTATED: f"letters.removed_at IS NULL AND {_LIVE_NOTE})",
    LibraryView.REMOVED: "letters.removed_at IS NOT NULL AND letters.joined_to IS NULL",
}
_POSSESSIONS = {
    NOTES: f"{_LIVE_NOTE})",
    WRITTEN: f"{_LIVE_NOTE} AND a.note <> '')",
    LABELS: "EXISTS (SELECT 1 FROM letter_labels WHERE letter_labels.letter_id = letters.id)",
}
# What a letter may have several of: two of these add up. Of anything else one will do.
_ADDING_UP = frozenset(("heeft",))
# All that is asked of an annotation holds for one and the same.
_ABOUT_NOTES = frozenset(("aantekening", "door", "stand", "gemaakt"))
_TICKABLE = ", ".join(f"'{kind.value}'" for kind in OPEN_KINDS)
_IS_OPEN = f"a.kind IN ({_TICKABLE}) AND a.done IS"
_STANDS = {
    OPEN: f"{_IS_OPEN} NULL",
    DONE: f"{_IS_OPEN} NOT NULL",
    MOVED: f"a.state = '{AnchorState.MOVED.value}'",
    CHANGED: f"a.state = '{AnchorState.CHANGED.value}'",
    LOST: f"a.state = '{AnchorState.ORPHANED.value}'",
}


def add_functions(connection: sqlite3.Connection) -> None:
    """Let conditions compare as people do: without case and accents."""
    connection.create_function("folded", 1, _folded, deterministic=True)
    connection.create_function("called", 1, _called, deterministic=True)


def scope_of(query: Query, view: LibraryView) -> Scope:
    """Where the query asks to look: its filters, phrases and excluded words, within a view."""
    conditions: list[Condition] = [] if view is LibraryView.ALL else [(_VIEWS[view], ())]
    conditions += [*_of_letters(query.filters), *map(_dated, query.dates)]
    senders = [each for each in query.filters if each.name == "afzender"]
    begun = [each for each in senders if _is_begun(each) and view is not LibraryView.REMOVED]
    for each in begun:
        test, values = _begun_sender(each.value)
        conditions.append((f"NOT coalesce(({test}), 0)" if each.excluded else test, values))
    senders = [each for each in senders if each not in begun]
    wanted = [_sender(each.value) for each in senders if not each.excluded]
    unwanted = [_sender(each.value) for each in senders if each.excluded]
    must = [
        *map(_one_of, (*((run,) for run in query.phrases), *query.either)),
        *map(near_together, query.near),
        *([" OR ".join(wanted)] if wanted else []),
    ]
    return Scope(
        *_together(conditions),
        " AND ".join(f"({part})" for part in must),
        " OR ".join([*map(phrase, query.excluded), *unwanted]),
        final=_VIEWS[view],
        source=_source(query),
    )


def _source(query: Query) -> Condition | None:
    """Where a few letters can be had of which all others are none that answer."""
    if query.dates:
        return _of_period(query.dates[0].period)
    labels = [each for each in query.filters if each.name == "label" and not each.excluded]
    if len(labels) == 1:
        return (
            "SELECT letter_id FROM letter_labels JOIN labels ON labels.id = label_id"
            " WHERE folded(labels.name) = ?"
        ), (fold(labels[0].value),)
    return None


def note_condition(filters: Iterable[Filter]) -> Condition:
    """What the filters ask of an annotation ``a``; nothing is always true."""
    asked = [each for each in filters if each.name in _ABOUT_NOTES]
    return _together(_combined(asked, _OF_NOTES))


def title_condition(query: Query) -> Condition:
    """All words and phrases in the title of a letter: for lists, which know no text."""
    words = [*query.words, *(" ".join(run) for run in query.phrases)]
    return _together([("instr(letters.sort_title, ?) > 0", (word,)) for word in words])


# -- letters ---------------------------------------------------------------------------------


def _of_letters(filters: Sequence[Filter]) -> list[Condition]:
    conditions = _combined(filters, _CONDITIONS)
    wanted = [each for each in filters if not each.excluded]
    note, values = note_condition(wanted)
    if note != EVERYWHERE:
        conditions.append((f"{_LIVE_NOTE} AND {note})", values))
    for each in filters:
        if each.excluded and each.name in _ABOUT_NOTES:
            note, values = note_condition([_wanted(each)])
            conditions.append((f"NOT {_LIVE_NOTE} AND {note})", values))
    return conditions


def _combined(
    filters: Sequence[Filter], makers: dict[str, Callable[[Filter], Condition]]
) -> list[Condition]:
    """The values of one filter as alternatives, different filters and exclusions added up."""
    conditions: list[Condition] = []
    for name in dict.fromkeys(each.name for each in filters if each.name in makers):
        make = makers[name]
        wanted = [make(each) for each in filters if each.name == name and not each.excluded]
        if name in _ADDING_UP:
            conditions += wanted
        elif wanted:
            tests = " OR ".join(f"({test})" for test, _ in wanted)
            conditions.append((tests, tuple(value for _, values in wanted for value in values)))
        if makers is not _CONDITIONS:
            continue  # what is excluded of annotations is asked of the letter
        for each in filters:
            if each.name == name and each.excluded:
                test, values = make(each)
                conditions.append((f"NOT coalesce(({test}), 0)", values))
    return conditions


def _together(conditions: Sequence[Condition]) -> Condition:
    return (
        " AND ".join(f"({condition})" for condition, _ in conditions) or EVERYWHERE,
        tuple(value for _, values in conditions for value in values),
    )


def _wanted(asked: Filter) -> Filter:
    return type(asked)(asked.name, asked.value, asked.period)


def _fixed(asked: Filter) -> Period:
    """Its period; a query that does not know its day yet is a mistake of ours."""
    if not isinstance(asked.period, Period):
        message = f"{asked.name}:{asked.value} must be told which day it is"
        raise TypeError(message)
    return asked.period


def _period(asked: Filter) -> Condition:
    return _within(_fixed(asked))


def _within(period: Period) -> Condition:
    if not period.last:
        return "letters.date >= ?", (period.first,)
    return "letters.date >= ? AND letters.date < ?", (period.first, period.last + LAST)


def _dated(asked: DateAsked) -> Condition:
    """Letters of that day or month, and those that speak of it or cite a letter of then."""
    ids, values = _of_period(asked.period)
    return f"letters.id IN ({ids})", values


def _of_period(period: Period) -> Condition:
    edges = (period.first, period.last + LAST)
    return (
        "SELECT letter_id FROM search_letter WHERE date >= ? AND date < ?"
        " UNION SELECT letter_id FROM events WHERE due >= ? AND due < ?"
        " UNION SELECT letter_id FROM citations WHERE date >= ? AND date < ?"
    ), edges * 3


def _kind(asked: Filter) -> Condition:
    return "letters.kind = ?", (asked.value,)


def _reference(asked: Filter) -> Condition:
    keys = [*asked_keys(asked.value), *own_keys(asked.value)]
    if not keys:
        return _NOBODY
    tests = " OR ".join("n.key >= ? AND n.key < ?" for _ in keys)
    condition = (
        "letters.id IN (SELECT n.letter_id FROM search_number n"  # noqa: S608
        f" WHERE n.own AND ({tests}))"
    )
    return condition, tuple(edge for key in keys for edge in (key, key + LAST))


def _state(asked: Filter) -> Condition:
    return "letters.is_read = ?", (int(asked.value == READ),)


def _possession(asked: Filter) -> Condition:
    return _POSSESSIONS[asked.value], ()


def _label(asked: Filter) -> Condition:
    condition = (
        "EXISTS (SELECT 1 FROM letter_labels JOIN labels ON labels.id = label_id"
        " WHERE letter_labels.letter_id = letters.id AND folded(labels.name) = ?)"
    )
    return condition, (fold(asked.value),)


def _title(asked: Filter) -> Condition:
    """Letters with all these words in their title."""
    words = fold(asked.value).split()
    return " AND ".join("instr(letters.sort_title, ?) > 0" for _ in words) or "0", tuple(words)


def _meeting(asked: Filter) -> Condition:
    """Letters of a meeting, as in "raad 27 maart 2025".

    Half of a meeting ("raad 27 maart", "ledenbijeenkomst") is also looked for among all that
    letters say will happen, whether papers are made for it or not.
    """
    if asked.period:
        period = _fixed(asked)
        return ("letters.id IN (SELECT letter_id FROM meetings WHERE day >= ? AND day < ?)"), (
            period.first,
            period.last + LAST,
        )
    from kanttekening.text.meetings import sought_meeting  # patterns that few queries need

    sought = sought_meeting(asked.value)
    # Of one meeting that is told in full the name is compared word by word.
    named = "instr(' ' || m.name || ' ', ' ' || ? || ' ') > 0"
    named = named if sought.is_exact else "instr(m.name, ?) > 0"
    tests: list[Condition] = [(named, (word,)) for word in sought.words]
    if sought.first:
        tests.append(("m.day >= ?", (sought.first,)))
    if sought.last:
        tests.append(("m.day < ?", (sought.last + LAST,)))
    if sought.day_of_year:
        tests.append(("substr(m.day, 5) = ?", (sought.day_of_year,)))
    test, values = _together(tests)
    condition = f"letters.id IN (SELECT m.letter_id FROM meetings m WHERE {test})"  # noqa: S608
    if sought.is_exact or not sought.words:
        return condition, values
    words = index_words(asked.value).words
    tests = [("instr(folded(e.what || ' ' || e.text), ?) > 0", (word,)) for word in words]
    test, more = _together(tests)
    named_so = (
        "EXISTS (SELECT 1 FROM events e WHERE e.letter_id = letters.id"  # noqa: S608 - ours
        f" AND e.role = 'event' AND {test})"
    )
    return f"{condition} OR {named_so}", (*values, *more)


_CONDITIONS: dict[str, Callable[[Filter], Condition]] = {
    "jaar": _period,
    "datum": _period,
    "soort": _kind,
    "kenmerk": _reference,
    "is": _state,
    "heeft": _possession,
    "label": _label,
    "vergadering": _meeting,
    "stuk": _title,
}


# -- annotations -----------------------------------------------------------------------------


def _mark(asked: Filter) -> Condition:
    return "a.kind = ?", (asked.value,)


def _author(asked: Filter) -> Condition:
    return "instr(folded(a.author), ?) > 0", (fold(asked.value),)


def _standing(asked: Filter) -> Condition:
    return _STANDS[asked.value], ()


def _made(asked: Filter) -> Condition:
    """On a day of the person who looks; the library keeps moments in UTC."""
    period = _fixed(asked)
    day, first, last = "date(a.created, 'localtime')", period.first, period.last
    if not last:
        return f"{day} >= ?", (first,)
    return f"{day} >= ? AND {day} < ?", (first, last + LAST)


_OF_NOTES: dict[str, Callable[[Filter], Condition]] = {
    "aantekening": _mark,
    "door": _author,
    "stand": _standing,
    "gemaakt": _made,
}


# -- text ------------------------------------------------------------------------------------


def _sender(value: str) -> str:
    """The words of a sender, each to be found, the last one as a beginning too."""
    words = [f"{phrase([word])} *" for word in index_words(value).words]
    return f"sender : ({' AND '.join(words)})"


def _is_begun(sender: Filter) -> bool:
    """Whether so little is typed of a sender that half of all words begin so."""
    words = index_words(sender.value).words
    return bool(words) and len(words[-1]) < _SHORTEST_SENDER


def _begun_sender(value: str) -> Condition:
    """The same as ``_sender`` means, asked of the names: those are few, and in an index."""
    *whole, last = index_words(value).words
    tests = ["instr(called(name) || ' ', ' ' || ? || ' ')"] * len(whole)
    tests.append("instr(called(name), ' ' || ?)")
    named = (
        f"SELECT min(sender) FROM letters WHERE {NOT_REMOVED} AND sender > ''"  # noqa: S608 - ours
        f" UNION ALL SELECT (SELECT min(sender) FROM letters WHERE {NOT_REMOVED}"
        " AND sender > names.name) FROM names WHERE names.name IS NOT NULL"
    )
    # With a plus it is asked of the newest letters first: so little is true of many.
    condition = (
        f"+letters.sender IN (WITH RECURSIVE names (name) AS ({named})"  # noqa: S608 - ours
        f" SELECT name FROM names WHERE name IS NOT NULL AND {' AND '.join(tests)})"
    )
    return condition, (*whole, last)


def _called(sender: object) -> str:
    """The words of a sender and its initials, as the index has them."""
    if not isinstance(sender, str):
        return ""
    return " ".join(("", *index_words(sender).words, *initials(sender)))


def _one_of(runs: Iterable[Run]) -> str:
    return " OR ".join(map(phrase, runs))


def near_together(near: Near) -> str:
    """An expression for rows near one another, each in any of its forms."""
    return " OR ".join(
        f"NEAR({' '.join(map(phrase, runs))}, {near.apart})"
        for runs in islice(product(*near.places), _MOST_TOGETHER)
    )


def _folded(value: object) -> str:
    return fold(value) if isinstance(value, str) else ""
