"""The child process that touches foreign bytes: it answers one job after the other, then dies.

It is fed by ``readers.process`` over standard input, holds no rights to speak of, and never opens
a file or a socket for a job. It ends when its input closes, so it can't outlive the program.
"""

from __future__ import annotations

import gc
import signal
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.readers.sandbox import die_with_parent, limit_process, private_streams, renew_cpu
from kanttekening.readers.wire import Head, WireError, read_message, write_message

if TYPE_CHECKING:
    from typing import IO


class Tell(Protocol):
    """How a job says what it found out before it is done."""

    def __call__(self, pages: int, /) -> None:
        """So many pages there are: that gives it more time."""

    def part(self, thousandths: int) -> None:
        """So much of it is done."""


Job = Callable[[Head, bytes, Tell], tuple[Head, bytes]]

SECONDS_PER_PAGE = 0.05


def main() -> int:
    """Serve jobs until the parent closes the stream."""
    die_with_parent()
    # Ctrl+C in a terminal reaches us as well; our parent decides what becomes of the work.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests, answers = private_streams()
    # A letter is many small objects that all live until it is sent, and what is loaded stays for
    # good: looking for garbage finds nothing.
    gc.disable()
    # Loaded before the limits are set and before the first job: the parent starts us ahead.
    from kanttekening.readers.jobs import job_table
    from kanttekening.readers.loaded_code import let_go_of_code

    jobs = job_table()
    let_go_of_code()
    limit_process()
    gc.freeze()
    return serve(requests, answers, jobs)


def serve(requests: IO[bytes], answers: IO[bytes], jobs: Mapping[str, Job]) -> int:
    """Answer jobs from ``requests`` until it ends; what goes wrong in one is its answer."""
    write_message(answers, {"ready": True})
    while True:
        try:
            message = read_message(requests)
        except WireError:
            return 2
        if message is None:
            return 0
        head, payload = message
        try:
            keep = _answer(answers, head, payload, jobs)
        except BrokenPipeError:
            return 0
        if not keep:
            return 1
        gc.collect(0)


class _Telling:
    """Tells it to the program on the other side."""

    def __init__(self, answers: IO[bytes], seconds: float) -> None:
        self._answers = answers
        self._seconds = seconds

    def __call__(self, pages: int, /) -> None:
        renew_cpu(self._seconds + SECONDS_PER_PAGE * pages)
        write_message(self._answers, {"pages": pages})

    def part(self, thousandths: int) -> None:
        write_message(self._answers, {"part": thousandths})


def _answer(answers: IO[bytes], head: Head, payload: bytes, jobs: Mapping[str, Job]) -> bool:
    """Do one job. False when this process should not be trusted with another."""
    seconds = float(head["seconds"])
    renew_cpu(seconds)

    try:
        result, data = jobs[head["job"]](head["params"], payload, _Telling(answers, seconds))
    except RefusedError as error:
        write_message(answers, {"refused": error.code.value, "detail": error.detail})
    except MemoryError:
        write_message(answers, {"refused": RefusalCode.TOO_BIG.value, "detail": "memory"})
        return False
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever foreign bytes bring about is an answer
        # Only the kind of error: its words may be those of the letter.
        write_message(answers, {"failed": type(error).__name__})
    else:
        write_message(answers, {"done": result}, data)
    return True
