"""The parent's side of a worker process: start it, ask it, and replace it when it is lost."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.readers.wire import Head, WireError, read_message, write_message
from kanttekening.readers.worker import SECONDS_PER_PAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import IO

    from kanttekening.readers.board import Board

_PIPE_SIZE = 1 << 20
_MOST_PAGES = 5000
_START_SECONDS = 60.0
_NICENESS = 10


class WorkerLostError(Exception):
    """The worker died or was killed while it had a job: by the clock, or because we asked."""

    def __init__(self, detail: str, *, timed_out: bool = False, interrupted: bool = False) -> None:
        super().__init__(detail)
        self.timed_out = timed_out
        self.interrupted = interrupted


class WorkerBrokenError(Exception):
    """The worker does not even start: something is wrong with the program, not with a file."""


class JobFailedError(Exception):
    """The worker lives, but the job went wrong in a way it did not foresee."""


@dataclass(frozen=True, slots=True)
class WorkerLimits:
    """When a worker is replaced by a fresh one."""

    most_files: int = 200
    most_memory: int = 800 << 20


def program_command() -> tuple[str, ...]:
    """How to start this program once more, from source or frozen."""
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    return (sys.executable, "-m", "kanttekening")


def program_environment() -> dict[str, str]:
    """Environment variables with which it finds its own source, and nothing else by chance."""
    source_root = str(Path(__file__).resolve().parents[2])
    known = os.environ.get("PYTHONPATH")
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((source_root, known)) if known else source_root,
        "PYTHONSAFEPATH": "1",  # never a module from the folder one happens to stand in
    }


def worker_command() -> tuple[str, ...]:
    """How to start this program as a worker."""
    return (*program_command(), "--worker")


class Worker:
    """One child process at a time, replaced when it dies, hangs, grows or has served long enough.

    Calls block and are served one by one. ``generation`` counts the processes: what a caller left
    in the memory of an older one is gone. A ``board`` is shared with each of them. Unless its work
    is ``urgent``, it gives way to whatever else runs: a folder that is taken in must not be felt
    by who reads on meanwhile.
    """

    def __init__(
        self,
        command: Sequence[str] | None = None,
        limits: WorkerLimits | None = None,
        board: Board | None = None,
        *,
        urgent: bool = False,
    ) -> None:
        self._command = tuple(command or worker_command())
        self._limits = limits or WorkerLimits()
        self._urgent = urgent
        self._lock = threading.RLock()
        self._process: subprocess.Popen[bytes] | None = None
        self._files = 0
        self._closed = False
        self._ready = False
        self._interrupted = False
        self.board = board
        self.generation = 0

    @property
    def pid(self) -> int | None:
        """The process that serves now, if one does."""
        process = self._process
        return process.pid if process else None

    def start(self) -> None:
        """See to it that a process is there; it loads its libraries while we go on."""
        with self._lock:
            self._living()

    def call(
        self,
        job: str,
        params: Head,
        payload: bytes = b"",
        *,
        seconds: float,
        told: Callable[[int], None] = lambda _part: None,
    ) -> tuple[Head, bytes]:
        """The answer to a job; tried again on a fresh worker when the first one dies of it.

        ``told`` hears how much of it is done, in thousandths, of jobs that say so.

        Raises WorkerLostError after the second death or when time is up (no second try then: it
        would only take as long again), RefusedError and JobFailedError as the worker says.
        """
        with self._lock:
            try:
                return self.call_once(job, params, payload, seconds=seconds, told=told)
            except WorkerLostError as lost:
                if lost.timed_out or lost.interrupted or self._closed:
                    raise
            return self.call_once(job, params, payload, seconds=seconds, told=told)

    def call_once(
        self,
        job: str,
        params: Head,
        payload: bytes = b"",
        *,
        seconds: float,
        told: Callable[[int], None] = lambda _part: None,
    ) -> tuple[Head, bytes]:
        """Like ``call``, without the second try."""
        with self._lock:
            process = self._loaded()
            self._interrupted = False
            clock = _Clock(process, seconds)
            request = {"job": job, "params": params, "seconds": seconds}
            try:
                head, data = self._exchange(process, clock, request, payload, told)
            except (OSError, WireError, ValueError) as error:
                # ValueError: the pipes were closed under our hands.
                self._end()
                raise WorkerLostError(
                    type(error).__name__, timed_out=clock.expired, interrupted=self._interrupted
                ) from error
            finally:
                clock.stop()
            if clock.expired:
                self._end()
            self._retire_if_worn(process, opened=bool(payload))
        return _result(head), data

    def interrupt(self) -> None:
        """Give up what is under way, from another thread: that call raises WorkerLostError."""
        process = self._process
        if process and self._ready:
            self._interrupted = True
            process.kill()

    def close(self) -> None:
        """End the process, also in the middle of a call (which then raises WorkerLostError)."""
        self._closed = True
        process = self._process
        if process:
            process.kill()
        with self._lock:
            self._end()

    def _exchange(
        self,
        process: subprocess.Popen[bytes],
        clock: _Clock,
        request: Head,
        payload: bytes,
        told: Callable[[int], None],
    ) -> tuple[Head, bytes]:
        requests, answers = _pipes(process)
        write_message(requests, request, payload)
        while True:
            message = read_message(answers)
            if message is None:
                raise WireError("the worker has gone")
            head, data = message
            if "part" in head:
                told(int(head["part"]))
                continue
            if "pages" not in head:
                return head, data
            clock.extend_once(SECONDS_PER_PAGE * min(int(head["pages"]), _MOST_PAGES))

    def _loaded(self) -> subprocess.Popen[bytes]:
        """A process that can be asked. One that was ended while it loaded is tried once more."""
        process = self._living()
        if self._is_ready(process):
            return process
        again = self._living()
        if self._is_ready(again):
            return again
        raise WorkerBrokenError(" ".join(self._command))

    def _is_ready(self, process: subprocess.Popen[bytes]) -> bool:
        """Wait while a fresh process loads, time that is not the file's; whether it did."""
        if self._ready:
            return True
        clock = _Clock(process, _START_SECONDS)
        try:
            message = read_message(_pipes(process)[1])
        except (OSError, WireError, ValueError):
            message = None
        finally:
            clock.stop()
        self._ready = message is not None and "ready" in message[0]
        if not self._ready:
            self._end()
            if self._closed:
                raise WorkerLostError("closed")
            if clock.expired:
                raise WorkerBrokenError(" ".join(self._command))
        return self._ready

    def _living(self) -> subprocess.Popen[bytes]:
        if self._closed:
            raise WorkerLostError("closed")
        if self._process and self._process.poll() is not None:
            self._end()
        if self._process is None:
            inherited = self.board.inherited if self.board else ()
            self._process = _spawn(self._command, inherited, urgent=self._urgent)
            self._files = 0
            self._ready = False
            self.generation += 1
        return self._process

    def _retire_if_worn(self, process: subprocess.Popen[bytes], *, opened: bool) -> None:
        self._files += opened
        worn = self._files >= self._limits.most_files
        if worn or _resident_memory(process.pid) > self._limits.most_memory:
            self._end()
            if not self._closed:
                self._living()

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in _pipes(process):
            with contextlib.suppress(OSError):
                pipe.close()


class _Clock:
    """Kills a process when its time is up. ``expired`` says whether that happened."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        self.expired = False
        self._extended = False
        self._process = process
        self._end = time.monotonic() + seconds
        self._timer = self._set()

    def extend_once(self, seconds: float) -> None:
        """Give it so many seconds more; who asks again, asks in vain."""
        if self._extended:
            return
        self._extended = True
        self._timer.cancel()
        self._end += seconds
        self._timer = self._set()

    def stop(self) -> None:
        """The answer is in."""
        self._timer.cancel()
        self._timer.join()

    def _set(self) -> threading.Timer:
        timer = threading.Timer(max(0.0, self._end - time.monotonic()), self._kill)
        timer.daemon = True
        timer.start()
        return timer

    def _kill(self) -> None:
        self.expired = True
        self._process.kill()


def _result(head: Head) -> Head:
    done = head.get("done")
    if isinstance(done, dict):
        return done
    if "refused" in head:
        raise RefusedError(RefusalCode(head["refused"]), str(head.get("detail", "")))
    raise JobFailedError(str(head.get("failed", "no answer")))


def _spawn(
    command: Sequence[str], inherited: Sequence[int], *, urgent: bool
) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # it might quote the letter
        pipesize=_PIPE_SIZE,
        pass_fds=inherited,
        env=program_environment(),
        # Ctrl+C in a terminal is for the program; it ends its worker itself.
        start_new_session=True,
        creationflags=_flags(urgent=urgent),
    )
    if not urgent:
        _give_way(process.pid)
    return process


def _flags(*, urgent: bool) -> int:
    """How Windows starts a process: without a window of its own, and with how much haste."""
    if sys.platform == "win32":
        priority = 0 if urgent else subprocess.BELOW_NORMAL_PRIORITY_CLASS
        return subprocess.CREATE_NO_WINDOW | priority
    return 0


def _give_way(pid: int) -> None:
    """Let everything else go first; where that can't be set, it is no more than a pity."""
    if sys.platform != "win32":
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, pid, os.getpriority(os.PRIO_PROCESS, 0) + _NICENESS)


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    if process.stdin is None or process.stdout is None:
        raise WireError("no pipes")
    return process.stdin, process.stdout


def _resident_memory(pid: int) -> int:
    """Bytes in use by a process; 0 where the system does not say it in this way."""
    try:
        fields = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()
        return int(fields[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError, ValueError, AttributeError):
        return 0
