"""One window for each library: who starts the program again hands its files to that window.

Without sockets. A second start puts a letter in a folder beside the library's lock; the window that
holds the lock takes it out. When nobody takes it, the second start opens a window of its own.
Imported before the window, so only Python's own small modules.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_PATIENCE_SECONDS = 5.0
_LOOK_SECONDS = 0.02
_ENDING = ".brief"
# The desktop's permission to come to the front, handed on with the files.
_TOKEN = "XDG_ACTIVATION_TOKEN"  # noqa: S105


@dataclass(frozen=True, slots=True)
class Handed:
    """What a second start was asked to open, and its permission to come to the front."""

    files: tuple[Path, ...]
    token: str = ""


class Letterbox:
    """The lock and the letterbox of one library's window, in one person's data folder."""

    def __init__(self, data_folder: Path, library: Path) -> None:
        key = hashlib.sha256(str(library.absolute()).encode()).hexdigest()[:16]
        self.lock = data_folder / f"venster-{key}.lock"
        self.folder = data_folder / f"venster-{key}.post"

    def hand_over(self, files: Sequence[Path], seconds: float = _PATIENCE_SECONDS) -> bool:
        """Give files to the window that is open; False when none is, or it does not answer."""
        holder = _process_in(self.lock)
        if holder is None or not _is_alive(holder):
            return False
        _let_come_forward(holder)
        content = {
            "files": [str(file.absolute()) for file in files],
            "token": os.environ.get(_TOKEN, ""),
        }
        name = f"{time.time_ns()}-{os.getpid()}"
        letter = self.folder / f"{name}{_ENDING}"
        try:
            self.folder.mkdir(exist_ok=True)
            unfinished = self.folder / f"{name}.nieuw"
            unfinished.write_text(json.dumps(content), encoding="utf-8")
            unfinished.replace(letter)
        except OSError:
            return False
        return _is_taken(letter, seconds)

    def open(self) -> None:
        """Begin with an empty box: what lies in it was meant for a window that is gone."""
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            for left in self.folder.iterdir():
                left.unlink()

    def take(self) -> tuple[Handed, ...]:
        """Take out what was handed over since the last time, in the order in which it came."""
        handed = []
        with suppress(OSError):
            for letter in sorted(self.folder.glob(f"*{_ENDING}")):
                text = letter.read_text(encoding="utf-8")
                letter.unlink()
                handed.append(_read(text))
        return tuple(each for each in handed if each is not None)

    def close(self) -> None:
        """Take the box away."""
        with suppress(OSError):
            self.folder.rmdir()


def _read(text: str) -> Handed | None:
    try:
        content = json.loads(text)
        return Handed(tuple(Path(str(name)) for name in content["files"]), str(content["token"]))
    except (ValueError, KeyError, TypeError):
        return None


def _is_taken(letter: Path, seconds: float) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if not letter.exists():
            return True
        time.sleep(_LOOK_SECONDS)
    try:
        letter.unlink()
    except FileNotFoundError:
        return True  # taken at the last moment
    except OSError:
        return False
    return False


def _process_in(lock: Path) -> int | None:
    """The process that holds a lock of Qt's QLockFile: its number is the first line."""
    try:
        return int(lock.read_text(encoding="utf-8", errors="replace").partition("\n")[0])
    except (OSError, ValueError):
        return None


if sys.platform == "win32":
    import ctypes

    _MAY_BE_ASKED = 0x1000  # PROCESS_QUERY_LIMITED_INFORMATION

    def _is_alive(process: int) -> bool:
        handle = ctypes.windll.kernel32.OpenProcess(_MAY_BE_ASKED, False, process)
        if handle:
            ctypes.windll.kernel32.CloseHandle(handle)
        return bool(handle)

    def _let_come_forward(process: int) -> None:
        """Only who is in front may let another window come to the front."""
        ctypes.windll.user32.AllowSetForegroundWindow(process)

else:
    _ENDED = {"Z", "X"}

    def _is_alive(process: int) -> bool:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return False
        except OSError:
            return True  # somebody else's
        return not _has_ended(process)

    def _has_ended(process: int) -> bool:
        """Whether it is only still listed: its parent has not asked yet how it ended (Linux)."""
        try:
            said = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return False
        return said.rpartition(")")[2].split()[0] in _ENDED

    def _let_come_forward(process: int) -> None:
        """Elsewhere the desktop's token does this."""
