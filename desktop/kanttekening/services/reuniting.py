"""A letter that got its text only later (a scan) is compared with the others then, as all are.

When a file is taken in, its text tells whether the letter is here already. A scan has no text at
that moment; the same question is asked when it has one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.services.likeness import Likeness
from kanttekening.store.enclosed import EnclosedStore

if TYPE_CHECKING:
    from kanttekening.domain.document import Reading, Understanding
    from kanttekening.domain.letter import Letter, LetterId
    from kanttekening.services.versions import Versions
    from kanttekening.store.database import Database
    from kanttekening.store.letters import LetterStore


@dataclass(frozen=True, slots=True)
class Reunited:
    """Two letters that turned out to be one: ``gone`` is a version of ``letter_id`` now."""

    letter_id: LetterId
    gone: LetterId
    title: str


class Reuniting:
    """Joins a letter with the one that it is another form of; a person can take that back."""

    def __init__(self, database: Database, letters: LetterStore, versions: Versions) -> None:
        self._letters = letters
        self._versions = versions
        self._likeness = Likeness(database)
        self._enclosed = EnclosedStore(database)

    def seek(
        self, letter: Letter, reading: Reading, understanding: Understanding
    ) -> Reunited | None:
        """Join ``letter`` with the same letter, inside the caller's transaction; None without one.

        As on taking in, what came in last is the newest version. A letter in the bin is left in it.
        """
        other = self._likeness.find(
            reading, understanding, letter.file_name, letter.part_of, itself=letter.id
        )
        if other is None or any(map(self._letters.removed_at, (letter.id, other))):
            return None
        into, newest = sorted((letter.id, other))
        self._versions.join(newest, into)
        if letter.part_of is not None and letter.part_of != into:
            self._enclosed.join(into, letter.part_of)
        return Reunited(into, newest, self._letters.letter(into).title)
