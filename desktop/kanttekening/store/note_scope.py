"""A query as a condition on rows ``a`` of the index of annotations."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from kanttekening.domain.note_list import Standing
from kanttekening.domain.rows import LibraryView
from kanttekening.store.search_postings import EVERYWHERE, any_of, phrase
from kanttekening.store.search_scope import Condition, near_together, note_condition, scope_of
from kanttekening.text.fold import fold
from kanttekening.text.query import Query
from kanttekening.text.query_filters import DONE, NOTES, OPEN, WRITTEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kanttekening.text.query import Filter

_THERE: Condition = (
    "a.letter_id NOT IN (SELECT id FROM letters WHERE removed_at IS NOT NULL)",
    (),
)
_ANSWERING = "a.id IN (SELECT rowid FROM search_note WHERE search_note MATCH ?)"
_OF_TEXT = "letters.id {}IN (SELECT rowid FROM search_text WHERE search_text MATCH ?)"
_STANDINGS = {OPEN: int(Standing.OPEN), DONE: int(Standing.DONE)}
# Without the limit SQLite would compare before it takes the different ones.
_AUTHOR = (
    "a.author IN (SELECT author FROM (SELECT DISTINCT author FROM search_note_list LIMIT -1)"
    " WHERE instr(folded(author), ?) > 0)"
)
# There are few different sets of labels, and many annotations that have them.
_LABEL = (
    "a.labels IN (SELECT labels FROM (SELECT DISTINCT labels FROM search_note_list LIMIT -1)"
    " WHERE EXISTS (SELECT 1 FROM json_each(labels) WHERE folded(value) = ?))"
    " OR a.letter_id IN (SELECT letter_id FROM letter_labels JOIN labels ON labels.id = label_id"
    " WHERE folded(labels.name) = ?)"
)


def note_scope(
    query: Query, forms: Sequence[Iterable[str]], alike: Sequence[int] | None = None
) -> Condition:
    """Which annotations answer. ``forms`` are the words that may stand for each word asked.

    What letters are known by is asked of the letter; what is written is looked for in the
    annotation itself. A label may be of either. ``alike`` are the letters like the one that was
    named, if that was asked.
    """
    conditions = [_THERE, *_of_letters(query), *_of_notes(query.filters)]
    if alike is not None:
        among = "a.letter_id IN (SELECT value FROM json_each(?))"
        conditions.append((among, (json.dumps(list(alike)),)))
    expression = _expression(query, forms)
    if expression:
        conditions.append((_ANSWERING, (expression,)))
    unwanted = " OR ".join(map(phrase, query.excluded))
    if unwanted:
        conditions.append((f"NOT {_ANSWERING}", (unwanted,)))
    return _joined(conditions, " AND ")


def _of_letters(query: Query) -> list[Condition]:
    """Asked once of each letter, however many annotations it has."""
    asked = tuple(each for each in query.filters if not _is_about_notes(each))
    scope = scope_of(Query(filters=asked, dates=query.dates), LibraryView.ALL)
    conditions: list[Condition] = []
    if scope.condition != EVERYWHERE:
        conditions.append((scope.condition, scope.parameters))
    for expression, sign in ((scope.must, ""), (scope.must_not, "NOT ")):
        if expression:
            conditions.append((_OF_TEXT.format(sign), (expression,)))
    if not conditions:
        return []
    condition, values = _joined(conditions, " AND ")
    return [(f"a.letter_id IN (SELECT letters.id FROM letters WHERE {condition})", values)]  # noqa: S608


def _is_about_notes(asked: Filter) -> bool:
    return asked.name in _MAKERS or (asked.name == "heeft" and asked.value in (NOTES, WRITTEN))


def _of_notes(filters: Iterable[Filter]) -> list[Condition]:
    """Values of one filter are alternatives; of what is excluded none may be."""
    asked = [each for each in filters if _is_about_notes(each)]
    conditions = [_negated(_condition(each)) for each in asked if each.excluded]
    for name in dict.fromkeys(each.name for each in asked):
        wanted = [_condition(each) for each in asked if each.name == name and not each.excluded]
        if wanted:
            conditions.append(_joined(wanted, " OR "))
    return conditions


def _joined(conditions: Sequence[Condition], joint: str) -> Condition:
    return (
        joint.join(f"({condition})" for condition, _ in conditions),
        tuple(value for _, values in conditions for value in values),
    )


def _negated(condition: Condition) -> Condition:
    test, values = condition
    return f"NOT ({test})", values


def _condition(asked: Filter) -> Condition:
    return _MAKERS.get(asked.name, _written)(replace(asked, excluded=False))


def _written(asked: Filter) -> Condition:
    return ("a.has_note" if asked.value == WRITTEN else EVERYWHERE), ()


def _label(asked: Filter) -> Condition:
    return _LABEL, (fold(asked.value), fold(asked.value))


def _as_letters_are(asked: Filter) -> Condition:
    return note_condition([asked])


def _author(asked: Filter) -> Condition:
    """Compared once for each author, not for each annotation."""
    return _AUTHOR, (fold(asked.value),)


def _standing(asked: Filter) -> Condition:
    if asked.value in _STANDINGS:
        return "a.standing = ?", (_STANDINGS[asked.value],)
    return note_condition([asked])


_MAKERS: dict[str, Callable[[Filter], Condition]] = {
    "aantekening": _as_letters_are,
    "gemaakt": _as_letters_are,
    "door": _author,
    "stand": _standing,
    "label": _label,
}


def _expression(query: Query, forms: Sequence[Iterable[str]]) -> str:
    """All words in one of their forms, an unfinished one as a beginning; rows as they stand."""
    parts = [any_of(each) for each in forms]
    if parts and query.unfinished:
        parts[-1] = f"{parts[-1]} OR {phrase(query.words[-1:])} *"
    parts += [" OR ".join(map(phrase, either)) for either in query.must]
    parts += map(near_together, query.near)
    return " AND ".join(f"({part})" for part in parts)


# The scope of a query that asks nothing
EVERYTHING = note_scope(Query(), ())
