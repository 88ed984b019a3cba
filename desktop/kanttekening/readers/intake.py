"""From paths to bytes: which files a person means, and opening them without being fooled."""

from __future__ import annotations

import errno
import os
import re
import stat
from pathlib import PurePath
from typing import TYPE_CHECKING

from kanttekening.domain.arrival import Refusal
from kanttekening.domain.errors import RefusalCode, RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import BinaryIO

MOST_BYTES = 200 << 20
_MOST_DEPTH = 64
_SIDE_FILES = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db"})
# What stands beside letters in a folder without being one: settings, shortcuts, programs, tables,
# our own library. Only left out of folders: who names such a file gets an answer about it.
_NO_LETTERS = (
    {".toml", ".json", ".yaml", ".yml", ".ini", ".cfg", ".lock", ".lnk", ".url", ".exe", ".dll"}
    | {".py", ".js", ".css", ".db", ".sqlite", ".part", ".crdownload", ".tmp", ".csv", ".tsv"}
    | {".kanttekening", ".kanttekening-wal", ".kanttekening-shm"}
)
# ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION of Windows
_IN_USE = (32, 33)
# EAGAIN: a file server keeps it for one of its clients, and we do not wait.
_BUSY = (errno.EBUSY, errno.ETXTBSY, errno.EAGAIN)
_DIGITS = re.compile(r"(\d+)")


def gather(paths: Iterable[Path]) -> Iterator[Path | Refusal]:
    """The files that are meant: files as given, folders with all that is in them, in order.

    What a folder holds for programs only (hidden files, settings, lock files of Word) is passed
    over in silence when it was not named itself. Links that lead out of the folder, loops, pipes
    and devices are refused. Nothing is opened.
    """
    seen: set[Path] = set()
    for path in paths:
        real = _resolved(path)
        if isinstance(real, Refusal):
            yield real
        elif real.is_dir():
            yield from _in_folder(path, real, seen, ())
        elif real not in seen:
            seen.add(real)
            yield _checked(path)


def load(path: Path) -> bytes:
    """The bytes of a regular file. Raises RefusedError."""
    try:
        with _opened(path) as file:
            size = os.fstat(file.fileno()).st_size
            if size > MOST_BYTES:
                raise RefusedError(RefusalCode.TOO_BIG, f"{size} bytes")
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise RefusedError(_code(error), _detail(error)) from error
    if len(data) > MOST_BYTES:
        raise RefusedError(RefusalCode.TOO_BIG, "it grows")
    if not data:
        raise RefusedError(RefusalCode.EMPTY)
    return data


def _opened(path: Path) -> BinaryIO:
    """Open for reading, but only a regular file: what it is, is asked of the open handle.

    Without waiting: opening a pipe would otherwise hold us until someone writes to it.
    """
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    if path.is_dir():
        raise RefusedError(RefusalCode.NOT_A_DOCUMENT, "folder")
    handle = os.open(path, flags | getattr(os, "O_NOCTTY", 0))
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise RefusedError(RefusalCode.UNSAFE_PATH, "no regular file")
    return os.fdopen(handle, "rb")


def _in_folder(
    folder: Path, real: Path, seen: set[Path], trail: tuple[Path, ...]
) -> Iterator[Path | Refusal]:
    """Everything in ``folder``; ``trail`` are the real folders we came through, root first."""
    if real in trail or len(trail) > _MOST_DEPTH:
        yield Refusal(folder, RefusalCode.UNSAFE_PATH, "loop")
        return
    if real in seen:
        return
    seen.add(real)
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: _natural(entry.name))
    except OSError as error:
        yield Refusal(folder, _code(error), _detail(error))
        return
    for entry in entries:
        if not _is_for_programs(entry):
            yield from _entry(entry, seen, (*trail, real))


def _entry(entry: Path, seen: set[Path], trail: tuple[Path, ...]) -> Iterator[Path | Refusal]:
    if _is_plain(entry):
        # Nothing to follow, so it is where it stands: most of what lies in a folder, and quick.
        place = trail[-1] / entry.name
        if place not in seen:
            seen.add(place)
            yield entry
        return
    real = _resolved(entry)
    if isinstance(real, Refusal):
        yield real
    elif not real.is_relative_to(trail[0]):
        yield Refusal(entry, RefusalCode.UNSAFE_PATH, "link out of the folder")
    elif real.is_dir():
        yield from _in_folder(entry, real, seen, trail)
    elif real not in seen:
        seen.add(real)
        yield _checked(entry)


def _is_plain(entry: Path) -> bool:
    """Whether it is a regular file, and no link to one."""
    try:
        return stat.S_ISREG(entry.lstat().st_mode)
    except OSError:
        return False


def _resolved(path: Path) -> Path | Refusal:
    """Where a path leads, all links followed."""
    try:
        return path.resolve(strict=True)
    except (OSError, RuntimeError, ValueError) as error:
        # A link to itself is a RuntimeError up to Python 3.12 and ELOOP from then on.
        loop = isinstance(error, RuntimeError) or getattr(error, "errno", 0) == errno.ELOOP
        code = RefusalCode.UNSAFE_PATH if loop else RefusalCode.UNREADABLE
        return Refusal(path, code, _detail(error))


def _checked(path: Path) -> Path | Refusal:
    """The path itself, if it is a regular file that may be read."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return Refusal(path, _code(error), _detail(error))
    if not stat.S_ISREG(mode):
        return Refusal(path, RefusalCode.UNSAFE_PATH, "no regular file")
    return path


def is_for_programs(name: str) -> bool:
    """Whether a file with this name is none that a person put among letters."""
    return (
        name.startswith((".", "~$"))
        or name.casefold() in _SIDE_FILES
        or PurePath(name).suffix.casefold() in _NO_LETTERS
    )


def _is_for_programs(entry: Path) -> bool:
    if is_for_programs(entry.name):
        return True
    try:
        attributes = getattr(entry.lstat(), "st_file_attributes", 0)
    except OSError:
        return False
    return bool(attributes & stat.FILE_ATTRIBUTE_HIDDEN)


def _natural(name: str) -> tuple[list[tuple[bool, int, str]], str]:
    """An order in which "brief 2" comes before "brief 10", and "01 brief" before "kopie van 01".

    Of two files with the same bytes the first gives the letter its name.
    """
    pieces = _DIGITS.split(name.casefold())  # words and numbers by turns
    shown = [(False, int(p), "") if i % 2 else (True, 0, p) for i, p in enumerate(pieces) if p]
    return shown, name


def _code(error: OSError) -> RefusalCode:
    if getattr(error, "winerror", None) in _IN_USE or error.errno in _BUSY:
        return RefusalCode.IN_USE
    return RefusalCode.UNREADABLE


def _detail(error: Exception) -> str:
    number = getattr(error, "errno", None)
    return errno.errorcode.get(number, str(number)) if number else type(error).__name__
