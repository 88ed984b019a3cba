"""Gathers the letters for one word, under every form that it may have."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from kanttekening.services.search_pool import ENOUGH, Pool
from kanttekening.store.search_postings import any_of, phrase
from kanttekening.text.ranking import dealt, share_of
from kanttekening.text.variants import Form, Kinship

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.services.search_forms import FormFinder, WordForms
    from kanttekening.store.search_postings import Postings

_MOST_ASKED = 12
_MOST_OF_A_FORM = 60
_PLENTY, _PLENTY_WHILE_TYPING = 100, 20
_SHARE_APART = 0.9


class SingleWord:
    """One word: every form is asked apart, so that no form hides the others."""

    def __init__(self, postings: Postings, finder: FormFinder, most: int) -> None:
        self._postings = postings
        self._finder = finder
        self._most = most

    def gather(self, words: Sequence[str], *, unfinished: bool, exact: bool) -> Pool:
        """The letters for the only word, the word itself first."""
        (word,) = words
        pool = Pool([self._finder.as_typed(word)])
        forms = pool.forms[0]
        self._as_typed(pool, forms)
        if exact:
            return pool
        if len(word) < 3:
            self._one_or_two_letters(pool, word, unfinished=unfinished)
            return pool
        beginnings = self._finder.beginnings(word, unfinished=unfinished)
        forms.add(beginnings)
        if unfinished:
            self._together(pool, beginnings)
        # While somebody types, what begins so is what is meant; the rest can wait for a space.
        if len(pool.letters) < (_PLENTY_WHILE_TYPING if unfinished else self._most):
            self._near(pool, forms, unfinished=unfinished)
        return pool

    def _as_typed(self, pool: Pool, forms: WordForms) -> None:
        if forms.is_known:
            self._together(pool, [forms.forms[forms.typed]])

    def _together(self, pool: Pool, forms: Sequence[Form]) -> None:
        """These forms as equals, those in the head first."""
        if not forms:
            return
        match = any_of(form.word for form in forms)
        postings = sum(form.frequency for form in forms)
        pool.add(self._postings.in_head(match, self._most // 2, postings))
        pool.add(self._postings.best(match, self._most, postings))

    def _one_or_two_letters(self, pool: Pool, word: str, *, unfinished: bool) -> None:
        """So short a beginning is looked for in subjects, numbers and notes only."""
        if unfinished and len(pool.letters) < self._most:
            pool.forms[0].add(self._finder.shortest_beginnings(word))
            pool.add(self._postings.in_head(f'"{word}" *', self._most))

    def _near(self, pool: Pool, forms: WordForms, *, unfinished: bool) -> None:
        word = forms.typed
        kinds: dict[Kinship, list[Form]] = {}
        forms.add(self._finder.relatives(word))
        if len(pool.letters) < _PLENTY:
            forms.add(self._finder.compounds(word))
        if len(pool.letters) < ENOUGH:
            forms.add(self._finder.misspellings(forms, unfinished=unfinished))
        for form in forms.strongest():
            if form.kinship is not Kinship.TYPED:
                kinds.setdefault(form.kinship, []).append(form)
        lists = [
            (share_of(kind, found, is_known=forms.is_known), self._by_form(found))
            for kind, found in kinds.items()
        ]
        lists.append((_SHARE_APART, self._apart(pool, word)))
        pool.add(dealt(lists))

    def _by_form(self, forms: Sequence[Form]) -> list[int]:
        """The letters of each form apart, merged by closeness and rank."""
        scored: dict[int, float] = {}
        for form in forms[:_MOST_ASKED]:
            worth = form.closeness * (1 + 0.12 * math.log1p(form.frequency))
            found = self._postings.best(any_of([form.word]), _MOST_OF_A_FORM, form.frequency * 6)
            for rank, letter_id in enumerate(found):
                scored.setdefault(letter_id, 0.0)
                scored[letter_id] = max(scored[letter_id], worth / (1 + 0.6 * rank))
        return sorted(scored, key=lambda letter_id: -scored[letter_id])

    def _apart(self, pool: Pool, word: str) -> list[int]:
        found: list[int] = []
        for pair in self._finder.apart(word):
            found += self._postings.newest(phrase(pair), self._most)
            pool.phrases.append(" ".join(pair))
        return list(dict.fromkeys(found))
