"""Images of pages that are kept: up to a number of bytes, and a thumbnail of every page."""

from __future__ import annotations

import zlib
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self, TypeAlias

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from kanttekening.services.pages import PageImage

BUDGET = 48 << 20
# The quickest: a page of text becomes a fifth in 0.12 ms, and whole again in 0.06.
_PACKING = 1


@dataclass(frozen=True, slots=True)
class Area:
    """A part of a page: left, top, right, bottom in pixels at ``scale`` pixels per point."""

    left: int
    top: int
    right: int
    bottom: int
    scale: float

    @property
    def box(self) -> tuple[int, int, int, int]:
        """The four sides."""
        return self.left, self.top, self.right, self.bottom


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """The small grey image of a page, packed: each page has one for as long as the letter is open.

    Of 500 pages they take 3 MB; as images they took 15.
    """

    width: int
    height: int
    stride: int
    packed: bytes
    cost: float

    @classmethod
    def of(cls, drawn: PageImage) -> Self:
        """Pack what the worker drew; off the window's thread."""
        packed = zlib.compress(drawn.pixels, _PACKING)
        return cls(drawn.width, drawn.height, drawn.stride, packed, drawn.cost)

    def image(self) -> QImage:
        """What to paint."""
        pixels, form = zlib.decompress(self.packed), QImage.Format.Format_Grayscale8
        return QImage(pixels, self.width, self.height, self.stride, form).copy()


@dataclass(frozen=True, slots=True)
class Piece:
    """Something to paint of a page: all of it, or an area."""

    image: QImage
    area: Area | None = None


# A page, and the area of it when it is not the whole.
ImageKey: TypeAlias = "tuple[int, Area | None]"


@dataclass(slots=True)
class _Kept:
    scale: float
    image: QImage | None
    draft: bool
    bytes: int
    let_go: Callable[[], None] | None


class ImageStore:
    """Page images up to a number of bytes, the least recently shown go first; thumbnails stay.

    The pixels of an image may be lent: ``let_go`` gives them back when the image is thrown out.
    """

    def __init__(self, budget: int = BUDGET) -> None:
        self.budget = budget
        self._images: OrderedDict[ImageKey, _Kept] = OrderedDict()
        self._thumbnails: dict[int, Thumbnail] = {}
        self.bytes = 0

    def put(
        self,
        page: int,
        scale: float,
        image: QImage,
        keep: Collection[ImageKey] = (),
        *,
        area: Area | None = None,
        draft: bool = False,
        let_go: Callable[[], None] | None = None,
    ) -> None:
        """Keep an image; what is in ``keep`` is in sight and is not thrown out."""
        self._drop((page, area))
        size = image.sizeInBytes()
        self._images[page, area] = _Kept(scale, image, draft, size, let_go)
        self.bytes += size
        self._make_room((page, area), keep)

    def put_thumbnail(self, page: int, thumbnail: Thumbnail) -> None:
        """Keep a thumbnail for as long as the letter is open."""
        self._thumbnails[page] = thumbnail

    def scale(self, page: int) -> float | None:
        """The scale of the sharpest image of the whole page that there is."""
        found = self._images.get((page, None))
        return found.scale if found else None

    def is_sharp(self, page: int, scale: float, area: Area | None = None) -> bool:
        """Whether there is an image at this scale that is no draft."""
        found = self._images.get((page, area))
        return found is not None and found.scale == scale and not found.draft

    def best(self, page: int) -> QImage | None:
        """The best image of the whole page, else the thumbnail."""
        found = self._images.get((page, None))
        if found is None:
            return self.thumbnail(page)
        self._images.move_to_end((page, None))
        return found.image

    def thumbnail(self, page: int) -> QImage | None:
        """The small grey image of a page, if it has come."""
        found = self._thumbnails.get(page)
        return found.image() if found else None

    def pieces(self, page: int) -> Sequence[Piece]:
        """What to paint of a page, in this order: the whole, then its sharp parts."""
        whole = self.best(page)
        found = [Piece(whole)] if whole is not None else []
        for key in [key for key in self._images if key[0] == page and key[1] is not None]:
            self._images.move_to_end(key)
            image = self._images[key].image
            if image is not None:
                found.append(Piece(image, key[1]))
        return found

    def has_thumbnail(self, page: int) -> bool:
        """Whether the page has a thumbnail already."""
        return page in self._thumbnails

    def drop_other_areas(self, scale_of: Callable[[int], float]) -> None:
        """The areas that are wanted have come: those of another scale need not shine through."""
        for key in [key for key in self._images if key[1] and key[1].scale != scale_of(key[0])]:
            self._drop(key)

    def clear(self) -> None:
        """Throw everything out."""
        for key in list(self._images):
            self._drop(key)
        self._thumbnails.clear()

    def _make_room(self, newest: ImageKey, keep: Collection[ImageKey]) -> None:
        for key in [key for key in self._images if key != newest and key not in keep]:
            if self.bytes <= self.budget:
                break
            self._drop(key)

    def _drop(self, key: ImageKey) -> None:
        found = self._images.pop(key, None)
        if found is None:
            return
        self.bytes -= found.bytes
        # First the image that looks at the pixels, then the pixels.
        found.image = None
        if found.let_go is not None:
            found.let_go()
