"""Between which blocks of the Leesweergave each picture of the pages belongs.

A picture comes after the text above it, or before the text below it: whichever is nearer. Logos
and what lies under the text are no part of what is said.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from kanttekening.domain.layout import PageRect
from kanttekening.domain.passage import Span
from kanttekening.ui.reader.page_turn import turned_box, turned_size

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import TypeVar

    from kanttekening.domain.document import ReadingBlock
    from kanttekening.domain.layout import PageLayout, PlacedWord
    from kanttekening.domain.picture import PagePicture
    from kanttekening.ui.reader.marks import AreaMark

    # What stands on a page without being text.
    Placed = TypeVar("Placed", PagePicture, AreaMark, PagePicture | AreaMark)

Box = tuple[int, int, int, int]

# The share of a page, from its top and from its bottom, where letterheads and footers stand.
_HEAD, _FOOT = 0.2, 0.88
# A small picture that stands at one spot on so many pages is a logo.
_REPEATED, _SMALL = 3, 0.08
# More of it lies under text than this: a background, or a picture whose text was recognised.
_COVERED = 0.1
_HALF = 0.5


def pictures_that_say(
    pictures: Sequence[PagePicture], layout: PageLayout
) -> tuple[PagePicture, ...]:
    """The pictures without logos in letterheads and footers."""
    count = Counter((picture.area.page, _box(picture)) for picture in pictures)
    repeats = Counter(box for _, box in count)
    return tuple(
        picture for picture in pictures if not _is_logo(picture, layout, repeats[_box(picture)])
    )


def pictures_beside_text(
    pictures: Iterable[PagePicture], layout: PageLayout
) -> tuple[PagePicture, ...]:
    """The pictures that no text lies over."""
    words = {page: layout.words_on(page) for page in {picture.area.page for picture in pictures}}
    return tuple(
        picture
        for picture in pictures
        if _covered(picture.area, words[picture.area.page]) < _COVERED
    )


def places_of(
    placed: Sequence[Placed], blocks: Sequence[ReadingBlock], layout: PageLayout
) -> Mapping[int, list[Placed]]:
    """For each of these the number of the block that it comes before, in the order of the pages."""
    found: dict[int, list[Placed]] = defaultdict(list)
    shown = _Shown(blocks, layout)
    for each in sorted(placed, key=_order):
        found[shown.block_after(each.area)].append(each)
    return found


def areas_on(picture: PagePicture, areas: Iterable[AreaMark]) -> tuple[AreaMark, ...]:
    """The marked areas that can be seen on a picture: at least half of the smaller lies on it."""
    return tuple(mark for mark in areas if _shares(picture.area, mark.area) >= _HALF)


class _Shown:
    """Where the words of the blocks stand on the pages."""

    def __init__(self, blocks: Sequence[ReadingBlock], layout: PageLayout) -> None:
        spans = sorted(
            (span, number) for number, block in enumerate(blocks) for span in block.spans
        )
        self._spans = [span for span, _ in spans]
        self._numbers = [number for _, number in spans]
        self._layout = layout
        self._quarters: dict[int, int] = {}
        self._pages: dict[int, list[tuple[PageRect, int]]] = {}

    def block_after(self, area: PageRect) -> int:
        """The number of the first block behind a picture."""
        words = self._on(area.page)
        area = self._upright(area)
        middle = (area.y0 + area.y1) / 2
        beside = [(rect, number) for rect, number in words if _overlap(rect, area)]
        above = [(area.y0 - r.y1, -number) for r, number in beside if _middle(r) <= middle]
        below = [(r.y0 - area.y1, number) for r, number in beside if _middle(r) > middle]
        if above and (not below or max(0, min(above)[0]) <= max(0, min(below)[0])):
            return 1 - min(above)[1]
        if below:
            return min(below)[1]
        higher = [number for rect, number in words if _middle(rect) <= middle]
        if higher:
            return 1 + max(higher)
        if words:
            return min(number for _, number in words)
        return self._behind_pages_before(area.page)

    def _behind_pages_before(self, page: int) -> int:
        for number in range(page - 1, 0, -1):
            if words := self._on(number):
                return 1 + max(number for _, number in words)
        return 0

    def _on(self, page: int) -> list[tuple[PageRect, int]]:
        """The words on a page that are shown, each with the number of its block."""
        if page not in self._pages:
            found = []
            for word in self._layout.words_on(page):
                number = self._number(word.span.start)
                if number is not None:
                    found.append((self._upright(word.rect), number))
            self._pages[page] = found
        return self._pages[page]

    def _upright(self, area: PageRect) -> PageRect:
        """Where something would be if the lines of its page ran from left to right."""
        page = area.page
        if page not in self._quarters:
            self._quarters[page] = _quarters_to_upright(self._layout.words_on(page))
        quarters = self._quarters[page]
        if not quarters:
            return area
        size = self._layout.pages[page - 1]
        lying = turned_size((size.width, size.height), quarters)
        return PageRect(page, *turned_box((area.x0, area.y0, area.x1, area.y1), lying, quarters))

    def _number(self, offset: int) -> int | None:
        index = bisect_right(self._spans, Span(offset, 1 << 60)) - 1
        return self._numbers[index] if index >= 0 and self._spans[index].contains(offset) else None


def _quarters_to_upright(words: Sequence[PlacedWord]) -> int:
    """How far to turn a page on which most lines do not run from left to right, as on its side."""
    ways = [0, 0, 0, 0]  # words that follow to the right, above, to the left, below
    for one, other in pairwise(word.rect for word in words):
        across, down = other.x0 + other.x1 - one.x0 - one.x1, other.y0 + other.y1 - one.y0 - one.y1
        # Letters stand beside each other along the line; so do the words of one line.
        is_level = one.x1 - one.x0 > one.y1 - one.y0
        if is_level and abs(across) > abs(down):
            ways[0 if across > 0 else 2] += 1
        elif not is_level and abs(down) > abs(across):
            ways[3 if down > 0 else 1] += 1
    return ways.index(max(ways))


def _is_logo(picture: PagePicture, layout: PageLayout, repeats: int) -> bool:
    area = picture.area
    size = layout.pages[area.page - 1]
    at_edge = area.y1 < _HEAD * size.height or area.y0 > _FOOT * size.height
    if at_edge and (area.page == 1 or repeats > 1):
        return True
    small = (area.x1 - area.x0) * (area.y1 - area.y0) < _SMALL * size.width * size.height
    return small and repeats >= _REPEATED


def _covered(area: PageRect, words: Iterable[PlacedWord]) -> float:
    """How much of a picture lies under text, from 0 to 1."""
    under = 0.0
    for word in words:
        rect = word.rect
        width = min(rect.x1, area.x1) - max(rect.x0, area.x0)
        height = min(rect.y1, area.y1) - max(rect.y0, area.y0)
        if width > 0 and height > 0:
            under += width * height
    return under / ((area.x1 - area.x0) * (area.y1 - area.y0))


def _shares(one: PageRect, other: PageRect) -> float:
    """How much two areas have in common, as a share of the smaller."""
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.y1, other.y1) - max(one.y0, other.y0)
    if one.page != other.page or width <= 0 or height <= 0:
        return 0.0
    least = min((each.x1 - each.x0) * (each.y1 - each.y0) for each in (one, other))
    return width * height / least


def _box(picture: PagePicture) -> Box:
    """Its place in steps of two points, which page it is on left aside."""
    area = picture.area
    x0, y0, x1, y1 = (round(value / 2) for value in (area.x0, area.y0, area.x1, area.y1))
    return x0, y0, x1, y1


def _order(placed: PagePicture | AreaMark) -> tuple[int, float, float]:
    return placed.area.page, placed.area.y0, placed.area.x0


def _overlap(rect: PageRect, area: PageRect) -> bool:
    return rect.x0 < area.x1 and area.x0 < rect.x1


def _middle(rect: PageRect) -> float:
    return (rect.y0 + rect.y1) / 2
