"""Where a library really stands, and whether this process has it open.

One file has one name, whatever links lead to it: SQLite keeps its log beside the name it was given,
so two names for one file would be two logs.

What is open must not be opened and closed once more. On Linux and macOS closing a file gives up all
locks of the process on it, also those that SQLite set through another opening. Without them another
program takes itself for the only one, clears SQLite's log away, and what is written here afterwards
is lost.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kanttekening.domain.errors import LibraryError, LibraryFault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_OPEN_FILES = "/dev/fd"
_MOST = 1024
_MAGIC = b"SQLite format 3\0"
# The file itself, its log in either order of bytes, and the version of the index of the log, as
# SQLite's papers on its file format and on its log describe them.
_OF_SQLITE = (
    _MAGIC,
    b"\x37\x7f\x06\x82",
    b"\x37\x7f\x06\x83",
    (3007000).to_bytes(4, sys.byteorder),
)


def real_place(path: Path) -> Path:
    """The full path of a library, all links followed; also one that does not exist yet."""
    try:
        return Path(os.path.realpath(path))
    except (OSError, ValueError) as error:
        raise LibraryError(LibraryFault.MISSING, path, str(error)) from error


def descriptor_of(path: Path) -> int | None:
    """By which number this process has the file at ``path`` open; None if it has not.

    Windows locks a file for whoever opened it: there it is never asked.
    """
    return next(descriptors_of(path), None)


def is_of_open_library(path: Path) -> bool:
    """Whether this process has the file at ``path`` open as a library, its log or that one's index.

    It is told by the first bytes: a letter may be open here as well, when it is read twice at once.
    """
    held = descriptor_of(path)
    if held is None:
        return False
    try:
        return os.pread(held, len(_MAGIC), 0).startswith(_OF_SQLITE)
    except OSError:  # closed meanwhile
        return False


def descriptors_of(path: Path) -> Iterator[int]:
    """By which numbers this process has the file at ``path`` open; on Windows none."""
    if sys.platform == "win32":
        return
    try:
        wanted = path.stat()
    except (OSError, ValueError):
        return
    for number in _numbers():
        with suppress(OSError):
            if os.path.samestat(os.fstat(number), wanted):
                yield number


def is_gone(path: Path) -> bool:
    """Whether a file that this process has open does not stand at ``path`` any more.

    Windows does not let a file go while it is open.
    """
    if sys.platform == "win32" or descriptor_of(path) is not None:
        return False
    # Some network drives give one file two numbers; Linux knows under which name it is open.
    return not any(_name_of(number) == path for number in _numbers())


def _name_of(number: int) -> Path | None:
    try:
        return Path(f"{_OPEN_FILES}/{number}").readlink()
    except OSError:
        return None


def _numbers() -> Iterable[int]:
    try:
        return [int(entry.name) for entry in Path(_OPEN_FILES).iterdir()]
    except OSError:
        return range(_MOST)
