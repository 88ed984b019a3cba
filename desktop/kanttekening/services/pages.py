"""Page images for the screens, which do not know the readers."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kanttekening.readers.page_image import PageAsk, PageImage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.domain.guide import Guide, PageLink
    from kanttekening.domain.layout import PageRect, PageSize
    from kanttekening.domain.picture import PagePicture
    from kanttekening.readers.pages import PageRenderer

__all__ = ["PageAsk", "PageImage", "Pages"]


class Pages:
    """What the page lane of a window asks: pages of open letters, as pictures.

    All methods block; a page that can't be shown is a PageFaultError. What draws is loaded when
    the first of them is called.
    """

    @cached_property
    def _renderer(self) -> PageRenderer:
        from kanttekening.readers.pages import PageRenderer

        return PageRenderer()

    def start(self) -> None:
        """Have everything ready for the first page; costs the caller a few milliseconds."""
        self._renderer.start()

    def open(self, key: str, pdf: bytes) -> tuple[PageSize, ...]:
        """Open a PDF under ``key``; the answer is the size of each page."""
        return self._renderer.open(key, pdf)

    def render(
        self, key: str, page: int, scale: float, *, grey: bool = False, draft: bool = False
    ) -> PageImage:
        """A page (from 1) at ``scale`` pixels a point; ``draft`` is quick and coarse."""
        return self._renderer.render(key, page, scale, grey=grey, draft=draft)

    def lend(self, key: str, ask: PageAsk, most_bytes: int) -> PageImage | None:
        """A picture of at most so many bytes, in shared memory; None when interrupted."""
        return self._renderer.lend(key, ask, most_bytes)

    def interrupt(self) -> None:
        """Give up the page that is being drawn, for something newer; does not block."""
        self._renderer.interrupt()

    def try_again(self, key: str, page: int) -> None:
        """A page that could not be shown may be asked for once more."""
        self._renderer.try_again(key, page)

    def png(
        self, key: str, page: int, dpi: float, marks: Sequence[tuple[tuple[PageRect, ...], str]]
    ) -> bytes:
        """A page as a PNG file with its marks."""
        return self._renderer.png(key, page, dpi, marks)

    def guide(self, key: str) -> Guide:
        """The contents of an open PDF and the labels of its pages."""
        return self._renderer.guide(key)

    def links(self, key: str, page: int) -> tuple[PageLink, ...]:
        """The links of a page (from 1)."""
        return self._renderer.links(key, page)

    def pictures(self, key: str, first: int) -> tuple[tuple[PagePicture, ...], int]:
        """The pictures from page ``first`` on, and the page to go on from; 0 after the last."""
        return self._renderer.pictures(key, first)

    def forget(self, key: str) -> None:
        """Let go of what is open under ``key``."""
        self._renderer.forget(key)

    def close(self) -> None:
        """End the worker behind this, if there is one."""
        if "_renderer" in vars(self):
            self._renderer.close()
