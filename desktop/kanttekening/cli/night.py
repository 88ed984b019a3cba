"""What a night's import tells: less to who is asleep, and all of it to a file for the morning."""

from __future__ import annotations

import io
import stat
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from typing import TYPE_CHECKING

from kanttekening.cli.console import Console
from kanttekening.domain.errors import KanttekeningError, NotWrittenError, TakenError
from kanttekening.exchange.files import check_target, is_of_a_library
from kanttekening.words import cli as words
from kanttekening.words.errors import advice, explain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import TextIO


@contextmanager
def told_to(console: Console, log: Path | None, *, quiet: bool) -> Iterator[Console]:
    """A console for people that also writes in ``log``; lines of the answer only if not ``quiet``.

    Raises TakenError for a file that is no log of ours, NotWrittenError for one that can't be
    written in.
    """
    out: TextIO = io.StringIO() if quiet or console.for_programs else console.out
    if log is None:
        yield Console(out, console.err, for_programs=False)
        return
    with ExitStack() as stack:
        file = stack.enter_context(_opened(log))
        told = Console(_Both(out, file), _Both(console.err, file), for_programs=False)
        try:
            yield told
        except KanttekeningError as error:
            Console(file, file, for_programs=False).note(f"{explain(error)} {advice(error)}")
            raise
        except KeyboardInterrupt:
            Console(file, file, for_programs=False).note(words.STOPPED)
            raise


def _opened(log: Path) -> TextIO:
    beginning = words.log_begins("")
    if is_of_a_library(log):
        raise TakenError(log)
    if not _is_empty(log):
        check_target(log, beginning.encode())
    try:
        file = log.open("a", encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise NotWrittenError(log, str(error)) from error
    with suppress(OSError):  # a full disk: see _Both
        file.write(words.log_begins(f"{datetime.now().astimezone():%Y-%m-%d %H:%M}") + "\n")
        file.flush()
    return file


def _is_empty(log: Path) -> bool:
    """Whether it is a file without anything in it: made to be ours, or left by a power cut."""
    try:
        status = log.stat()
    except OSError:
        return False
    return stat.S_ISREG(status.st_mode) and status.st_size == 0


class _Both(io.StringIO):
    """Writes in two places; a full disk under the log is no reason to take no letters in."""

    def __init__(self, first: TextIO, second: TextIO) -> None:
        super().__init__()
        self._first, self._second = first, second

    def write(self, text: str) -> int:
        """See TextIO."""
        with suppress(OSError, ValueError):
            self._second.write(text)
            self._second.flush()
        return self._first.write(text)
