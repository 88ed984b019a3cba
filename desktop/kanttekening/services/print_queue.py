"""The print queue of Linux and macOS, which takes a PDF as it is: sharp, small, with its fonts."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass

from kanttekening.domain.errors import NotPrintedError

_PROGRAM = "lp"
_SECONDS = 120.0
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


def hand_over(pdf: bytes, job: QueueJob) -> None:
    """Put a PDF in the queue; nothing of it is left in a file of ours. Raises NotPrintedError."""
    program = shutil.which(_PROGRAM)
    if program is None:
        raise NotPrintedError("no queue")
    # The pages are on their sheets already.
    options = ("print-scaling=none", *job.options)
    told = [program, "-d", job.printer, "-n", str(job.copies), "-t", job.title]
    told += [part for option in options for part in ("-o", option)]
    try:
        done = subprocess.run(
            told, input=pdf, capture_output=True, timeout=_SECONDS, check=False, env=_environment()
        )
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        raise NotPrintedError(type(error).__name__) from error
    if done.returncode:
        raise NotPrintedError(done.stderr.decode("utf-8", "replace").strip()[:200])


def _environment() -> dict[str, str]:
    """As it was before the built program put its own libraries in front."""
    made = dict(os.environ)
    before = made.pop(f"{_LIBRARIES}_ORIG", None)
    if before is not None:
        made[_LIBRARIES] = before
    return made
