"""What a recogniser delivers: lines of words on a page, with how sure it was of each.

Coordinates are those of the picture until ``scaled`` makes points of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median
from typing import Any, NamedTuple

_TALL = re.compile(r"[A-ZÀ-ÞŒ0-9bdfhklßtij()\[\]{}|/\\&%€$£!?\"'“”‘’#@]")
_DEEP = re.compile(r"[gjpqyçQ,;()\[\]{}|@$]")
# Shares of the font size in the faces that letters are set in.
LOW, HIGH, DEPTH = 0.52, 0.725, 0.21
TURNS = (0, 90, 180, 270)


class SeenWord(NamedTuple):
    """A word on the picture; ``confidence`` runs from 0 to 100."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    confidence: int
    bold: bool = False


@dataclass(slots=True)
class SeenLine:
    """Words on one line of a block. The baseline is ``y = slope * x + offset``."""

    block: int
    words: list[SeenWord]
    slope: float
    offset: float
    size: float = 0.0

    def baseline(self, x: float) -> float:
        """Where the letters stand at ``x``."""
        return self.slope * x + self.offset

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def confidence(self) -> float:
        """The mean over its words, long words counting more."""
        weights = [len(word.text) for word in self.words]
        total = sum(w.confidence * weight for w, weight in zip(self.words, weights, strict=True))
        return total / max(1, sum(weights))


@dataclass(frozen=True, slots=True)
class SeenPage:
    """All that was recognised on one page (counted from 1), in points.

    ``turn`` is how far the page was turned to be read: 0, 90, 180 or 270 degrees clockwise. All
    coordinates are those of the page that was turned.
    """

    number: int
    lines: tuple[SeenLine, ...]
    turn: int = 0

    def packed(self) -> Any:
        """As plain lists, for the wire and the library."""
        lines = [
            [
                line.block, round(line.slope, 5), round(line.offset, 2), round(line.size, 2),
                [[w.text, *(round(v, 2) for v in w[1:5]), w.confidence, int(w.bold)]
                 for w in line.words],
            ]
            for line in self.lines
        ]  # fmt: skip
        return [self.number, lines, self.turn]

    @classmethod
    def unpacked(cls, packed: Any) -> SeenPage:
        """The page that ``packed`` made. Raises ValueError or TypeError for anything else."""
        number, lines, *rest = packed
        turn = int(rest[0]) if rest else 0  # pages of older libraries were never turned
        if turn not in TURNS:
            raise ValueError(f"turned by {turn}")
        return cls(
            int(number),
            tuple(
                SeenLine(
                    int(block), [_word(word) for word in words],
                    float(slope), float(offset), float(size),
                )
                for block, slope, offset, size, words in lines
            ),
            turn,
        )  # fmt: skip


def _word(packed: Any) -> SeenWord:
    text, x0, y0, x1, y1, confidence, bold = packed
    sure = min(100, max(0, int(confidence)))
    return SeenWord(str(text), float(x0), float(y0), float(x1), float(y1), sure, bool(bold))


def scaled(line: SeenLine, points: float) -> SeenLine:
    """A line in pixels as one in points; ``points`` is the size of a pixel."""
    words = [
        word._replace(**{name: getattr(word, name) * points for name in ("x0", "y0", "x1", "y1")})
        for word in line.words
    ]
    size = line.size or font_size([(word.text, word.y1 - word.y0) for word in line.words])
    return SeenLine(line.block, words, line.slope, line.offset * points, size * points)


def font_size(words: list[tuple[str, float]]) -> float:
    """The font size of words whose boxes fit tightly: words and the heights of their boxes."""
    found: list[float] = []
    for text, height in words:
        letters = sum(character.isalnum() for character in text)
        if letters:
            share = (HIGH if _TALL.search(text) else LOW) + (DEPTH if is_deep(text) else 0.0)
            found += [height / share] * letters
    if not found:
        return max((height for _, height in words), default=0.0)
    return median(found)


def is_deep(text: str) -> bool:
    """Whether a character reaches below the line."""
    return _DEEP.search(text) is not None
