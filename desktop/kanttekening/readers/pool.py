"""Several parsers side by side, each with a worker process of its own."""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from queue import Empty, LifoQueue
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from kanttekening.domain.document import Document, Reading, Understanding
    from kanttekening.readers.parsing import Parser

MOST_JOBS = 4


def usual_jobs() -> int:
    """How many files to read at a time on this computer."""
    return min(os.cpu_count() or 1, MOST_JOBS)


class ParserPool:
    """Reads as many files at a time as it has parsers; who comes then, waits.

    A parser is made, and its worker started, when it is first needed. The parser that came back
    last is the first to go out again, so that single files always meet a warm worker.
    """

    def __init__(self, jobs: int | None = None, make: Callable[[], Parser] | None = None) -> None:
        self.jobs = jobs or usual_jobs()
        self._make = make or _parser
        self._parsers: list[Parser] = []
        self._free: LifoQueue[Parser] = LifoQueue()
        self._lock = threading.Lock()
        self._closed = False

    def read(self, data: bytes, file_name: str) -> Reading:
        """Text, structure and pages of a file. Raises RefusedError."""
        parser = self._take()
        try:
            return parser.read(data, file_name)
        finally:
            self._free.put(parser)

    def understand(self, document: Document, file_name: str, pages: int) -> Understanding | None:
        """What a document tells; None when the worker can't find out."""
        parser = self._take()
        try:
            return parser.understand(document, file_name, pages)
        finally:
            self._free.put(parser)

    def close(self) -> None:
        """End all workers, also in the middle of a file (which is then refused)."""
        with self._lock:
            self._closed = True
            for parser in self._parsers:
                parser.close()

    def _take(self) -> Parser:
        with suppress(Empty):
            return self._free.get_nowait()
        with self._lock:
            if len(self._parsers) < self.jobs:
                parser = self._make()
                self._parsers.append(parser)
                if self._closed:
                    parser.close()
                return parser
        return self._free.get()


def _parser() -> Parser:
    from kanttekening.readers.parsing import Parser  # slow to load: not before a file comes

    return Parser()
