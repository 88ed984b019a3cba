"""Where the command line writes: answers to standard output, everything else beside it."""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import dataclass
from typing import Any, TextIO


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
        return cls(sys.stdout, sys.stderr, for_programs)

    @property
    def width(self) -> int:
        """How many characters fit on a line."""
        return max(60, shutil.get_terminal_size((100, 24)).columns)

    def answer(self, document: Any) -> None:
        """The one JSON document."""
        self.out.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")

    def line(self, words: str = "") -> None:
        """A line of the answer for people."""
        self.out.write(words + "\n")

    def note(self, words: str) -> None:
        """A line for whoever is watching."""
        self.err.write(words + "\n")

    def progress(self, words: str) -> None:
        """A line that the next one replaces; only where someone is watching."""
        if self.err.isatty():
            self.err.write(f"\r\033[K{words[: self.width - 1]}")
            self.err.flush()
