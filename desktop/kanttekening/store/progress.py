"""How far somebody is in each letter."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kanttekening.domain.letter import LetterId, VersionId
from kanttekening.domain.passage import Span
from kanttekening.domain.progress import Pace, Progress, ReadParts

if TYPE_CHECKING:
    from kanttekening.store.database import Database

_PACE = "reading_pace"


class ProgressStore:
    """The table of reading progress; a newer version of a letter is read from its beginning."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, letter_id: LetterId) -> Progress | None:
        """How far somebody is in the letter as it is now; None when it was not begun."""
        found = self._database.row(
            "SELECT p.version_id, p.read, p.unread FROM progress p "
            "JOIN letters l ON l.id = p.letter_id AND l.version_id = p.version_id "
            "WHERE p.letter_id = ?",
            (letter_id,),
        )
        if found is None:
            return None
        version_id, read, left = found
        spans = tuple(Span(start, end) for start, end in json.loads(read))
        return Progress(VersionId(version_id), ReadParts(spans), left)

    def keep(self, letter_id: LetterId, progress: Progress, moment: str) -> None:
        """Remember how far somebody is; nothing is kept of a letter that is not there any more."""
        read = json.dumps([[span.start, span.end] for span in progress.parts.spans])
        self._database.execute(
            "INSERT OR REPLACE INTO progress (letter_id, version_id, read, unread, at) "
            "SELECT id, ?, ?, ?, ? FROM letters WHERE id = ?",
            (progress.version_id, read, progress.left, moment, letter_id),
        )

    def pace(self) -> Pace:
        """How fast the person reads who uses this library; the usual pace to begin with."""
        found = self._database.row("SELECT value FROM settings WHERE key = ?", (_PACE,))
        return Pace() if found is None else Pace(*json.loads(found[0]))

    def keep_pace(self, pace: Pace) -> None:
        """Remember how fast somebody reads."""
        self._database.execute(
            "INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)",
            (_PACE, json.dumps([pace.characters, pace.minutes])),
        )

    def begun(self, most: int) -> tuple[LetterId, ...]:
        """The letters that were begun and not finished, the latest first."""
        found = self._database.rows(
            "SELECT p.letter_id FROM progress p JOIN letters l ON l.id = p.letter_id "
            "AND l.version_id = p.version_id WHERE p.unread > 0 AND l.removed_at IS NULL "
            "AND l.joined_to IS NULL ORDER BY p.at DESC LIMIT ?",
            (most,),
        )
        return tuple(LetterId(letter_id) for (letter_id,) in found)
