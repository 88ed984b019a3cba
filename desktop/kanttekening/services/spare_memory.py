"""Gives memory that is not needed back to the system, where it does not go back by itself.

All of it is about Linux and its C library (mallopt(3)); elsewhere nothing is done.
"""

from __future__ import annotations

import sys
from typing import Any

from kanttekening.readers.loaded_code import let_go_of_code

__all__ = ["give_back", "keep_little", "let_go_of_code"]

# A piece of this size is asked of the system by itself and goes back to it when it is freed. The C
# library begins with smaller ones, but takes larger and larger pieces out of its heap once one of
# them was freed.
_OWN_PIECE = 1 << 20
_MMAP_THRESHOLD = -3
# What may stay free at the end of a heap. With less the heap would shrink and grow all the time.
_SPARE = 4 << 20
_TRIM_THRESHOLD = -1
# Else each new thread gets a heap with gaps of its own; but Python lets one run at a time anyway.
_HEAPS = 1
_ARENA_MAX = -8


def keep_little() -> None:
    """Let large pieces go back to the system whenever they are freed, and threads share a heap.

    From now on: to be called before there is much in memory.
    """
    c_library = _c_library()
    if c_library is not None:
        c_library.mallopt(_MMAP_THRESHOLD, _OWN_PIECE)
        c_library.mallopt(_TRIM_THRESHOLD, _SPARE)
        c_library.mallopt(_ARENA_MAX, _HEAPS)


def give_back() -> None:
    """Let the system have what was needed for a moment only; takes a millisecond or two.

    What is free at the end of a heap is kept for the next piece, up to a size that has grown.
    Pages of libraries go too; see there.
    """
    c_library = _c_library()
    if c_library is not None:
        c_library.malloc_trim(0)
    let_go_of_code()


def _c_library() -> Any:
    if sys.platform != "linux":
        return None
    import ctypes

    found = ctypes.CDLL(None)
    return found if hasattr(found, "malloc_trim") and hasattr(found, "mallopt") else None
