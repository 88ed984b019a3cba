"""Where the command line writes: answers to standard output, everything else beside it."""

from __future__ import annotations

import io
import json
import re
import shutil
import sys
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TextIO

# All control characters but the tab and the end of a line, and the marks that turn text around.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class OutputError(Exception):
    """Standard output takes nothing more, and not because its reader has gone."""


@dataclass(frozen=True, slots=True)
class Console:
    """Two streams, and whether the answer is for a program."""

    out: TextIO
    err: TextIO
    for_programs: bool

    @classmethod
    def standard(cls, *, for_programs: bool) -> Console:
        """The streams of this process, in UTF-8 whatever the terminal thinks."""
        for stream in (sys.stdout, sys.stderr):
            reconfigure = getattr(stream, "reconfigure", None)
            if reconfigure is not None:
                # A file name that is no text is shown by its bytes; in JSON that is an escape.
                reconfigure(encoding="utf-8", errors="backslashreplace")
        # A program that was started without them has None here, whatever its type says.
        nowhere = io.StringIO()
        return cls(sys.stdout or _Closed(), sys.stderr or nowhere, for_programs)

    @property
    def width(self) -> int:
        """How many characters fit on a line."""
        return max(60, shutil.get_terminal_size((100, 24)).columns)

    def answer(self, document: Any) -> None:
        """The one JSON document."""
        self._write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")

    def line(self, words: str = "") -> None:
        """A line of the answer for people."""
        self._write(_harmless(words) + "\n")

    def finish(self) -> None:
        """Send off what was written; raises OutputError."""
        try:
            self.out.flush()
        except BrokenPipeError:
            raise
        except (OSError, ValueError) as error:
            raise OutputError from error

    def _write(self, text: str) -> None:
        try:
            self.out.write(text)
        except BrokenPipeError:
            raise
        except (OSError, ValueError) as error:
            raise OutputError from error

    def note(self, words: str) -> None:
        """A line for whoever is watching."""
        with suppress(OSError, ValueError):  # there is nowhere else to tell it
            self.err.write(_harmless(words) + "\n")

    def progress(self, words: str) -> None:
        """A line that the next one replaces; only where someone is watching."""
        with suppress(OSError, ValueError):
            if self.err.isatty():
                self.err.write(f"\r\033[K{_harmless(words)[: self.width - 1]}")
                self.err.flush()


def _harmless(words: str) -> str:
    """Words without signs that could make a terminal do something or turn a line around."""
    return _CONTROLS.sub("\ufffd", words)


class _Closed(io.StringIO):
    """Standard output that was closed before we began."""

    def write(self, _text: str) -> int:
        msg = "closed"
        raise ValueError(msg)
