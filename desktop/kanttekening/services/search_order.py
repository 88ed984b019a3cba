"""Puts the letters that were found in order, by what each of them really holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.text.ranking import SPOILT_ROW, Wanted, nearness_bonus, score

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kanttekening.services.search_hits import Asked, HitMaker
    from kanttekening.store.search_shown import Shelf

# Letters come in a fair order already; only those that may end up on top are looked into.
_JUDGED = 60
_MEASURED, _MEASURED_WHILE_TYPING = 20, 10
LEAST_SCORE = 0.5


class Judge:
    """Scores letters for one query, each once."""

    def __init__(
        self,
        shelf: Shelf,
        asked: Sequence[Asked],
        bonus: Mapping[int, float],
        maker: HitMaker,
        likely: Iterable[int] = (),
    ) -> None:
        self._shelf = shelf
        self._maker = maker
        self._bonus = bonus
        self._scores: dict[int, float] = {}
        self._likely = list(likely)
        self._whole = sum(each.rarity for each in asked)
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
        most = _MEASURED_WHILE_TYPING if typing else _MEASURED
        ordered = sorted(found[:_JUDGED], key=lambda letter_id: -self.score(letter_id))
        measured = list(dict.fromkeys([*self._likely, *ordered]))[:most]
        for letter_id in measured:
            self._scores[letter_id] = self._measured(letter_id)
        measured.sort(key=lambda letter_id: -self.score(letter_id))
        return list(dict.fromkeys([*measured, *ordered, *found]))

    def _measured(self, letter_id: int) -> float:
        """The worth with what the text tells: words near one another, or in a row but spoilt."""
        worth = self.score(letter_id) * nearness_bonus(self._maker.stretch(letter_id))
        if letter_id in self._bonus:
            return worth
        return max(worth, self._whole * self._maker.row_closeness(letter_id) * SPOILT_ROW)
