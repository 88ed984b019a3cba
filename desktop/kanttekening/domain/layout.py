"""Where the text stands on the pages: offsets to rectangles and back."""

from __future__ import annotations

import json
import zlib
from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import chain, groupby
from typing import TYPE_CHECKING, Self

from kanttekening.domain.passage import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_TWIPS_PER_POINT = 20
_MOST_BYTES = 512 << 20  # of a layout; what a worker sends may be packed to burst
_LINE_COUNTS_FOR = 3
_CLIMBS = 1.3
_TALL, _SOME_LETTERS = 1.3, 5  # as no word of five letters is that stands upright
_AS_WIDE = 0.6  # points


@dataclass(frozen=True, slots=True)
class PageSize:
    """Width and height of a page in points (1/72 inch)."""

    width: float
    height: float
    label: str = ""


@dataclass(frozen=True, slots=True)
class PageRect:
    """A rectangle on a page, in points from its top left corner; ``page`` counts from 1."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """One word of the text and the box it was drawn in."""

    span: Span
    rect: PageRect

    def share(self, x: float) -> float:
        """How far along the word ``x`` lies, from 0 at its left edge to 1 at its right."""
        width = max(0.1, self.rect.x1 - self.rect.x0)
        return min(1.0, max(0.0, (x - self.rect.x0) / width))


@dataclass(slots=True)
class PageLayout:
    """All words of a letter with their boxes, ordered by offset.

    Held as arrays, so that a report of 500 pages costs a few megabytes and is stored and loaded
    in milliseconds. Boxes are kept in twentieths of a point.
    """

    pages: tuple[PageSize, ...]
    _starts: array[int] = field(default_factory=lambda: array("I"))
    _ends: array[int] = field(default_factory=lambda: array("I"))
    _page: array[int] = field(default_factory=lambda: array("H"))
    _boxes: array[int] = field(default_factory=lambda: array("i"))
    _runs: dict[int, list[range]] = field(default_factory=dict, compare=False)

    @classmethod
    def build(cls, pages: tuple[PageSize, ...], words: list[PlacedWord]) -> Self:
        """A layout from words in any order."""
        layout = cls(pages)
        for word in sorted(words, key=lambda placed: placed.span):
            rect = word.rect
            layout._starts.append(word.span.start)
            layout._ends.append(word.span.end)
            layout._page.append(rect.page)
            layout._boxes.extend(
                round(value * _TWIPS_PER_POINT) for value in (rect.x0, rect.y0, rect.x1, rect.y1)
            )
        return layout

    def __len__(self) -> int:
        return len(self._starts)

    def word(self, index: int) -> PlacedWord:
        """The word at ``index``."""
        return PlacedWord(Span(self._starts[index], self._ends[index]), self._rect(index))

    def _rect(self, index: int) -> PageRect:
        x0, y0, x1, y1 = (
            value / _TWIPS_PER_POINT for value in self._boxes[4 * index : 4 * index + 4]
        )
        return PageRect(self._page[index], x0, y0, x1, y1)

    def page_of(self, offset: int) -> int | None:
        """The page that holds the word at or after ``offset``; the last page after the end."""
        if not self._starts:
            return None
        return self._page[min(bisect_right(self._ends, offset), len(self._ends) - 1)]

    def page_starts(self) -> tuple[list[int], list[int]]:
        """Where in the text another page begins, and which; in the order of the text."""
        starts: list[int] = []
        pages: list[int] = []
        for start, page in zip(self._starts, self._page, strict=True):
            if not pages or pages[-1] != page:
                starts.append(start)
                pages.append(page)
        return starts, pages

    def words_on(self, page: int) -> list[PlacedWord]:
        """The words on ``page`` in the order of the text."""
        return [self.word(index) for index in self._indexes(page)]

    def offsets_on(self, page: int) -> list[int]:
        """Where the words on ``page`` begin in the text, in its order."""
        return [self._starts[index] for index in self._indexes(page)]

    def rects(self, span: Span) -> tuple[PageRect, ...]:
        """The rectangles that cover ``span``, one for each line it runs over.

        A word that is covered in part is cut in proportion to its characters.
        """
        found: list[PageRect] = []
        index = bisect_right(self._ends, span.start)
        while index < len(self._starts) and self._starts[index] < span.end:
            part = self._part(index, span)
            if found and _same_line(found[-1], part):
                last = found[-1]
                found[-1] = PageRect(
                    last.page, last.x0, min(last.y0, part.y0), part.x1, max(last.y1, part.y1)
                )
            elif found and _same_sideways_line(found[-1], part) and self._runs_on_side(index):
                last = found[-1]
                y0, y1 = min(last.y0, part.y0), max(last.y1, part.y1)
                found[-1] = PageRect(last.page, last.x0, y0, last.x1, y1)
            else:
                found.append(part)
            index += 1
        return tuple(found)

    def _part(self, index: int, span: Span) -> PageRect:
        rect, start, end = self._rect(index), self._starts[index], self._ends[index]
        if span.start <= start and end <= span.end:
            return rect
        if self._is_on_side(index):
            return rect  # on its side: whether it runs up or down is not known here
        width = (rect.x1 - rect.x0) / max(1, end - start)
        left = rect.x0 + width * max(0, span.start - start)
        right = rect.x1 - width * max(0, end - span.end)
        return PageRect(rect.page, left, rect.y0, right, rect.y1)

    def _runs_on_side(self, index: int) -> bool:
        """Whether a word lies on its side; of a short one the word before it tells."""
        return self._is_on_side(index) or (index > 0 and self._is_on_side(index - 1))

    def _is_on_side(self, index: int) -> bool:
        rect = self._rect(index)
        is_tall = rect.y1 - rect.y0 > _TALL * (rect.x1 - rect.x0)
        return is_tall and self._ends[index] - self._starts[index] >= _SOME_LETTERS

    def nearest(self, page: int, x: float, y: float) -> PlacedWord | None:
        """The word nearest to a point on ``page``; a line counts before a column."""
        words = self.words_on(page)
        return min(words, key=lambda word: distance(word.rect, x, y), default=None)

    def offset_at(self, page: int, x: float, y: float) -> int | None:
        """The gap between two characters nearest to a point on ``page``."""
        word = self.nearest(page, x, y)
        return word.span.start + round(word.share(x) * len(word.span)) if word else None

    def _indexes(self, page: int) -> Iterator[int]:
        # Furniture may stand behind the body in the text, so a page has one stretch or a few.
        if not self._runs:
            start = 0
            for number, words in groupby(self._page):
                end = start + sum(1 for _ in words)
                self._runs.setdefault(number, []).append(range(start, end))
                start = end
        return chain.from_iterable(self._runs.get(page, ()))

    def to_bytes(self) -> bytes:
        """A compact form for the library file."""
        head = json.dumps([[size.width, size.height, size.label] for size in self.pages]).encode()
        body = b"".join(
            part.tobytes() for part in (self._starts, self._ends, self._page, self._boxes)
        )
        return zlib.compress(
            len(head).to_bytes(4, "little") + len(self).to_bytes(4, "little") + head + body, 6
        )

    @classmethod
    def from_bytes(cls, stored: bytes) -> Self:
        """The layout that ``to_bytes`` stored. Raises ValueError or zlib.error on damage."""
        unpacking = zlib.decompressobj()
        raw = unpacking.decompress(stored, _MOST_BYTES)
        if not unpacking.eof:
            raise ValueError("cut off, or more than any letter has")
        head_size, count = (int.from_bytes(raw[i : i + 4], "little") for i in (0, 4))
        layout = cls(tuple(PageSize(*size) for size in json.loads(raw[8 : 8 + head_size])))
        at, rest = 8 + head_size, memoryview(raw)
        for part, items in (
            (layout._starts, count),
            (layout._ends, count),
            (layout._page, count),
            (layout._boxes, 4 * count),
        ):
            size = items * part.itemsize
            part.frombytes(rest[at : at + size])
            at += size
        return layout


def distance(rect: PageRect, x: float, y: float) -> float:
    """How far a point is from a rectangle, in points; up and down count threefold."""
    aside = max(rect.x0 - x, 0.0, x - rect.x1)
    return aside + _LINE_COUNTS_FOR * max(rect.y0 - y, 0.0, y - rect.y1)


def _same_line(left: PageRect, right: PageRect) -> bool:
    height = left.y1 - left.y0
    # On a page that lies askew a line climbs: one box around all of it would cover its neighbours.
    together = max(left.y1, right.y1) - min(left.y0, right.y0)
    return (
        left.page == right.page
        and abs(left.y0 - right.y0) < 0.5 * height
        and together <= max(height, _CLIMBS * (right.y1 - right.y0))
        and -2 <= right.x0 - left.x1 < 3 * height
    )


def _same_sideways_line(last: PageRect, word: PageRect) -> bool:
    """Whether a word follows on another in a line that runs up or down the page."""
    width = last.x1 - last.x0
    gap = max(last.y0 - word.y1, word.y0 - last.y1)
    return (
        last.page == word.page
        and max(abs(last.x0 - word.x0), abs(last.x1 - word.x1)) <= _AS_WIDE
        and -2 <= gap < 3 * width
    )
