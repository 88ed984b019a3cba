"""Whether everything is still what it was when it was stored."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.errors import LibraryError
from kanttekening.store.integrity import Integrity, Problem, ProblemKind

if TYPE_CHECKING:
    from kanttekening.services.indexing import Indexing
    from kanttekening.store.database import Database

_MENDABLE = frozenset({ProblemKind.NOT_INDEXED, ProblemKind.INDEXED_GHOST})


@dataclass(frozen=True, slots=True)
class CheckReport:
    """``problems`` are those that remain; ``repaired`` are those that were mended."""

    ok: bool
    problems: tuple[Problem, ...]
    repaired: tuple[Problem, ...] = ()

    @property
    def is_mendable(self) -> bool:
        """Whether all that is wrong can be mended without loss."""
        return all(found.kind in _MENDABLE for found in self.problems)


class Checking:
    """Looks at every byte of the library once."""

    def __init__(self, database: Database, indexing: Indexing) -> None:
        self._database = database
        self._indexing = indexing
        self._integrity = Integrity(database)

    def check(self, repair: bool = False) -> CheckReport:  # noqa: FBT001, FBT002
        """All problems. With ``repair`` the index is made anew from what the library holds.

        What a person wrote and what a letter says is never touched: only they know what it was.
        """
        problems = self._integrity.problems(self._indexing.known)
        if not repair:
            return CheckReport(not problems, problems)
        # A file with pages that can't be read may refuse this too; then nothing has changed.
        with suppress(LibraryError), self._database.transaction(mending=True):
            self._indexing.rebuild()
        remaining = self._integrity.problems(self._indexing.known)
        mended = tuple(found for found in problems if found not in remaining)
        return CheckReport(not remaining, remaining, mended)
