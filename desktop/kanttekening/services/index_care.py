"""Looking after the search index bit by bit: a letter at a time, so that one may go on or stop."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.errors import LibraryError
from kanttekening.domain.touched import Outcome, Touched

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.domain.letter import LetterId
    from kanttekening.services.indexing import Indexing
    from kanttekening.store.database import Database
    from kanttekening.store.letters import LetterStore


@dataclass(frozen=True, slots=True)
class IndexWork:
    """What is to be done. ``missing`` letters can't be found now, ``ghosts`` are there no more.

    ``is_broken`` says that the tables themselves can't be read and were made anew, empty.
    """

    letters: tuple[LetterId, ...]
    missing: int = 0
    ghosts: int = 0
    is_broken: bool = False


class IndexCare:
    """Every step leaves an index that can be used; whoever stops may begin again later.

    Letters that can't be found come first, so that stopping half-way has helped already.
    """

    def __init__(self, database: Database, letters: LetterStore, indexing: Indexing) -> None:
        self._database = database
        self._letters = letters
        self._indexing = indexing

    @property
    def is_whole(self) -> bool:
        """Whether every letter can be found; an index that a newer program begins is not."""
        return self._indexing.is_whole

    def begin(self, *, lacking_only: bool = False) -> Outcome[IndexWork]:
        """Look what is there; forget letters that are gone, and tables that are broken.

        With ``lacking_only`` the letters that can be found already are left alone.
        """
        every = self._letters.every_id()
        try:
            if not lacking_only:
                self._indexing.verify()
            known = self._indexing.known()
        except LibraryError:
            return self._anew(every)
        missing = tuple(letter_id for letter_id in every if letter_id not in known)
        ghosts = known - set(every)
        if ghosts:
            with self._database.transaction():
                for letter_id in ghosts:
                    self._indexing.remove(letter_id)
        there = () if lacking_only else tuple(each for each in every if each in known)
        return Outcome(IndexWork((*missing, *there), len(missing), len(ghosts)), Touched.NOTHING)

    def renew(self, letter_ids: Sequence[LetterId]) -> Outcome[int]:
        """Index these letters anew; how many of them could not be read."""
        failed = 0
        with self._database.transaction():
            for letter_id in letter_ids:
                try:
                    with self._database.transaction():
                        self._indexing.again(letter_id)
                except LibraryError:
                    failed += 1
        return Outcome(failed, Touched.NOTHING)

    def finish(self) -> Outcome[None]:
        """Note that every letter is in the index, and add those that came meanwhile."""
        self._indexing.catch_up()
        return Outcome(None, Touched.LETTERS)

    @property
    def is_in_pieces(self) -> bool:
        """Whether what came in bit by bit should be merged, to be found in quicker."""
        return self._indexing.is_in_pieces

    def merge_some(self) -> bool:
        """Merge for some milliseconds; whether there is more to merge."""
        return self._indexing.merge_some()

    def merge(self) -> None:
        """Merge all of it, if that is worth while: some seconds with 100,000 letters."""
        self._indexing.merge()

    def _anew(self, every: tuple[LetterId, ...]) -> Outcome[IndexWork]:
        with suppress(LibraryError):
            self._indexing.begin_anew()
        return Outcome(IndexWork(every, len(every), is_broken=True), Touched.LETTERS)
