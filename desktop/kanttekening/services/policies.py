"""What the administrator has decided for everybody on this computer: one JSON file.

A decision that makes no sense is left out and named; the others hold. The file is no lock against a
person who wants to get around it, it is how a municipality sets up all its computers alike.
"""

from __future__ import annotations

import json
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_FILE = "beleid.json"
# What stands for something on this computer, and stays standing if the computer does not know it.
_NAMED = re.compile(r"%\w+%|\$\w+|\$\{\w+\}")


@dataclass(frozen=True, slots=True)
class Policies:
    """The decisions; None is what was not decided.

    ``watched_folder`` is "" where no folder may be watched. ``unclear`` names what could not be
    understood, "" stands for the whole file.
    """

    library: Path | None = None
    ocr: bool = True
    watched_folder: str | None = None
    update_notice: bool = True
    unclear: tuple[str, ...] = ()

    @property
    def in_force(self) -> tuple[str, ...]:
        """The names of what was decided."""
        plain = Policies()
        names = ("library", "ocr", "watched_folder", "update_notice")
        return tuple(name for name in names if getattr(self, name) != getattr(plain, name))


def policy_file() -> Path:
    """Where the decisions stand: a place that only administrators write to."""
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA") or r"C:\ProgramData") / "Kanttekening" / _FILE
    if sys.platform == "darwin":
        return Path("/Library/Application Support/Kanttekening") / _FILE
    return Path("/etc/kanttekening") / _FILE


def read_policies(file: Path | None = None) -> Policies:
    """Read the decisions; without a file nothing was decided."""
    try:
        text = (file or policy_file()).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Policies()
    except (OSError, ValueError):
        return Policies(unclear=("",))
    try:
        stated = json.loads(text)
    except (ValueError, RecursionError):
        stated = None
    if not isinstance(stated, dict):
        return Policies(unclear=("",))
    return _understood(stated)


def _understood(stated: dict[str, Any]) -> Policies:
    decided: dict[str, Any] = {}
    unclear = []
    for name, value in stated.items():
        understand = _KINDS.get(name)
        found = understand(value) if understand else None
        if found is None:
            unclear.append(name)
        else:
            decided[name] = found
    return Policies(**decided, unclear=tuple(sorted(unclear)))


def _place(value: object) -> Path | None:
    """A full path; %USERNAME%, $HOME and ~ stand for what they stand for on this computer."""
    if not isinstance(value, str) or not value.isprintable():
        return None
    filled = os.path.expandvars(value.strip())
    try:
        path = Path(filled).expanduser()
    except RuntimeError:  # ~ of somebody who is not known here
        return None
    return path if path.is_absolute() and not _NAMED.search(filled) else None


def _yes_or_no(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _folder(value: object) -> str | None:
    if value is False:
        return ""
    place = _place(value)
    return None if place is None else str(place)


_KINDS = {
    "library": _place,
    "ocr": _yes_or_no,
    "watched_folder": _folder,
    "update_notice": _yes_or_no,
}
