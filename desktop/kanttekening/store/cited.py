"""Letters by the number that another letter cites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.domain.letter import LetterId

if TYPE_CHECKING:
    from kanttekening.store.database import Database


class CitedStore:
    """Looks numbers up among those that letters bear themselves."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def with_key(self, key: str) -> tuple[LetterId, ...]:
        """The letters that are there and bear a number with this key (``text.number_keys``).

        The index keeps telephone numbers and the numbers of the addressee among them: whoever
        asks looks at the facts of the letter itself.
        """
        found = self._database.rows(
            "SELECT DISTINCT n.letter_id FROM search_number n JOIN letters l ON l.id = n.letter_id "
            "WHERE n.key = ? AND n.own = 1 AND l.removed_at IS NULL ORDER BY n.letter_id",
            (key,),
        )
        return tuple(LetterId(letter_id) for (letter_id,) in found)
