"""What the world can do to us: facts, never sentences. ``words.errors`` finds the Dutch."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class RefusalCode(StrEnum):
    """Why a file was not taken in; stable, because other programs read them."""

    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    TOO_BIG = "too_big"
    UNSUPPORTED = "unsupported"
    EMPTY = "empty"
    UNREADABLE = "unreadable"
    UNSAFE_PATH = "unsafe_path"
    NOT_A_DOCUMENT = "not_a_document"
    IN_USE = "in_use"
    WRONG_LETTER = "wrong_letter"
    REPORT_TOO_LONG = "report_too_long"


class LibraryFault(StrEnum):
    """Why a library can't be used."""

    NEWER = "newer"
    DAMAGED = "damaged"
    NOT_OURS = "not_ours"
    LOCKED = "locked"
    NO_RIGHT = "no_right"
    FULL = "full"
    MISSING = "missing"
    MOVED = "moved"


# What does not pass by itself: until the library is opened anew nothing more is kept.
LASTING_FAULTS = (
    LibraryFault.NEWER,
    LibraryFault.DAMAGED,
    LibraryFault.NOT_OURS,
    LibraryFault.NO_RIGHT,
    LibraryFault.MISSING,
    LibraryFault.MOVED,
)


class KanttekeningError(Exception):
    """Something outside the program that a person can be told about."""


class RefusedError(KanttekeningError):
    """A file that is not taken in. ``detail`` is technical and is shown folded away."""

    def __init__(self, code: RefusalCode, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail


class LibraryError(KanttekeningError):
    """A library that can't be used."""

    def __init__(self, fault: LibraryFault, path: Path, detail: str = "") -> None:
        super().__init__(fault, path, detail)
        self.fault = fault
        self.path = path
        self.detail = detail


class NotFoundError(KanttekeningError):
    """No such letter, annotation, page or passage. ``what`` is an English noun, ``key`` its id."""

    def __init__(self, what: str, key: object) -> None:
        super().__init__(what, key)
        self.what = what
        self.key = key


class ElsewhereError(KanttekeningError):
    """The last edit was made by another window; ``action`` is its name in the journal."""

    def __init__(self, action: str) -> None:
        super().__init__(action)
        self.action = action


class UnclearValueError(KanttekeningError):
    """What was typed is no such fact. ``fact`` is the name of a field of Facts."""

    def __init__(self, fact: str, typed: str) -> None:
        super().__init__(fact, typed)
        self.fact = fact
        self.typed = typed


class NotWrittenError(KanttekeningError):
    """A file that could not be written; what stood there is still there."""

    def __init__(self, path: Path, detail: str = "") -> None:
        super().__init__(path, detail)
        self.path = path
        self.detail = detail


class NotKeptError(KanttekeningError):
    """What somebody chose holds now, and is forgotten later: ``path`` can't be written."""

    def __init__(self, path: Path, detail: str = "") -> None:
        super().__init__(path, detail)
        self.path = path
        self.detail = detail


class TakenError(KanttekeningError):
    """Where a file should come stands something that is not ours to replace."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class NotPrintedError(KanttekeningError):
    """What was to be printed did not come to the printer."""

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail)
        self.detail = detail


class PageFaultError(KanttekeningError):
    """A page that can't be shown, because its worker died or gave up twice."""

    def __init__(self, page: int, detail: str = "") -> None:
        super().__init__(page, detail)
        self.page = page
        self.detail = detail
