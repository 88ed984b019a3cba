"""Taking letters in: gather, load, read, understand, store. Each file on its own."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.arrival import Arrival, ArrivalKind, Refusal
from kanttekening.domain.errors import LibraryError, RefusalCode, RefusedError
from kanttekening.domain.journal import Change, Edit
from kanttekening.domain.touched import Outcome, Touched
from kanttekening.readers.intake import gather
from kanttekening.services.clock import stamp
from kanttekening.services.enclosing import Offered, inside
from kanttekening.services.letters import RESTORED
from kanttekening.services.likeness import Likeness
from kanttekening.services.mails import MAILS, as_enclosed
from kanttekening.services.moving import LETTER
from kanttekening.services.reading import FileReader, ReadFile
from kanttekening.services.titles import title_of
from kanttekening.store.contents import NewVersion
from kanttekening.store.enclosed import EnclosedStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from contextlib import AbstractContextManager
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

__all__ = [
    "FileReader",
    "ImportReport",
    "Importing",
    "Progress",
    "ReadFile",
    "import_all",
    "take_in",
]

# Raised when the same bytes give a better text: letters that come in again get a new version.
EXTRACTION = 1
# A colleague's import holds the library for a moment at a time; a long one may need it often.
PATIENCE_SECONDS = 30.0
# The detail of a refusal that is no fault of the file.
LIBRARY = "library"


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
        self._enclosed = EnclosedStore(database)
        self._likeness = Likeness(database)
        self._clock = clock

    def known(self, sha256: str) -> LetterId | None:
        """The letter that came from these bytes, removed or not."""
        return self._contents.known(sha256)

    def recognize(
        self, sha256: str, path: Path, part_of: LetterId | None = None
    ) -> Outcome[Arrival] | None:
        """The arrival of bytes that need no reading, because their letter is here and up to date.

        A letter that was removed comes back: who takes it in wants to have it.
        """
        letter_id = self._up_to_date(sha256)
        if letter_id is None:
            return None
        if part_of is not None:
            with self._database.transaction():
                self._enclosed.join(letter_id, part_of)
        return Outcome(
            Arrival(ArrivalKind.ALREADY_THERE, letter_id, path), self._bring_back(letter_id)
        )

    def _up_to_date(self, sha256: str) -> LetterId | None:
        """The letter of these bytes, unless reading them again would give it a better text."""
        letter_id = self.known(sha256)
        if letter_id is None or self._contents.extraction(letter_id) >= EXTRACTION:
            return letter_id
        # Of an older file of the letter no better text is needed: a newer one is shown.
        return None if self._contents.is_shown(letter_id, sha256) else letter_id

    def patience(self, seconds: float) -> AbstractContextManager[None]:
        """Wait so long for another program that is writing."""
        return self._database.patience(seconds)

    def store(self, read: ReadFile, part_of: LetterId | None = None) -> Outcome[Arrival]:
        """Store a letter with its original and its text, or a newer one of a letter that is here.

        The same letter in another file becomes a version of it, never a second letter.

        ``part_of`` is the mail that it was attached to.
        """
        recognized = self.recognize(read.sha256, read.path, part_of)
        if recognized is not None:
            return recognized
        understanding = read.understanding
        if part_of is not None:
            understanding = as_enclosed(understanding, self._letters.letter(part_of).facts)
        version = NewVersion(
            title_of(understanding.facts, read.reading.document, read.file_name),
            read.reading,
            understanding,
            EXTRACTION,
            stamp(self._clock()),
        )
        with self._database.transaction():
            # Asked once more where nobody else can write: two programs may take in one folder.
            letter_id = self._up_to_date(read.sha256)
            kind = ArrivalKind.ALREADY_THERE
            if letter_id is None:
                letter_id, kind = self._put(read, version, part_of)
            if part_of is not None:
                self._enclosed.join(letter_id, part_of)
            if kind is not ArrivalKind.ALREADY_THERE:
                self._family.join(letter_id)
                self._indexing.letter(letter_id)
        touched = Touched.LETTERS | self._bring_back(letter_id)
        if kind is ArrivalKind.NEW_VERSION:
            touched |= Touched.ANNOTATIONS
        return Outcome(Arrival(kind, letter_id, read.path), touched)

    def _put(
        self, read: ReadFile, version: NewVersion, part_of: LetterId | None
    ) -> tuple[LetterId, ArrivalKind]:
        letter_id = self.known(read.sha256)
        if letter_id is not None:
            self._contents.add_version(letter_id, version)
        else:
            letter_id = self._likeness.find(
                read.reading, version.understanding, read.file_name, part_of
            )
            if letter_id is None:
                made = self._contents.add_letter(version, read.data, read.file_name)
                return made, ArrivalKind.IMPORTED
            self._contents.add_file(letter_id, version, read.data, read.file_name)
        self._reanchoring.letter(letter_id, version.moment)
        return letter_id, ArrivalKind.NEW_VERSION

    def may_enclose(self, letter_id: LetterId) -> bool:
        """Whether a letter is a mail: someone may have said Stop before its attachments came."""
        return self._letters.letter(letter_id).media_type in MAILS

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
    """What became of every file. ``stopped`` is whether someone said Stop before the end.

    ``fault`` is why the library itself gave way halfway; the files from there on are ``refused``.
    """

    imported: tuple[Arrival, ...]
    already_there: tuple[Arrival, ...]
    new_versions: tuple[Arrival, ...]
    refused: tuple[Refusal, ...]
    seconds: float
    stopped: bool = False
    fault: LibraryError | None = None


def import_all(
    library: Library,
    paths: Iterable[Path],
    reader: FileReader,
    progress: Callable[[Progress], bool] = lambda _: True,
    patience: float = PATIENCE_SECONDS,
) -> ImportReport:
    """Take in files and folders, one after another, until ``progress`` answers False.

    Raises LibraryError if nothing at all could be stored.
    """
    with library.importing.patience(patience):
        return _import_all(library, paths, reader, progress)


def _import_all(
    library: Library,
    paths: Iterable[Path],
    reader: FileReader,
    progress: Callable[[Progress], bool],
) -> ImportReport:
    started = time.perf_counter()
    waiting = deque(map(_offered, gather(paths)))
    arrivals: dict[ArrivalKind, list[Arrival]] = {kind: [] for kind in ArrivalKind}
    refused: list[Refusal] = []
    done, stopped = 0, False
    fault: LibraryError | None = None
    while waiting:
        item = waiting.popleft()
        if isinstance(item, Refusal):
            refused.append(item)
            done += 1
            continue
        if not progress(Progress(done, done + 1 + len(waiting), item.path)):
            stopped = True
            break
        try:
            result = take_in(library.importing, item, reader)
        except LibraryError as error:
            if not any(arrivals.values()):
                raise
            fault = error
            refused += [_kept_out(each) for each in (item, *waiting)]
            break
        if isinstance(result.became, Refusal):
            refused.append(result.became)
        elif result.became is not None:
            arrivals[result.became.kind].append(result.became)
        waiting.extendleft(reversed(result.inside))
        done += 1
    return ImportReport(
        tuple(arrivals[ArrivalKind.IMPORTED]),
        tuple(arrivals[ArrivalKind.ALREADY_THERE]),
        tuple(arrivals[ArrivalKind.NEW_VERSION]),
        tuple(refused),
        time.perf_counter() - started,
        stopped,
        fault,
    )


def _kept_out(item: Offered | Refusal) -> Refusal:
    """A file that finds the door of the library shut."""
    return item if isinstance(item, Refusal) else Refusal(item.path, RefusalCode.IN_USE, LIBRARY)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of a file (nothing, of an archive), and the files in it that come next."""

    became: Arrival | Refusal | None
    inside: tuple[Offered | Refusal, ...] = ()


def take_in(importing: Importing, item: Offered, reader: FileReader) -> TakenIn:
    """Take in one file. A library that can't be written to is no fault of the file: that raises."""
    try:
        loaded = item.loaded or reader.load(item.path)
        arrival = importing.recognize(loaded.sha256, item.path, item.part_of)
        if arrival is not None and not importing.may_enclose(arrival.value.letter_id):
            return TakenIn(arrival.value)
        read = reader.parse(loaded)
    except RefusedError as error:
        return TakenIn(Refusal(item.path, error.code, error.detail))
    if read.reading.is_archive:
        return TakenIn(None, inside(read, item.part_of))
    stored = (arrival or importing.store(read, item.part_of)).value
    return TakenIn(stored, inside(read, stored.letter_id))


def _offered(found: Path | Refusal) -> Offered | Refusal:
    return found if isinstance(found, Refusal) else Offered(found)
