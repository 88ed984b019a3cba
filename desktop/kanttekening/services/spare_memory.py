"""Gives memory that is free back to the system, where it does not go back by itself."""

from __future__ import annotations

import sys


def give_back() -> None:
    """Let the system have what was needed for a moment only; takes a millisecond or two.

    After a large piece was freed once, the C library of Linux keeps what is free at the end of its
    heap for the next one (mallopt(3), M_TRIM_THRESHOLD). Other systems are left as they are.
    """
    if sys.platform != "linux":
        return
    import ctypes

    try:
        ctypes.CDLL(None).malloc_trim(0)
    except (OSError, AttributeError):
        return  # another C library
