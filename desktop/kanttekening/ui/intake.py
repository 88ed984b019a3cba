"""Taking in files: some are read side by side while those before them are stored."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from kanttekening.domain.arrival import Arrival, ArrivalKind, Refusal
from kanttekening.domain.errors import KanttekeningError, RefusalCode, RefusedError
from kanttekening.domain.touched import Outcome, Touched
from kanttekening.services.enclosing import Offered, inside
from kanttekening.services.import_run import READ_AHEAD, TOGETHER
from kanttekening.services.line import Line, Place, Unread, look_into
from kanttekening.services.pace import Estimate, Pace
from kanttekening.ui.lanes import READING, Lanes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kanttekening.domain.letter import LetterId
    from kanttekening.services.library import Library
    from kanttekening.services.reading import FileReader, ReadFile
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.intake_tools import IntakeTools

T = TypeVar("T")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class IntakeProgress:
    """How far taking in has come; ``name`` is the file that is stored next."""

    done: int
    total: int
    name: str
    estimate: Estimate | None = None


@dataclass(frozen=True, slots=True)
class IntakeReport:
    """What became of all files that were offered together."""

    arrivals: tuple[Arrival, ...]
    refusals: tuple[Refusal, ...]
    stopped: bool = False

    def count(self, kind: ArrivalKind) -> int:
        """How many files arrived in this way."""
        return sum(arrival.kind is kind for arrival in self.arrivals)


@dataclass(eq=False, slots=True)
class _Round:
    """All that is offered until everything is in. What comes in for an older round is dropped."""

    line: Line
    settled: set[str] = field(default_factory=set)
    is_settled: bool = False
    arrivals: list[Arrival] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    early: list[tuple[ReadFile, LetterId | None]] = field(default_factory=list)
    gathering: int = 0
    is_storing: bool = False
    stopped: bool = False
    told: tuple[int, int, str] | None = None
    pace: Pace = field(default_factory=Pace)

    def is_over(self) -> bool:
        """Whether nothing is left to wait for; after Stop that is only what is being stored."""
        waits = self.gathering or len(self.line) or self.early
        return not self.is_storing and (self.stopped or not waits)

    def note(
        self,
        read: ReadFile,
        part_of: LetterId | None,
        became: Arrival | Refusal,
        *,
        is_last: bool = False,
    ) -> None:
        """Remember what became of a file; annotations may wait for their letter, but once."""
        if isinstance(became, Refusal):
            if became.may_wait and not is_last and not self.stopped:
                self.early.append((read, part_of))
            else:
                self.refusals.append(became)
            return
        self.arrivals.append(became)
        if not read.attached:
            self.settled.add(read.sha256)

    def report(self) -> IntakeReport:
        """What became of the files; after Stop nothing waits for its letter any more."""
        early = [Refusal(read.path, RefusalCode.WRONG_LETTER, "stopped") for read, _ in self.early]
        self.refusals, self.early = [*self.refusals, *early], []
        return IntakeReport(tuple(self.arrivals), tuple(self.refusals), self.stopped)


class Intake(QObject):
    """Takes files in, in the order in which they are offered; a bad file never stops the others."""

    progressed = Signal(object)
    finished = Signal(object)

    def __init__(self, desk: Desk, lanes: Lanes, tools: IntakeTools) -> None:
        super().__init__(desk)
        self._desk = desk
        self._lanes = lanes
        self._tools = tools
        self._reader: FileReader | None = None
        self._free = [f"{READING}-{number}" for number in range(tools.jobs, 0, -1)]
        self._round: _Round | None = None
        self._looks = 0

    @property
    def is_busy(self) -> bool:
        """Whether files are waiting, being read or being stored."""
        return self._round is not None

    def add(self, paths: tuple[Path, ...]) -> None:
        """Take these in too; more may be added while others are being read."""
        current, is_new = self._round, self._round is None
        if current is None:
            current = self._round = _Round(Line(self._tools.jobs + READ_AHEAD))
        current.gathering += 1
        if is_new:
            self._desk.ask(_settled, partial(self._on_settled, current), self._give_up)
        job = partial(self._on_lane_gather, current, paths)
        self._lanes.run(READING, job, partial(self._on_gathered, current), _raise)

    def stop(self) -> None:
        """Drop what waits and what is being read; what is being stored will be in."""
        if self._round is not None:
            self._round.stopped = True
            self._go_on()

    def _on_settled(self, current: _Round, settled: set[str]) -> None:
        current.settled = settled
        current.is_settled = True
        self._go_on()

    def _give_up(self, error: KanttekeningError) -> None:
        # The library itself gives way (full, locked): the other files would fare no better.
        self.stop()
        self._desk.failed.emit(error)

    def _on_lane_gather(self, current: _Round, paths: tuple[Path, ...]) -> list[Path | Refusal]:
        found: list[Path | Refusal] = []
        try:
            for item in self._tools.gather(paths):
                if current.stopped:
                    break
                found.append(item)
        except Exception as error:  # noqa: BLE001 -- a strange path costs only itself
            _log.exception("a folder could not be walked")
            if len(paths) == 1:
                return [*found, Refusal(paths[0], RefusalCode.DAMAGED, type(error).__name__)]
            # One by one, so that the path that is at fault costs the others nothing.
            return [item for path in paths for item in self._on_lane_gather(current, (path,))]
        return found

    def _on_gathered(self, current: _Round, found: list[Path | Refusal]) -> None:
        current.gathering -= 1
        current.refusals += [item for item in found if isinstance(item, Refusal)]
        current.line.add(Offered(item) for item in found if not isinstance(item, Refusal))
        self._go_on()

    def _go_on(self) -> None:
        """Begin whatever can be begun, or finish; what comes in meanwhile has one more look."""
        self._looks += 1
        if self._looks > 1:
            return
        while self._looks and (current := self._round) is not None:
            before = self._looks
            if not current.stopped:
                self._store(current)
                self._read(current)
                self._once_more(current)
            if current.is_over():
                self._round = None
                self.finished.emit(current.report())
            self._looks -= before
        self._looks = 0

    def _read(self, current: _Round) -> None:
        while current.is_settled and self._free and not current.stopped:
            place = current.line.to_read()
            if place is None:
                return
            place.is_being_read = True
            lane = self._free.pop()
            self._lanes.run(
                lane,
                partial(self._on_lane_read, current, place),
                partial(self._on_read, lane, place),
                _raise,
            )

    def _on_lane_read(self, current: _Round, place: Place) -> ReadFile | Unread | Refusal | None:
        if current.stopped:
            return None
        return look_into(place.item, self._the_reader, current.settled)

    def read(self, path: Path) -> ReadFile:
        """Read one file without storing it; blocks. Raises RefusedError."""
        return self._the_reader().read(path)

    def _the_reader(self) -> FileReader:
        if self._reader is None:
            self._reader = self._tools.open_reader()
        return self._reader

    def _on_read(self, lane: str, place: Place, found: ReadFile | Unread | Refusal | None) -> None:
        self._free.append(lane)
        place.found, place.is_being_read = found, False
        self._go_on()

    def _store(self, current: _Round) -> None:
        """Deal with the files that are first in line, as far as they are read."""
        while not current.is_storing and len(current.line):
            self._tell(current)
            if current.stopped or (found := current.line.first.found) is None:
                return
            together = current.line.together(TOGETHER)
            if together:
                self._store_together(current, together)
                continue
            item = current.line.take_first().item
            if isinstance(found, Refusal):
                current.refusals.append(found)
            elif isinstance(found, Unread):
                self._recognize(current, item, found)
            elif found.reading.is_archive:
                _take_out(current, found, item.part_of)
            else:
                self._store_with_others(current, item, found)

    def _once_more(self, current: _Round) -> None:
        """Annotations that came before their own letter: now it is here, or it does not come."""
        if current.early and not (current.is_storing or current.gathering or len(current.line)):
            files, current.early = current.early, []
            self._store_files(current, files, is_last=True)

    def _store_together(
        self, current: _Round, together: tuple[tuple[Place, ReadFile], ...]
    ) -> None:
        self._store_files(current, [(read, place.item.part_of) for place, read in together])

    def _store_files(
        self,
        current: _Round,
        files: list[tuple[ReadFile, LetterId | None]],
        *,
        is_last: bool = False,
    ) -> None:
        def then(became: tuple[Arrival | Refusal, ...]) -> None:
            for (read, part_of), each in zip(files, became, strict=True):
                current.note(read, part_of, each, is_last=is_last)

        self._change(
            current, files[0][0].path, lambda library: library.importing.store_together(files), then
        )

    def _store_with_others(self, current: _Round, item: Offered, read: ReadFile) -> None:
        files = [(read, item.part_of)]

        def then(became: tuple[Arrival | Refusal, ...]) -> None:
            current.note(read, item.part_of, became[0])
            if isinstance(became[0], Arrival):
                _take_out(current, read, became[0].letter_id)

        self._change(
            current, item.path, lambda library: library.importing.store_together(files), then
        )

    def _recognize(self, current: _Round, item: Offered, found: Unread) -> None:
        def act(library: Library) -> Outcome[Arrival | None]:
            sha256 = found.loaded.sha256
            known = library.importing.recognize(sha256, item.path, item.part_of)
            if known is None:
                return Outcome(None, Touched.NOTHING)
            return Outcome(known.value, known.touched)

        def then(arrival: Arrival | None) -> None:
            if arrival is not None:
                current.arrivals.append(arrival)
            else:
                current.settled.discard(found.loaded.sha256)
                current.line.put_first([item])

        self._change(current, item.path, act, then)

    def _change(
        self,
        current: _Round,
        path: Path,
        act: Callable[[Library], Outcome[T]],
        then: Callable[[T], None],
    ) -> None:
        def done(value: T) -> None:
            current.is_storing = False
            then(value)
            self._go_on()

        def failed(error: KanttekeningError) -> None:
            current.is_storing = False
            if isinstance(error, RefusedError):
                current.refusals.append(Refusal(path, error.code, error.detail))
                self._go_on()
            else:
                self._give_up(error)

        current.is_storing = True
        self._desk.change(act, done, failed)

    def _tell(self, current: _Round) -> None:
        done = len(current.arrivals) + len(current.refusals)
        total = done + len(current.line)
        name = current.line.first.item.path.name
        if current.told == (done, total, name):
            return
        current.told = (done, total, name)
        self.progressed.emit(IntakeProgress(done, total, name, current.pace.estimate(done, total)))


def _take_out(current: _Round, read: ReadFile, part_of: LetterId | None) -> None:
    """The files in a file come next; after Stop they stay in it."""
    if not current.stopped:
        found = inside(read, part_of)
        current.refusals += [item for item in found if isinstance(item, Refusal)]
        current.line.put_first(item for item in found if isinstance(item, Offered))


def _settled(library: Library) -> set[str]:
    return library.importing.settled()


def _raise(error: Exception) -> None:
    raise error
