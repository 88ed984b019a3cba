"""Taking letters in: gather, load, read, understand, store. Each file on its own."""

from __future__ import annotations

import logging
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from kanttekening.domain.arrival import Arrival, ArrivalKind, Refusal
from kanttekening.domain.errors import LibraryError, RefusalCode, RefusedError
from kanttekening.domain.journal import Change, Edit
from kanttekening.domain.touched import Outcome, Touched
from kanttekening.readers.intake import gather
from kanttekening.services.clock import stamp
from kanttekening.services.enclosing import Offered, inside
from kanttekening.services.letters import RESTORED
from kanttekening.services.likeness import Likeness
from kanttekening.services.line import Line, Place, Unread, look_into
from kanttekening.services.mails import MAILS, as_enclosed
from kanttekening.services.moving import LETTER
from kanttekening.services.pace import Estimate, Pace
from kanttekening.services.reading import FileReader, ReadFile
from kanttekening.services.titles import title_of
from kanttekening.store.contents import NewVersion
from kanttekening.store.enclosed import EnclosedStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from concurrent.futures import Future
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

__all__ = ["FileReader", "ImportReport", "Importing", "Progress", "ReadFile", "import_all"]

# So many letters are stored in one go, when they are ready.
TOGETHER = 8
# So many files more than there are readers may be read before it is their turn to be stored.
READ_AHEAD = 4

# Raised when the same bytes give a better text: letters that come in again get a new version.
EXTRACTION = 1
# A colleague's import holds the library for a moment at a time; a long one may need it often.
PATIENCE_SECONDS = 30.0
# The detail of a refusal that is no fault of the file.
LIBRARY = "library"

log = logging.getLogger(__name__)


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

    def store_together(
        self, files: Sequence[tuple[ReadFile, LetterId | None]]
    ) -> Outcome[tuple[Arrival | Refusal, ...]]:
        """Store letters, each with what it is part of; the disk is waited for only once.

        Each is still on its own: if one does not go in, all are stored one after another, and what
        is wrong with a file costs no other.
        """
        try:
            with self._database.transaction():
                return _joined([self.store(*file) for file in files])
        except LibraryError:
            raise
        except Exception:  # noqa: BLE001 -- each by itself tells which one it is
            return _joined([self._store_or_refuse(*file) for file in files])

    def _store_or_refuse(
        self, read: ReadFile, part_of: LetterId | None
    ) -> Outcome[Arrival | Refusal]:
        try:
            stored = self.store(read, part_of)
        except LibraryError:
            raise
        except RefusedError as error:
            refusal = Refusal(read.path, error.code, error.detail)
            return Outcome(refusal, Touched.NOTHING)
        except Exception as error:
            log.exception("a letter could not be stored")
            refusal = Refusal(read.path, RefusalCode.DAMAGED, type(error).__name__)
            return Outcome(refusal, Touched.NOTHING)
        return Outcome(stored.value, stored.touched)

    def settled(self) -> set[str]:
        """The SHA-256 of all files that need no reading when they are offered again.

        Mails are not among them: someone may have said Stop before their attachments came.
        """
        return self._contents.settled(EXTRACTION, MAILS)

    def _bring_back(self, letter_id: LetterId) -> Touched:
        removed_at = self._letters.removed_at(letter_id)
        if removed_at is None:
            return Touched.NOTHING
        change = Change(LETTER, str(letter_id), {"removed_at": removed_at}, {"removed_at": None})
        return self._history.carry_out(Edit(RESTORED, (change,)))


def _joined(outcomes: Sequence[Outcome[Any]]) -> Outcome[tuple[Any, ...]]:
    touched = reduce(or_, (outcome.touched for outcome in outcomes), Touched.NOTHING)
    return Outcome(tuple(outcome.value for outcome in outcomes), touched)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is; ``path`` is the file that is next."""

    done: int
    total: int
    path: Path
    estimate: Estimate | None = None


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
    jobs: int = 1,
) -> ImportReport:
    """Take in files and folders, read ``jobs`` at a time and stored one after another.

    Goes on until ``progress`` answers False; it is asked before a file is stored. Raises
    LibraryError if nothing at all could be stored.
    """
    started = time.perf_counter()
    threads = ThreadPoolExecutor(jobs, "reading")
    try:
        with library.importing.patience(patience):
            taking_in = _TakingIn(library.importing, reader, threads, jobs)
            stopped = not taking_in.run(paths, progress)
    finally:
        threads.shutdown(wait=False, cancel_futures=True)

    def of(kind: ArrivalKind) -> tuple[Arrival, ...]:
        return tuple(arrival for arrival in taking_in.arrivals if arrival.kind is kind)

    return ImportReport(
        of(ArrivalKind.IMPORTED),
        of(ArrivalKind.ALREADY_THERE),
        of(ArrivalKind.NEW_VERSION),
        tuple(taking_in.refused),
        time.perf_counter() - started,
        stopped,
        taking_in.fault,
    )


class _TakingIn:
    """One import: reading on threads, storing on the thread that asks for it."""

    def __init__(
        self, importing: Importing, reader: FileReader, threads: ThreadPoolExecutor, jobs: int
    ) -> None:
        self.arrivals: list[Arrival] = []
        self.refused: list[Refusal] = []
        self.fault: LibraryError | None = None
        self._in_hand: tuple[Path, ...] = ()
        self._importing = importing
        self._open_reader = lambda: reader
        self._threads = threads
        self._settled = importing.settled()
        self._line = Line(jobs + READ_AHEAD)
        self._futures: dict[Place, Future[ReadFile | Unread | Refusal]] = {}
        self._ready: list[tuple[ReadFile, LetterId | None]] = []
        self._pace = Pace()

    def run(self, paths: Iterable[Path], progress: Callable[[Progress], bool]) -> bool:
        """Take everything in; False when ``progress`` said Stop."""
        self._offer([_offered(found) for found in gather(paths)])
        try:
            return self._go_on(progress)
        except LibraryError as error:
            if not self.arrivals:
                raise
            self.fault = error
            self._keep_out()
            return True

    def _go_on(self, progress: Callable[[Progress], bool]) -> bool:
        done = len(self.refused)
        while len(self._line):
            total = done + len(self._line)
            estimate = self._pace.estimate(done, total)
            if not progress(Progress(done, total, self._line.first.item.path, estimate)):
                self._store()
                return False
            done += 1 + self._take(self._next())
        self._store()
        return True

    def _keep_out(self) -> None:
        """Refuse all that finds the door of the library shut."""
        read = [read.path for read, _ in self._ready]
        waiting = [item.path for item in self._line.items()]
        # A letter in hand may be among those that are ready.
        paths = dict.fromkeys([*read, *self._in_hand, *waiting])
        self.refused += [Refusal(path, RefusalCode.IN_USE, LIBRARY) for path in paths]

    def _offer(self, found: Iterable[Offered | Refusal]) -> int:
        """Put files first in line; tells how many of them were refused at once."""
        refused = [item for item in found if isinstance(item, Refusal)]
        self.refused += refused
        self._line.put_first([item for item in found if isinstance(item, Offered)])
        return len(refused)

    def _next(self) -> Place:
        """The first file in line, read; what comes after it is being read meanwhile."""
        while (place := self._line.to_read()) is not None:
            place.is_being_read = True
            job = self._threads.submit(look_into, place.item, self._open_reader, self._settled)
            self._futures[place] = job
        first = self._line.take_first()
        self._in_hand = (first.item.path,)
        future = self._futures.pop(first)
        if not future.done():
            self._store()  # rather than wait
        first.found = future.result()
        return first

    def _take(self, place: Place) -> int:
        """Store what was found, or get it ready; tells how many files in it were refused."""
        found, part_of = place.found, place.item.part_of
        match found:
            case Refusal():
                self.refused.append(found)
            case Unread():
                self._recognize(found, place.item)
            case ReadFile() if found.reading.is_archive:
                return self._offer(inside(found, part_of))
            case ReadFile() if found.attached:
                self._store()
                self._ready.append((found, part_of))
                became = self._store()
                if became:
                    return self._offer(inside(found, became[-1].letter_id))
            case ReadFile():
                self._ready.append((found, part_of))
                if len(self._ready) >= TOGETHER:
                    self._store()
        return 0

    def _recognize(self, found: Unread, item: Offered) -> None:
        self._store()
        sha256 = found.loaded.sha256
        arrival = self._importing.recognize(sha256, item.path, item.part_of)
        if arrival is not None:
            self.arrivals.append(arrival.value)
        else:
            self._settled.discard(sha256)
            self._line.put_first([item])

    def _store(self) -> tuple[Arrival, ...]:
        """Store what is ready, and tell what arrived."""
        if not self._ready:
            return ()
        stored = self._importing.store_together(self._ready).value
        ready, self._ready, self._in_hand = self._ready, [], ()
        arrived = []
        for (read, _), became in zip(ready, stored, strict=True):
            if isinstance(became, Refusal):
                self.refused.append(became)
            else:
                arrived.append(became)
                if not read.attached:
                    self._settled.add(read.sha256)
        self.arrivals += arrived
        return tuple(arrived)


def _offered(found: Path | Refusal) -> Offered | Refusal:
    return found if isinstance(found, Refusal) else Offered(found)
