"""What Qt's own dialog for files says of each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.words.naming import short_date

if TYPE_CHECKING:
    from datetime import datetime

FOLDER = "Map"
FILE = "Bestand"
_UNITS = ("bytes", "kB", "MB", "GB", "TB")
_STEP = 1000


def size(count: int) -> str:
    """How large a file is: "2,9 MB"."""
    number, unit = float(count), 0
    while number >= _STEP and unit < len(_UNITS) - 1:
        number /= _STEP
        unit += 1
    shown = f"{number:.1f}" if unit and number < 10 else f"{number:.0f}"
    return f"{shown.replace('.', ',')} {_UNITS[unit]}"


def kind(suffix: str) -> str:
    """What a file is, by the end of its name."""
    return f"{suffix.upper()}-bestand" if suffix else FILE


def changed(moment: datetime) -> str:
    """When a file was changed for the last time."""
    return f"{short_date(moment.date().isoformat())} {moment:%H:%M}"
