"""Letters in which the words of a query stand in a row, but one or two of them were spoilt.

They are found by how a word may have been spoilt: forms of it that hardly any letter has, so
looking for them costs next to nothing, however common the word itself is.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from kanttekening.store.search_postings import any_of, phrase
from kanttekening.text.spoilt_rows import SpoiltRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.services.search_forms import FormFinder
    from kanttekening.services.search_pool import Pool
    from kanttekening.store.search_postings import Postings

# A pasted paragraph is no row that somebody remembers.
_MOST_WORDS = 6
_MOST_FOUND = 10
# A pair of words that more letters have is looked for in vain.
_MOST_PAIR_POSTINGS = 1500


class SpoiltRows:
    """Adds such letters to a pool, as those to be looked into as well."""

    def __init__(self, postings: Postings, finder: FormFinder) -> None:
        self._postings = postings
        self._finder = finder

    def gather(self, pool: Pool, words: Sequence[str]) -> None:
        """What is surest comes first, and when that is enough, nothing else is asked."""
        if len(words) > _MOST_WORDS:
            return
        spoilt = [self._finder.spoilt(forms) for forms in pool.forms]
        pool.in_a_row = SpoiltRow(words)
        pairs = list(itertools.pairwise(range(len(words))))
        # A word that was spoilt has a neighbour; whether the others are there too the text tells.
        for left, right in pairs:
            self._add(pool, _rows(words[left : right + 1], spoilt[left : right + 1]))
        self._add(pool, _two_of(spoilt))
        if len(words) > 2:
            own = [forms.own for forms in pool.forms]
            self._add(
                pool,
                [
                    phrase(words[left : right + 1])
                    for left, right in pairs
                    if 0 < min(own[left], own[right]) <= _MOST_PAIR_POSTINGS
                ],
            )

    def _add(self, pool: Pool, expressions: Sequence[str]) -> None:
        if expressions and len(pool.likely) < _MOST_FOUND:
            found = self._postings.newest(" OR ".join(expressions), _MOST_FOUND)
            pool.add(found)
            pool.likely.update(dict.fromkeys(found))


def _rows(words: Sequence[str], spoilt: Sequence[Sequence[str]]) -> list[str]:
    """All words in a row, with one of them as it may have been spoilt."""
    return [
        phrase([*words[:at], form, *words[at + 1 :]])
        for at, forms in enumerate(spoilt)
        for form in forms
    ]


def _two_of(spoilt: Sequence[Sequence[str]]) -> list[str]:
    """Two of the words spoilt, wherever they stand."""
    return [
        f"(({any_of(left)}) AND ({any_of(right)}))"
        for left, right in itertools.combinations(spoilt, 2)
        if left and right
    ]
