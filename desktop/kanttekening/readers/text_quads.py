"""Quads that lie as their text does, also text that stands sideways or upside down.

An underline is drawn from the third corner of a quad to the fourth: that must be the foot of the
letters, wherever it is on the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kanttekening.readers.pdf_file import load_page

if TYPE_CHECKING:
    import pymupdf

# The way from left to right as a page is shown, on the page before it is turned
_AS_SHOWN = {0: (1, 0), 90: (0, -1), 180: (-1, 0), 270: (0, 1)}
_MOST_ASKEW = 0.2  # of the sine; scans and photographs lie a little askew


class TextQuads:
    """Knows which way the lines of one page run, on the page before it is turned."""

    def __init__(self, document: pymupdf.Document, number: int) -> None:
        # Not the page itself: as long as somebody has it, MuPDF knows its annotations of before.
        self._document, self._number = document, number
        self._turned = document[number - 1].rotation % 360
        self._lines: list[tuple[pymupdf.Rect, tuple[int, int]]] | None = None

    def quad(self, place: pymupdf.Rect) -> pymupdf.Quad:
        """The corners of a rectangle: those where its text begins and ends, above and below."""
        import pymupdf

        x0, y0, x1, y1 = place
        corners = {
            (1, 0): ((x0, y0), (x1, y0), (x0, y1), (x1, y1)),
            (0, -1): ((x0, y1), (x0, y0), (x1, y1), (x1, y0)),
            (0, 1): ((x1, y0), (x1, y1), (x0, y0), (x0, y1)),
            (-1, 0): ((x1, y1), (x0, y1), (x1, y0), (x0, y0)),
        }
        return pymupdf.Quad(*corners[self._direction(place)])

    def _direction(self, place: pymupdf.Rect) -> tuple[int, int]:
        """Which way the text under a rectangle runs; without text, as the page is read."""
        best, found = 0.0, _AS_SHOWN[self._turned]
        for where, direction in self._all_lines():
            shared = abs(where & place) if where.intersects(place) else 0.0
            if shared > best:
                best, found = shared, direction
        return found

    def _all_lines(self) -> list[tuple[pymupdf.Rect, tuple[int, int]]]:
        import pymupdf

        if self._lines is None:
            try:
                blocks: list[dict[str, Any]] = load_page(self._document, self._number - 1).get_text(
                    "dict", flags=0
                )["blocks"]
            except (pymupdf.mupdf.FzErrorBase, RuntimeError, ValueError):
                blocks = []
            self._lines = [
                (pymupdf.Rect(line["bbox"]), (round(x), round(y)))
                for block in blocks
                for line in block.get("lines", ())
                for x, y in (line["dir"],)
                if min(abs(x), abs(y)) <= _MOST_ASKEW
            ]
        return self._lines
