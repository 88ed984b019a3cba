"""Look at a library file without touching it: is it ours, whole, of a version we know.

SQLite itself leaves traces beside a file it merely opens, so the header is read as bytes and the
tables through a connection that promises not to write.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager
from datetime import datetime
from enum import Enum, auto
from typing import TYPE_CHECKING

from kanttekening.domain.errors import LibraryError, LibraryFault
from kanttekening.domain.library_summary import LibrarySummary
from kanttekening.store.faults import fault_of_disk, told_as_faults
from kanttekening.store.whereabouts import descriptor_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

APPLICATION_ID = 0x4B54414E  # "KTAN"
EXPECTED_TABLES = frozenset({"letters", "versions", "originals", "annotations", "journal"})

# In words that the first library of all understands.
_SUMMARY = """
    SELECT (SELECT count(*) FROM letters WHERE removed_at IS NULL),
           (SELECT count(*) FROM annotations a JOIN letters l ON l.id = a.letter_id
            WHERE a.removed_at IS NULL AND l.removed_at IS NULL),
           max(coalesce((SELECT max(imported_at) FROM letters), ''),
               coalesce((SELECT max(at) FROM journal), ''))
"""
_MAGIC = b"SQLite format 3\0"
_HEADER_SIZE = 100


class Standing(Enum):
    """What stands at a path."""

    ABSENT = auto()
    OURS = auto()


def inspect(path: Path, newest: int) -> Standing:
    """Whether a library that we can use stands at ``path``; raises LibraryError if it is not."""
    try:
        return _standing(path, newest)
    except OSError as error:  # a name that is too long, a share that went away
        raise LibraryError(fault_of_disk(error), path, str(error)) from error


def _standing(path: Path, newest: int) -> Standing:
    if not path.parent.is_dir():
        raise LibraryError(LibraryFault.MISSING, path, "no such folder")
    try:
        path.lstat()
    except FileNotFoundError:
        return Standing.ABSENT
    if not path.is_file():
        raise LibraryError(LibraryFault.NOT_OURS, path, "not a file")
    header = _header(path)
    if not header:
        return Standing.ABSENT
    _check_identity(path, header, newest)
    if not _has_log(path):
        _check_length(path, header)
    _check_tables(path)
    return Standing.OURS


def _header(path: Path) -> bytes:
    held = descriptor_of(path)
    if held is not None:  # opened by SQLite for writing; opening it again would end its locks
        return os.pread(held, _HEADER_SIZE, 0)
    try:
        # Opened for writing, because a library that can't be written can't be annotated.
        with path.open("r+b") as file:
            return file.read(_HEADER_SIZE)
    except OSError as error:
        raise LibraryError(fault_of_disk(error), path, str(error)) from error


def _check_identity(path: Path, header: bytes, newest: int) -> None:
    ours = _number(header, 68) == APPLICATION_ID
    if not header.startswith(_MAGIC) or len(header) < _HEADER_SIZE:
        fault = LibraryFault.DAMAGED if ours else LibraryFault.NOT_OURS
        raise LibraryError(fault, path, "no SQLite header")
    if not ours:
        raise LibraryError(LibraryFault.NOT_OURS, path, "another application's database")
    version = _number(header, 60)
    if version > newest:
        raise LibraryError(LibraryFault.NEWER, path, f"schema {version}, we know {newest}")


def _check_length(path: Path, header: bytes) -> None:
    """A file that was cut off is shorter than its header says."""
    page_size = int.from_bytes(header[16:18], "big")
    expected = (65536 if page_size == 1 else page_size) * _number(header, 28)
    if path.stat().st_size < expected:
        raise LibraryError(LibraryFault.DAMAGED, path, f"shorter than {expected} bytes")


def summary(path: Path, newest: int) -> LibrarySummary:
    """Count what the library at ``path`` holds; raises LibraryError if there is none to use."""
    if inspect(path, newest) is Standing.ABSENT:
        raise LibraryError(LibraryFault.MISSING, path, "no such file")
    with _untouched(path) as connection:
        letters, annotations, last = connection.execute(_SUMMARY).fetchone()
    return LibrarySummary(letters, annotations, datetime.fromisoformat(last) if last else None)


@contextmanager
def _untouched(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that does not write."""
    # With a log beside it the file may be in use, and then it is not safe to call it immutable.
    promise = "mode=ro" if _has_log(path) else "mode=ro&immutable=1"
    with (
        told_as_faults(path),
        closing(sqlite3.connect(f"{path.absolute().as_uri()}?{promise}", uri=True)) as connection,
    ):
        yield connection


def _check_tables(path: Path) -> None:
    with _untouched(path) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    missing = EXPECTED_TABLES - names
    if missing:
        raise LibraryError(LibraryFault.DAMAGED, path, f"without {', '.join(sorted(missing))}")


def _has_log(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _number(header: bytes, offset: int) -> int:
    return int.from_bytes(header[offset : offset + 4], "big")
