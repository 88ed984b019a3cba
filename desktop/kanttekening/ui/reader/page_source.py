"""Images of pages: asked for newest first, drawn on the page lane, kept within a budget."""

from __future__ import annotations

from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from kanttekening.domain.errors import PageFaultError
from kanttekening.ui.lanes import PAGES
from kanttekening.ui.reader.page_images import ImageStore, Thumbnail
from kanttekening.ui.reader.page_wishes import Wish, Wishes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kanttekening.domain.errors import KanttekeningError
    from kanttekening.domain.layout import PageRect, PageSize
    from kanttekening.services.pages import PageImage, Pages
    from kanttekening.ui.desk import Desk

# So long may a page that nobody looks at any more hold up the next one: ending it means a new
# worker, which takes a second on a computer that is busy.
_PATIENCE_MS = 2500


class PageSource(QObject):
    """Draws the pages of one letter at a time. ``arrived`` tells which page has a new image.

    ``opened`` tells that pages can be asked for.
    """

    arrived = Signal(int)
    opened = Signal()

    def __init__(self, desk: Desk, pages: Pages | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pages = pages
        self.images = ImageStore()
        self.faults: dict[int, KanttekeningError] = {}
        # What the worker has open, and what is shown: for a moment they differ.
        self._opened = ""
        self._key = ""
        self._wishes = Wishes()
        self._is_open = False
        self._open_fails = False
        self._reopen: Callable[[], None] = lambda: None
        self._under_way: Wish | None = None
        self._since = 0.0
        self._pumping = False
        self._impatience = QTimer(self, singleShot=True)
        self._impatience.timeout.connect(self._interrupt_if_unwanted)

    def open(self, key: str, pdf: bytes) -> None:
        """Have the worker open a letter's pages; ``show`` follows when we know their sizes.

        The letter that is on the screen stays there until then.
        """
        if self._pages is None:
            return
        self._forget_opened()
        self._opened = key
        self._is_open = self._open_fails = False
        self._reopen = partial(self._ask_to_open, self._pages, key, pdf)
        self._reopen()

    def show(self, key: str, sizes: Sequence[PageSize]) -> None:
        """Show the pages that were opened under ``key``; images of the letter before go."""
        self.put_away()
        self._key = key
        self._wishes = Wishes(sizes, thumbnails=len(sizes) > 1)
        if self._open_fails:
            self._on_shut(key, PageFaultError(0))

    def clear(self) -> None:
        """Forget the letter that is shown."""
        self._forget_opened()
        self._is_open = self._open_fails = False
        self._reopen = lambda: None
        self.put_away()

    def _forget_opened(self) -> None:
        if self._opened and self._pages is not None:
            self._desk.work(PAGES, partial(self._pages.forget, self._opened), _ignore, _ignore)
        self._opened = ""

    def put_away(self) -> None:
        """Forget the images of the letter on the screen; another one is about to be shown."""
        self._key = ""
        self._wishes = Wishes()
        self.images.clear()
        self.faults = {}

    def want(
        self,
        in_view: Sequence[int],
        scale: float,
        seen: Sequence[PageRect] = (),
        shares: Sequence[float] = (),
    ) -> None:
        """These pages are in sight at ``scale`` (pixels per point); older wishes are dropped.

        ``seen`` is the part in sight of each of them: of a very large page no more is drawn.
        ``shares`` says of each page of the letter which part of the scale it gets.
        """
        self._wishes.look(in_view, scale, seen, shares)
        if self._is_unwanted():
            waited = round((monotonic() - self._since) * 1000)
            self._impatience.start(max(0, _PATIENCE_MS - waited))
        self._pump()

    def has_open(self, key: str) -> bool:
        """Whether the worker has the pages of a letter."""
        return self._is_open and self._opened == key

    def try_again(self, page: int) -> None:
        """Ask once more for a page that could not be shown."""
        if self._pages is None or page not in self.faults:
            return
        if self._open_fails:
            self.faults = {}
            self._open_fails = False
            self._reopen()
        else:
            del self.faults[page]
            again = partial(self._pages.try_again, self._key, page)
            self._desk.work(PAGES, again, lambda _nothing: self._pump(), _ignore)
        self.arrived.emit(page)

    def _ask_to_open(self, pages: Pages, key: str, pdf: bytes) -> None:
        opened = partial(self._on_opened, key)
        self._desk.work(PAGES, partial(_open, pages, key, pdf), opened, partial(self._on_shut, key))

    def _pump(self) -> None:
        """Hand the lane one page at a time, so that a newer wish never waits behind old ones."""
        if self._pumping or self._pages is None:
            return
        self._pumping = True
        try:
            while self._is_ready and self._under_way is None:
                wish = self._wishes.next(self.images, self.faults)
                if wish is None:
                    break
                self._under_way = wish
                self._since = monotonic()
                draw = partial(_draw, self._pages, self._key, wish, self._wishes.most_bytes(wish))
                self._desk.work(
                    PAGES,
                    draw,
                    partial(self._on_image, self._key, wish),
                    partial(self._on_fault, self._key, wish),
                )
        finally:
            self._pumping = False

    def _is_unwanted(self) -> bool:
        wish = self._under_way
        return wish is not None and wish.page not in self._wishes.in_view

    def _interrupt_if_unwanted(self) -> None:
        """A heavy page nobody looks at must not keep the one in sight waiting."""
        if self._pages is None or not self._is_unwanted() or self._under_way is None:
            return
        waited = (monotonic() - self._since) * 1000
        if waited < _PATIENCE_MS:
            self._impatience.start(round(_PATIENCE_MS - waited))
        else:
            self._wishes.slow.add(self._under_way.page)
            self._pages.interrupt()

    @property
    def _is_ready(self) -> bool:
        return self._is_open and self._key == self._opened

    def _on_opened(self, key: str, _sizes: object) -> None:
        if key == self._opened:
            self._is_open = True
            self.opened.emit()
            self._pump()

    def _on_shut(self, key: str, error: KanttekeningError) -> None:
        if key == self._opened:
            self._open_fails = True
        if key == self._key:
            self.faults = dict.fromkeys(range(1, self._wishes.count + 1), error)
            for page in self._wishes.in_view:
                self.arrived.emit(page)

    def _on_image(self, key: str, wish: Wish, drawn: PageImage | Thumbnail | None) -> None:
        self._under_way = None
        self._impatience.stop()
        if drawn is not None:
            if key == self._key:
                self._keep(wish, drawn)
                self.arrived.emit(wish.page)
            elif not isinstance(drawn, Thumbnail):
                drawn.let_go()
        self._pump()

    def _keep(self, wish: Wish, drawn: PageImage | Thumbnail) -> None:
        self._wishes.costs.learn(wish, drawn.cost)
        if isinstance(drawn, Thumbnail):
            self.images.put_thumbnail(wish.page, drawn)
            return
        self.images.put(
            wish.page,
            wish.scale,
            _image(drawn),
            self._wishes.in_sight(),
            area=wish.area,
            draft=wish.draft,
            let_go=drawn.let_go,
        )
        if wish.area is not None and self._wishes.areas_complete(self.images):
            self.images.drop_other_areas(self._wishes.scale_of)

    def _on_fault(self, key: str, wish: Wish, error: KanttekeningError) -> None:
        self._under_way = None
        self._impatience.stop()
        if key == self._key:
            self.faults[wish.page] = error
            self.arrived.emit(wish.page)
        self._pump()


def _open(pages: Pages, key: str, pdf: bytes) -> object:
    return pages.open(key, pdf)


def _draw(pages: Pages, key: str, wish: Wish, most_bytes: int) -> PageImage | Thumbnail | None:
    from kanttekening.services.pages import PageAsk

    area = wish.area.box if wish.area else None
    ask = PageAsk(wish.page, wish.scale, grey=wish.grey, draft=wish.draft, area=area)
    drawn = pages.lend(key, ask, most_bytes)
    return Thumbnail.of(drawn) if drawn is not None and wish.grey else drawn


def _image(drawn: PageImage) -> QImage:
    """An image over the pixels where they are, if they are lent."""
    form = QImage.Format.Format_RGB32
    image = QImage(drawn.pixels, drawn.width, drawn.height, drawn.stride, form)
    return image if drawn.part is not None else image.copy()


def _ignore(_answer: object) -> None:
    """Nobody waits for this."""
