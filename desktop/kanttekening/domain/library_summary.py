"""What a library file holds, said in a few numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class LibrarySummary:
    """How many letters and annotations, without those in the bin, and until when it was worked in.

    ``last`` is None for a library in which nothing was done.
    """

    letters: int
    annotations: int
    last: datetime | None = None
