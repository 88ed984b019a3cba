"""Where an export goes, and what it may take the place of there.

A file that this library wrote itself and nobody touched since is made anew. Anything else stays: a
report may have been worked on by hand, and in a copy a colleague may have written notes.
"""

from __future__ import annotations

import hashlib
import itertools
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.errors import TakenError
from kanttekening.exchange.files import ANYTHING, may_go, write_beside

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was written: where it came, and the SHA-256 of its bytes as hexadecimal."""

    path: Path
    sha256: str


@dataclass(frozen=True, slots=True)
class ExportTarget:
    """A place for one file.

    ``ours`` are the SHA-256s of what this library wrote before. With ``is_agreed`` a person said
    that what stands there may go; with ``is_our_name`` it was us who made up the name of the file,
    so that another will do.
    """

    path: Path
    ours: Collection[str]
    is_agreed: bool = False
    is_our_name: bool = False

    def write(self, data: bytes, begins: bytes) -> Made:
        """Write the file; what is replaced must begin as files of its sort do.

        Raises NotWrittenError, and TakenError when something else stands there.
        """
        path = self._free_place()
        write_beside(path, data, begins)
        return Made(path, hashlib.sha256(data).hexdigest())

    def _free_place(self) -> Path:
        path, stem, suffix = self.path, self.path.stem, self.path.suffix
        if self._may_write(path):
            return path
        if not self.is_our_name:
            raise TakenError(path)
        others = (path.with_name(f"{stem} ({number}){suffix}") for number in itertools.count(2))
        return next(filter(self._may_write, others))

    def _may_write(self, path: Path) -> bool:
        if self.is_agreed or not os.path.lexists(path):
            return True
        if not may_go(path, ANYTHING):
            return False
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() in self.ours
