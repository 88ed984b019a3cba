"""The print queue of Linux and macOS, which takes a PDF as it is: sharp, small, with its fonts."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from subprocess import PIPE, Popen
from time import monotonic
from typing import TYPE_CHECKING

from kanttekening.domain.errors import NotPrintedError

if TYPE_CHECKING:
    from collections.abc import Callable

_PROGRAM = "lp"
_SECONDS = 120.0
_LOOK_SECONDS = 0.2
_LIBRARIES = "LD_LIBRARY_PATH"


@dataclass(frozen=True, slots=True)
class QueueJob:
    """What the queue is told: which printer, how many copies, and its own options."""

    printer: str
    title: str
    copies: int = 1
    options: tuple[str, ...] = ()


def is_there() -> bool:
    """Whether this computer has such a queue."""
    return os.name == "posix" and shutil.which(_PROGRAM) is not None


def hand_over(pdf: bytes, job: QueueJob, is_stopped: Callable[[], bool] = lambda: False) -> None:
    """Put a PDF in the queue; nothing of it is left in a file of ours.

    A print server may be long in answering: ``is_stopped`` is asked meanwhile. Raises
    NotPrintedError.
    """
    program = shutil.which(_PROGRAM)
    if program is None:
        raise NotPrintedError("no queue")
    # The pages are on their sheets already.
    options = ("print-scaling=none", *job.options)
    told = [program, "-d", job.printer, "-n", str(job.copies), "-t", job.title]
    told += [part for option in options for part in ("-o", option)]
    try:
        with Popen(told, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=_environment()) as lp:
            said = _followed(lp, pdf, is_stopped)
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        raise NotPrintedError(type(error).__name__) from error
    if lp.returncode:
        raise NotPrintedError(said.decode("utf-8", "replace").strip()[:200])


def _followed(lp: Popen[bytes], pdf: bytes, is_stopped: Callable[[], bool]) -> bytes:
    """What the program says at the end; it is ended when it takes too long, or at Stop."""
    until = monotonic() + _SECONDS
    sent: bytes | None = pdf
    while True:
        try:
            return lp.communicate(sent, timeout=_LOOK_SECONDS)[1]
        except subprocess.TimeoutExpired:
            sent = None  # it is on its way
            if is_stopped() or monotonic() > until:
                lp.kill()
                raise


def _environment() -> dict[str, str]:
    """As it was before the built program put its own libraries in front."""
    made = dict(os.environ)
    before = made.pop(f"{_LIBRARIES}_ORIG", None)
    if before is not None:
        made[_LIBRARIES] = before
    return made
