"""The filters of the search field and of the command line: their names, and what values mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kanttekening.domain.annotation import MarkKind
from kanttekening.domain.asking import Misread, Remark
from kanttekening.domain.letter import LetterKind
from kanttekening.text.fold import fold
from kanttekening.text.index_words import index_words
from kanttekening.text.query_dates import asked_period
from kanttekening.text.query_periods import OFFERED, AskedPeriod, Period, is_begun

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

NAMES = (
    "afzender", "jaar", "datum", "soort", "kenmerk", "label", "vergadering", "is", "heeft",
    "aantekening", "door", "stand", "gemaakt", "stuk", "in", "zoals",
)  # fmt: skip
READ, UNREAD = "gelezen", "ongelezen"
NOTES, WRITTEN, LABELS = "aantekeningen", "kanttekeningen", "labels"
LETTERHEAD = "briefhoofd"
# ``zoals:12`` asks for letters like number 12; the window writes it, nobody has to.
LIKE = "zoals"
OPEN, DONE = "open", "afgehandeld"
MOVED, CHANGED, LOST = "controleren", "gewijzigd", "losgeraakt"

# What else people call a filter.
_ALSO = {
    "van": "afzender", "from": "afzender", "sender": "afzender", "schrijver": "afzender",
    "tag": "label", "labels": "label", "type": "soort", "jaren": "jaar", "data": "datum",
    "auteur": "door", "nummer": "kenmerk", "referentie": "kenmerk", "heb": "heeft",
    "raad": "vergadering", "status": "is",
}  # fmt: skip
_STATES = {READ: READ, UNREAD: UNREAD}
_POSSESSIONS = {
    "aantekening": NOTES, "aantekeningen": NOTES, "kanttekening": WRITTEN,
    "kanttekeningen": WRITTEN, "notitie": WRITTEN, "notities": WRITTEN,
    "label": LABELS, "labels": LABELS,
}  # fmt: skip
_PLACES = {"briefhoofd": LETTERHEAD, "voettekst": LETTERHEAD}
_KINDS = {re.sub(r"[\s_-]+", "_", kind.value): kind.value for kind in LetterKind}
_STANDS = {
    **{value: value for value in (OPEN, DONE, MOVED, CHANGED, LOST)},
    "klaar": DONE, "afgevinkt": DONE, "gedaan": DONE, "los": LOST,
}  # fmt: skip
# As it is called on screen, and by its key.
_MARKS = {"gewoon": MarkKind.LOOSE.value, **{kind.value: kind.value for kind in MarkKind}}
_CHOICES = {
    "soort": _KINDS,
    "is": _STATES,
    "heeft": _POSSESSIONS,
    "aantekening": _MARKS,
    "stand": _STANDS,
    "in": _PLACES,
}
_MORE_THAN_ONE = (("brieven", "brief"), ("en", ""), ("n", ""), ("s", ""))
_BEGUN_PERIOD = re.compile(r"\d{1,3}|\d{4}-\d?|.*\.")
_NUMBER = re.compile(r"[0-9]{1,15}")
_FARTHEST = 2
_NO_QUOTES = str.maketrans(dict.fromkeys('"“”„‟«»\0', " "))


@dataclass(frozen=True, slots=True)
class Filter:
    """``name:value``. The value is one of those known, or else as it was typed.

    ``period`` is that of a year or date, and of a meeting if it was asked as ``volgende week``;
    ``excluded`` asks for all other letters.
    """

    name: str
    value: str
    period: AskedPeriod | None = None
    excluded: bool = False

    def on(self, today: date) -> Filter:
        """What it asks on that day."""
        return replace(self, period=self.period and self.period.on(today))


def values_of(name: str) -> tuple[str, ...]:
    """The values that a filter may have, if there is a fixed number of them; of a date some."""
    if name in ("datum", "gemaakt"):
        return OFFERED
    return tuple(dict.fromkeys(_CHOICES[name].values())) if name in _CHOICES else ()


def written(name: str, value: str) -> str:
    """A filter as one types it; a value with spaces needs quotes."""
    value = " ".join(value.translate(_NO_QUOTES).split())
    return f'{name}:"{value}"' if re.search(r"\s", value) else f"{name}:{value}"


def read_filter(name: str, value: str, typed: str = "") -> Filter | Remark:
    """What ``name:value`` asks; a remark when it asks nothing that is known."""
    typed = typed or written(name, value)
    name, value = name.lower(), " ".join(value.translate(_NO_QUOTES).split())
    if name not in NAMES:
        like = nearest(name, NAMES) or _ALSO.get(name)
        return Remark(Misread.UNKNOWN_NAME, typed, name, value, like and written(like, value))
    if not value:
        return Remark(Misread.UNFINISHED, typed, name, value)
    if name in _CHOICES:
        return _chosen(name, value, typed)
    if name in ("jaar", "datum", "gemaakt"):
        return _dated(name, value, typed)
    if name == LIKE and not _NUMBER.fullmatch(value):
        return Remark(Misread.UNKNOWN_VALUE, typed, name, value)
    if not index_words(value).words:
        return Remark(Misread.UNFINISHED, typed, name, value)
    period = asked_period(value) if name == "vergadering" else None
    return Filter(name, value, None if isinstance(period, Period) else period)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that this is a slip of."""
    from rapidfuzz.distance import OSA  # slow to load, and few slip

    farthest = min(_FARTHEST, len(word) // 2)
    slips = [(OSA.distance(word, other, score_cutoff=farthest), other) for other in known]
    best = min(slips, default=(farthest + 1, ""))
    return best[1] if best[0] <= farthest else None


def _chosen(name: str, value: str, typed: str) -> Filter | Remark:
    known = _CHOICES[name]
    folded = re.sub(r"[\s_-]+", "_", fold(value))
    for one in _singular(folded):
        if one in known:
            return Filter(name, known[one])
    if any(one.startswith(folded) for one in known):
        return Remark(Misread.UNFINISHED, typed, name, value)
    like = nearest(folded, known)
    return Remark(Misread.UNKNOWN_VALUE, typed, name, value, like and written(name, known[like]))


def _singular(word: str) -> tuple[str, ...]:
    """The word, and what it may be one of: brieven, moties, bijlagen, rapporten."""
    ends = (word.removesuffix(end) + one for end, one in _MORE_THAN_ONE if word.endswith(end))
    return word, *ends


def _dated(name: str, value: str, typed: str) -> Filter | Remark:
    period = asked_period(value)
    if period:
        return Filter(name, value, period)
    if _BEGUN_PERIOD.fullmatch(value) or is_begun(value):
        return Remark(Misread.UNFINISHED, typed, name, value)
    like = nearest(fold(value), OFFERED)
    return Remark(Misread.NO_PERIOD, typed, name, value, like and written(name, like))
