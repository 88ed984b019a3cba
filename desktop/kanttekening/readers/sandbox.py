"""What the worker process may not do: grow, write, run on for ever, or speak out of turn."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

MOST_MEMORY = 2 << 30
_CPU_SLACK = 10
_PR_SET_PDEATHSIG = 1
# SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX | SEM_NOOPENFILEERRORBOX
_NO_CRASH_DIALOGS = 0x8003


def die_with_parent() -> None:
    """End when the parent is gone, also in the middle of a long job.

    Best effort, on Linux only: elsewhere the closed input and the limit of computing time do it.
    """
    if sys.platform != "linux":
        return
    import ctypes

    parent = os.getppid()

    def look(_signal: int, _frame: object) -> None:
        # Linux also tells when only the thread that started us has ended.
        if os.getppid() != parent:
            os._exit(1)

    try:
        signal.signal(signal.SIGUSR1, look)
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGUSR1, 0, 0, 0)
    except (OSError, AttributeError, ValueError):
        return


def private_streams() -> tuple[BinaryIO, BinaryIO]:
    """Take standard input and output for ourselves, so that no stray print can spoil them."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.setmode(0, os.O_BINARY)
        msvcrt.setmode(1, os.O_BINARY)
    requests, answers = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)
    return os.fdopen(requests, "rb"), os.fdopen(answers, "wb")


def limit_process() -> None:
    """Set the limits that hold for the life of this process, where the system has them."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetErrorMode(_NO_CRASH_DIALOGS)
        return
    import resource

    for kind, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        _limit(kind, most, most)


def renew_cpu(seconds: float) -> None:
    """Allow so many further seconds of computing.

    The parent keeps the clock; this is for the job that runs on when there is no parent any more.
    """
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime + seconds) + _CPU_SLACK
    _limit(resource.RLIMIT_CPU, most, resource.getrlimit(resource.RLIMIT_CPU)[1])


def _limit(kind: int, soft: int, hard: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    try:
        resource.setrlimit(kind, (soft, hard))
    except (OSError, ValueError):
        # A system without this limit, or with a lower one already: go on with what there is.
        return
