"""Taking in files: read one on the reading lane while the one before is stored."""

from __future__ import annotations

import logging
from collections import deque
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from kanttekening.domain.arrival import Arrival, ArrivalKind, Refusal
from kanttekening.domain.errors import KanttekeningError, RefusalCode, RefusedError
from kanttekening.services.enclosing import Offered, inside
from kanttekening.ui.lanes import READING, Lanes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from kanttekening.domain.letter import LetterId
    from kanttekening.domain.touched import Outcome
    from kanttekening.services.library import Library
    from kanttekening.services.reading import FileReader, ReadFile
    from kanttekening.ui.desk import Desk

T = TypeVar("T")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class IntakeTools:
    """What taking in needs from outside: walk files and folders, and read one file."""

    gather: Callable[[Iterable[Path]], Iterable[Path | Refusal]]
    open_reader: Callable[[], FileReader]


@dataclass(frozen=True, slots=True)
class IntakeProgress:
    """How far taking in has come; ``name`` is the file that is being read."""

    done: int
    total: int
    name: str


@dataclass(frozen=True, slots=True)
class IntakeReport:
    """What became of all files that were offered together."""

    arrivals: tuple[Arrival, ...]
    refusals: tuple[Refusal, ...]
    stopped: bool = False

    def count(self, kind: ArrivalKind) -> int:
        """How many files arrived in this way."""
        return sum(arrival.kind is kind for arrival in self.arrivals)


class Intake(QObject):
    """Takes files in one after another; a bad file never stops the others."""

    progressed = Signal(object)
    finished = Signal(object)

    def __init__(self, desk: Desk, lanes: Lanes, tools: IntakeTools) -> None:
        super().__init__(desk)
        self._desk = desk
        self._lanes = lanes
        self._tools = tools
        self._reader: FileReader | None = None
        self._reset()

    def _reset(self) -> None:
        self._waiting: deque[Offered] = deque()
        self._arrivals: list[Arrival] = []
        self._refusals: list[Refusal] = []
        self._gathering = 0
        self._reading = False
        self._storing = 0
        self._stopped = False
        self._open = False

    @property
    def is_busy(self) -> bool:
        """Whether files are waiting, being read or being stored."""
        return self._open

    def add(self, paths: tuple[Path, ...]) -> None:
        """Take these in too; more may be added while others are being read."""
        self._open = True
        self._gathering += 1
        self._run(partial(self._on_lane_gather, paths), self._on_gathered)

    def stop(self) -> None:
        """Drop what waits; the file that is being read is finished."""
        if self._open:
            self._stopped = True
            self._waiting.clear()

    def _run(self, job: Callable[[], T], then: Callable[[T], None]) -> None:
        self._lanes.run(READING, job, then, _raise)

    def _on_lane_gather(self, paths: tuple[Path, ...]) -> list[Path | Refusal]:
        found: list[Path | Refusal] = []
        try:
            for item in self._tools.gather(paths):
                if self._stopped:
                    break
                found.append(item)
        except Exception as error:  # noqa: BLE001 -- a strange path costs only itself
            _log.exception("a folder could not be walked")
            if len(paths) == 1:
                return [*found, _refused(paths[0], error)]
            # One by one, so that the path that is at fault costs the others nothing.
            return [item for path in paths for item in self._on_lane_gather((path,))]
        return found

    def _on_gathered(self, found: list[Path | Refusal]) -> None:
        self._gathering -= 1
        for item in found:
            if isinstance(item, Refusal):
                self._refusals.append(item)
            elif not self._stopped:
                self._waiting.append(Offered(item))
        self._next()

    def _next(self) -> None:
        # At most two read files wait to be stored, so that a folder never piles up in memory.
        if self._waiting and not self._reading and self._storing < 2:
            item = self._waiting.popleft()
            self._reading = True
            self._tell(item.path.name)
            self._run(partial(self._on_lane_read, item), partial(self._on_read, item))
        elif self._open and not self._under_way():
            report = IntakeReport(tuple(self._arrivals), tuple(self._refusals), self._stopped)
            self._reset()
            self.finished.emit(report)

    def _under_way(self) -> bool:
        return bool(self._gathering or self._waiting or self._reading or self._storing)

    def _on_lane_read(self, item: Offered) -> ReadFile | Refusal:
        try:
            if self._reader is None:
                self._reader = self._tools.open_reader()
            if item.loaded is not None:
                return self._reader.parse(item.loaded)
            return self._reader.read(item.path)
        except RefusedError as error:
            return Refusal(item.path, error.code, error.detail)
        except Exception as error:  # noqa: BLE001 -- never stops the others
            _log.exception("a reader failed")
            return _refused(item.path, error)

    def _on_read(self, item: Offered, read: ReadFile | Refusal) -> None:
        self._reading = False
        if isinstance(read, Refusal):
            self._refusals.append(read)
        elif read.reading.is_archive:
            self._take_out(read, item.part_of)
        else:
            self._storing += 1
            self._desk.change(
                partial(_stored, read, item.part_of),
                partial(self._on_stored, read),
                partial(self._on_not_stored, read.path),
            )
        self._next()

    def _on_stored(self, read: ReadFile, arrival: Arrival) -> None:
        self._storing -= 1
        self._arrivals.append(arrival)
        self._take_out(read, arrival.letter_id)
        self._next()

    def _take_out(self, read: ReadFile, part_of: LetterId | None) -> None:
        """The files in a file come next; after Stop they stay in it."""
        if self._stopped:
            return
        found = inside(read, part_of)
        self._refusals += [item for item in found if isinstance(item, Refusal)]
        waiting = [item for item in found if isinstance(item, Offered)]
        self._waiting.extendleft(reversed(waiting))

    def _on_not_stored(self, path: Path, error: Exception) -> None:
        self._storing -= 1
        if isinstance(error, RefusedError):
            self._refusals.append(Refusal(path, error.code, error.detail))
        else:
            # The library itself gives way (full, locked): the other files would fare no better.
            self.stop()
            self._desk.failed.emit(error)
        self._next()

    def _tell(self, name: str) -> None:
        done = len(self._arrivals) + len(self._refusals)
        total = done + len(self._waiting) + self._storing + 1
        self.progressed.emit(IntakeProgress(done, total, name))


def _refused(path: Path, error: Exception) -> Refusal:
    return Refusal(path, RefusalCode.DAMAGED, type(error).__name__)


def _stored(read: ReadFile, part_of: LetterId | None, library: Library) -> Outcome[Arrival]:
    """Store one file; a bug that it brings to light costs that file and no others."""
    try:
        return library.importing.store(read, part_of)
    except KanttekeningError:
        raise
    except Exception as error:  # noqa: BLE001 -- never stops the others
        _log.exception("a letter could not be stored")
        raise RefusedError(RefusalCode.DAMAGED, type(error).__name__) from None


def _raise(error: Exception) -> None:
    raise error
