"""The measures of our own pages, in points: large enough to read on a small screen."""

from __future__ import annotations

from kanttekening.domain.layout import PageSize

A4 = PageSize(595.0, 842.0)
LEFT = 57.0  # 20 mm
WIDTH = A4.width - 2 * LEFT
TOP, BOTTOM = 58.0, 68.0
SIZE, LEADING = 12.0, 16.5
GAP = 9.0  # between paragraphs
SMALL, SMALL_LEADING = 10.0, 13.5
# Level of a heading: size, leading, white before it.
HEADINGS = {1: (17.0, 21.5, 16.0), 2: (14.0, 18.0, 13.0)}
SMALL_HEADING = (SIZE, LEADING, 10.0)
INK, BLUE, GREY = "ink", "blue", "grey"


def baseline(leading: float = LEADING, size: float = SIZE) -> float:
    """Where the baseline lies below the top of the line."""
    return (leading + 0.72 * size) / 2
