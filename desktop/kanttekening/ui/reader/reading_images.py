"""The images of pictures in the Leesweergave: asked for when near, kept within a budget."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QImage

    from kanttekening.domain.picture import PagePicture

_MOST_BYTES = 64 << 20
# An image this much too coarse or too fine is drawn anew; until then it is stretched.
_TOO_COARSE, _TOO_FINE = 1.1, 0.4


class PictureImages(QObject):
    """Keeps what was drawn. ``wanted`` tells that an image is missing for a picture in sight."""

    wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._images: OrderedDict[PagePicture, tuple[QImage, float]] = OrderedDict()
        self._wishes: dict[PagePicture, float] = {}
        self._given_up: set[PagePicture] = set()

    def clear(self) -> None:
        """Forget the letter that was shown."""
        self._images.clear()
        self._wishes.clear()
        self._given_up.clear()

    def look(self, pictures: Sequence[tuple[PagePicture, float]]) -> None:
        """These pictures are near, each at so many pixels a point; older wishes are dropped."""
        self._wishes = {
            picture: scale for picture, scale in pictures if self._is_missing(picture, scale)
        }
        if self._wishes:
            self.wanted.emit()

    def next_wish(self) -> tuple[PagePicture, float] | None:
        """Take the picture that is to be drawn first, with its scale."""
        if not self._wishes:
            return None
        picture = next(iter(self._wishes))
        return picture, self._wishes.pop(picture)

    def image(self, picture: PagePicture) -> QImage | None:
        """What there is of a picture, at whatever scale."""
        kept = self._images.get(picture)
        if kept is None:
            return None
        self._images.move_to_end(picture)
        return kept[0]

    def put(self, picture: PagePicture, image: QImage, scale: float) -> None:
        """Keep an image; what was not looked at for longest makes room."""
        self._images[picture] = (image, scale)
        self._images.move_to_end(picture)
        while len(self._images) > 1 and self.used > _MOST_BYTES:
            self._images.popitem(last=False)

    def give_up(self, picture: PagePicture) -> None:
        """A picture that can't be drawn is not asked for again."""
        self._given_up.add(picture)

    @property
    def used(self) -> int:
        """The bytes of all images."""
        return sum(image.sizeInBytes() for image, _ in self._images.values())

    def _is_missing(self, picture: PagePicture, scale: float) -> bool:
        if picture in self._given_up:
            return False
        kept = self._images.get(picture)
        return kept is None or not _TOO_FINE < scale / kept[1] < _TOO_COARSE
