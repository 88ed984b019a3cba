"""Where the pages lie under each other on the canvas, at some zoom."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.layout import PageRect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.domain.layout import PageSize

GAP = 18
MARGIN = 18
# 100 % is the size on paper, at the 96 dots per inch that Qt and the web agree on.
PIXELS_PER_POINT = 96 / 72
SMALLEST, LARGEST = 0.1, 8.0


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """A page's rectangle on the canvas, in whole logical pixels."""

    page: int
    x: int
    y: int
    width: int
    height: int

    @property
    def bottom(self) -> int:
        """The first line below the page."""
        return self.y + self.height


class PageStack:
    """All pages of a letter, one column, centred."""

    def __init__(self, sizes: Sequence[PageSize] = (), zoom: float = 1.0, width: int = 0) -> None:
        self.zoom = min(LARGEST, max(SMALLEST, zoom))
        self.scale = self.zoom * PIXELS_PER_POINT
        drawn = [
            (round(size.width * self.scale), round(size.height * self.scale)) for size in sizes
        ]
        self.width = max((w for w, _ in drawn), default=0) + 2 * MARGIN
        across = max(self.width, width)
        self.pages: list[PlacedPage] = []
        y = MARGIN
        for number, (w, h) in enumerate(drawn, start=1):
            self.pages.append(PlacedPage(number, (across - w) // 2, y, w, h))
            y += h + GAP
        self.height = y - GAP + MARGIN if drawn else 0
        self._tops = [page.y for page in self.pages]

    def in_view(self, top: int, height: int) -> list[PlacedPage]:
        """The pages that show between ``top`` and ``top + height``."""
        index = max(0, bisect_right(self._tops, top) - 1)
        found = []
        for page in self.pages[index:]:
            if page.y >= top + height:
                break
            if page.bottom > top:
                found.append(page)
        return found

    def seen(self, left: int, top: int, width: int, height: int) -> list[PageRect]:
        """Of each page in view the part that shows, in points."""
        found = []
        for page in self.in_view(top, height):
            x0, y0 = self.to_points(page, max(left, page.x), max(top, page.y))
            right, bottom = min(left + width, page.x + page.width), min(top + height, page.bottom)
            x1, y1 = self.to_points(page, right, bottom)
            found.append(PageRect(page.page, x0, y0, x1, y1))
        return found

    def nearest(self, y: int) -> PlacedPage | None:
        """The page at height ``y``, or the one nearest to it."""
        if not self.pages:
            return None
        index = max(0, bisect_right(self._tops, y) - 1)
        page = self.pages[index]
        if y >= page.bottom and index + 1 < len(self.pages):
            after = self.pages[index + 1]
            return after if after.y - y < y - page.bottom else page
        return page

    def to_points(self, page: PlacedPage, x: float, y: float) -> tuple[float, float]:
        """A place on the canvas in the points of ``page``."""
        return (x - page.x) / self.scale, (y - page.y) / self.scale


def fitting_zoom(sizes: Sequence[PageSize], width: int) -> float:
    """The zoom at which the widest page just fits in ``width``."""
    widest = max((size.width for size in sizes), default=0)
    if not widest:
        return 1.0
    zoom = (width - 2 * MARGIN) / (widest * PIXELS_PER_POINT)
    return min(LARGEST, max(SMALLEST, zoom))
