"""SQLite's errors, told as facts about the library."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kanttekening.domain.errors import LibraryError, LibraryFault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# What SQLite needs beside a library to open it: the index of its log.
_LEAST_ROOM = 64 << 10
_FAULTS = {
    sqlite3.SQLITE_BUSY: LibraryFault.LOCKED,
    sqlite3.SQLITE_LOCKED: LibraryFault.LOCKED,
    sqlite3.SQLITE_PROTOCOL: LibraryFault.LOCKED,
    sqlite3.SQLITE_CORRUPT: LibraryFault.DAMAGED,
    sqlite3.SQLITE_NOTADB: LibraryFault.NOT_OURS,
    sqlite3.SQLITE_READONLY: LibraryFault.NO_RIGHT,
    sqlite3.SQLITE_PERM: LibraryFault.NO_RIGHT,
    sqlite3.SQLITE_AUTH: LibraryFault.NO_RIGHT,
    sqlite3.SQLITE_FULL: LibraryFault.FULL,
    sqlite3.SQLITE_CANTOPEN: LibraryFault.MISSING,
    # A share that dropped away or a stick that was pulled out: the file is out of reach.
    sqlite3.SQLITE_IOERR: LibraryFault.MISSING,
}

# What the system says of a place where nothing may be written: a stick with its lock on, too.
_NO_RIGHT = (errno.EACCES, errno.EPERM, errno.EROFS)
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


@contextmanager
def told_as_faults(path: Path) -> Iterator[None]:
    """Turn what the world does to SQLite into a LibraryError; let our own mistakes through."""
    try:
        yield
    except sqlite3.Error as error:
        fault = fault_of(error)
        if fault is None:
            raise
        if _code(error) == sqlite3.SQLITE_CANTOPEN and path.parent.is_dir():
            fault = LibraryFault.FULL if _is_full(path) else LibraryFault.NO_RIGHT
        elif _is_io(error) and _is_full(path):
            # SQLite calls it a failed write when there is no room for its own files.
            fault = LibraryFault.FULL
        raise LibraryError(fault, path, str(error)) from error


@contextmanager
def told_as_faults_of_disk(path: Path) -> Iterator[None]:
    """The same where we write files ourselves: beside a library, before it is there."""
    try:
        with told_as_faults(path):
            yield
    except OSError as error:
        if error.errno is None:  # nothing that the system said
            raise
        raise LibraryError(fault_of_disk(error), path, str(error)) from error


def _is_io(error: sqlite3.Error) -> bool:
    return _code(error) == sqlite3.SQLITE_IOERR


def _is_full(path: Path) -> bool:
    """Whether the disk of a library has no room for even one page more."""
    import shutil  # brings packers along, which a start does not need

    try:
        return shutil.disk_usage(path.parent).free < _LEAST_ROOM
    except OSError:
        return False


def fault_of_disk(error: OSError) -> LibraryFault:
    """The fault behind what the system said: no right, no room, or out of reach."""
    if error.errno in _NO_RIGHT:
        return LibraryFault.NO_RIGHT
    return LibraryFault.FULL if error.errno in _NO_ROOM else LibraryFault.MISSING


def fault_of(error: sqlite3.Error) -> LibraryFault | None:
    """The fault behind SQLite's (extended) result code; None when it is a mistake of ours."""
    if "Could not decode to UTF-8" in str(error):  # Python's own complaint, without a code
        return LibraryFault.DAMAGED
    return _FAULTS.get(_code(error))


def _code(error: sqlite3.Error) -> int:
    """SQLite's primary result code; 0 for complaints of Python's own."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF
