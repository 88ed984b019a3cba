"""Gives back the pages of libraries that only loading them needed; on Linux, else nothing is done.

To load a library is to read its tables of symbols and strings, and to run once what sets it up.
For the ones we have, that is two thirds of what they take of a process's memory afterwards. The
pages lie in the system's cache as they do on the disk: the process lets go of all of them, and
those it does use come back when it next touches them, some at a time, in a microsecond.

Only what a library itself declares unwritable is let go of. What the loader writes into and then
locks belongs to the writable parts; it would be lost.
"""

from __future__ import annotations

import ctypes
import mmap
import sys
from typing import Any

_MAPPED, _WRITABLE = 1, 2  # PT_LOAD, PF_W of elf(5)
_LET_GO = 4  # MADV_DONTNEED of madvise(2), of memory that is a file's


class _Segment(ctypes.Structure):
    """``Elf64_Phdr`` of elf(5)."""

    _fields_ = (
        ("kind", ctypes.c_uint32),
        ("flags", ctypes.c_uint32),
        ("offset", ctypes.c_uint64),
        ("address", ctypes.c_uint64),
        ("_physical", ctypes.c_uint64),
        ("in_file", ctypes.c_uint64),
        ("size", ctypes.c_uint64),
        ("_alignment", ctypes.c_uint64),
    )


class _Library(ctypes.Structure):
    """``struct dl_phdr_info`` of dl_iterate_phdr(3), as far as we read it."""

    _fields_ = (
        ("base", ctypes.c_uint64),
        ("path", ctypes.c_char_p),
        ("segments", ctypes.POINTER(_Segment)),
        ("count", ctypes.c_uint16),
    )


_Visit = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(_Library), ctypes.c_size_t, ctypes.c_void_p)


def let_go_of_code() -> None:
    """Let the system have the pages of all libraries back; takes a millisecond."""
    if sys.platform != "linux" or sys.maxsize < 1 << 32:
        return
    try:
        c_library = ctypes.CDLL(None)
        visit, let_go = c_library.dl_iterate_phdr, c_library.madvise
    except (OSError, AttributeError):
        return
    found: list[tuple[int, int]] = []
    visit(_Visit(lambda library, _size, _data: _gather(library.contents, found)), None)
    let_go.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
    for start, size in found:
        let_go(start, size, _LET_GO)


def _gather(library: Any, found: list[tuple[int, int]]) -> int:
    """Add the whole pages of a library's unwritable parts; 0 asks for the next library."""
    if library.path.startswith(b"/"):  # the program itself, and what the system lends, have none
        for segment in library.segments[: library.count]:
            if segment.kind == _MAPPED and not segment.flags & _WRITABLE:
                start = -(-(library.base + segment.address) // mmap.PAGESIZE) * mmap.PAGESIZE
                end = library.base + segment.address + segment.size
                found.append((start, (end - start) // mmap.PAGESIZE * mmap.PAGESIZE))
    return 0
