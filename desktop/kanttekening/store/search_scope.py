"""Filters of a query as conditions on the letters table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kanttekening.domain.rows import LibraryView
from kanttekening.store.search_postings import EVERYWHERE, Scope, phrase
from kanttekening.store.vocabulary import LAST
from kanttekening.text.fold import fold
from kanttekening.text.index_words import index_words
from kanttekening.text.number_keys import asked_keys, own_keys
from kanttekening.text.query_dates import asked_date, asked_month

if TYPE_CHECKING:
    from collections.abc import Callable

    from kanttekening.text.query import Query

Condition = tuple[str, tuple[object, ...]]

_NOBODY: Condition = ("0", ())
_LIVE_NOTE = "EXISTS (SELECT 1 FROM annotations a WHERE a.letter_id = letters.id"
_HAS_NOTE = f"{_LIVE_NOTE} AND a.removed_at IS NULL)"
_PERIOD = re.compile(r"\s*(.*?)\s*\.\.\s*(.*?)\s*")
_PART_OF_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_VIEWS = {
    LibraryView.ALL: "removed_at IS NULL",
    LibraryView.UNREAD: "removed_at IS NULL AND is_read = 0",
    LibraryView.ANNOTATED: f"removed_at IS NULL AND {_HAS_NOTE}",
    LibraryView.REMOVED: "removed_at IS NOT NULL AND joined_to IS NULL",
}
_STATES = {
    "ongelezen": "is_read = 0",
    "gelezen": "is_read = 1",
}
_POSSESSIONS = {
    "aantekening": _HAS_NOTE,
    "aantekeningen": _HAS_NOTE,
    "kanttekening": _HAS_NOTE,
    "kanttekeningen": _HAS_NOTE,
    "notitie": f"{_LIVE_NOTE} AND a.removed_at IS NULL AND a.note <> '')",
    "label": "EXISTS (SELECT 1 FROM letter_labels WHERE letter_labels.letter_id = letters.id)",
}


def scope_of(query: Query, view: LibraryView) -> Scope:
    """Where the query asks to look: its filters, phrases and excluded words, within a view."""
    conditions: list[Condition] = [] if view is LibraryView.ALL else [(_VIEWS[view], ())]
    must = [phrase(words) for words in query.phrases]
    for asked in query.filters:
        if asked.name == "afzender":
            must += [f"sender : {phrase(words)} *" for words in _alternatives(asked.value)]
        else:
            conditions.append(_CONDITIONS[asked.name](asked.value))
    return Scope(
        " AND ".join(f"({condition})" for condition, _ in conditions) or EVERYWHERE,
        tuple(value for _, values in conditions for value in values),
        " AND ".join(f"({part})" for part in must),
        " OR ".join(phrase(words) for words in query.excluded),
        final=_VIEWS[view],
    )


def _alternatives(value: str) -> list[list[str]]:
    """The words of a sender, each to be found; a value without words is found nowhere."""
    return [[word] for word in index_words(value).words] or [["zonderwoorden"]]


def _period(value: str) -> Condition:
    """``2024``, ``2024-09..2025``, ``..2024``, ``3-9-2024`` or ``september 2024``."""
    apart = _PERIOD.fullmatch(value)
    first, last = (apart[1], apart[2]) if apart else (value, value)
    start, end = (_as_iso(first), _as_iso(last))
    if start is None or end is None or not (start or end):
        return _NOBODY
    if not end:
        return "letters.date >= ?", (start,)
    return "letters.date >= ? AND letters.date < ?", (start, end + LAST)


def _as_iso(written: str) -> str | None:
    if not written or _PART_OF_DATE.fullmatch(written):
        return written
    return asked_date(written) or asked_month(written)


def _kind(value: str) -> Condition:
    kind = re.sub(r"[\s-]+", "_", fold(value))
    return "replace(letters.kind, '-', '_') = ?", (kind,)


def _reference(value: str) -> Condition:
    keys = [*asked_keys(value), *own_keys(value)]
    if not keys:
        return _NOBODY
    tests = " OR ".join("n.key >= ? AND n.key < ?" for _ in keys)
    condition = (
        "EXISTS (SELECT 1 FROM search_number n WHERE n.letter_id = letters.id"  # noqa: S608
        f" AND n.own AND ({tests}))"
    )
    return condition, tuple(edge for key in keys for edge in (key, key + LAST))


def _state(value: str) -> Condition:
    return _STATES.get(fold(value), "0"), ()


def _possession(value: str) -> Condition:
    return _POSSESSIONS.get(fold(value), "0"), ()


def _annotation(value: str) -> Condition:
    return f"{_LIVE_NOTE} AND a.removed_at IS NULL AND a.kind = ?)", (fold(value),)


def _author(value: str) -> Condition:
    return f"{_LIVE_NOTE} AND a.removed_at IS NULL AND a.author LIKE ?)", (f"%{value}%",)


def _label(value: str) -> Condition:
    condition = (
        "EXISTS (SELECT 1 FROM letter_labels JOIN labels ON labels.id = label_id"
        " WHERE letter_labels.letter_id = letters.id AND lower(labels.name) = lower(?))"
    )
    return condition, (value,)


def _nothing_yet(_value: str) -> Condition:
    """Meetings are not kept yet, so no letter belongs to one."""
    return _NOBODY


_CONDITIONS: dict[str, Callable[[str], Condition]] = {
    "jaar": _period,
    "datum": _period,
    "soort": _kind,
    "kenmerk": _reference,
    "is": _state,
    "heeft": _possession,
    "aantekening": _annotation,
    "door": _author,
    "label": _label,
    "vergadering": _nothing_yet,
}
