"""Puts the letters that were found in order, by what each of them really holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.text.ranking import Wanted, nearness_bonus, score

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kanttekening.services.search_hits import Asked, HitMaker
    from kanttekening.store.search_shown import Shelf

# Letters come in a fair order already; only those that may end up on top are looked into.
_JUDGED = 60
_MEASURED, _MEASURED_WHILE_TYPING = 20, 10
LEAST_SCORE = 0.5


class Judge:
    """Scores letters for one query, each once."""

    def __init__(
        self, shelf: Shelf, asked: Sequence[Asked], bonus: Mapping[int, float], maker: HitMaker
    ) -> None:
        self._shelf = shelf
        self._maker = maker
        self._bonus = bonus
        self._scores: dict[int, float] = {}
        self._wanted = [
            Wanted(each.rarity, {word: form.closeness for word, form in each.forms.items()})
            for each in asked
            if each.forms
        ]

    def score(self, letter_id: int) -> float:
        """The worth of a letter; one that was found without any word has the least."""
        if letter_id not in self._scores:
            words = self._shelf.words(letter_id)
            worth = score(self._wanted, words.head, words.rest) * self._bonus.get(letter_id, 1.0)
            self._scores[letter_id] = worth or LEAST_SCORE
        return self._scores[letter_id]

    def in_order(self, found: Sequence[int], *, typing: bool = False) -> list[int]:
        """The best first; of those also how near to one another the words stand."""
        measured = _MEASURED_WHILE_TYPING if typing else _MEASURED
        ordered = sorted(found[:_JUDGED], key=lambda letter_id: -self.score(letter_id))
        for letter_id in ordered[:measured]:
            self._scores[letter_id] *= nearness_bonus(self._maker.stretch(letter_id))
        first = sorted(ordered[:measured], key=lambda letter_id: -self.score(letter_id))
        return [*first, *ordered[measured:], *found[_JUDGED:]]
