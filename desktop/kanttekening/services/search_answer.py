"""The steps from one parsed query to its hits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.services.search_forms import FormFinder
from kanttekening.services.search_hits import Asked, HitMaker
from kanttekening.services.search_pool import Pool, PoolGatherer
from kanttekening.services.search_word import SingleWord
from kanttekening.store.search_postings import any_of, phrase
from kanttekening.text.index_words import index_words
from kanttekening.text.number_keys import asked_keys
from kanttekening.text.query_dates import asked_date, asked_month
from kanttekening.text.ranking import Wanted, nearness_bonus, rarity, score
from kanttekening.text.variants import Kinship

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.domain.rows import Hit
    from kanttekening.services.search_forms import WordForms
    from kanttekening.store.search_index import SearchIndex
    from kanttekening.store.search_numbers import NumberHit
    from kanttekening.store.search_postings import Postings
    from kanttekening.text.query import Query

_RESCORED = 100
# Cutting a snippet costs more than finding the letter, and nobody sees more rows while typing.
_FINISHED = 40
_MEASURED = 20
_SHORTEST_LAST = 3
_MOST_NAMED = 4
_MOST_FOUND = 300

_LEAST_SCORE = 0.5
_NUMBER_SCORE = 10.0

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
        self._shelf = index.shelf()
        self._query = query
        self._exact = exact
        self._letterhead = letterhead
        self._numbers: dict[int, NumberHit] = {}
        self._nearby: dict[int, float] = {}

    def answer(self, most: int) -> Answer:
        """The hits, how many there are in all, and the near forms that brought some."""
        if self._query.is_empty:
            return (), 0, ()
        found, pool = self._found()
        ordered = self._postings.only_in_scope(found)
        asked = self._asked(pool)
        wanted = self._wanted(asked)
        near, far = ordered[: min(most, _FINISHED)], ordered[_FINISHED:most]
        scores = _never_rising(near, self._scores(near, wanted, pool))
        maker = self._maker(asked)
        hits = [maker.hit(letter_id, scores[letter_id]) for letter_id in near]
        hits += maker.plain_hits(far, min(scores.values(), default=0.0))
        return tuple(hits), self._total(len(ordered), most, pool), maker.also_searched[:_MOST_NAMED]

    def _maker(self, asked: Sequence[Asked]) -> HitMaker:
        in_a_row = " ".join(self._query.words) if len(self._query.words) > 1 else ""
        return HitMaker(self._shelf, asked, in_a_row, self._numbers)

    # -- finding --------------------------------------------------------------------------

    def _found(self) -> tuple[list[int], Pool]:
        """The letters, best first, and the pool that the words brought."""
        first = self._by_number()
        pool = self._pool(as_typed=bool(first))
        found = [*first, *self._of_month(), *self._in_order(pool)]
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
        self._numbers = {hit.letter_id: hit for hit in hits}
        return [hit.letter_id for hit in hits]

    def _of_month(self) -> list[int]:
        """Letters of the month that the whole query is; words as well, so they come besides."""
        month = asked_month(self._query.free)
        return self._postings.dated(month, _MOST_FOUND) if month else []

    def _pool(self, *, as_typed: bool) -> Pool:
        """What the words bring; of a number that was found only where it stands as typed."""
        words = self._query.words
        if not words:
            return self._without_words()
        if as_typed:
            return self._as_it_stands()
        if self._query.unfinished and len(words) > 1 and len(words[-1]) < _SHORTEST_LAST:
            words = words[:-1]
        finder = FormFinder(self._index.vocabulary)
        gatherer = SingleWord if len(words) == 1 else PoolGatherer
        return gatherer(self._postings, finder, _MOST_FOUND).gather(
            words, unfinished=self._query.unfinished, exact=self._exact
        )

    def _as_it_stands(self) -> Pool:
        """A number or date that was found, and the letters that mention it."""
        words = index_words(self._query.free).words
        pool = Pool([], phrases=[" ".join(words)])
        pool.add(self._postings.newest(phrase(words), _MOST_FOUND))
        return pool

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
        asked = self._asked(pool)
        maker = self._maker(asked)
        scores = self._scores(found[:_RESCORED], self._wanted(asked), pool)
        found[:_RESCORED] = sorted(found[:_RESCORED], key=lambda letter_id: -scores[letter_id])
        for letter_id in found[:_MEASURED]:
            self._nearby[letter_id] = nearness_bonus(maker.stretch(letter_id))
            scores[letter_id] *= self._nearby[letter_id]
        found[:_MEASURED] = sorted(found[:_MEASURED], key=lambda letter_id: -scores[letter_id])
        return found

    def _asked(self, pool: Pool) -> list[Asked]:
        ids = self._index.vocabulary.ids(word for forms in pool.forms for word in forms.forms)
        letters = self._postings.letters()
        asked = [
            Asked(
                {ids[word]: form for word, form in forms.forms.items() if word in ids},
                rarity=rarity(letters, _typical_frequency(forms)),
            )
            for forms in pool.forms
        ]
        if pool.phrases:
            asked.append(Asked({}, tuple(pool.phrases)))
        asked += [Asked({}, (" ".join(words),)) for words in self._query.phrases]
        return asked

    def _wanted(self, asked: Sequence[Asked]) -> list[Wanted]:
        return [
            Wanted(each.rarity, {word: form.closeness for word, form in each.forms.items()})
            for each in asked
            if each.forms
        ]

    def _scores(
        self, letters: Sequence[int], wanted: Sequence[Wanted], pool: Pool
    ) -> dict[int, float]:
        scores = {}
        for letter_id in letters:
            head, words = self._shelf.words(letter_id)
            worth = score(wanted, head, words) * pool.bonus.get(letter_id, 1.0)
            worth = worth * self._nearby.get(letter_id, 1.0) or _LEAST_SCORE
            if letter_id in self._numbers:
                worth = _NUMBER_SCORE
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


def _never_rising(ordered: Sequence[int], scores: dict[int, float]) -> dict[int, float]:
    """The scores as a reader expects them beside a list with the best first."""
    highest = 0.0
    for letter_id in reversed(ordered):
        highest = scores[letter_id] = max(highest, scores[letter_id])
    return scores


def _typical_frequency(forms: WordForms) -> int:
    """How common a word is: as typed, or else as its closest forms."""
    if forms.is_known:
        return forms.forms[forms.typed].frequency
    return max((form.frequency for form in forms.strongest()[:3]), default=0)
