"""Which pictures our pages can show, by their first bytes."""

from __future__ import annotations

_DRAWABLE = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"BM",
    b"II*\x00",
    b"MM\x00*",
)


def is_drawable(data: bytes) -> bool:
    """Whether it is a PNG, JPEG, GIF, BMP or TIFF; drawings (EMF, WMF, SVG) are not."""
    return data.startswith(_DRAWABLE)
