"""Pictures on our pages: at their own size, made smaller where the page is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.readers.draft import Align
from kanttekening.readers.measures import A4, BOTTOM, LEFT, TOP, WIDTH
from kanttekening.readers.typesetting import SetLine, SetPicture

if TYPE_CHECKING:
    from kanttekening.readers.draft import Picture

_TALLEST = 0.9 * (A4.height - TOP - BOTTOM)
_LEAST = 4.0  # points: smaller is a spacer or a tracking dot
_POINTS_PER_PIXEL = 0.75
MOST_PIXELS = 50_000_000


def set_picture(picture: Picture, align: Align | None) -> list[SetLine]:
    """The picture as one line of its own height; nothing for what can't be shown."""
    size = _size(picture)
    if size is None or min(size) < _LEAST:
        return []
    scale = min(1.0, WIDTH / size[0], _TALLEST / size[1])
    width, height = size[0] * scale, size[1] * scale
    spare = WIDTH - width
    x = LEFT + {None: 0.0, Align.CENTER: spare / 2, Align.RIGHT: spare}[align]
    return [SetLine(height, height, picture=SetPicture(picture.data, x, width, height))]


def _size(picture: Picture) -> tuple[float, float] | None:
    """Width and height in points; None for no picture, or one too large to draw."""
    import pymupdf

    try:
        # Reads the head of the picture only; its pixels are unpacked when it is drawn.
        buffer = pymupdf.mupdf.fz_new_buffer_from_copied_data(picture.data)
        image = pymupdf.mupdf.fz_new_image_from_buffer(buffer)
    except (pymupdf.mupdf.FzErrorBase, RuntimeError, ValueError):
        return None
    width, height = int(image.w()), int(image.h())
    if width * height > MOST_PIXELS or not width or not height:
        return None
    if picture.width > 0 and picture.height > 0:
        return picture.width, picture.height
    return width * _POINTS_PER_PIXEL, height * _POINTS_PER_PIXEL
