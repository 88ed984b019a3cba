"""Pages that are pictures: which of them were recognised, and how sure that was."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

PRINTED = 255  # the "confidence" of a word that the file itself holds as text
_GOOD, _FAIR = 88.0, 75.0


class Extent(StrEnum):
    """How much of a letter's text was recognised; the values are those of the command line."""

    NONE = "none"
    WHOLE = "whole"
    SOME_PAGES = "some pages"


class Quality(StrEnum):
    """How sure the recogniser was of a letter, for people."""

    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"


@dataclass(frozen=True, slots=True)
class Scan:
    """What recognising has to do for a letter, and what it has done.

    ``pictures`` are the pages that show something and have no text (yet), ``recognized`` those
    whose text comes from their picture. ``confidences`` has one byte for every word of the
    layout, in its order: 0 to 100, or PRINTED. Pages count from 1.
    """

    pictures: tuple[int, ...] = ()
    recognized: tuple[int, ...] = ()
    confidences: bytes = b""

    @property
    def extent(self) -> Extent:
        """How much of the text was recognised."""
        if not self.recognized:
            return Extent.NONE
        if self.pictures or PRINTED in self.confidences:
            return Extent.SOME_PAGES
        return Extent.WHOLE

    @property
    def is_unread(self) -> bool:
        """Whether there are pictures and none of them was recognised."""
        return bool(self.pictures) and not self.recognized

    @property
    def average(self) -> float | None:
        """The mean confidence of the recognised words; None without any."""
        known = [value for value in self.confidences if value != PRINTED]
        return sum(known) / len(known) if known else None

    @property
    def quality(self) -> Quality | None:
        """The mean confidence in a word; None without recognised words."""
        average = self.average
        if average is None:
            return None
        if average >= _GOOD:
            return Quality.GOOD
        return Quality.FAIR if average >= _FAIR else Quality.POOR

    def doubtful(self, below: int = 60) -> tuple[int, ...]:
        """The indexes (in the layout) of the words that the recogniser was not sure of."""
        return tuple(index for index, value in enumerate(self.confidences) if value < below)
