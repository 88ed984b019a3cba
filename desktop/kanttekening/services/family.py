"""Annexes and the letters they came with, where there is only one that it can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.domain.letter import LetterKind
from kanttekening.text.fold import fold

if TYPE_CHECKING:
    from kanttekening.domain.letter import Letter, LetterId
    from kanttekening.store.letters import LetterStore


class Family:
    """Which letter an annex belongs to: same sender, and the date that the annex names."""

    def __init__(self, letters: LetterStore) -> None:
        self._letters = letters

    def join(self, letter_id: LetterId) -> None:
        """Give a new annex its letter, or a new letter its annexes, inside a transaction."""
        letter = self._letters.letter(letter_id)
        if letter.facts.kind is LetterKind.ANNEX:
            self._find_parent(letter)
        elif letter.facts.date:
            for row_id in self._letters.dated(letter.facts.date[:10], LetterKind.ANNEX):
                self._find_parent(self._letters.letter(row_id))

    def _find_parent(self, annex: Letter) -> None:
        date = annex.facts.date_inferred
        if annex.parent_id is not None or date is None or annex.facts.sender is None:
            return
        candidates = [
            candidate
            for candidate in self._letters.dated(date[:10])
            if candidate != annex.id and self._could_be_parent(candidate, annex.facts.sender)
        ]
        if len(candidates) == 1:
            self._letters.set_parent(annex.id, candidates[0])

    def _could_be_parent(self, letter_id: LetterId, sender: str) -> bool:
        facts = self._letters.letter(letter_id).facts
        return (
            facts.kind is not LetterKind.ANNEX
            and facts.date is not None
            and facts.sender is not None
            and same_sender(facts.sender, sender)
        )


def same_sender(left: str, right: str) -> bool:
    """Whether two names are one sender: spelled alike, or one the initials of the other."""
    return (
        fold(left) == fold(right)
        or initials(left) == right.strip()
        or initials(right) == left.strip()
    )


def initials(name: str) -> str:
    """The capitals that begin the words of a name: VNG for Vereniging van Nederlandse Gemeenten."""
    return "".join(word[0] for word in name.split() if word[0].isupper())
