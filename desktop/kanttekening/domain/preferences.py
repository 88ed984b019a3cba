"""What a person chose, with defaults and limits."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kanttekening.domain.annotation import MarkKind

SMALLEST_READING_SIZE = 8
LARGEST_READING_SIZE = 48


class Theme(StrEnum):
    """Light, dark, high contrast, or as the desktop has it."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class Preferences:
    """One person's choices. An empty ``reading_font`` is the program's own; sizes in points.

    Without a ``watched_folder`` no folder is watched for new letters.
    """

    author: str = ""
    theme: Theme = Theme.SYSTEM
    reading_font: str = ""
    reading_size: int = 15
    mark_kind: MarkKind = MarkKind.IMPORTANT
    watched_folder: str = ""

    def __post_init__(self) -> None:
        if not SMALLEST_READING_SIZE <= self.reading_size <= LARGEST_READING_SIZE:
            msg = f"no size to read in: {self.reading_size}"
            raise ValueError(msg)
