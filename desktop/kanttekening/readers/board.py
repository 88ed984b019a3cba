"""Memory that the program and its page worker both see, so that pixels need no pipe.

The program makes it and deals out parts of it; the worker only fills the part it is told to fill.
On Linux and macOS the worker inherits a nameless file, on Windows it opens a mapping by a name
nobody can guess. The worker may write no files: the memory has its full size before it starts.
"""

from __future__ import annotations

import contextlib
import mmap
import os
import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kanttekening.readers.wire import Head

# Pages of memory; each part begins on one, as pictures like to be aligned.
_STEP = 4096
USUAL_SIZE = 96 << 20
_SLICE = 1 << 20
_REST = 0.1  # seconds, after which nothing seems to be wanted: another letter comes sooner


class Part:
    """A stretch of a board: the pixels of one picture, until it is let go of."""

    def __init__(self, board: Board, start: int, size: int) -> None:
        self._board: Board | None = board
        self.start = start
        self.size = size
        self.view = board.view(start, size)

    def let_go(self) -> None:
        """Give the memory back; nobody may look at the pixels any more. Twice does no harm."""
        board, self._board = self._board, None
        if board is not None:
            board.give_back(self)


class Board:
    """A block of shared memory, dealt out from the lowest free place on. Safe between threads.

    Memory that was never written costs nothing, so a board may be large.
    """

    def __init__(self, size: int = USUAL_SIZE) -> None:
        self.size = size
        self.inherited: tuple[int, ...] = ()
        self._lock = threading.Lock()
        self._taken: list[tuple[int, int]] = []
        self._forgets = False
        self._name = ""
        if sys.platform == "win32":
            self._name = f"kanttekening-{os.urandom(16).hex()}"
            self._memory = mmap.mmap(-1, size, tagname=self._name)
        else:
            handle = _nameless_file(size)
            self.inherited = (handle,)
            self._memory = mmap.mmap(handle, size)

    def take(self, size: int) -> Part | None:
        """A free part of at least ``size`` bytes, or None when the board is full."""
        rounded = -(-max(1, size) // _STEP) * _STEP
        with self._lock:
            start = 0
            for at, (begin, end) in enumerate(self._taken):
                if begin - start >= rounded:
                    self._taken.insert(at, (start, start + rounded))
                    break
                start = end
            else:
                if start + rounded > self.size:
                    return None
                self._taken.append((start, start + rounded))
        return Part(self, start, size)

    def view(self, start: int, size: int) -> memoryview:
        """The bytes of a part."""
        return memoryview(self._memory)[start : start + size]

    def give_back(self, part: Part) -> None:
        """See ``Part.let_go``."""
        with contextlib.suppress(BufferError):  # a picture still looks at it; it only looks
            part.view.release()
        with self._lock:
            self._taken = [taken for taken in self._taken if taken[0] != part.start]
            if self._taken or self._forgets or sys.platform != "linux":
                return
            self._forgets = True
        resting = threading.Timer(_REST, self._forget)
        resting.daemon = True
        resting.start()

    @property
    def used(self) -> int:
        """Bytes that are dealt out now."""
        return sum(end - begin for begin, end in self._taken)

    def place(self, part: Part) -> Head:
        """How the worker finds a part: a number or a name, and where the part begins."""
        return {
            "handle": self.inherited[0] if self.inherited else self._name,
            "board": self.size,
            "start": part.start,
            "size": part.size,
        }

    def _forget(self) -> None:
        """Let the system have back what is not dealt out, from the end: pictures begin in front.

        All of it in one call would hold up every thread for 20 ms.
        """
        self._forgets = False
        if sys.platform == "linux":
            for start in range(self.size - self.size % _SLICE, -1, -_SLICE):
                end = min(start + _SLICE, self.size)
                with self._lock, contextlib.suppress(OSError, ValueError):
                    if start < end and not any(a < end and start < b for a, b in self._taken):
                        self._memory.madvise(mmap.MADV_REMOVE, start, end - start)


class Easel:
    """The worker's side: opens the board once and draws on parts of it."""

    def __init__(self) -> None:
        self._memory: mmap.mmap | None = None

    def part(self, place: Head | None) -> memoryview | None:
        """The memory of a part, to draw into; None where there is no such part, or no board."""
        if not place:
            return None
        try:
            if self._memory is None:
                self._memory = _opened(place["handle"], place["board"])
        except (OSError, ValueError):
            return None
        start, size = int(place["start"]), int(place["size"])
        if not 0 <= start <= start + size <= len(self._memory):
            return None
        return memoryview(self._memory)[start : start + size]


def _opened(handle: int | str, size: int) -> mmap.mmap:
    if sys.platform == "win32":
        return mmap.mmap(-1, size, tagname=str(handle))
    return mmap.mmap(int(handle), size)


def _nameless_file(size: int) -> int:
    if sys.platform == "linux":
        handle = os.memfd_create("kanttekening-pages")
    else:
        import tempfile

        with tempfile.TemporaryFile() as made:
            handle = os.dup(made.fileno())
    os.ftruncate(handle, size)
    return handle
