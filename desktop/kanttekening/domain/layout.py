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
_HEAD = 8  # bytes that say how long the sizes of the pages are, and how many words there are
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
class WordPlaces:
    """Where words begin and end in the text, on which page they stand, and their boxes there."""

    starts: array[int] = field(default_factory=lambda: array("I"))
    ends: array[int] = field(default_factory=lambda: array("I"))
    page: array[int] = field(default_factory=lambda: array("H"))
    boxes: array[int] = field(default_factory=lambda: array("i"))


class PageLayout:
    """All words of a letter with their boxes, ordered by offset.

    Held as arrays, so that a report of 500 pages costs a few megabytes and is stored and loaded
    in milliseconds. Boxes are kept in twentieths of a point.
    """

    __slots__ = ("_packed", "_runs", "_words", "pages")

    def __init__(self, pages: tuple[PageSize, ...], words: WordPlaces | None = None) -> None:
        self.pages = pages
        self._words = words or WordPlaces()
        # As it was stored, until somebody asks for a word.
        self._packed: bytes | None = None
        self._runs: dict[int, list[range]] = {}

    @classmethod
    def build(cls, pages: tuple[PageSize, ...], words: list[PlacedWord]) -> Self:
        """A layout from words in any order."""
        found = WordPlaces()
        for word in sorted(words, key=lambda placed: placed.span):
            rect = word.rect
            found.starts.append(word.span.start)
            found.ends.append(word.span.end)
            found.page.append(rect.page)
            found.boxes.extend(
                round(value * _TWIPS_PER_POINT) for value in (rect.x0, rect.y0, rect.x1, rect.y1)
            )
        return cls(pages, found)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, PageLayout):
            return NotImplemented
        return (self.pages, self.unpacked()) == (other.pages, other.unpacked())

    __hash__ = None  # type: ignore[assignment]

    def __len__(self) -> int:
        return len(self._starts)

    @property
    def _starts(self) -> array[int]:
        return self.unpacked().starts

    def word(self, index: int) -> PlacedWord:
        """The word at ``index``."""
        return _word(self.unpacked(), index)

    def page_of(self, offset: int) -> int | None:
        """The page that holds the word at or after ``offset``; the last page after the end."""
        words = self.unpacked()
        if not words.ends:
            return None
        return words.page[min(bisect_right(words.ends, offset), len(words.ends) - 1)]

    def page_starts(self) -> tuple[list[int], list[int]]:
        """Where in the text another page begins, and which; in the order of the text."""
        words = self.unpacked()
        starts: list[int] = []
        pages: list[int] = []
        for start, page in zip(words.starts, words.page, strict=True):
            if not pages or pages[-1] != page:
                starts.append(start)
                pages.append(page)
        return starts, pages

    def words_on(self, page: int) -> list[PlacedWord]:
        """The words on ``page`` in the order of the text."""
        words = self.unpacked()
        return [_word(words, index) for index in self._indexes(page)]

    def offsets_on(self, page: int) -> list[int]:
        """Where the words on ``page`` begin in the text, in its order."""
        starts = self._starts
        return [starts[index] for index in self._indexes(page)]

    def rects(self, span: Span) -> tuple[PageRect, ...]:
        """The rectangles that cover ``span``, one for each line it runs over.

        A word that is covered in part is cut in proportion to its characters.
        """
        found: list[PageRect] = []
        words = self.unpacked()
        starts = words.starts
        index = bisect_right(words.ends, span.start)
        while index < len(starts) and starts[index] < span.end:
            part = self._part(words, index, span)
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

    def _part(self, words: WordPlaces, index: int, span: Span) -> PageRect:
        rect, start, end = _rect(words, index), words.starts[index], words.ends[index]
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
        rect = _rect(self.unpacked(), index)
        is_tall = rect.y1 - rect.y0 > _TALL * (rect.x1 - rect.x0)
        return is_tall and len(_word(self.unpacked(), index).span) >= _SOME_LETTERS

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
            for number, words in groupby(self.unpacked().page):
                end = start + sum(1 for _ in words)
                self._runs.setdefault(number, []).append(range(start, end))
                start = end
        return chain.from_iterable(self._runs.get(page, ()))

    def to_bytes(self) -> bytes:
        """A compact form for the library file."""
        head = json.dumps([[size.width, size.height, size.label] for size in self.pages]).encode()
        words = self.unpacked()
        boxes = array("i", words.boxes)  # which may be narrower here
        body = b"".join(part.tobytes() for part in (words.starts, words.ends, words.page, boxes))
        return zlib.compress(
            len(head).to_bytes(4, "little") + len(self).to_bytes(4, "little") + head + body, 6
        )

    @classmethod
    def from_bytes(cls, stored: bytes) -> Self:
        """The layout that ``to_bytes`` stored. Raises ValueError or zlib.error on damage."""
        words = _unpacked(stored)
        layout = cls.packed(stored)
        layout._words, layout._packed = words, None
        return layout

    @classmethod
    def packed(cls, stored: bytes) -> Self:
        """The same, with its words left packed until the first of them is asked for.

        Only then it shows whether they are damaged: ``unpacked`` raises ValueError or zlib.error.
        """
        unpacking = zlib.decompressobj()
        head_size = int.from_bytes(unpacking.decompress(stored, _HEAD)[:4], "little")
        if head_size > _MOST_BYTES:
            raise ValueError("more pages than any letter has")
        unpacking = zlib.decompressobj()
        head = unpacking.decompress(stored, _HEAD + head_size)[_HEAD:]
        layout = cls(tuple(PageSize(*size) for size in json.loads(head)))
        layout._packed = stored
        return layout

    def unpacked(self) -> WordPlaces:
        """See to it that the words are there (10 ms for 500 pages). On any thread."""
        packed = self._packed
        if packed is not None:
            # Whoever comes meanwhile does the same once more, and no harm.
            self._words = _unpacked(packed)
            self._packed = None
        return self._words


def _word(words: WordPlaces, index: int) -> PlacedWord:
    return PlacedWord(Span(words.starts[index], words.ends[index]), _rect(words, index))


def _rect(words: WordPlaces, index: int) -> PageRect:
    box = words.boxes[4 * index : 4 * index + 4]
    x0, y0, x1, y1 = (value / _TWIPS_PER_POINT for value in box)
    return PageRect(words.page[index], x0, y0, x1, y1)


def _unpacked(stored: bytes) -> WordPlaces:
    unpacking = zlib.decompressobj()
    raw = unpacking.decompress(stored, _MOST_BYTES)
    if not unpacking.eof:
        raise ValueError("cut off, or more than any letter has")
    head_size, count = (int.from_bytes(raw[i : i + 4], "little") for i in (0, 4))
    at, rest, words = _HEAD + head_size, memoryview(raw), WordPlaces()
    for part in (words.starts, words.ends, words.page):
        size = count * part.itemsize
        part.frombytes(rest[at : at + size])
        at += size
    words.boxes = _narrow(rest[at : at + 4 * count * words.boxes.itemsize])
    return words


def _narrow(boxes: memoryview) -> array[int]:
    """Boxes of numbers of four bytes in numbers of two, if they fit: up to 3276 points."""
    wide = array("i")
    wide.frombytes(boxes)
    whole = bytes(boxes)
    if any(half.count(0) != len(half) for half in (whole[2::4], whole[3::4])):
        return wide
    halves = bytearray(len(whole) // 2)
    halves[0::2], halves[1::2] = whole[0::4], whole[1::4]
    narrow = array("H")
    narrow.frombytes(halves)
    return narrow


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
