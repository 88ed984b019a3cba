"""What all packages share: version, moment, names and places."""

from __future__ import annotations

import os
import re
import tomllib
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
FROZEN = ROOT / "dist" / "kanttekening"
NAME = "kanttekening"
APP_ID = "nl.kanttekening.Kanttekening"


def version() -> str:
    """The version as the program itself tells it."""
    source = (ROOT / "desktop" / "kanttekening" / "__init__.py").read_text("utf-8")
    found = re.search(r'__version__ = "([^"]+)"', source)
    if found is None:
        raise ValueError("the program has no version")
    return found[1]


def moment() -> int:
    """Seconds since 1970 that every file in a package bears, so that its bytes are always alike."""
    if stated := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(stated)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return int(project["tool"]["poe"]["tasks"]["build"]["env"]["SOURCE_DATE_EPOCH"])


def cache() -> Path:
    """Where what is costly to make is kept between builds, for all copies of the source."""
    own = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(own) / "kanttekening-build"


def day() -> str:
    """The day of that moment, as 2026-10-17."""
    return f"{datetime.fromtimestamp(moment(), UTC):%Y-%m-%d}"


def filled(template: Path, **values: str) -> str:
    """Read a template and put values in the place of @NAMES@."""
    text = template.read_text("utf-8")
    for name, value in values.items():
        text = text.replace(f"@{name.upper()}@", value)
    return text


def put_back_clock(folder: Path) -> None:
    """Give every file and folder the one moment."""
    for path in [folder, *folder.rglob("*")]:
        os.utime(path, (moment(), moment()), follow_symlinks=False)
