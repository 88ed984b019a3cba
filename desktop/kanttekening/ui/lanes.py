"""Where work runs that the window must not wait for: one serial thread per kind of work."""

from __future__ import annotations

import threading
from collections import deque
from functools import partial
from queue import SimpleQueue
from time import monotonic
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, QThread, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

LIBRARY = "library"
READING = "reading"
PAGES = "pages"
# What is computed from a text: never behind an import, never before a question.
TEXTS = "reader"

_JOIN_SECONDS = 10.0


class Lanes(Protocol):
    """Runs jobs of one lane one after another and delivers their answers to the GUI thread."""

    def run(
        self,
        lane: str,
        job: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do ``job`` on ``lane``; afterwards exactly one of the two callbacks is called."""
        ...

    def hand_over(self, seconds: float = 0.0) -> None:
        """Deliver now what is there, instead of when the window next has nothing to do.

        Wait so long for what is still under way.
        """
        ...

    def settle(self, seconds: float = 10.0) -> bool:
        """Wait, with the window alive, until nothing is under way; False when time runs out."""
        ...

    def close(self) -> None:
        """Finish what was asked, deliver nothing more, end the threads."""
        ...


class DirectLanes:
    """Does every job at once, where it was asked: for tests and for tools without a window."""

    def run(
        self,
        lane: str,  # noqa: ARG002 -- all lanes are this one
        job: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """See ``Lanes.run``."""
        try:
            answer = job()
        except Exception as error:  # noqa: BLE001 -- one of the three doors for what went wrong
            failed(error)
        else:
            then(answer)

    def hand_over(self, seconds: float = 0.0) -> None:
        """See ``Lanes.hand_over``."""

    def settle(self, seconds: float = 10.0) -> bool:  # noqa: ARG002 -- never busy
        """See ``Lanes.settle``."""
        return True

    def close(self) -> None:
        """See ``Lanes.close``."""


class _Courier(QObject):
    """Carries callbacks from the lanes to the thread it was made in."""

    _waiting = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._letters: deque[Callable[[], None]] = deque()
        self._has_come = threading.Event()
        self._open = True
        self._waiting.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def send(self, callback: Callable[[], None]) -> None:
        """Call ``callback`` soon in the courier's own thread; any thread may send."""
        # The callback travels through a deque and not as a signal's argument, so that Python
        # alone holds on to it.
        self._letters.append(callback)
        self._has_come.set()
        self._waiting.emit()

    def stop(self) -> None:
        """Deliver nothing more."""
        self._open = False

    def wait(self, seconds: float) -> None:
        """Wait until something more comes in."""
        self._has_come.wait(seconds)

    def hand_over(self) -> None:
        """Deliver what has come in so far."""
        self._has_come.clear()
        for _ in range(len(self._letters)):
            self._deliver()

    def _deliver(self) -> None:
        if not self._letters:
            return  # it was handed over before its turn
        callback = self._letters.popleft()
        if self._open:
            callback()


class _Lane:
    """One thread that does one job after another."""

    def __init__(self, name: str) -> None:
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._work, name=f"lane-{name}", daemon=True)
        self._thread.start()

    def add(self, job: Callable[[], None]) -> None:
        self._jobs.put(job)

    def finish(self) -> None:
        self._jobs.put(None)

    def join(self, seconds: float) -> None:
        self._thread.join(seconds)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()


class ThreadLanes:
    """One thread for each lane, started at its first job. Made and closed in the GUI thread."""

    def __init__(self) -> None:
        self._lanes: dict[str, _Lane] = {}
        self._courier = _Courier()
        self._under_way = 0
        self._closed = False

    def run(
        self,
        lane: str,
        job: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """See ``Lanes.run``."""
        if self._closed:
            return
        if lane not in self._lanes:
            self._lanes[lane] = _Lane(lane)
        self._under_way += 1
        self._lanes[lane].add(partial(self._do, job, then, failed))

    def hand_over(self, seconds: float = 0.0) -> None:
        """See ``Lanes.hand_over``."""
        deadline = monotonic() + seconds
        self._courier.hand_over()
        while self._under_way and (left := deadline - monotonic()) > 0:
            self._courier.wait(left)
            self._courier.hand_over()

    def settle(self, seconds: float = 10.0) -> bool:
        """See ``Lanes.settle``."""
        deadline = monotonic() + seconds
        while self._under_way and monotonic() < deadline:
            QCoreApplication.processEvents()
            QThread.msleep(1)
        return not self._under_way

    def close(self) -> None:
        """See ``Lanes.close``."""
        self._closed = True
        self._courier.stop()
        for lane in self._lanes.values():
            lane.finish()
        for lane in self._lanes.values():
            lane.join(_JOIN_SECONDS)
        self._lanes.clear()

    def _do(
        self,
        job: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        try:
            answer = job()
        except Exception as error:  # noqa: BLE001 -- one of the three doors for what went wrong
            self._courier.send(partial(self._hand_over, partial(failed, error)))
        else:
            self._courier.send(partial(self._hand_over, partial(then, answer)))

    def _hand_over(self, callback: Callable[[], None]) -> None:
        try:
            callback()
        finally:
            self._under_way -= 1
