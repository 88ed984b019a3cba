"""Recognised lines as the rows that text is made of, straightened where the page lies askew.

The rows are measured upright; the words keep their places on the crooked picture.
"""

from __future__ import annotations

import math
import re
import unicodedata
from statistics import median
from typing import TYPE_CHECKING

from kanttekening.domain.layout import PageLayout, PageRect, PlacedWord
from kanttekening.domain.scan import PRINTED
from kanttekening.readers.ocr_lines import SeenLine
from kanttekening.readers.rows import CELL_GAP, Box, Row, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kanttekening.readers.ocr_lines import SeenPage, SeenWord

_ABOVE, _BELOW = 0.86, 0.24  # of the font size, above and below the baseline
_STRAIGHT = 0.001
_ALIKE = 1.13
_LONG_LINE = 25
_HOPELESS_WORD, _HOPELESS_LINE = 12, 40
_TWIPS = 20
_SPACE_SEEN = re.compile(r"([*•·o-]?)_+(?=[^\W_]{2})")

Place = tuple[int, int, int, int, int]


class Recognized:
    """The rows of recognised pages, and where their words are on the pictures."""

    def __init__(self, pages: Iterable[SeenPage]) -> None:
        self._pages = {page.number: page for page in pages}
        self._sizes = _settled_sizes(self._pages.values())
        self._seen: dict[Place, tuple[PageRect, int]] = {}

    def __contains__(self, page: int) -> bool:
        return page in self._pages

    @property
    def numbers(self) -> tuple[int, ...]:
        """The pages that were recognised."""
        return tuple(sorted(self._pages))

    def rows(self, page: int) -> list[Row]:
        """The rows of a page, in reading order."""
        lines = list(filter(None, map(_readable, self._pages[page].lines)))
        slope = _slope(lines)
        return [self._row(page, line, slope) for line in lines]

    def _row(self, page: int, line: SeenLine, slope: float) -> Row:
        size = self._sizes[round(line.size, 2)]
        words: list[Word] = []
        for seen in line.words:
            middle = (seen.x0 + seen.x1) / 2
            y = line.baseline(middle)
            rect = PageRect(page, seen.x0, y - _ABOVE * size, seen.x1, y + _BELOW * size)
            box = _upright(seen, y, size, slope)
            gap = bool(words) and box.x0 - words[-1].box.x1 > CELL_GAP * size
            words.append(Word(_clean(seen.text), box, bold=seen.bold, cells=int(gap)))
            self._seen[_place(page, box)] = (rect, seen.confidence)
        box = Box(
            min(word.box.x0 for word in words), min(word.box.y0 for word in words),
            max(word.box.x1 for word in words), max(word.box.y1 for word in words),
        )  # fmt: skip
        return Row(page, words, box, size, line.block)

    def settled(self, layout: PageLayout) -> tuple[PageLayout, bytes]:
        """The layout with recognised words at their places on the picture, and confidences."""
        words = [layout.word(index) for index in range(len(layout))]
        placed, confidences = [], bytearray()
        for word in words:
            rect = word.rect
            seen = self._seen.get(_place(rect.page, Box(rect.x0, rect.y0, rect.x1, rect.y1)))
            placed.append(PlacedWord(word.span, seen[0]) if seen else word)
            confidences.append(seen[1] if seen else PRINTED)
        return PageLayout.build(layout.pages, placed), bytes(confidences)


def _upright(seen: SeenWord, y: float, size: float, slope: float) -> Box:
    """The box that a word would have if the page lay straight (turned about its corner)."""
    if abs(slope) < _STRAIGHT:
        return Box(seen.x0, y - _ABOVE * size, seen.x1, y + _BELOW * size)
    cosine = 1 / math.hypot(1, slope)
    sine = slope * cosine
    middle, half = (seen.x0 + seen.x1) / 2, (seen.x1 - seen.x0) / 2
    x, y = middle * cosine + y * sine, y * cosine - middle * sine
    return Box(x - half, y - _ABOVE * size, x + half, y + _BELOW * size)


def _slope(lines: list[SeenLine]) -> float:
    """How far the page lies askew."""
    slopes = [line.slope for line in lines if len(line.text) >= _LONG_LINE]
    return median(slopes) if slopes else 0.0


def _readable(line: SeenLine) -> SeenLine | None:
    """A line without the specks that were taken for words; None if nothing is left."""
    words = [
        word
        for seen in line.words
        for word in _parted(seen)
        if word.confidence >= _HOPELESS_WORD and _clean(word.text) and word.x1 > word.x0
    ]
    if not words or line.size <= 0 or line.confidence < _HOPELESS_LINE:
        return None
    return SeenLine(line.block, words, line.slope, line.offset, line.size)


def _parted(word: SeenWord) -> Iterator[SeenWord]:
    """A word without the underscores that the recogniser makes of the space before it.

    A list's mark in front of them is a word of its own.
    """
    found = _SPACE_SEEN.match(word.text)
    if found is None:
        yield word
        return
    share = (word.x1 - word.x0) / len(word.text)
    if found[1]:
        yield word._replace(text=found[1], x1=word.x0 + share)
    yield word._replace(text=word.text[found.end() :], x0=word.x0 + share * found.end())


def _clean(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFC", text) if c.isprintable() and c != " ")


def _place(page: int, box: Box) -> Place:
    return (page, *(round(value * _TWIPS) for value in box))  # type: ignore[return-value]


def _settled_sizes(pages: Iterable[SeenPage]) -> Mapping[float, float]:
    """For every estimated font size the one that is meant: what lies close together is one."""
    weights: dict[float, int] = {}
    for page in pages:
        for line in page.lines:
            size = round(line.size, 2)
            weights[size] = weights.get(size, 0) + len(line.text)
    if not weights:
        return {}
    body = median([size for size, weight in weights.items() for _ in range(weight)])
    settled: dict[float, float] = {}
    cluster: list[float] = []
    for size in sorted(weights):
        if body / _ALIKE <= size <= body * _ALIKE:
            settled[size] = body
            continue
        if not cluster or size > cluster[0] * _ALIKE or cluster[0] < body < size:
            cluster = []
        cluster.append(size)
        settled.update(dict.fromkeys(cluster, median(cluster)))
    return settled
