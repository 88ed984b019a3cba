"""Whether everything is still what it was when it was stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.letter import LetterId
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


class Checking:
    """Looks at every byte of the library once."""

    def __init__(self, database: Database, indexing: Indexing) -> None:
        self._database = database
        self._indexing = indexing
        self._integrity = Integrity(database)

    def check(self, repair: bool = False) -> CheckReport:  # noqa: FBT001, FBT002
        """All problems. With ``repair`` the index is made anew where it is wrong.

        What a person wrote and what a letter says is never touched: only they know what it was.
        """
        problems = self._integrity.problems(self._indexing.known)
        repaired = tuple(found for found in problems if repair and found.kind in _MENDABLE)
        if repaired:
            with self._database.transaction():
                for problem in repaired:
                    self._mend(problem)
        remaining = tuple(found for found in problems if found not in repaired)
        return CheckReport(not remaining, remaining, repaired)

    def _mend(self, problem: Problem) -> None:
        letter_id = LetterId(int(problem.key))
        if problem.kind is ProblemKind.NOT_INDEXED:
            self._indexing.letter(letter_id)
        else:
            self._indexing.remove(letter_id)
