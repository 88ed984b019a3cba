"""A whole import: files read side by side, stored in their order, each on its own."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.arrival import Arrival, ArrivalKind, Refusal
from kanttekening.domain.errors import LibraryError, RefusalCode
from kanttekening.readers.intake import gather
from kanttekening.services.enclosing import Offered, inside
from kanttekening.services.line import Line, Place, Unread, look_into
from kanttekening.services.pace import Estimate, Pace
from kanttekening.services.reading import FileReader, ReadFile

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from concurrent.futures import Future
    from pathlib import Path

    from kanttekening.domain.letter import LetterId
    from kanttekening.services.importing import Importing
    from kanttekening.services.library import Library

# So many letters are stored in one go, when they are ready.
TOGETHER = 8
# So many files more than there are readers may be read before it is their turn to be stored.
READ_AHEAD = 4
# A colleague's import holds the library for a moment at a time; a long one may need it often.
PATIENCE_SECONDS = 30.0
# The detail of a refusal that is no fault of the file.
LIBRARY = "library"


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

    ``notes`` are files of annotations. ``fault`` is why the library itself gave way halfway; the
    files from there on are ``refused``.
    """

    imported: tuple[Arrival, ...]
    already_there: tuple[Arrival, ...]
    new_versions: tuple[Arrival, ...]
    refused: tuple[Refusal, ...]
    seconds: float
    stopped: bool = False
    fault: LibraryError | None = None
    notes: tuple[Arrival, ...] = ()


def import_all(
    library: Library,
    paths: Iterable[Path],
    reader: FileReader,
    progress: Callable[[Progress], bool] = lambda _: True,
    patience: float = PATIENCE_SECONDS,
    jobs: int = 1,
    *,
    but: Collection[Path | None] = (),
) -> ImportReport:
    """Take in files and folders, read ``jobs`` at a time and stored one after another.

    ``but`` are files that are no letters, wherever they lie.

    Goes on until ``progress`` answers False; it is asked before a file is stored. Raises
    LibraryError if nothing at all could be stored.
    """
    started = time.perf_counter()
    threads = ThreadPoolExecutor(jobs, "reading")
    try:
        with library.importing.patience(patience):
            taking_in = _TakingIn(library.importing, reader, threads, jobs)
            stopped = not taking_in.run(_but(gather(paths), but), progress)
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
        of(ArrivalKind.NOTES),
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
        self._early: list[tuple[ReadFile, LetterId | None]] = []
        self._pace = Pace()

    def run(self, gathered: Iterable[Path | Refusal], progress: Callable[[Progress], bool]) -> bool:
        """Take everything in; False when ``progress`` said Stop."""
        self._offer([_offered(found) for found in gathered])
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
                self._once_more()
                return False
            done += 1 + self._take(self._next())
        self._store()
        self._once_more()
        return True

    def _once_more(self) -> None:
        """Annotations that came before their own letter: now it is here, or it does not come."""
        self._ready, self._early = self._early, []
        self._store(is_last=True)

    def _keep_out(self) -> None:
        """Refuse all that finds the door of the library shut."""
        read = [read.path for read, _ in (*self._ready, *self._early)]
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

    def _store(self, *, is_last: bool = False) -> tuple[Arrival, ...]:
        """Store what is ready, and tell what arrived; what may wait does so until ``is_last``."""
        if not self._ready:
            return ()
        stored = self._importing.store_together(self._ready).value
        ready, self._ready, self._in_hand = self._ready, [], ()
        arrived = []
        for (read, part_of), became in zip(ready, stored, strict=True):
            if isinstance(became, Refusal):
                if became.may_wait and not is_last:
                    self._early.append((read, part_of))
                else:
                    self.refused.append(became)
            else:
                arrived.append(became)
                if not read.attached:
                    self._settled.add(read.sha256)
        self.arrivals += arrived
        return tuple(arrived)


def _but(gathered: Iterable[Path | Refusal], but: Collection[Path | None]) -> list[Path | Refusal]:
    left_out = {path.absolute() for path in but if path is not None}
    return [found for found in gathered if _place(found).absolute() not in left_out]


def _place(found: Path | Refusal) -> Path:
    return found.path if isinstance(found, Refusal) else found


def _offered(found: Path | Refusal) -> Offered | Refusal:
    return found if isinstance(found, Refusal) else Offered(found)
