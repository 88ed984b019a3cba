"""Several parsers side by side, each with a worker process of its own."""

from __future__ import annotations

import os
from queue import LifoQueue
from typing import TYPE_CHECKING

from kanttekening.readers.parsing import Parser

if TYPE_CHECKING:
    from collections.abc import Callable

    from kanttekening.domain.document import Document, Reading, Understanding

MOST_JOBS = 4


def usual_jobs() -> int:
    """How many files to read at a time on this computer."""
    return min(os.cpu_count() or 1, MOST_JOBS)


class ParserPool:
    """Reads as many files at a time as it has parsers; who comes then, waits.

    A worker starts when its parser is first needed. The parser that came back last is the first to
    go out again, so that single files always meet a warm worker, and the same one.
    """

    def __init__(self, jobs: int | None = None, make: Callable[[], Parser] = Parser) -> None:
        self.jobs = jobs or usual_jobs()
        self._parsers = tuple(make() for _ in range(self.jobs))
        self._free: LifoQueue[Parser] = LifoQueue()
        for parser in self._parsers:
            self._free.put(parser)

    def read(self, data: bytes, file_name: str) -> Reading:
        """Text, structure and pages of a file. Raises RefusedError."""
        parser = self._free.get()
        try:
            return parser.read(data, file_name)
        finally:
            self._free.put(parser)

    def understand(self, document: Document, file_name: str, pages: int) -> Understanding | None:
        """What a document tells; None when the worker can't find out."""
        parser = self._free.get()
        try:
            return parser.understand(document, file_name, pages)
        finally:
            self._free.put(parser)

    def close(self) -> None:
        """End all workers, also in the middle of a file (which is then refused)."""
        for parser in self._parsers:
            parser.close()
