"""The recognised words of a scan as text nobody sees, so that a copy can be searched and copied.

Runs in the worker.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pymupdf

_DESCENT = 0.22  # of the height of a line of letters


def unseen(words: Sequence[Any], face: pymupdf.Font, name: str) -> Iterator[str]:
    """What draws words without ink, each as wide as it is on the page; ``name`` is the font's.

    A word is its text, then left, top, right and bottom in points with y downward.
    """
    if not words:
        return
    yield "BT 3 Tr\n"
    for text, *box in words:
        x0, y0, x1, y1 = map(float, box)
        size = max(1.0, y1 - y0)
        width = face.text_length(str(text), size)
        signs = "".join(f"{face.has_glyph(ord(sign)):04x}" for sign in str(text))
        if width <= 0 or x1 <= x0:
            continue
        stretch, base = 100 * (x1 - x0) / width, y1 - _DESCENT * size
        yield f"/{name} {size:.2f} Tf {stretch:.1f} Tz "
        yield f"1 0 0 -1 {x0:.2f} {base:.2f} Tm <{signs}> Tj\n"
    yield "ET\n"
