"""More like this: letters that share the words by which a letter differs from most others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.domain.letter import LetterId
from kanttekening.domain.rows import LibraryView
from kanttekening.store.search_index import SearchIndex
from kanttekening.store.search_likeness import counted_words, within
from kanttekening.store.search_postings import MOST_WEIGHED, any_of
from kanttekening.store.search_scope import scope_of
from kanttekening.text.query import Query
from kanttekening.text.query_filters import LIKE
from kanttekening.text.ranking import rarity

if TYPE_CHECKING:
    from kanttekening.store.database import Database
    from kanttekening.store.search_likeness import CountedWord

MOST_ALIKE = 50
_MOST_ASKED = 40
_POOL = 200
_SHORTEST = 4
_IN_HEAD = 1.5
# A word of more letters than this share tells nothing; of a handful of letters every word may.
_WIDEST, _FEW = 0.2, 10
# Letters that share less than this with the letter, against the best one, are not alike.
_LEAST_SHARE = 0.3
_FEWEST_SHARED = 3

__all__ = ["Similar", "within"]


class Similar:
    """Compares word lists that the index keeps; no text is read."""

    def __init__(self, database: Database) -> None:
        self._connection = database.connection
        self._index = SearchIndex(database)

    def of(self, letter_id: LetterId, most: int = MOST_ALIKE) -> tuple[LetterId, ...]:
        """The letters most like this one, the most alike first; none for one without words."""
        shelf = self._index.shelf()
        mine = shelf.words(letter_id)
        postings = self._index.postings(scope_of(Query(), LibraryView.ALL))
        letters = postings.letters()
        widest = max(_FEW, int(letters * _WIDEST))
        worth = {
            each: rarity(letters, each.frequency) * (_IN_HEAD if each.id in mine.head else 1.0)
            for each in counted_words(self._connection, mine.all, widest)
            if each.word.isalpha() and len(each.word) >= _SHORTEST
        }
        asked = _telling(worth)
        if not asked:
            return ()
        found = postings.best(
            any_of(each.word for each in asked), _POOL, sum(each.frequency for each in asked)
        )
        by_id = {each.id: weight for each, weight in worth.items()}
        scores: dict[int, float] = {}
        for other in found:
            theirs = shelf.words(other).all
            shared = by_id.keys() & theirs
            if other != letter_id and len(shared) >= _FEWEST_SHARED:
                # The square root keeps a thick report from being like everything.
                scores[other] = sum(by_id[word] for word in shared) / len(theirs) ** 0.5
        least = max(scores.values(), default=0.0) * _LEAST_SHARE
        alike = sorted(
            (one for one in scores if scores[one] >= least), key=lambda one: -scores[one]
        )
        return tuple(LetterId(one) for one in postings.only_in_scope(alike)[:most])

    def asked_of(self, query: Query) -> tuple[LetterId, ...] | None:
        """The letters like those that a query names; None if it names none."""
        named = [each for each in query.filters if each.name == LIKE and not each.excluded]
        if not named:
            return None
        found = (one for each in named for one in self.of(LetterId(int(each.value))))
        return tuple(dict.fromkeys(found))


def _telling(worth: dict[CountedWord, float]) -> list[CountedWord]:
    """The words that tell most, as many as can be weighed while somebody waits."""
    asked: list[CountedWord] = []
    budget = MOST_WEIGHED
    for each in sorted(worth, key=lambda each: -worth[each]):
        budget -= each.frequency
        if budget < 0 or len(asked) == _MOST_ASKED:
            break
        asked.append(each)
    return asked
