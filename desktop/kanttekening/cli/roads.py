"""Which way the program goes, seen from its arguments; quick, because the window waits for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = frozenset(
    "import list show search annotate annotations export page check backup restore".split()  # noqa: SIM905
)
DATA_FOLDER = "KANTTEKENING_DATA_DIR"
_LIBRARY, _DATA = "--library", "--data-dir"
_SMOKE, _CHECKS = "--smoke-test", "--checks"
_LIBRARY_ENDING = ".kanttekening"


class Road(Enum):
    """The ways the program can go."""

    WINDOW = auto()
    SMOKE_TEST = auto()
    CHECKS = auto()
    COMMAND = auto()


@dataclass(slots=True)
class Way:
    """What the arguments say; ``rest`` is for the command line's own parser."""

    library: Path | None = None
    data_folder: str | None = None
    files: list[Path] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)


def choose_road(arguments: Sequence[str]) -> tuple[Road, Way]:
    """Choose the window when there are only files, else a command.

    Whatever looks odd goes to the command line, which can say in words what is wrong.
    """
    way, words = _without_data_folder(arguments)
    way.rest = words
    if _SMOKE in words:
        return Road.SMOKE_TEST, way
    if _CHECKS in words:
        return Road.CHECKS, way
    waiting = iter(words)
    for word in waiting:
        if word == _LIBRARY:
            value = next(waiting, None)
            if not value:
                return Road.COMMAND, way
            way.library = Path(value)
        elif word.startswith(_LIBRARY + "="):
            way.library = Path(word.partition("=")[2])
        elif word.startswith("-") or not (way.files or _is_file(word)):
            return Road.COMMAND, way
        else:
            way.files.append(Path(word))
    _open_lone_library(way)
    return Road.WINDOW, way


def _open_lone_library(way: Way) -> None:
    """A library that is double-clicked is opened, not taken in."""
    if way.library is None and len(way.files) == 1 and way.files[0].suffix == _LIBRARY_ENDING:
        way.library = way.files.pop()


def _is_file(word: str) -> bool:
    # A mistyped command must not end up as a window that can't find a file.
    return word not in COMMANDS and (_exists(word) or not word.isalpha())


def _exists(word: str) -> bool:
    try:
        return Path(word).exists()
    except OSError:  # a name that is too long, a folder that may not be entered
        return False


def _without_data_folder(arguments: Sequence[str]) -> tuple[Way, list[str]]:
    way, words = Way(), []
    waiting = iter(arguments)
    for word in waiting:
        if word == _DATA:
            way.data_folder = next(waiting, None)
        elif word.startswith(_DATA + "="):
            way.data_folder = word.partition("=")[2]
        else:
            words.append(word)
    return way, words
