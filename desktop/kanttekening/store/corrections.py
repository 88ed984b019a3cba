"""Facts that a person corrected: kept apart, so that no new extraction can undo them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kanttekening.domain.correction import Correction

if TYPE_CHECKING:
    from kanttekening.domain.letter import LetterId
    from kanttekening.store.database import Database


class CorrectionStore:
    """The table of corrections: at most one for each fact of a letter."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, letter_id: LetterId, fact: str) -> Correction | None:
        """The correction of one fact, if there is one."""
        found = self._database.row(
            "SELECT value, author, at FROM corrections WHERE letter_id = ? AND fact = ?",
            (letter_id, fact),
        )
        if found is None:
            return None
        value, author, at = found
        return Correction(letter_id, fact, json.loads(value), author, at)

    def of_letter(self, letter_id: LetterId) -> tuple[Correction, ...]:
        """All that was corrected of a letter."""
        rows = self._database.rows(
            "SELECT fact, value, author, at FROM corrections WHERE letter_id = ? ORDER BY fact",
            (letter_id,),
        )
        return tuple(
            Correction(letter_id, fact, json.loads(value), author, at)
            for fact, value, author, at in rows
        )

    def put(self, correction: Correction) -> None:
        """Keep a correction, in the place of an earlier one."""
        self._database.execute(
            "INSERT OR REPLACE INTO corrections (letter_id, fact, value, author, at) "
            "VALUES (?, ?, ?, ?, ?)",
            (
                correction.letter_id,
                correction.fact,
                json.dumps(correction.value, ensure_ascii=False),
                correction.author,
                correction.at,
            ),
        )

    def remove(self, letter_id: LetterId, fact: str) -> None:
        """Forget a correction: what was read holds again."""
        self._database.execute(
            "DELETE FROM corrections WHERE letter_id = ? AND fact = ?", (letter_id, fact)
        )
