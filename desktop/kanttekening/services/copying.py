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


def back_up(library: Path, copy: Path) -> None:
    """Copy a library, also while it is in use; a copy that is not whole is not kept."""
    with open_database(library, create_missing=False) as database:
        _copy(database, copy)


def put_back(copy: Path, library: Path) -> Path | None:
    """Put a copy in the place of the library; what stood there is kept and named."""
    with open_database(copy, create_missing=False) as database:
        beside = library.with_name(f"{library.name}.terug-{os.getpid()}")
        _copy(database, beside)
    kept = _set_aside(library) if library.exists() else None
    beside.replace(library)
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
    for number in range(1, 1000):
        kept = library.with_name(f"{library.stem}-oud-{number}{library.suffix}")
        if not kept.exists():
            library.replace(kept)
            return kept
    raise LibraryError(LibraryFault.NO_RIGHT, library, "a thousand old libraries")
