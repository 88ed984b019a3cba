"""Taking letters in: gather, load, read, understand, store. Each file on its own."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.arrival import Arrival, ArrivalKind, Refusal
from kanttekening.domain.errors import RefusedError
from kanttekening.domain.journal import Change, Edit
from kanttekening.domain.touched import Outcome, Touched
from kanttekening.readers.intake import gather
from kanttekening.services.clock import stamp
from kanttekening.services.history import LETTER
from kanttekening.services.letters import RESTORED
from kanttekening.services.reading import FileReader, ReadFile
from kanttekening.services.titles import title_of
from kanttekening.store.contents import NewVersion

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from pathlib import Path

    from kanttekening.domain.letter import LetterId
    from kanttekening.services.family import Family
    from kanttekening.services.history import History
    from kanttekening.services.indexing import Indexing
    from kanttekening.services.library import Library
    from kanttekening.services.reanchoring import Reanchoring
    from kanttekening.store.contents import ContentStore
    from kanttekening.store.database import Database
    from kanttekening.store.letters import LetterStore

__all__ = ["FileReader", "ImportReport", "Importing", "Progress", "ReadFile", "import_all"]

# Raised when the same bytes give a better text: letters that come in again get a new version.
EXTRACTION = 1


class Importing:
    """Storing what was read: each letter in one transaction, or not at all."""

    def __init__(
        self,
        database: Database,
        letters: LetterStore,
        contents: ContentStore,
        history: History,
        indexing: Indexing,
        reanchoring: Reanchoring,
        family: Family,
        clock: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._letters = letters
        self._contents = contents
        self._history = history
        self._indexing = indexing
        self._reanchoring = reanchoring
        self._family = family
        self._clock = clock

    def known(self, sha256: str) -> LetterId | None:
        """The letter that came from these bytes, removed or not."""
        return self._contents.known(sha256)

    def recognize(self, sha256: str, path: Path) -> Outcome[Arrival] | None:
        """The arrival of bytes that need no reading, because their letter is here and up to date.

        A letter that was removed comes back: who takes it in wants to have it.
        """
        letter_id = self.known(sha256)
        if letter_id is None or self._contents.extraction(letter_id) < EXTRACTION:
            return None
        return Outcome(
            Arrival(ArrivalKind.ALREADY_THERE, letter_id, path), self._bring_back(letter_id)
        )

    def store(self, read: ReadFile) -> Outcome[Arrival]:
        """Store a letter with its original and its text, or a better text of one that is here."""
        recognized = self.recognize(read.sha256, read.path)
        if recognized is not None:
            return recognized
        version = NewVersion(
            title_of(read.understanding.facts, read.reading.document, read.path.name),
            read.reading,
            read.understanding,
            EXTRACTION,
            stamp(self._clock()),
        )
        with self._database.transaction():
            letter_id = self.known(read.sha256)
            kind = ArrivalKind.IMPORTED if letter_id is None else ArrivalKind.NEW_VERSION
            if letter_id is None:
                letter_id = self._contents.add_letter(version, read.data, read.path.name)
            else:
                self._contents.add_version(letter_id, version)
                self._reanchoring.letter(letter_id, version.moment)
            self._family.join(letter_id)
            self._indexing.letter(letter_id)
        touched = Touched.LETTERS | self._bring_back(letter_id)
        if kind is ArrivalKind.NEW_VERSION:
            touched |= Touched.ANNOTATIONS
        return Outcome(Arrival(kind, letter_id, read.path), touched)

    def _bring_back(self, letter_id: LetterId) -> Touched:
        removed_at = self._letters.removed_at(letter_id)
        if removed_at is None:
            return Touched.NOTHING
        change = Change(LETTER, str(letter_id), {"removed_at": removed_at}, {"removed_at": None})
        return self._history.carry_out(Edit(RESTORED, (change,)))


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is; ``path`` is the file that is next."""

    done: int
    total: int
    path: Path


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of every file. ``stopped`` is whether someone said Stop before the end."""

    imported: tuple[Arrival, ...]
    already_there: tuple[Arrival, ...]
    new_versions: tuple[Arrival, ...]
    refused: tuple[Refusal, ...]
    seconds: float
    stopped: bool = False


def import_all(
    library: Library,
    paths: Iterable[Path],
    reader: FileReader,
    progress: Callable[[Progress], bool] = lambda _: True,
) -> ImportReport:
    """Take in files and folders, one after another, until ``progress`` answers False."""
    started = time.perf_counter()
    offered = list(gather(paths))
    arrivals: dict[ArrivalKind, list[Arrival]] = {kind: [] for kind in ArrivalKind}
    refused: list[Refusal] = []
    stopped = False
    for done, item in enumerate(offered):
        if isinstance(item, Refusal):
            refused.append(item)
            continue
        if not progress(Progress(done, len(offered), item)):
            stopped = True
            break
        result = take_in(library.importing, item, reader)
        if isinstance(result, Refusal):
            refused.append(result)
        else:
            arrivals[result.kind].append(result)
    return ImportReport(
        tuple(arrivals[ArrivalKind.IMPORTED]),
        tuple(arrivals[ArrivalKind.ALREADY_THERE]),
        tuple(arrivals[ArrivalKind.NEW_VERSION]),
        tuple(refused),
        time.perf_counter() - started,
        stopped,
    )


def take_in(importing: Importing, path: Path, reader: FileReader) -> Arrival | Refusal:
    """Take in one file. A library that can't be written to is no fault of the file: that raises."""
    try:
        loaded = reader.load(path)
        arrival = importing.recognize(loaded.sha256, path)
        if arrival is not None:
            return arrival.value
        return importing.store(reader.parse(loaded)).value
    except RefusedError as error:
        return Refusal(path, error.code, error.detail)
