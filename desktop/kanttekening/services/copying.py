"""Copies of the library: made, looked at, and put back."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from kanttekening.domain.errors import LibraryError, LibraryFault
from kanttekening.store.database import open_database
from kanttekening.store.integrity import Integrity

if TYPE_CHECKING:
    from pathlib import Path

    from kanttekening.store.database import Database

# SQLite's own files beside a library: changes that are not folded in yet belong to it.
_COMPANIONS = ("-wal", "-shm")


def back_up(library: Path, copy: Path) -> None:
    """Copy a library, also while it is in use; a copy that is not whole is not kept."""
    with open_database(library, create_missing=False) as database:
        _copy(database, copy)


def put_back(copy: Path, library: Path) -> Path | None:
    """Put a copy in the place of the library; what stood there is kept and named."""
    beside = library.with_name(f"{library.name}.terug-{os.getpid()}")
    with open_database(copy, create_missing=False) as database:
        _copy(database, beside)
    try:
        kept = _set_aside(library) if library.exists() else None
        beside.replace(library)
    except OSError as error:
        raise LibraryError(LibraryFault.LOCKED, library, str(error)) from error
    finally:
        beside.unlink(missing_ok=True)
    return kept


def _copy(database: Database, target: Path) -> None:
    beside = target.with_name(f"{target.name}.nieuw-{os.getpid()}")
    try:
        database.copy_to(beside)
        with open_database(beside, create_missing=False) as copied:
            problems = Integrity(copied).structure()
        if problems:
            raise LibraryError(LibraryFault.DAMAGED, database.path, problems[0].detail)
        beside.replace(target)
    except OSError as error:
        raise LibraryError(LibraryFault.NO_RIGHT, target, str(error)) from error
    finally:
        beside.unlink(missing_ok=True)


def _set_aside(library: Path) -> Path:
    usable = _fold_in(library)
    number = 1
    while (kept := library.with_name(f"{library.stem}-oud-{number}{library.suffix}")).exists():
        number += 1
    for end in _COMPANIONS:
        companion = library.with_name(library.name + end)
        if companion.exists():
            if usable:
                # Still there after we closed it: another program has the library open.
                raise LibraryError(LibraryFault.LOCKED, library, companion.name)
            companion.replace(kept.with_name(kept.name + end))
    library.replace(kept)
    return kept


def _fold_in(library: Path) -> bool:
    """Have SQLite fold its companions into the library; False if it is too damaged for that."""
    try:
        open_database(library, create_missing=False).close()
    except LibraryError as error:
        if error.fault is LibraryFault.LOCKED:
            raise
        return False
    return True
