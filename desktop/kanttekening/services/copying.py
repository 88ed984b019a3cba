"""Copies of the library: made, looked at, and put back."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from kanttekening.domain.errors import LibraryError, LibraryFault, TakenError
from kanttekening.exchange.files import COMPANIONS, check_target, discard, name_beside, put_in_place
from kanttekening.store.database import open_database
from kanttekening.store.inspection import summary
from kanttekening.store.integrity import Integrity
from kanttekening.store.migrations import MIGRATIONS
from kanttekening.store.whereabouts import real_place

if TYPE_CHECKING:
    from pathlib import Path

    from kanttekening.domain.library_summary import LibrarySummary
    from kanttekening.store.database import Database


def back_up(library: Path, copy: Path) -> None:
    """Copy a library, also while it is in use; a copy that is not whole is not kept.

    Nothing is replaced, and a name is refused when a log of an older library stands beside it:
    SQLite would take that for changes to the copy.
    """
    check_target(copy)
    for companion in _companions(copy):
        raise TakenError(companion)
    beside = name_beside(copy)
    try:
        with open_database(library, create_missing=False) as database:
            _copy(database, beside)
        put_in_place(beside, copy)
    except OSError as error:
        raise LibraryError(LibraryFault.NO_RIGHT, copy, str(error)) from error
    finally:
        discard(beside)


def summarize(library: Path) -> LibrarySummary:
    """Count what a library or a copy holds, without touching it; raises LibraryError."""
    return summary(real_place(library), len(MIGRATIONS))


def put_back(copy: Path, library: Path) -> Path | None:
    """Put a copy in the place of the library; what stood there is kept and named."""
    library = real_place(library)
    beside = name_beside(library)
    try:
        with open_database(copy, create_missing=False) as database:
            _copy(database, beside)
        kept = _set_aside(library)
        beside.replace(library)
    except OSError as error:
        raise LibraryError(LibraryFault.LOCKED, library, str(error)) from error
    finally:
        discard(beside)
    return kept


def _copy(database: Database, beside: Path) -> None:
    database.copy_to(beside)
    with open_database(beside, create_missing=False) as copied:
        problems = Integrity(copied).structure()
    if problems:
        raise LibraryError(LibraryFault.DAMAGED, database.path, problems[0].detail)


def _set_aside(library: Path) -> Path | None:
    """Move a library out of the way; None if there is none. Its companions go along always."""
    usable = library.exists() and _fold_in(library)
    kept = _free_name(library)
    for companion in _companions(library):
        if usable:
            # Still there after we closed it: another program has the library open.
            raise LibraryError(LibraryFault.LOCKED, library, companion.name)
        companion.replace(kept.with_name(kept.name + companion.name.removeprefix(library.name)))
    if not library.exists():
        return None
    library.replace(kept)
    return kept


def _free_name(library: Path) -> Path:
    number = 1
    while True:
        kept = library.with_name(f"{library.stem}-oud-{number}{library.suffix}")
        if not os.path.lexists(kept) and not _companions(kept):
            return kept
        number += 1


def _companions(library: Path) -> list[Path]:
    """The files that SQLite keeps beside a library, as far as they are there."""
    names = (library.with_name(library.name + end) for end in COMPANIONS)
    return [path for path in names if os.path.lexists(path)]


def _fold_in(library: Path) -> bool:
    """Have SQLite fold its companions into the library; False if it is too damaged for that."""
    try:
        open_database(library, create_missing=False).close()
    except LibraryError as error:
        if error.fault is LibraryFault.LOCKED:
            raise
        return False
    return True
