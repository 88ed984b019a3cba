"""From a file to an understood letter, by way of a worker process."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kanttekening.domain.errors import KanttekeningError, RefusalCode, RefusedError
from kanttekening.readers.intake import load
from kanttekening.text.understanding import understand

if TYPE_CHECKING:
    from pathlib import Path

    from kanttekening.domain.document import Reading, Understanding
    from kanttekening.domain.layout import PageLayout
    from kanttekening.readers.parsing import Parser

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """A file's bytes, not looked into yet."""

    path: Path
    data: bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read and understood, ready to be stored."""

    path: Path
    data: bytes
    sha256: str
    reading: Reading
    understanding: Understanding


class FileReader:
    """Reads files through a worker process. Needs no library, so it has a lane of its own."""

    def __init__(self, parser: Parser) -> None:
        self._parser = parser

    def load(self, path: Path) -> LoadedFile:
        """The file's bytes; raises RefusedError."""
        data = load(path)
        return LoadedFile(path, data, hashlib.sha256(data).hexdigest())

    def parse(self, loaded: LoadedFile) -> ReadFile:
        """What the bytes say; raises RefusedError, whatever goes wrong inside."""
        try:
            reading = self._parser.read(loaded.data, loaded.path.name)
            understanding = _with_pages(
                understand(reading.document, loaded.path.name), reading.layout
            )
        except KanttekeningError:
            raise
        except Exception as error:
            # One strange file must not stop a thousand good ones. Its words stay out of the log.
            log.exception("a file could not be understood (%s bytes)", len(loaded.data))
            raise RefusedError(RefusalCode.DAMAGED, type(error).__name__) from error
        return ReadFile(loaded.path, loaded.data, loaded.sha256, reading, understanding)

    def read(self, path: Path) -> ReadFile:
        """Load and parse."""
        return self.parse(self.load(path))


def _with_pages(understanding: Understanding, layout: PageLayout) -> Understanding:
    """Tell on which page each fact was read."""
    facts = understanding.facts
    evidence = {
        name: replace(found, page=layout.page_of(found.span.start))
        for name, found in facts.evidence.items()
    }
    return replace(understanding, facts=replace(facts, evidence=evidence))
