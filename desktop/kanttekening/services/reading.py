"""From a file to an understood letter, by way of a worker process."""

from __future__ import annotations

import hashlib
import logging
import traceback
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kanttekening.domain.errors import KanttekeningError, RefusalCode, RefusedError
from kanttekening.readers.intake import load

if TYPE_CHECKING:
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
        from kanttekening.text.understanding import understand  # slow to load

        try:
            reading = self._parser.read(loaded.data, loaded.path.name)
            understanding = _with_pages(
                understand(reading.document, loaded.path.name), reading.layout
            )
        except KanttekeningError:
            raise
        except Exception as error:  # noqa: BLE001 - the per-file step of an import
            # One strange file must not stop a thousand good ones.
            log.error("a file could not be understood: %s", _whereabouts(error))  # noqa: TRY400
            raise RefusedError(RefusalCode.DAMAGED, type(error).__name__) from None
        return ReadFile(loaded.path, loaded.data, loaded.sha256, reading, understanding)

    def read(self, path: Path) -> ReadFile:
        """Load and parse."""
        return self.parse(self.load(path))


def _whereabouts(error: Exception) -> str:
    """Which of our lines failed. Not the error's message: that may quote the letter."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"{Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames]
    return f"{type(error).__name__} at {', '.join(lines)}"


def _with_pages(understanding: Understanding, layout: PageLayout) -> Understanding:
    """Tell on which page each fact was read."""
    facts = understanding.facts
    evidence = {
        name: replace(found, page=layout.page_of(found.span.start))
        for name, found in facts.evidence.items()
    }
    return replace(understanding, facts=replace(facts, evidence=evidence))
