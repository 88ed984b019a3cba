"""What a person chose, with defaults and limits."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from kanttekening.domain.annotation import MarkKind
from kanttekening.domain.reading_look import ReadingLook

if TYPE_CHECKING:
    from collections.abc import Mapping


class Theme(StrEnum):
    """Light, dark, high contrast, or as the desktop has it."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


# Per cent of the system's own letters; each step is one that can be seen.
TEXT_SIZES = (100, 115, 135, 160)


@dataclass(frozen=True, slots=True)
class Preferences:
    """One person's choices. ``aloud_pace`` is how fast is read aloud, in per cent.

    ``text_size`` is one of ``TEXT_SIZES``, for all of the window but the letters that are read.
    ``recognizes`` says whether the text of scans is recognised without being asked.

    ``watched_folders`` says for a library which folder is watched for new letters; the one
    ``watched_folder`` is from before each library had its own. Without a ``library`` it is the one
    in the data folder. ``dangers_seen`` are libraries whose place was warned of.
    """

    author: str = ""
    theme: Theme = Theme.SYSTEM
    reading: ReadingLook = field(default_factory=ReadingLook)
    aloud_pace: int = 100
    mark_kind: MarkKind = MarkKind.IMPORTANT
    watched_folder: str = ""
    watched_folders: Mapping[str, str] = field(default_factory=dict)
    library: str = ""
    dangers_seen: tuple[str, ...] = ()
    text_size: int = TEXT_SIZES[0]
    recognizes: bool = True
