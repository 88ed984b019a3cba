"""Reading progress: what was read of a letter, and where to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.services.clock import stamp

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from kanttekening.domain.letter import LetterId
    from kanttekening.domain.progress import Pace, Progress
    from kanttekening.domain.rows import LetterRow
    from kanttekening.store.database import Database
    from kanttekening.store.letters import LetterStore
    from kanttekening.store.progress import ProgressStore

# Who comes back wants the letter of yesterday, or one of the few before it.
MOST_BEGUN = 3


class ReadingProgress:
    """What a person has read. It is no change of the library: there is nothing to undo."""

    def __init__(
        self,
        database: Database,
        letters: LetterStore,
        progress: ProgressStore,
        clock: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._letters = letters
        self._progress = progress
        self._clock = clock

    def of(self, letter_id: LetterId) -> Progress | None:
        """How far one is in a letter; None when it was not begun, or has another text now."""
        return self._progress.of(letter_id)

    def keep(self, letter_id: LetterId, progress: Progress, pace: Pace) -> None:
        """Remember how far one is, and how fast one reads."""
        with self._database.transaction():
            self._progress.keep(letter_id, progress, stamp(self._clock()))
            self._progress.keep_pace(pace)

    def pace(self) -> Pace:
        """How fast one reads."""
        return self._progress.pace()

    def begun(self) -> tuple[LetterRow, ...]:
        """The letters one can go on reading, the latest first."""
        return self._letters.rows_of(self._progress.begun(MOST_BEGUN))
