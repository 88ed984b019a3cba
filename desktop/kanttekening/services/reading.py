"""From a file to an understood letter, by way of a worker process."""

from __future__ import annotations

import hashlib
import logging
import traceback
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kanttekening.domain.arrival import Refusal
from kanttekening.domain.errors import KanttekeningError, RefusalCode, RefusedError
from kanttekening.readers.intake import load
from kanttekening.readers.understanding import NOT_UNDERSTOOD, bare
from kanttekening.store.whereabouts import is_of_open_library
from kanttekening.text.decode import well_formed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kanttekening.domain.document import Reading, Understanding
    from kanttekening.domain.layout import PageLayout
    from kanttekening.readers.ocr import Recognizer
    from kanttekening.readers.parsing import Parser
    from kanttekening.readers.pool import ParserPool

ARCHIVE = "application/zip"

log = logging.getLogger(__name__)


# A mail in a mail in a mail ...: how many files may hold the one that is read.
MOST_AROUND = 6
MOST_ARCHIVES_AROUND = 3
# What all archives in one file may hold together, unpacked.
MOST_UNPACKED = 100 << 20


@dataclass(slots=True)
class Allowance:
    """How many bytes may still be unpacked from archives in one file."""

    left: int = MOST_UNPACKED

    def take(self, size: int) -> bool:
        """Whether there was room for so many more."""
        self.left -= size
        return self.left >= 0


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """A file's bytes, not looked into yet.

    A file that was inside another has a ``path`` that says so ("mail.eml › brief.pdf"), a ``name``
    of its own, and the media types of the files ``around`` it, outermost first.
    """

    path: Path
    data: bytes
    sha256: str
    name: str = ""
    around: tuple[str, ...] = ()
    allowance: Allowance = field(default_factory=Allowance, compare=False)


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read and understood, ready to be stored.

    ``attached`` are the files in it, to be read in their turn. An archive is nothing but those:
    there is nothing of itself to store.
    """

    path: Path
    data: bytes
    sha256: str
    reading: Reading
    understanding: Understanding
    name: str = ""
    attached: tuple[LoadedFile | Refusal, ...] = ()

    @property
    def file_name(self) -> str:
        """What the file itself is called."""
        return well_formed(self.name or self.path.name)


class FileReader:
    """Reads files through worker processes; as many at a time as its parser can.

    Needs no library, so it has lanes of its own.
    """

    def __init__(self, parser: Parser | ParserPool) -> None:
        self._parser = parser

    def load(self, path: Path) -> LoadedFile:
        """The file's bytes; raises RefusedError, also for the library that is open here."""
        if is_of_open_library(path):
            raise RefusedError(RefusalCode.NOT_A_DOCUMENT, "a file of the open library")
        data = load(path)
        return LoadedFile(path, data, hashlib.sha256(data).hexdigest())

    def parse(self, loaded: LoadedFile) -> ReadFile:
        """What the bytes say; raises RefusedError, whatever goes wrong inside."""
        name = well_formed(loaded.name or loaded.path.name)
        try:
            reading = self._parser.read(loaded.data, name)
            if reading.is_notes:
                understanding = bare(reading.document)
            else:
                reading, understanding = understood(reading, name, self._parser)
        except KanttekeningError:
            raise
        except Exception as error:  # noqa: BLE001 - the per-file step of an import
            # One strange file must not stop a thousand good ones.
            log.error("a file could not be understood: %s", _whereabouts(error))  # noqa: TRY400
            raise RefusedError(RefusalCode.DAMAGED, type(error).__name__) from None
        return ReadFile(
            loaded.path,
            loaded.data,
            loaded.sha256,
            reading,
            understanding,
            name,
            tuple(_taken_out(loaded, reading)),
        )

    def read(self, path: Path) -> ReadFile:
        """Load and parse."""
        return self.parse(self.load(path))


def _taken_out(loaded: LoadedFile, reading: Reading) -> Iterator[LoadedFile | Refusal]:
    """The files in a file, as far as they may come out; not the pictures that its text shows."""
    around = (*loaded.around, reading.media_type)
    for item in reading.attached:
        if item.inline:
            continue
        path = loaded.path.with_name(f"{loaded.path.name} › {item.name}")
        if item.refused is not None:
            yield Refusal(path, item.refused, "inside")
        elif len(around) > MOST_AROUND or around.count(ARCHIVE) > MOST_ARCHIVES_AROUND:
            yield Refusal(path, RefusalCode.TOO_BIG, f"{len(around)} deep")
        elif reading.media_type == ARCHIVE and not loaded.allowance.take(len(item.data)):
            yield Refusal(path, RefusalCode.TOO_BIG, "unpacked")
        elif not item.data:
            yield Refusal(path, RefusalCode.EMPTY)
        else:
            sha256 = hashlib.sha256(item.data).hexdigest()
            yield LoadedFile(path, item.data, sha256, item.name, around, loaded.allowance)


def understood(
    reading: Reading, file_name: str, parser: Parser | ParserPool | Recognizer
) -> tuple[Reading, Understanding]:
    """What a reading says, with the page of every fact.

    A letter that can't be understood is a letter still: it says so among its warnings.
    """
    document = reading.document
    found = parser.understand(document, file_name, len(reading.layout.pages))
    if found is None:
        found = bare(document)
        reading = replace(reading, warnings=(*reading.warnings, NOT_UNDERSTOOD))
    understanding = _with_pages(found, reading.layout)
    if reading.headers is not None:
        from kanttekening.services.mails import with_headers  # its patterns are not for the start

        understanding = with_headers(understanding, document, reading.headers)
    return reading, understanding


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
