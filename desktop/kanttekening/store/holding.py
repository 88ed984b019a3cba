"""Holds a library that is open, in a way that nothing else in the process can end by accident.

SQLite's own locks belong to the process and the file: whatever closes that file, be it a dialog
that looks what kind of files stand in a folder, ends them all (see `whereabouts`). Locks of the
kind "open file description" stay as long as the descriptor they were set on, and SQLite's of
another process respects them. They are set on the descriptors that SQLite has anyhow: opening one
more would mean closing it one day.

What is held, for reading as SQLite itself does: the bytes that say "the library is in use", so that
nobody clears its log away, and the one that says "the index of the log is in use", so that nobody
empties it. The places are those of os_unix.c: SHARED_FIRST and SHARED_SIZE, UNIX_SHM_DMS.

Only Linux knows such locks in Python. Windows does not need them; on macOS there is nothing but
the care not to open a library that is open.
"""

from __future__ import annotations

import os
import struct
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from kanttekening.store.whereabouts import descriptors_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_IN_USE = (0x40000000 + 2, 510)
_INDEX_IN_USE = (120 + 8, 1)
# struct flock: what kind, counted from where, first byte, how many, and a process that is always 0.
_LOCK = "hhqqi4x"


def hold(path: Path) -> None:
    """Hold the library at ``path`` by all descriptors that this process has of it."""
    _set(path, held=True)


@contextmanager
def let_go(path: Path) -> Iterator[None]:
    """Let go while a connection is closed: the last one wants the file for itself."""
    _set(path, held=False)
    try:
        yield
    finally:
        hold(path)


def _set(path: Path, *, held: bool) -> None:
    if sys.platform == "linux":
        import fcntl

        kind = fcntl.F_RDLCK if held else fcntl.F_UNLCK
        index = path.with_name(f"{path.name}-shm")
        for file, (first, count) in ((path, _IN_USE), (index, _INDEX_IN_USE)):
            lock = struct.pack(_LOCK, kind, os.SEEK_SET, first, count, 0)
            for descriptor in descriptors_of(file):
                # A share that knows no such locks, or a descriptor that was closed meanwhile.
                with suppress(OSError):
                    fcntl.fcntl(descriptor, fcntl.F_OFD_SETLK, lock)
