"""Which image of a page to draw next: what is in sight first, then around it, then thumbnails."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.ui.reader.page_images import Area

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from kanttekening.domain.layout import PageRect, PageSize
    from kanttekening.ui.reader.page_images import ImageKey, ImageStore

THUMBNAIL_SCALE = 18 / 72
BYTES_PER_PIXEL = 4
# A page above so many pixels is drawn in areas, and only those that are in sight.
LARGEST_WHOLE = 8_000_000
# What lies under those areas, and what is drawn ahead of such a page.
_UNDERLAY = 2_000_000
AREA_WIDTH, AREA_HEIGHT = 2048, 768
# In this order the pages around the ones in sight are drawn ahead.
_AROUND = 2
# Seconds of computing from which a coarse image comes first; a thumbnail costs about an eighth.
_HEAVY = 0.045
_THUMBNAIL_SHARE = 8
_DRAFT_SCALE = 0.5
# A draft that costs more of the sharp image than this is no use (a scan: unpacking is the work).
_WORTH_A_DRAFT = 0.55


@dataclass(frozen=True, slots=True)
class Wish:
    """An image that is wanted."""

    page: int
    scale: float
    grey: bool = False
    draft: bool = False
    area: Area | None = None

    @property
    def key(self) -> ImageKey:
        """What it is kept under."""
        return self.page, self.area


class Costs:
    """How much computing the pages took, in seconds."""

    def __init__(self) -> None:
        self._sharp: dict[int, float] = {}
        self._draft: dict[int, float] = {}

    def learn(self, wish: Wish, seconds: float) -> None:
        """Remember what an image took."""
        if wish.area is not None:
            return
        if wish.grey:
            self._sharp.setdefault(wish.page, seconds * _THUMBNAIL_SHARE)
        elif wish.draft:
            self._draft[wish.page] = seconds
        else:
            self._sharp[wish.page] = seconds

    def is_heavy(self, page: int) -> bool:
        """Whether a draft of the page should come first, as far as we know."""
        cost = self._sharp.get(page)
        if cost is None:
            cost = max(self._sharp.get(page - 1, 0.0), self._sharp.get(page + 1, 0.0))
        return cost > _HEAVY and self._draft.get(page, 0.0) < _WORTH_A_DRAFT * cost


class Wishes:
    """What is still to be drawn of one letter, looked at anew each time the worker is free.

    Nothing queues: whoever scrolls past fifty pages leaves no fifty wishes behind.
    """

    def __init__(self, sizes: Sequence[PageSize] = (), *, thumbnails: bool = True) -> None:
        self._sizes = sizes
        self._scale = 1.0
        self._shares: Sequence[float] = ()
        self._seen: dict[int, PageRect] = {}
        self._forward = True
        self._tried: set[Wish] = set()
        self._small = set(range(1, len(sizes) + 1)) if thumbnails else set()
        self.in_view: tuple[int, ...] = ()
        self.costs = Costs()
        # Pages that held up others; they are drawn when they are in sight, and not ahead.
        self.slow: set[int] = set()

    def look(
        self,
        in_view: Sequence[int],
        scale: float,
        seen: Sequence[PageRect] = (),
        shares: Sequence[float] = (),
    ) -> None:
        """These pages are in sight now, at ``scale`` pixels per point; of large ones this part.

        A page with a share below 1 is wanted at that part of the scale.
        """
        pages = tuple(page for page in in_view if 1 <= page <= len(self._sizes))
        if pages != self.in_view or scale != self._scale or shares != self._shares:
            self._tried.clear()
        if pages and self.in_view and pages[0] != self.in_view[0]:
            self._forward = pages[0] > self.in_view[0]
        self.in_view = pages
        self._scale, self._shares = scale, shares
        self._seen = {rect.page: rect for rect in seen}

    def next(self, images: ImageStore, faults: Collection[int]) -> Wish | None:
        """The most urgent image that is not there yet."""
        for wish in self._urgent(images):
            if wish.page not in faults:
                return wish
        for wish in self._ahead(images):
            if wish.page not in faults and wish.page not in self.slow and wish not in self._tried:
                # Once: where memory is short it may be thrown out at once.
                self._tried.add(wish)
                return wish
        return self._thumbnail(images, faults)

    def in_sight(self) -> set[ImageKey]:
        """Everything that can be painted now."""
        keys: set[ImageKey] = {(page, None) for page in self.in_view}
        for page in self.in_view:
            if self._is_large(page):
                keys.update((page, area) for area in self._areas(page))
        return keys

    def most_bytes(self, wish: Wish) -> int:
        """How much memory the image of a wish takes at most."""
        if wish.grey:
            return 0
        if wish.area is not None:
            left, top, right, bottom = wish.area.box
            return (right - left) * (bottom - top) * BYTES_PER_PIXEL
        size = self._sizes[wish.page - 1]
        width = math.ceil(size.width * wish.scale) + 2
        return width * (math.ceil(size.height * wish.scale) + 2) * BYTES_PER_PIXEL

    def areas_complete(self, images: ImageStore) -> bool:
        """Whether all areas in sight are there."""
        return all(
            images.is_sharp(page, self.scale_of(page), area)
            for page, area in self.in_sight()
            if area
        )

    @property
    def count(self) -> int:
        """How many pages the letter has."""
        return len(self._sizes)

    def scale_of(self, page: int) -> float:
        """Pixels per point that are wanted of a page now."""
        return self._scale * (self._shares[page - 1] if self._shares else 1.0)

    # The parts of the order

    def _urgent(self, images: ImageStore) -> Iterator[Wish]:
        """What is in sight: something coarse of each page that is slow, then all of it sharp."""
        for page in self.in_view:
            coarse = self._coarse(page)
            if coarse is not None and (images.scale(page) or 0.0) < coarse.scale:
                yield coarse
        for page in self.in_view:
            for wish in self._sharp(page):
                if not images.is_sharp(page, wish.scale, wish.area):
                    yield wish

    def _coarse(self, page: int) -> Wish | None:
        if self._is_large(page):
            return Wish(page, self._capped(page, _UNDERLAY))
        if self.costs.is_heavy(page):
            return Wish(page, self.scale_of(page) * _DRAFT_SCALE, draft=True)
        return None

    def _sharp(self, page: int) -> list[Wish]:
        if self._is_large(page):
            return [Wish(page, self.scale_of(page), area=area) for area in self._areas(page)]
        return [Wish(page, self.scale_of(page))]

    def _ahead(self, images: ImageStore) -> Iterator[Wish]:
        if not self.in_view:
            return
        room = images.budget - sum(self._share(page) for page in self.in_view)
        for page in self._neighbours():
            most = _UNDERLAY if self._is_large(page) else LARGEST_WHOLE
            wish = Wish(page, self._capped(page, most))
            room -= self.most_bytes(wish)
            if room < 0:
                return
            if not images.is_sharp(page, wish.scale):
                yield wish

    def _neighbours(self) -> list[int]:
        first, last = self.in_view[0], self.in_view[-1]
        found: list[int] = []
        for step in range(1, _AROUND + 1):
            pair = (last + step, first - step)
            found += pair if self._forward else reversed(pair)
        return [page for page in found if 1 <= page <= len(self._sizes)]

    def _thumbnail(self, images: ImageStore, faults: Collection[int]) -> Wish | None:
        """The missing thumbnail nearest to what is in sight."""
        here = self.in_view[0] if self.in_view else 1
        self._small = {page for page in self._small if not images.has_thumbnail(page)}
        missing = (page for page in self._small if page not in faults and page not in self.slow)
        page = min(missing, key=lambda page: (abs(page - here), page), default=None)
        return None if page is None else Wish(page, THUMBNAIL_SCALE, grey=True, draft=True)

    # Sizes

    def _pixels(self, page: int) -> float:
        size = self._sizes[page - 1]
        return size.width * size.height * self.scale_of(page) ** 2

    def _is_large(self, page: int) -> bool:
        return self._pixels(page) > LARGEST_WHOLE

    def _capped(self, page: int, most: float) -> float:
        return self.scale_of(page) * min(1.0, math.sqrt(most / max(1.0, self._pixels(page))))

    def _share(self, page: int) -> float:
        if not self._is_large(page):
            return self._pixels(page) * BYTES_PER_PIXEL
        return sum(self.most_bytes(Wish(page, 1, area=area)) for area in self._areas(page))

    def _areas(self, page: int) -> list[Area]:
        """The areas of a large page that are in sight, those nearest to its middle first."""
        seen, size, scale = self._seen.get(page), self._sizes[page - 1], self.scale_of(page)
        if seen is None:
            return []
        width, height = math.ceil(size.width * scale), math.ceil(size.height * scale)
        columns = range(*_cells(seen.x0 * scale, seen.x1 * scale, width, AREA_WIDTH))
        rows = range(*_cells(seen.y0 * scale, seen.y1 * scale, height, AREA_HEIGHT))
        found = [
            Area(
                column * AREA_WIDTH,
                row * AREA_HEIGHT,
                min(width, (column + 1) * AREA_WIDTH),
                min(height, (row + 1) * AREA_HEIGHT),
                scale,
            )
            for row in rows
            for column in columns
        ]
        middle = (seen.y0 + seen.y1) / 2 * scale
        return sorted(found, key=lambda area: abs((area.top + area.bottom) / 2 - middle))


def _cells(begin: float, end: float, most: int, step: int) -> tuple[int, int]:
    """From which cell to which one (not included) a stretch goes."""
    begin, end = max(0.0, begin), min(float(most), end)
    if end <= begin:
        return 0, 0
    return int(begin // step), math.ceil(end / step)
