"""Correcting facts by hand, and putting back what was read."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from kanttekening.domain.correction import CORRECTABLE, Correction, FactValue
from kanttekening.domain.errors import NotFoundError
from kanttekening.domain.journal import Change, Edit
from kanttekening.domain.touched import Outcome, Touched
from kanttekening.services.clock import stamp
from kanttekening.services.fact_values import read_value
from kanttekening.services.history import CORRECTION, in_one

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from kanttekening.domain.letter import Facts, LetterId, Meeting
    from kanttekening.services.history import History
    from kanttekening.store.contents import ContentStore
    from kanttekening.store.corrections import CorrectionStore
    from kanttekening.store.letters import LetterStore

# The names of edits in the journal; ``words.undoing`` has the Dutch for them.
CORRECTED, PUT_BACK = "correct_fact", "put_back_fact"


class Correcting:
    """A person's word counts above the recogniser's, and survives every new text of the letter."""

    def __init__(
        self,
        letters: LetterStore,
        contents: ContentStore,
        corrections: CorrectionStore,
        history: History,
        *,
        author: str,
        clock: Callable[[], datetime],
    ) -> None:
        self._letters = letters
        self._contents = contents
        self._corrections = corrections
        self._history = history
        self._author = author
        self._clock = clock

    @in_one
    def correct(self, letter_id: LetterId, fact: str, typed: str) -> Outcome[None]:
        """Let a fact be what a person typed; nothing typed means that the letter has none.

        Raises UnclearValueError for what can't be such a fact, a day that does not exist for
        instance. Typing what was read puts that back.
        """
        if fact not in CORRECTABLE:
            raise NotFoundError("fact", fact)
        value = read_value(fact, typed)
        letter = self._letters.letter(letter_id)
        if _says(letter.facts, letter.meetings, fact, value):
            return Outcome(None, Touched.NOTHING)
        if _says(self._contents.facts(letter_id), self._met(letter_id, fact), fact, value):
            return self.put_back(letter_id, fact)
        after = Correction(letter_id, fact, value, self._author, stamp(self._clock()))
        return self._change(CORRECTED, letter_id, fact, after)

    def _met(self, letter_id: LetterId, fact: str) -> tuple[Meeting, ...]:
        """The meetings that a letter itself says, where that is asked."""
        from kanttekening.text.meetings import meetings_of  # nobody needs it to look at a list

        return meetings_of(self._contents.findings(letter_id).events) if fact == "meeting" else ()

    def put_back(self, letter_id: LetterId, fact: str) -> Outcome[None]:
        """Let a fact be again what was read in the letter."""
        return self._change(PUT_BACK, letter_id, fact, None)

    @in_one
    def _change(
        self, action: str, letter_id: LetterId, fact: str, after: Correction | None
    ) -> Outcome[None]:
        before = self._corrections.get(letter_id, fact)
        if before is None and after is None:
            return Outcome(None, Touched.NOTHING)
        change = Change(
            CORRECTION,
            f"{letter_id}/{fact}",
            asdict(before) if before else None,
            asdict(after) if after else None,
        )
        return Outcome(None, self._history.carry_out(Edit(action, (change,))))


def _says(facts: Facts, meetings: tuple[Meeting, ...], fact: str, value: FactValue) -> bool:
    """Whether a fact has this value already; an inferred date is a date too."""
    if fact == "meeting":
        return "; ".join(meeting.value for meeting in meetings) == (value or "")
    if fact == "recipients":
        return list(facts.recipients) == value
    is_inferred = fact == "date" and facts.date_inferred is not None
    return bool(getattr(facts, fact) == value) and not is_inferred
