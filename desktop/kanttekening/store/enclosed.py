"""Which letters came inside which: the attachments of a mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.domain.letter import LetterId

if TYPE_CHECKING:
    from kanttekening.store.database import Database


class EnclosedStore:
    """The column ``part_of`` of the letters. Writes stand inside the caller's transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def join(self, letter_id: LetterId, mail_id: LetterId) -> None:
        """Remember the mail that a letter came with; of several it is the first."""
        self._database.execute(
            "UPDATE letters SET part_of = ? WHERE id = ? AND part_of IS NULL AND id <> ?",
            (mail_id, letter_id, mail_id),
        )

    def of(self, mail_id: LetterId) -> tuple[LetterId, ...]:
        """The letters that came with a mail and are there, in its order."""
        found = self._database.rows(
            "SELECT id FROM letters WHERE part_of IN "
            "(SELECT id FROM letters WHERE id = ? OR joined_to = ?) "
            "AND removed_at IS NULL ORDER BY id",
            (mail_id, mail_id),
        )
        return tuple(LetterId(letter_id) for (letter_id,) in found)
