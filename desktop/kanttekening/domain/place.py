"""Where a reader left off in a letter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ReadingView = Literal["pages", "reading"]


@dataclass(frozen=True, slots=True)
class ReadingPlace:
    """``offset`` is the first character in sight; ``zoom`` is 1.0 at the page's own size."""

    view: ReadingView = "pages"
    offset: int = 0
    zoom: float = 1.0
