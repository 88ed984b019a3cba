"""How a person wants the Leesweergave to look."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

# Points. Each next size is about a tenth larger, so that every step can be seen.
SIZES = (8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 20, 22, 24, 27, 30, 34, 38, 43, 48)
USUAL_SIZE = 15


class ReadingFont(StrEnum):
    """One made for readers whose eyes are weak, one with serifs, or the desktop's own."""

    ATKINSON = "atkinson"
    SERIF = "serif"
    SYSTEM = "system"


class ReadingPaper(StrEnum):
    """The colour of the paper; ``WINDOW`` goes along with the rest of the window."""

    WINDOW = "window"
    WHITE = "white"
    SEPIA = "sepia"
    DARK = "dark"
    CONTRAST = "contrast"


class ReadingWidth(StrEnum):
    """How long the lines are."""

    NARROW = "narrow"
    USUAL = "usual"
    WIDE = "wide"


class ReadingSpacing(StrEnum):
    """How far the lines are apart."""

    TIGHT = "tight"
    USUAL = "usual"
    LOOSE = "loose"


@dataclass(frozen=True, slots=True)
class ReadingLook:
    """One person's choices. ``size`` is one of ``SIZES``; ``whole`` shows page furniture too."""

    font: ReadingFont = ReadingFont.ATKINSON
    size: int = USUAL_SIZE
    width: ReadingWidth = ReadingWidth.USUAL
    spacing: ReadingSpacing = ReadingSpacing.USUAL
    paper: ReadingPaper = ReadingPaper.WINDOW
    whole: bool = False

    def __post_init__(self) -> None:
        if self.size not in SIZES:
            msg = f"no size to read in: {self.size}"
            raise ValueError(msg)

    @property
    def zoom(self) -> float:
        """The size beside the usual one."""
        return self.size / USUAL_SIZE

    def larger(self, steps: int) -> Self:
        """The same in letters so many steps larger, or smaller; it stops at both ends."""
        at = min(len(SIZES) - 1, max(0, SIZES.index(self.size) + steps))
        return replace(self, size=SIZES[at])

    def zoomed(self, zoom: float) -> Self:
        """The same in the size that comes nearest to ``zoom`` times the usual one."""
        return replace(self, size=min(SIZES, key=lambda size: abs(size - zoom * USUAL_SIZE)))
