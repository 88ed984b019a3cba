"""Whether everything is still what it was when it was stored."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.errors import LibraryError
from kanttekening.store.integrity import Integrity, Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Callable

    Told = Callable[[int, int], None]

    from kanttekening.services.indexing import Indexing
    from kanttekening.store.database import Database

_MENDABLE = frozenset({ProblemKind.NOT_INDEXED, ProblemKind.INDEXED_GHOST})


def _to_nobody(_done: int, _of: int) -> None:
    """Nobody wants to hear how far it is."""


def _never() -> bool:
    """Nobody stops it."""
    return False


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
    """Looks at every byte of the library once, and makes the index for searching anew."""

    def __init__(self, database: Database, indexing: Indexing) -> None:
        self._indexing = indexing
        self._integrity = Integrity(database)

    @property
    def is_index_whole(self) -> bool:
        """Whether every letter can be found; an index that a newer program begins is not."""
        return self._indexing.is_whole

    @property
    def left_out(self) -> int:
        """How many letters can't be found: those not yet in when making the index was stopped."""
        return self._indexing.lacking

    def complete_index(self, told: Told = _to_nobody, stopped: Callable[[], bool] = _never) -> bool:
        """Put the letters that are lacking into the index; whether that is all of them.

        ``told`` hears how many letters of how many are in it, ``stopped`` is asked in between;
        what was done stays done.
        """
        return self._indexing.catch_up(told, stopped)

    def rebuild_index(self, told: Told = _to_nobody, stopped: Callable[[], bool] = _never) -> bool:
        """Make the whole index anew from what the library holds; see ``complete_index``."""
        self._indexing.begin_anew()
        return self._indexing.catch_up(told, stopped)

    def check(self, repair: bool = False, told: Told = _to_nobody) -> CheckReport:  # noqa: FBT001, FBT002
        """All problems. With ``repair`` the index is made anew from what the library holds.

        What a person wrote and what a letter says is never touched: only they know what it was.
        """
        problems = self._integrity.problems(self._indexing.known)
        if not repair:
            return CheckReport(not problems, problems)
        # A file with pages that can't be read may refuse this too.
        with suppress(LibraryError):
            self.rebuild_index(told)
        remaining = self._integrity.problems(self._indexing.known)
        mended = tuple(found for found in problems if found not in remaining)
        return CheckReport(not remaining, remaining, mended)
