"""Marks on pictures: where the same picture stands in another file.

Words beside a picture tell where it went only if they went along with it. The picture itself
tells for certain, unless it stands there more than once: then neither of the twins is taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.domain.layout import PageRect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.domain.picture import PicturePrint

_SAME = 0.97  # drawn anew, at another size or packed tighter; other charts reach 0.75
_COVERED = 0.5  # of the picture or of the area, whichever is smaller


def shared(one: PageRect, other: PageRect) -> float:
    """How much of the smaller of two rectangles lies in the other, from 0 to 1."""
    if one.page != other.page:
        return 0.0
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    down = min(one.y1, other.y1) - max(one.y0, other.y0)
    if across <= 0 or down <= 0:
        return 0.0
    return across * down / max(0.01, min(_size(one), _size(other)))


def picture_under(area: PageRect, pictures: Sequence[PicturePrint]) -> PicturePrint | None:
    """The picture that an area marks, or marks a part of; None when there is none, or several."""
    found = [picture for picture in pictures if shared(area, picture.area) >= _COVERED]
    return found[0] if len(found) == 1 else None


def along(area: PageRect, was: PageRect, now: PageRect) -> PageRect:
    """An area that lies on a picture, where the picture is now; it grows and shrinks with it."""
    wider = (now.x1 - now.x0) / max(0.1, was.x1 - was.x0)
    higher = (now.y1 - now.y0) / max(0.1, was.y1 - was.y0)
    return PageRect(
        now.page,
        now.x0 + (area.x0 - was.x0) * wider,
        now.y0 + (area.y0 - was.y0) * higher,
        now.x0 + (area.x1 - was.x0) * wider,
        now.y0 + (area.y1 - was.y0) * higher,
    )


def follow_picture(
    area: PageRect,
    beside: PageRect | None,
    before: Sequence[PicturePrint],
    now: Sequence[PicturePrint],
) -> PageRect | None:
    """Where an area is now, by the picture under it; ``beside`` is what the words beside it say.

    Without a picture under it the words decide. A picture that is gone must have another in its
    place, as a chart that was drawn anew; an empty place is none.
    """
    picture = picture_under(area, before)
    if picture is None:
        return beside
    same = [found for found in now if found.likeness(picture) >= _SAME]
    twins = sum(found.likeness(picture) >= _SAME for found in before)
    if len(same) == 1 and twins == 1:
        return _moved(area, picture, same[0])
    there = [] if beside is None else [found for found in now if shared(beside, found.area) > 0]
    if same:
        agreed = [found for found in same if found in there]
        return _moved(area, picture, agreed[0]) if len(agreed) == 1 else None
    return beside if there else None


def _moved(area: PageRect, was: PicturePrint, now: PicturePrint) -> PageRect:
    return area if was.area == now.area else along(area, was.area, now.area)


def _size(rect: PageRect) -> float:
    return (rect.x1 - rect.x0) * (rect.y1 - rect.y0)
