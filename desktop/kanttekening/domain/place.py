"""Where a reader left off in a letter, and how its pages lay."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

ReadingView = Literal["pages", "reading"]
QUARTERS = 4


class Arrangement(StrEnum):
    """All pages under each other, one page at a time, or two beside each other."""

    CONTINUOUS = "continuous"
    SINGLE = "single"
    TWO = "two"


class Fit(StrEnum):
    """What the zoom follows when the window changes: nothing, its width, or all of it."""

    FREE = "free"
    WIDTH = "width"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class PageLook:
    """How pages lie. ``turned`` counts quarter turns clockwise; the original is not changed.

    ``cover_alone`` leaves the first page by itself when there are two beside each other, so that
    a report lies open as it does on paper.
    """

    arrangement: Arrangement = Arrangement.CONTINUOUS
    cover_alone: bool = False
    fit: Fit = Fit.WIDTH
    turned: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.turned < QUARTERS:
            msg = f"no quarter turns: {self.turned}"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class ReadingPlace:
    """``offset`` is the first character in sight; ``zoom`` is 1.0 at the page's own size.

    A zoom of zero on the pages stands for "as the look fits": another window, another zoom.
    """

    view: ReadingView = "pages"
    offset: int = 0
    zoom: float = 1.0
    look: PageLook = field(default_factory=PageLook)
