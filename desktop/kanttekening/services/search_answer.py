"""The steps from one parsed query to its hits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.services.search_forms import FormFinder
from kanttekening.services.search_hits import Asked, HitMaker
from kanttekening.services.search_pool import Pool, PoolGatherer
from kanttekening.services.search_word import SingleWord
from kanttekening.store.search_postings import any_of
from kanttekening.text.number_keys import asked_keys
from kanttekening.text.query_dates import asked_date
from kanttekening.text.ranking import Wanted, rarity, score
from kanttekening.text.variants import Kinship

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.domain.rows import Hit
    from kanttekening.services.search_forms import WordForms
    from kanttekening.store.search_index import SearchIndex
    from kanttekening.store.search_postings import Postings
    from kanttekening.text.query import Query

_RESCORED = 100
_MOST_NAMED = 4
_MOST_FOUND = 300

Answer = tuple[tuple["Hit", ...], int, tuple[str, ...]]


class OneQuery:
    """One query on its way through the index."""

    def __init__(
        self,
        index: SearchIndex,
        postings: Postings,
        query: Query,
        *,
        exact: bool,
        letterhead: bool,
    ) -> None:
        self._index = index
        self._postings = postings
        self._query = query
        self._exact = exact
        self._letterhead = letterhead
        self._numbers: dict[int, str] = {}

    def answer(self, most: int) -> Answer:
        """The hits, how many there are in all, and the near forms that brought some."""
        if self._query.is_empty:
            return (), 0, ()
        found, pool = self._found()
        ordered = self._postings.only_in_scope(found)
        asked = self._asked(pool)
        wanted = self._wanted(pool, asked)
        shown = ordered[:most]
        scores = self._scores(shown, wanted, pool)
        maker = HitMaker(self._index.shelf, asked)
        hits = tuple(
            maker.hit(letter_id, scores[letter_id], self._numbers.get(letter_id))
            for letter_id in shown
        )
        return hits, self._total(len(ordered), most, pool), maker.also_searched[:_MOST_NAMED]

    # -- finding --------------------------------------------------------------------------

    def _found(self) -> tuple[list[int], Pool]:
        """The letters, best first, and the pool that the words brought."""
        first = self._by_number()
        pool = self._pool(as_typed=bool(first))
        found = [*first, *self._in_order(pool)]
        if self._letterhead and self._query.words:
            match = " AND ".join(any_of([word]) for word in self._query.words)
            found += self._postings.in_furniture(match, _MOST_FOUND)
        return list(dict.fromkeys(found)), pool

    def _by_number(self) -> list[int]:
        """Letters with the number, or of the date, that the whole query is."""
        if self._query.phrases:
            return []
        day = asked_date(self._query.free)
        if day:
            return self._postings.dated(day, _MOST_FOUND)
        keys = asked_keys(self._query.free)
        hits = self._index.numbers.with_number(keys, _MOST_FOUND, slips=not self._exact)
        self._numbers = {hit.letter_id: hit.key for hit in hits if hit.own}
        return [hit.letter_id for hit in hits]

    def _pool(self, *, as_typed: bool) -> Pool:
        """What the words bring; of a number that was found only where it stands as typed."""
        words = self._query.words
        if not words:
            return self._without_words()
        finder = FormFinder(self._index.vocabulary)
        gatherer = SingleWord if len(words) == 1 else PoolGatherer
        return gatherer(self._postings, finder, _MOST_FOUND).gather(
            words, unfinished=self._query.unfinished and not as_typed, exact=self._exact or as_typed
        )

    def _without_words(self) -> Pool:
        """Only phrases, filters or excluded words."""
        pool = Pool([])
        if not self._query.phrases:
            pool.add(self._postings.all_in_scope(_MOST_FOUND))
            return pool
        words = {word for words in self._query.phrases for word in words}
        postings = sum(self._index.vocabulary.frequencies(words).values())
        pool.add(self._postings.best("", _MOST_FOUND, postings))
        return pool

    # -- ordering -------------------------------------------------------------------------

    def _in_order(self, pool: Pool) -> list[int]:
        """Several words: by what each letter really holds. One word is in order already."""
        found = list(pool.letters)
        if len(pool.forms) < 2:
            return found
        wanted = self._wanted(pool, self._asked(pool))
        scores = self._scores(found[:_RESCORED], wanted, pool)
        first = sorted(found[:_RESCORED], key=lambda letter_id: -scores[letter_id])
        return first + found[_RESCORED:]

    def _asked(self, pool: Pool) -> list[Asked]:
        ids = self._index.vocabulary.ids(word for forms in pool.forms for word in forms.forms)
        asked = [
            Asked(
                {ids[word]: form for word, form in forms.forms.items() if word in ids},
                tuple(" ".join(pair) for pair in pool.apart),
            )
            for forms in pool.forms
        ]
        asked += [Asked({}, (" ".join(words),)) for words in self._query.phrases]
        return asked

    def _wanted(self, pool: Pool, asked: Sequence[Asked]) -> list[Wanted]:
        letters = self._postings.letters()
        return [
            Wanted(
                rarity(letters, _typical_frequency(forms)),
                {word: form.closeness for word, form in each.forms.items()},
            )
            for forms, each in zip(pool.forms, asked, strict=False)
            if forms.forms
        ]

    def _scores(
        self, letters: Sequence[int], wanted: Sequence[Wanted], pool: Pool
    ) -> dict[int, float]:
        scores = {}
        for letter_id in letters:
            head, words = self._index.shelf.words(letter_id)
            worth = score(wanted, head, words) * pool.bonus.get(letter_id, 1.0)
            scores[letter_id] = round(worth, 4)
        return scores

    def _total(self, found: int, most: int, pool: Pool) -> int:
        """More than were fetched, if the words as typed stand in more letters than that."""
        if found < min(most, _MOST_FOUND) or not pool.forms:
            return found
        groups = [
            any_of(form.word for form in forms.forms.values() if form.kinship <= Kinship.BEGINNING)
            for forms in pool.forms
        ]
        if not all(groups):
            return found
        return max(found, self._postings.count(" AND ".join(f"({group})" for group in groups)))


def _typical_frequency(forms: WordForms) -> int:
    """How common a word is: as typed, or else as its closest forms."""
    if forms.is_known:
        return forms.forms[forms.typed].frequency
    return max(form.frequency for form in forms.strongest()[:3])
