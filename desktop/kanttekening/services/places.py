"""Where things stand on this computer."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from kanttekening.domain.errors import LibraryError, LibraryFault
from kanttekening.services.policies import read_policies

_FOLDER = "Kanttekening"
_LIBRARY = "bibliotheek.kanttekening"
_OVERRIDE = "KANTTEKENING_DATA_DIR"
# In the zip for Windows: everything stays beside the program, on a stick for instance.
_BESIDE = "gegevens"


def data_folder() -> Path:
    """The folder of one person's library, preferences and log; it need not exist yet."""
    override = os.environ.get(_OVERRIDE)
    if override:
        return Path(override)
    beside = Path(sys.executable).parent / _BESIDE
    if getattr(sys, "frozen", False) and beside.is_dir():
        return beside
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local") / _FOLDER
    if sys.platform == "darwin":
        return Path.home() / "Library/Application Support" / _FOLDER
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share") / _FOLDER.lower()


def default_library() -> Path:
    """The library that opens when nobody names another.

    That is where the administrator says, else the one that a person chose last, else our own.
    """
    return read_policies().library or _chosen_library() or own_library()


def own_library() -> Path:
    """The library that everybody has, in the data folder."""
    return data_folder() / _LIBRARY


def _chosen_library() -> Path | None:
    """The library a person chose; the rest of the preferences can wait until the window is up."""
    try:
        chosen = json.loads(preferences_file().read_text(encoding="utf-8")).get("library")
    except (OSError, ValueError, RecursionError, AttributeError):
        return None
    return Path(chosen) if isinstance(chosen, str) and chosen else None


def prepare_folder(library: Path) -> None:
    """Make the folder of a library if it is not there; raises LibraryError."""
    try:
        library.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryError(LibraryFault.NO_RIGHT, library, str(error)) from error


def preferences_file() -> Path:
    """What a person chose."""
    return data_folder() / "voorkeuren.json"


def is_there(path: Path) -> bool:
    """Whether there is something at ``path``; what can't be looked at now is not there."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def is_folder(path: Path) -> bool:
    """Whether a folder can be seen at ``path`` now.

    Looking raises an error for a name that is too long, a folder that may not be entered, and a
    network drive that dropped away.
    """
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def program_folder() -> Path:
    """The folder with seeds and resources: the repository, or the built program's own."""
    frozen: str | None = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else Path(__file__).resolve().parents[3]


def resource(name: str) -> Path:
    """A file of the folder ``resources``, named by its path in there."""
    return program_folder() / "resources" / name


def sample_letters() -> tuple[Path, ...]:
    """The letters that a new library is offered."""
    return tuple(sorted((program_folder() / "seeds").glob("*.txt")))
