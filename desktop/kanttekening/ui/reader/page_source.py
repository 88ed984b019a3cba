"""Images of pages: asked for newest first, drawn on the page lane, kept within a budget."""

from __future__ import annotations

import math
from collections import OrderedDict, deque
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from kanttekening.ui.lanes import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kanttekening.domain.errors import KanttekeningError
    from kanttekening.domain.layout import PageSize
    from kanttekening.services.pages import Pages
    from kanttekening.ui.desk import Desk

BUDGET = 64 << 20
# One page at most, so that a poster or 800 % can't eat the memory; the painter stretches it.
_LARGEST_PAGE = 12_000_000
_THUMBNAIL_SCALE = 18 / 72


@dataclass(frozen=True, slots=True)
class _Wish:
    page: int
    scale: float
    grey: bool = False


class ImageStore:
    """Page images up to a number of bytes, the least recently shown go first; thumbnails stay."""

    def __init__(self, budget: int = BUDGET) -> None:
        self._budget = budget
        self._images: OrderedDict[int, tuple[float, QImage]] = OrderedDict()
        self._thumbnails: dict[int, QImage] = {}
        self.bytes = 0

    def put(self, page: int, scale: float, image: QImage, keep: Iterable[int] = ()) -> None:
        """Keep an image; those of the pages in ``keep`` are in sight and are not thrown out."""
        self._drop(page)
        self._images[page] = (scale, image)
        self.bytes += image.sizeInBytes()
        safe = {page, *keep}
        for old in [page for page in self._images if page not in safe]:
            if self.bytes <= self._budget:
                break
            self._drop(old)

    def put_thumbnail(self, page: int, image: QImage) -> None:
        """Keep a thumbnail for as long as the letter is open."""
        self._thumbnails[page] = image

    def scale(self, page: int) -> float | None:
        """The scale of the sharpest image there is."""
        found = self._images.get(page)
        return found[0] if found else None

    def best(self, page: int) -> QImage | None:
        """The sharpest image there is, else the thumbnail."""
        found = self._images.get(page)
        if found is None:
            return self._thumbnails.get(page)
        self._images.move_to_end(page)
        return found[1]

    def has_thumbnail(self, page: int) -> bool:
        """Whether the page has a thumbnail already."""
        return page in self._thumbnails

    def _drop(self, page: int) -> None:
        found = self._images.pop(page, None)
        if found is not None:
            self.bytes -= found[1].sizeInBytes()


class PageSource(QObject):
    """Draws the pages of one letter at a time. ``arrived`` tells which page has a new image."""

    arrived = Signal(int)

    def __init__(self, desk: Desk, pages: Pages | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pages = pages
        self.images = ImageStore()
        self.faults: dict[int, KanttekeningError] = {}
        self._key = ""
        self._sizes: Sequence[PageSize] = ()
        self._wanted: deque[_Wish] = deque()
        self._thumbnails: deque[int] = deque()
        self._in_view: tuple[int, ...] = ()
        self._is_open = False
        self._under_way: _Wish | None = None
        self._pumping = False

    def show(self, key: str, pdf: bytes, sizes: Sequence[PageSize]) -> None:
        """Open a letter's pages; images of the one before are forgotten."""
        self.clear()
        if self._pages is None:
            return
        self._key = key
        self._sizes = sizes
        self._thumbnails = deque(range(1, len(sizes) + 1)) if len(sizes) > 1 else deque()
        opened = partial(self._on_opened, key)
        self._desk.work(
            PAGES, partial(_open, self._pages, key, pdf), opened, partial(self._on_shut, key)
        )

    def clear(self) -> None:
        """Forget the letter that is shown."""
        if self._key and self._pages is not None:
            forget = partial(self._pages.forget, self._key)
            self._desk.work(PAGES, forget, _ignore, _ignore)
        self._key = ""
        self._is_open = False
        self._wanted.clear()
        self._thumbnails.clear()
        self._in_view = ()
        self.images = ImageStore()
        self.faults = {}

    def want(self, in_view: Sequence[int], scale: float) -> None:
        """These pages are in sight at ``scale`` (pixels per point); older wishes are dropped."""
        self._in_view = tuple(in_view)
        near: list[int] = []
        if in_view:
            near = [in_view[-1] + 1, in_view[0] - 1, in_view[-1] + 2]
        pages = [page for page in (*in_view, *near) if 1 <= page <= len(self._sizes)]
        wishes = (_Wish(page, self._capped(page, scale)) for page in pages)
        self._wanted = deque(wish for wish in wishes if self._is_missing(wish))
        self._pump()

    def _capped(self, page: int, scale: float) -> float:
        size = self._sizes[page - 1]
        area = max(1.0, size.width * size.height)
        return min(scale, math.sqrt(_LARGEST_PAGE / area))

    def _is_missing(self, wish: _Wish) -> bool:
        if wish.page in self.faults or wish == self._under_way:
            return False
        return self.images.scale(wish.page) != wish.scale

    def _next(self) -> _Wish | None:
        if not self._is_open:
            return None
        if self._wanted:
            return self._wanted.popleft()
        while self._thumbnails:
            page = self._thumbnails.popleft()
            if page not in self.faults and not self.images.has_thumbnail(page):
                return _Wish(page, _THUMBNAIL_SCALE, grey=True)
        return None

    def _pump(self) -> None:
        """Hand the lane one page at a time, so that a newer wish never waits behind old ones."""
        if self._pumping or self._pages is None:
            return
        self._pumping = True
        try:
            while self._under_way is None and (wish := self._next()) is not None:
                self._under_way = wish
                self._desk.work(
                    PAGES,
                    partial(_render, self._pages, self._key, wish),
                    partial(self._on_image, self._key, wish),
                    partial(self._on_fault, self._key, wish),
                )
        finally:
            self._pumping = False

    def _on_opened(self, key: str, _sizes: object) -> None:
        if key == self._key:
            self._is_open = True
            self._pump()

    def _on_shut(self, key: str, error: KanttekeningError) -> None:
        if key == self._key:
            self.faults = dict.fromkeys(range(1, len(self._sizes) + 1), error)
            self._wanted.clear()
            for page in self._in_view:
                self.arrived.emit(page)

    def _on_image(self, key: str, wish: _Wish, image: QImage) -> None:
        self._under_way = None
        if key == self._key:
            if wish.grey:
                self.images.put_thumbnail(wish.page, image)
            else:
                self.images.put(wish.page, wish.scale, image, self._in_view)
            self.arrived.emit(wish.page)
        self._pump()

    def _on_fault(self, key: str, wish: _Wish, error: KanttekeningError) -> None:
        self._under_way = None
        if key == self._key:
            self.faults[wish.page] = error
            self.arrived.emit(wish.page)
        self._pump()


def _open(pages: Pages, key: str, pdf: bytes) -> object:
    return pages.open(key, pdf)


def _render(pages: Pages, key: str, wish: _Wish) -> QImage:
    drawn = pages.render(key, wish.page, wish.scale, grey=wish.grey)
    form = QImage.Format.Format_Grayscale8 if wish.grey else QImage.Format.Format_RGB32
    # The copy makes the image own its pixels; it costs the lane time, not the window.
    return QImage(drawn.pixels, drawn.width, drawn.height, drawn.stride, form).copy()


def _ignore(_answer: object) -> None:
    """Nobody waits for this."""
