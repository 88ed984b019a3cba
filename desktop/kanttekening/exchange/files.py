"""Files that are whole or not there: written beside their place and renamed.

What stands there already is only replaced when it is of the kind that is being written, and a
library or a file that belongs to one never is.
"""

from __future__ import annotations

import os
import secrets
import stat
from typing import TYPE_CHECKING

from kanttekening.domain.errors import NotWrittenError, TakenError

if TYPE_CHECKING:
    from pathlib import Path

# How a file begins that may be replaced.
PNG = b"\x89PNG\r\n\x1a\n"
ANYTHING = b""
# SQLite's own files beside a library: changes that are not folded in yet belong to it.
COMPANIONS = ("-wal", "-shm", "-journal")

_LIBRARY, _LIBRARY_ENDING = b"SQLite format 3\0", ".kanttekening"


def write_beside(path: Path, data: bytes, replaceable: bytes | None = ANYTHING) -> None:
    """Write a file; what stood there stays until the new one is whole.

    ``replaceable`` is how a file must begin to be replaced; None replaces nothing.
    """
    check_target(path, replaceable)
    beside = name_beside(path)
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        put_in_place(beside, path, replaceable)
    except (OSError, ValueError) as error:  # ValueError: no name that a file can have
        raise NotWrittenError(path, str(error)) from error
    finally:
        discard(beside)


def check_target(path: Path, replaceable: bytes | None = None) -> None:
    """Raise TakenError unless ``path`` is free, or holds what may be replaced."""
    for end in COMPANIONS:
        owner = path.name.removesuffix(end)
        if owner and owner != path.name and os.path.lexists(path.with_name(owner)):
            raise TakenError(path)
    if not path.name or (os.path.lexists(path) and not may_go(path, replaceable)):
        raise TakenError(path)


def is_of_a_library(path: Path) -> bool:
    """Whether only a library, or a file that belongs to one, may have this name."""
    name = path.name.casefold()
    return name.endswith(tuple(_LIBRARY_ENDING + end for end in ("", *COMPANIONS)))


def may_go(path: Path, replaceable: bytes | None) -> bool:
    """Whether what stands at ``path`` is a plain file that may be replaced; no library ever is."""
    # A library is not even looked into: closing it would end the locks of who has it open here.
    if replaceable is None or path.suffix.casefold() == _LIBRARY_ENDING:
        return False
    try:
        # Asked before it is opened: opening a pipe or a device does something already.
        if not stat.S_ISREG(path.stat().st_mode):
            return False
        with path.open("rb") as file:
            head = file.read(64)
    except OSError:
        return False
    return head.startswith(replaceable) and not head.startswith(_LIBRARY)


def name_beside(path: Path) -> Path:
    """A name that is free, in the folder of ``path``; short, whatever ``path`` is called."""
    return path.with_name(f".kanttekening-nieuw-{secrets.token_hex(8)}")


def put_in_place(beside: Path, path: Path, replaceable: bytes | None = None) -> None:
    """Give a finished file its name. What came there in the meantime stays: TakenError."""
    if replaceable is not None and os.path.lexists(path):
        check_target(path, replaceable)
        beside.replace(path)
        return
    try:
        os.link(beside, path)  # unlike renaming, this never replaces anything
    except FileExistsError as error:
        raise TakenError(path) from error
    except OSError:  # a file system without links
        if os.path.lexists(path):
            raise TakenError(path) from None
        beside.rename(path)


def discard(beside: Path) -> None:
    """Leave nothing behind of a file that was written beside its place."""
    for end in ("", *COMPANIONS):
        try:
            beside.with_name(beside.name + end).unlink(missing_ok=True)
        except OSError:  # a folder that can't be written to had nothing put in it either
            continue
