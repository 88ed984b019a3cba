"""The words that may stand for those of a query, as far as some annotation has them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kanttekening.services.search_forms import FormFinder, WordForms
from kanttekening.services.search_wider import Widening
from kanttekening.store.note_index import begins_a_word, known_words
from kanttekening.store.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kanttekening.store.database import Database
    from kanttekening.text.query import Query
    from kanttekening.text.variants import Form

    # For each word of a query the words that may stand for it; the one that was typed has no form.
    Forms = list[dict[str, Form | None]]

CONVINCING, FAR = 0.4, 0.15


class NoteForms:
    """The tolerance of search, on the same vocabulary, for lists of annotations."""

    def __init__(self, database: Database) -> None:
        self._connection = database.connection
        vocabulary = Vocabulary(database.connection)
        self._finder = FormFinder(vocabulary)
        self._widening = Widening(vocabulary)

    def wider(self, query: Query) -> Query:
        """Other forms beside the words of OF and NABIJ, as far as annotations have them."""
        wider = self._widening.of(query)
        if wider is query:
            return query
        return replace(wider, nearly=frozenset(known_words(self._connection, wider.nearly)))

    def as_typed(self, query: Query) -> Forms:
        """The words themselves."""
        return [{word: None} for word in query.words]

    def near(self, query: Query) -> Forms:
        """Also inflections, look-alikes and compounds; of a word that nobody wrote, its slips."""
        forms = self.as_typed(query)
        for word, each in zip(query.words, forms, strict=True):
            kin = [*self._finder.relatives(word), *self._finder.compounds(word)]
            self._add(each, kin, CONVINCING)
        self._add_slips(forms, query, self._strangers(query), CONVINCING)
        return forms

    def widen(self, forms: Forms, query: Query, floor: float) -> None:
        """Also slips of words that are right themselves."""
        self._add_slips(forms, query, frozenset(query.words), floor)

    def _strangers(self, query: Query) -> frozenset[str]:
        known = known_words(self._connection, query.words)
        growing = _growing(query)
        return frozenset(
            word
            for word in query.words
            if word not in known and not (word == growing and begins_a_word(self._connection, word))
        )

    def _add_slips(self, forms: Forms, query: Query, words: frozenset[str], floor: float) -> None:
        known = known_words(self._connection, words)
        for word, each in zip(query.words, forms, strict=True):
            if word in words:
                # One that letters know but no annotation has is as good as misspelt.
                typed = self._finder.as_typed(word) if word in known else WordForms(word)
                growing = word == _growing(query)
                self._add(each, self._finder.misspellings(typed, unfinished=growing), floor)

    def _add(self, forms: dict[str, Form | None], more: Iterable[Form], floor: float) -> None:
        close = {form.word: form for form in more if form.closeness >= floor}
        for word in known_words(self._connection, close):
            forms.setdefault(word, close[word])


def _growing(query: Query) -> str:
    """The word that may still be growing under somebody's fingers."""
    return query.words[-1] if query.unfinished and query.words else ""
