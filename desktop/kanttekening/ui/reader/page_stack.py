"""Where the pages lie on the canvas: under each other, one at a time, or two beside each other."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.layout import PageRect
from kanttekening.domain.place import Arrangement, Fit, PageLook
from kanttekening.ui.reader.page_turn import turned_back, turned_size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.domain.layout import PageSize

GAP = 18
MARGIN = 18
# Two pages that lie open together are closer than two that follow.
_SPINE = 6
# 100 % is the size on paper, at the 96 dots per inch that Qt and the web agree on.
PIXELS_PER_POINT = 96 / 72
SMALLEST, LARGEST = 0.1, 8.0
_WIDEST_FIT = 1.75
# Sizes that differ by less points are the same paper.
_ALIKE = 10
# What is ten times as wide as the rest is looked at by scrolling.
_LEAST_SHARE = 0.1
_PLAIN = PageLook()


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """A page's rectangle on the canvas, in whole logical pixels; ``scale`` is pixels per point."""

    page: int
    x: int
    y: int
    width: int
    height: int
    scale: float

    @property
    def bottom(self) -> int:
        """The first line below the page."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Row:
    """Pages beside each other. ``low`` to ``high`` is the canvas one can scroll when it is shown.

    With one page at a time every row has a stretch of its own, at least as high as the window;
    otherwise the whole canvas is everyone's.
    """

    top: int
    bottom: int
    pages: tuple[PlacedPage, ...]
    low: int
    high: int


class PageStack:
    """All pages of a letter in rows, centred in ``width`` by ``height`` pixels.

    ``shares`` says of each page which part of the zoom it gets, where one that is wider than the
    others must still fit in the window.
    """

    def __init__(
        self,
        sizes: Sequence[PageSize] = (),
        zoom: float = 1.0,
        width: int = 0,
        height: int = 0,
        look: PageLook = _PLAIN,
        shares: Sequence[float] = (),
    ) -> None:
        self.zoom = min(LARGEST, max(SMALLEST, zoom))
        self.scale = self.zoom * PIXELS_PER_POINT
        self._look = look
        self.shares = tuple(shares)
        self._scales = [self.scale * share for share in shares or (1.0,) * len(sizes)]
        # Of thousands of pages nearly all have the same size: each size is looked at once.
        scaled = list(zip(_turned(sizes, look), self._scales, strict=True))
        drawn = {
            ((w, h), scale): (round(w * scale), round(h * scale)) for (w, h), scale in set(scaled)
        }
        self._drawn = [drawn[each] for each in scaled]
        two = is_paired(look, len(sizes))
        widest = max((w for w, _ in self._drawn), default=0)
        self.width = widest * (2 if two else 1) + (_SPINE if two else 0) + 2 * MARGIN
        self._across = max(self.width, width)
        self.rows: list[Row] = []
        self.height = 0
        self._place_rows(rows_of(len(sizes), look), height)
        self.pages = [page for row in self.rows for page in row.pages]
        self._tops = [row.top for row in self.rows]
        self._firsts = [row.pages[0].page for row in self.rows]

    def _place_rows(self, numbers: Sequence[tuple[int | None, ...]], view: int) -> None:
        single = self._look.arrangement is Arrangement.SINGLE
        y = MARGIN
        for row in numbers:
            tall = max(self._drawn[number - 1][1] for number in row if number)
            slot = max(view, tall + 2 * MARGIN)
            top = y - MARGIN + (slot - tall) // 2 if single else y
            placed = tuple(
                self._placed(row, column, top, tall) for column in range(len(row)) if row[column]
            )
            self.rows.append(Row(top, top + tall, placed, y - MARGIN, y - MARGIN + slot))
            y += slot if single else tall + GAP
        if not self.rows:
            return
        self.height = self.rows[-1].high if single else y - GAP + MARGIN
        if not single:
            self.rows = [Row(r.top, r.bottom, r.pages, 0, self.height) for r in self.rows]

    def _placed(self, row: tuple[int | None, ...], column: int, top: int, tall: int) -> PlacedPage:
        number = row[column] or 0
        w, h = self._drawn[number - 1]
        spine = self._across // 2
        if len(row) == 1:
            x = (self._across - w) // 2
        elif column == 0:
            x = spine - _SPINE // 2 - w
        else:
            x = spine + _SPINE // 2
        return PlacedPage(number, x, top + (tall - h) // 2, w, h, self._scales[number - 1])

    def in_view(self, top: int, height: int) -> list[PlacedPage]:
        """The pages that show between ``top`` and ``top + height``."""
        index = max(0, bisect_right(self._tops, top) - 1)
        found: list[PlacedPage] = []
        for row in self.rows[index:]:
            if row.top >= top + height:
                break
            if row.bottom > top:
                found.extend(row.pages)
        return found

    def seen(self, left: int, top: int, width: int, height: int) -> list[PageRect]:
        """Of each page in view the part that shows, in points."""
        found = []
        for page in self.in_view(top, height):
            right, bottom = min(left + width, page.x + page.width), min(top + height, page.bottom)
            xs, ys = zip(
                self.to_points(page, max(left, page.x), max(top, page.y)),
                self.to_points(page, right, bottom),
                strict=True,
            )
            found.append(PageRect(page.page, min(xs), min(ys), max(xs), max(ys)))
        return found

    def row_at(self, y: int) -> int | None:
        """The number of the row at height ``y``, or of the one nearest to it."""
        if not self.rows:
            return None
        index = max(0, bisect_right(self._tops, y) - 1)
        row = self.rows[index]
        if y >= row.bottom and index + 1 < len(self.rows):
            after = self.rows[index + 1]
            return index + 1 if after.top - y < y - row.bottom else index
        return index

    def row_of(self, page: int) -> int:
        """The number of the row that holds a page."""
        return max(0, bisect_right(self._firsts, page) - 1)

    def nearest(self, y: int, x: int | None = None) -> PlacedPage | None:
        """The page at a point of the canvas, or the one nearest to it; without ``x`` the first."""
        index = self.row_at(y)
        if index is None:
            return None
        pages = self.rows[index].pages
        if x is None:
            return pages[0]
        return min(pages, key=lambda page: max(page.x - x, 0, x - page.x - page.width))

    def to_points(self, page: PlacedPage, x: float, y: float) -> tuple[float, float]:
        """A place on the canvas in the points of ``page``, as the file has it."""
        u, v = (x - page.x) / page.scale, (y - page.y) / page.scale
        size = (page.width / page.scale, page.height / page.scale)
        return turned_back((u, v), size, self._look.turned)


def is_paired(look: PageLook, count: int) -> bool:
    """Whether there are two columns: one page alone lies in the middle."""
    return look.arrangement is Arrangement.TWO and count > 1


def rows_of(count: int, look: PageLook) -> list[tuple[int | None, ...]]:
    """The numbers of the pages, row by row; None is an empty place beside a page."""
    numbers = list(range(1, count + 1))
    if not is_paired(look, count):
        return [(number,) for number in numbers]
    rows: list[tuple[int | None, ...]] = []
    if look.cover_alone:
        rows.append((None, numbers.pop(0)))
    for index in range(0, len(numbers), 2):
        pair = numbers[index : index + 2]
        rows.append((pair[0], pair[1] if len(pair) > 1 else None))
    return rows


def fitting(
    sizes: Sequence[PageSize], width: int, height: int = 0, look: PageLook = _PLAIN
) -> tuple[float, tuple[float, ...]]:
    """The zoom at which most pages (or pairs) fit in ``width``, or all of the page in the window.

    The second answer is the share of it that each page gets: one sheet with a wide table among
    three hundred upright pages shrinks, instead of making all others small.
    """
    drawn = _turned(sizes, look)
    if not drawn:
        return 1.0, ()
    columns, spine = (2, _SPINE) if is_paired(look, len(sizes)) else (1, 0)
    room = (width - 2 * MARGIN - spine) / columns

    def fits(size: tuple[float, float]) -> float:
        zoom = room / (max(1.0, size[0]) * PIXELS_PER_POINT)
        if look.fit is Fit.PAGE:
            zoom = min(zoom, (height - 2 * MARGIN) / (max(1.0, size[1]) * PIXELS_PER_POINT))
        return zoom

    zooms = {size: fits(size) for size in set(drawn)}
    counts: Counter[tuple[int, int]] = Counter()
    for size, count in Counter(drawn).items():
        counts[_alike(size)] += count
    [(usual, _count)] = counts.most_common(1)
    zoom = min(each for size, each in zooms.items() if _alike(size) == usual)
    # A letter as wide as a large screen is hard to read.
    zoom = min(_WIDEST_FIT, LARGEST, max(SMALLEST, zoom))
    shares = {size: max(_LEAST_SHARE, min(1.0, each / zoom)) for size, each in zooms.items()}
    return zoom, tuple([shares[size] for size in drawn])


def _alike(size: tuple[float, float]) -> tuple[int, int]:
    """The same for sizes that nobody can tell apart."""
    return round(size[0] / _ALIKE), round(size[1] / _ALIKE)


def _turned(sizes: Sequence[PageSize], look: PageLook) -> list[tuple[float, float]]:
    upright = [(size.width, size.height) for size in sizes]
    turned = {size: turned_size(size, look.turned) for size in set(upright)}
    return [turned[size] for size in upright]
