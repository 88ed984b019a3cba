"""Gathers the letters that answer a query: near before far, and no further than needed."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kanttekening.services.search_forms import WordForms
from kanttekening.services.search_spoilt import SpoiltRows
from kanttekening.store.search_postings import phrase
from kanttekening.text.ranking import ALL_IN_SUBJECT, PHRASE_IN_HEAD, PHRASE_IN_TEXT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.services.search_forms import FormFinder
    from kanttekening.store.search_postings import Postings
    from kanttekening.text.spoilt_rows import SpoiltRow

ENOUGH = 10
_PLENTY = 40
# A pasted paragraph of a foreign language must not take a second.
_MOST_DOUBTFUL = 5
_CONVINCING = 0.4
# A word that one letter in so many has is common.
_COMMON, _FEW = 50, 20
_MOST_PHRASE_POSTINGS, _MOST_PAIR_POSTINGS = 8000, 1500
_HARDLY_ANY = 3


@dataclass(slots=True)
class Pool:
    """Letters in the order in which they were found, what they have extra, and the forms.

    ``phrases`` are words in a row that answer as they stand, besides the forms. ``likely`` are
    letters that may have the words in a row with some letters of them spoilt; ``in_a_row`` knows
    such a row, if that is worth looking for.
    """

    forms: list[WordForms]
    letters: dict[int, None] = field(default_factory=dict)
    bonus: dict[int, float] = field(default_factory=dict)
    phrases: list[str] = field(default_factory=list)
    likely: dict[int, None] = field(default_factory=dict)
    in_a_row: SpoiltRow | None = None

    def add(self, found: Sequence[int], bonus: float = 1.0) -> None:
        """More letters; the first bonus of a letter stays."""
        for letter_id in found:
            self.letters.setdefault(letter_id)
            if bonus != 1.0:
                self.bonus.setdefault(letter_id, bonus)


class PoolGatherer:
    """Level by level: as typed; inflections, look-alikes, compounds; typing errors; all but one."""

    def __init__(self, postings: Postings, finder: FormFinder, most: int) -> None:
        self._postings = postings
        self._finder = finder
        self._most = most

    def gather(self, words: Sequence[str], *, unfinished: bool, exact: bool) -> Pool:
        """The letters for two words or more."""
        pool = Pool([self._finder.as_typed(word) for word in words])
        if not exact:
            pool.forms[-1].add(self._finder.beginnings(words[-1], unfinished=unfinished))
        growing = unfinished and not exact
        self._as_phrase(pool, words, unfinished=growing)
        if exact:
            self._all_of(pool, pool.forms)
            return pool
        self._joined(pool, words)
        in_a_row = len(pool.letters)
        self._all_of(pool, pool.forms)
        if len(pool.letters) < _PLENTY:
            for forms in pool.forms:
                forms.add(self._finder.relatives(forms.typed))
                is_growing = growing and forms is pool.forms[-1] and len(forms.forms) > 1
                if not (is_growing or self._is_common(forms)):
                    forms.add(self._finder.compounds(forms.typed))
            self._all_of(pool, pool.forms, floor=0.15)
        if len(pool.letters) < ENOUGH:
            self._misspelt(pool, unfinished=growing)
        if not pool.letters:
            self._partial(pool)
        elif len(pool.letters) < _HARDLY_ANY and not growing:
            self._spoilt(pool, words)
        # Words that so many letters have are not looked for in a row, spoilt or not.
        if in_a_row < _HARDLY_ANY and not growing and _rarest(pool) <= _MOST_PHRASE_POSTINGS:
            SpoiltRows(self._postings, self._finder).gather(pool, words)
        return pool

    def _is_common(self, forms: WordForms) -> bool:
        """Whether so many letters have the word that its compounds would add little."""
        known = forms.forms.get(forms.typed)
        return known is not None and known.frequency > max(_FEW, self._postings.letters() / _COMMON)

    def _as_phrase(self, pool: Pool, words: Sequence[str], *, unfinished: bool) -> None:
        """The words in this order in the head, or anywhere, or all of them in the subject."""
        if not all(forms.forms for forms in pool.forms):
            return
        if not all(forms.is_known for forms in pool.forms[:-1]):
            return
        in_a_row = phrase(words, unfinished=unfinished)
        pool.add(
            self._postings.in_head(f"{{subject notes}} : {in_a_row}", self._most), PHRASE_IN_HEAD
        )
        each = " AND ".join(phrase([word]) for word in words) + (" *" if unfinished else "")
        pool.add(self._postings.in_head(f"subject : ({each})", self._most), ALL_IN_SUBJECT)
        # FTS5 gathers all the letters of all words that go on so before it looks at the first.
        going_on = _postings_of(pool.forms[-1]) if unfinished else 0
        if max(_rarest(pool), going_on) <= _MOST_PHRASE_POSTINGS:
            pool.add(self._postings.newest(in_a_row, self._most), PHRASE_IN_TEXT)

    def _all_of(
        self, pool: Pool, words: Sequence[WordForms], floor: float = 0.0, most: int = 0
    ) -> None:
        groups = [forms.strongest(floor) for forms in words]
        if groups and all(groups) and len(pool.letters) < self._most:
            pool.add(self._postings.with_one_of_each(groups, most or self._most))

    def _joined(self, pool: Pool, words: Sequence[str]) -> None:
        """Neighbours that the letters write as one word."""
        for at, (left, right) in enumerate(itertools.pairwise(words)):
            for form in self._finder.joined(left, right):
                one = WordForms(form.word, {form.word: form})
                self._all_of(pool, [one, *pool.forms[:at], *pool.forms[at + 2 :]])
                pool.forms[at].add([form])
                pool.forms[at + 1].add([form])

    def _misspelt(self, pool: Pool, *, unfinished: bool) -> None:
        last = pool.forms[-1]
        known = [forms.is_known or (forms is last and bool(forms.forms)) for forms in pool.forms]
        if all(known) and pool.letters:
            return
        doubtful = [
            forms
            for forms, is_known in zip(pool.forms, known, strict=True)
            if not is_known or all(known)
        ]
        for forms in doubtful[-_MOST_DOUBTFUL:]:
            growing = unfinished and forms is last
            forms.add(self._finder.misspellings(forms, unfinished=growing))
        self._all_of(pool, pool.forms)

    def _spoilt(self, pool: Pool, words: Sequence[str]) -> None:
        """Hardly anybody has all words: perhaps one was spoilt in the letter that is meant."""
        known = sum(len(forms.forms) for forms in pool.forms)
        for forms in pool.forms[-_MOST_DOUBTFUL:]:
            if forms.is_known and not self._is_common(forms):
                forms.add(self._finder.misspellings(forms, unfinished=False))
        if sum(len(forms.forms) for forms in pool.forms) > known:
            self._all_of(pool, pool.forms)
        if len(words) < 3:
            return
        if len(pool.letters) < ENOUGH:
            self._all_but_one(pool, [forms for forms in pool.forms if forms.forms])

    def _all_but_one(self, pool: Pool, live: Sequence[WordForms]) -> None:
        """Letters that lack one of the words, where that is quick to tell."""
        for some in itertools.combinations(live, len(live) - 1):
            if sum(map(_postings_of, some)) <= _MOST_PAIR_POSTINGS:
                self._all_of(pool, some, floor=_CONVINCING, most=ENOUGH)

    def _partial(self, pool: Pool) -> None:
        """Nobody has all words: all but one, else the rarest that anybody has."""
        live = [
            WordForms(forms.typed, {form.word: form for form in strong})
            for forms in pool.forms
            if (strong := forms.strongest(_CONVINCING) or forms.strongest())
        ]
        live.sort(key=_postings_of)
        if 2 <= len(live) < len(pool.forms):
            self._all_of(pool, live)
        if len(live) >= 3:
            for some in itertools.combinations(live, len(live) - 1):
                self._all_of(pool, some)
        for forms in live[:2]:
            if len(pool.letters) < ENOUGH:
                self._all_of(pool, [forms])


def _rarest(pool: Pool) -> int:
    """How many letters have the rarest of the words that letters have as they were typed."""
    return min((forms.own for forms in pool.forms if forms.is_known), default=0)


def _postings_of(forms: WordForms) -> int:
    return sum(form.frequency for form in forms.forms.values())
