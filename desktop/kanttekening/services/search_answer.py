"""The steps from one parsed query to its hits."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from kanttekening.domain.asking import Misread, Remark
from kanttekening.services.search_forms import FormFinder
from kanttekening.services.search_hits import Asked, HitMaker
from kanttekening.services.search_order import LEAST_SCORE, Judge
from kanttekening.services.search_pool import Pool, PoolGatherer
from kanttekening.services.search_word import SingleWord
from kanttekening.store.search_postings import any_of, phrase
from kanttekening.text.index_words import index_words
from kanttekening.text.number_keys import asked_keys
from kanttekening.text.query_dates import asked_date, asked_month
from kanttekening.text.ranking import rarity
from kanttekening.text.variants import Kinship

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.domain.rows import Hit
    from kanttekening.services.search_forms import WordForms
    from kanttekening.store.search_index import SearchIndex
    from kanttekening.store.search_numbers import NumberHit
    from kanttekening.store.search_postings import Postings
    from kanttekening.text.query import Query

# Cutting a snippet costs more than finding the letter, and nobody sees more rows while typing.
_FINISHED, _FINISHED_WHILE_TYPING = 24, 10
_SHORTEST_LAST = 3
_MOST_NAMED = 4
_MOST_FOUND = 300

_NUMBER_SCORE = 10.0

Answer = tuple[tuple["Hit", ...], int, tuple[str, ...], tuple[Remark, ...]]


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
        by_date: bool = False,
        first: Sequence[int] = (),
    ) -> None:
        # What was found at most; and when there is more than that, what all of it answers to.
        self.found: list[int] = []
        self.match = ""
        self._by_date = by_date
        self._first = {letter_id: at for at, letter_id in enumerate(first)}
        self._index = index
        self._postings = postings
        self._shelf = index.shelf()
        self._query = query
        self._exact = exact
        self._letterhead = letterhead
        self._numbers: dict[int, NumberHit] = {}
        self._by_letterhead: set[int] = set()

    def answer(self, most: int) -> Answer:
        """The hits, how many there are in all, the near forms that brought some, and remarks."""
        if self._query.is_empty:
            return (), 0, (), ()
        numbered = self._by_number()
        pool = self._pool(as_typed=bool(numbered))
        asked = self._asked(pool)
        maker = self._maker(asked, pool)
        judge = Judge(self._shelf, asked, pool.bonus, maker, pool.likely)
        # One word, or none, has brought its letters in order.
        found = list(pool.letters)
        if len(pool.forms) > 1:
            found = judge.in_order(found, typing=self._query.unfinished)
        everything = [*numbered, *self._of_month(), *found]
        self._by_letterhead = set(self._in_letterhead()).difference(everything)
        everything += sorted(self._by_letterhead, reverse=True)
        # What the words brought lies within the phrases of the query already.
        besides = set(everything).difference(found)
        self.found = self._postings.only_in_scope(list(dict.fromkeys(everything)), besides)
        if self._first and not self._query.words:
            self.found.sort(key=lambda letter_id: self._first.get(letter_id, len(self._first)))
        total = self._total(len(self.found), most, pool)
        ordered = self._newest_first(most) if self._by_date else self.found
        hits = self._hits(ordered[:most], maker, judge)
        missed = self._missed(ordered[:_FINISHED_WHILE_TYPING], pool, asked, maker)
        return hits, total, maker.also_searched[:_MOST_NAMED], missed

    def _newest_first(self, most: int) -> list[int]:
        """All that answers by date, not only the best of it."""
        if self.match:
            return self._postings.by_date(self._postings.match_condition(self.match), most)
        return self._postings.by_date(self._postings.these(self.found), most)

    def _hits(self, ordered: Sequence[int], maker: HitMaker, judge: Judge) -> tuple[Hit, ...]:
        finished = _FINISHED_WHILE_TYPING if self._query.unfinished else _FINISHED
        near, far = ordered[:finished], ordered[finished:]
        scores = _never_rising(
            [_NUMBER_SCORE if one in self._numbers else judge.score(one) for one in near]
        )
        hits = [
            maker.letterhead_hit(one, score, self._query.words)
            if one in self._by_letterhead
            else maker.hit(one, score)
            for one, score in zip(near, scores, strict=True)
        ]
        return (*hits, *maker.plain_hits(far, scores[-1] if scores else LEAST_SCORE))

    def _missed(
        self, best: Sequence[int], pool: Pool, asked: Sequence[Asked], maker: HitMaker
    ) -> tuple[Remark, ...]:
        """The words that none of the best hits has, or that none has all of them.

        Nothing is said where letters came by another way than their words.
        """
        typed = [forms.typed for forms in pool.forms]
        others = self._numbers or self._by_letterhead or self._of_month()
        if len(typed) < 2 or not best or others or any(map(maker.row_closeness, best)):
            return ()
        there = [
            [bool(each.present(self._shelf.words(one))) for each in asked[: len(typed)]]
            for one in best
        ]
        gone = [
            word
            for word, in_each in zip(typed, zip(*there, strict=True), strict=True)
            if not any(in_each)
        ]
        if gone:
            return tuple(Remark(Misread.NOT_FOUND, word) for word in gone[:_MOST_NAMED])
        whole = any(map(all, there))
        return () if whole else (Remark(Misread.NOT_TOGETHER, self._query.free),)

    def _maker(self, asked: Sequence[Asked], pool: Pool) -> HitMaker:
        words = self._query.words
        in_a_row = " ".join(words) if len(words) > 1 else ""
        return HitMaker(
            self._shelf, asked, in_a_row, self._numbers, pool.in_a_row, self._query.nearly
        )

    # -- finding --------------------------------------------------------------------------

    def _by_number(self) -> list[int]:
        """Letters with the number, or of the date, that the whole query is."""
        if self._query.must:
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

    def _in_letterhead(self) -> list[int]:
        """Letters with all words in their letterhead, if that is asked."""
        if not (self._letterhead and self._query.words):
            return []
        match = " AND ".join(any_of([word]) for word in self._query.words)
        return self._postings.in_furniture(match, _MOST_FOUND)

    def _pool(self, *, as_typed: bool) -> Pool:
        """What the words bring; of a number that was found only where it stands as typed."""
        words = self._query.words
        if not words:
            return self._without_words()
        if as_typed:
            return self._as_it_stands()
        unfinished = self._query.unfinished and not self._exact
        if unfinished and len(words) > 1 and len(words[-1]) < _SHORTEST_LAST:
            # One or two letters may become anything; until there are more, they say nothing.
            words, unfinished = words[:-1], False
        finder = FormFinder(self._index.vocabulary)
        gatherer = SingleWord if len(words) == 1 else PoolGatherer
        return gatherer(self._postings, finder, _MOST_FOUND).gather(
            words, unfinished=unfinished, exact=self._exact
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
        if not self._query.must:
            pool.add(self._postings.by_date(self._postings.all_condition(), _MOST_FOUND))
            return pool
        words = {word for runs in self._query.must for run in runs for word in run}
        postings = sum(self._index.vocabulary.frequencies(words).values())
        pool.add(self._postings.best("", _MOST_FOUND, postings))
        return pool

    # -- what was asked ------------------------------------------------------------------

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
        asked += [Asked({}, tuple(map(" ".join, runs))) for runs in self._query.must]
        asked += [Asked({}, tuple(map(" ".join, date.spellings))) for date in self._query.dates]
        return asked

    def _total(self, found: int, most: int, pool: Pool) -> int:
        """More than were fetched, if the words as typed stand in more letters than that."""
        if found < min(most, _MOST_FOUND):
            return found
        if not pool.forms:
            return found if found < _MOST_FOUND or self._query.words else self._all_in_scope(found)
        groups = [
            any_of(form.word for form in forms.forms.values() if form.kinship <= Kinship.BEGINNING)
            for forms in pool.forms
        ]
        if not all(groups):
            return found
        match = " AND ".join(f"({group})" for group in groups)
        total = self._postings.count(match)
        if total > found:
            self.match = match
        return max(found, total)

    def _all_in_scope(self, found: int) -> int:
        """How many there are when only filters and phrases are asked."""
        if self._postings.scope.must:
            return max(found, self._postings.count(""))
        return max(found, self._postings.count_where(self._postings.all_condition()))


def _never_rising(scores: Sequence[float]) -> list[float]:
    """The scores as a reader expects them beside a list with the best first."""
    from_behind = accumulate(reversed(scores), max)
    return [round(score, 4) for score in from_behind][::-1]


def _typical_frequency(forms: WordForms) -> int:
    """How common a word is: as typed, or else as its closest forms."""
    if forms.is_known:
        return forms.forms[forms.typed].frequency
    return max((form.frequency for form in forms.strongest()[:3]), default=0)
