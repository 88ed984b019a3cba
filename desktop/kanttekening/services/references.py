"""Cited papers that are letters here: found when asked, so that a late arrival heals a link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kanttekening.domain.findings import ReferenceKind
from kanttekening.domain.letter import LetterKind
from kanttekening.services.family import same_sender
from kanttekening.text.fold import fold
from kanttekening.text.number_keys import own_keys

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kanttekening.domain.findings import Reference
    from kanttekening.domain.letter import Facts, Letter, LetterId
    from kanttekening.store.cited import CitedStore
    from kanttekening.store.letters import LetterStore

# What a reference by date alone may be, by the word that the letter uses for it.
_KINDS = {
    ReferenceKind.CIRCULAR: {LetterKind.MEMBER_LETTER},
    ReferenceKind.INFORMATION_LETTER: {LetterKind.INFORMATION_LETTER},
    ReferenceKind.COUNCIL_PROPOSAL: {LetterKind.COUNCIL_PROPOSAL},
    ReferenceKind.MOTION: {LetterKind.MOTION},
    ReferenceKind.AMENDMENT: {LetterKind.AMENDMENT},
    ReferenceKind.LETTER: {
        LetterKind.MEMBER_LETTER,
        LetterKind.LETTER,
        LetterKind.EXECUTIVE_LETTER,
        LetterKind.INFORMATION_LETTER,
    },
}


# "Uw brief van 3 mei": written by someone else, and it is not said by whom.
_THEIRS = re.compile(r"(?:uw|jullie|hun|zijn|haar)\b", re.IGNORECASE)


class References:
    """Which letter a reference is; None when it is not here, or when more than one fits."""

    def __init__(self, letters: LetterStore, cited: CitedStore) -> None:
        self._letters = letters
        self._cited = cited

    def resolve(self, reference: Reference, citing: Letter) -> LetterId | None:
        """The one letter that ``reference`` in ``citing`` stands for."""
        if reference.number is not None:
            return self._by_number(reference, citing)
        if reference.date is not None and reference.kind in _KINDS:
            return self._by_date(reference, citing)
        return None

    def _by_number(self, reference: Reference, citing: Letter) -> LetterId | None:
        number = reference.number or ""
        circular = reference.kind is ReferenceKind.CIRCULAR
        keys = own_keys(f"Lbr. {number}" if circular else number)[:1]
        bears = _bears_circular if circular else _bears_reference
        return self._only(
            letter_id
            for letter_id in self._cited.with_key(keys[0] if keys else "")
            if letter_id != citing.id and bears(self._letters.letter(letter_id).facts, number)
        )

    def _by_date(self, reference: Reference, citing: Letter) -> LetterId | None:
        """A letter of that day of the same sender: "onze ledenbrief van 3 november 2023"."""
        sender = citing.facts.sender
        if sender is None or _THEIRS.match(reference.text):
            return None
        kinds = _KINDS[reference.kind]
        if "ledenbrief" in reference.text.lower():
            kinds = {LetterKind.MEMBER_LETTER}
        fitting = {
            letter_id: facts
            for letter_id in self._letters.dated((reference.date or "")[:10])
            if letter_id != citing.id
            and _is_by(facts := self._letters.letter(letter_id).facts, kinds, sender)
        }
        if len(fitting) > 1:
            named = _named_after(reference, citing.facts)
            return self._only(
                letter_id for letter_id, facts in fitting.items() if _is_titled(facts, named)
            )
        return self._only(fitting)

    @staticmethod
    def _only(candidates: Iterable[LetterId]) -> LetterId | None:
        found = list(candidates)
        return found[0] if len(found) == 1 else None


def _bears_circular(facts: Facts, number: str) -> bool:
    return facts.circular_number == number


def _bears_reference(facts: Facts, number: str) -> bool:
    own = own_keys(facts.reference or "")[:1]
    return bool(own) and own == own_keys(number)[:1]


def _named_after(reference: Reference, citing: Facts) -> str:
    """What the line that makes a letter an annex says behind the reference: the title, if any."""
    line = citing.evidence.get("kind")
    if line is None or not line.span.overlaps(reference.spans[0]):
        return ""
    return fold(line.quote[reference.spans[0].end - line.span.start :])


def _is_titled(facts: Facts, named: str) -> bool:
    return bool(facts.subject) and fold(facts.subject or "") in named


def _is_by(facts: Facts, kinds: set[LetterKind], sender: str) -> bool:
    return (
        facts.kind in kinds
        and facts.date is not None
        and facts.sender is not None
        and same_sender(facts.sender, sender)
    )
