"""Quarter turns: between a page as the file has it and as it lies on the canvas.

A page of ``w`` by ``h`` that is turned clockwise once is ``h`` by ``w``, and its point (x, y) lies
at (h - y, x); and so on around.
"""

from __future__ import annotations

Point = tuple[float, float]
Size = tuple[float, float]
Box = tuple[float, float, float, float]


def turned_size(size: Size, quarters: int) -> Size:
    """The size of a page after so many quarter turns."""
    return (size[1], size[0]) if quarters % 2 else size


def turned_point(point: Point, size: Size, quarters: int) -> Point:
    """Where a point of the file lies; ``size`` is that of the page as it lies."""
    (x, y), (width, height) = point, size
    return ((x, y), (width - y, x), (width - x, height - y), (y, height - x))[quarters % 4]


def turned_back(point: Point, size: Size, quarters: int) -> Point:
    """The point of the file that lies there; ``size`` is that of the page as it lies."""
    (x, y), (width, height) = point, size
    return ((x, y), (y, width - x), (width - x, height - y), (height - y, x))[quarters % 4]


def turned_box(box: Box, size: Size, quarters: int) -> Box:
    """Where a rectangle of the file lies, its left and top first."""
    xa, ya = turned_point(box[:2], size, quarters)
    xb, yb = turned_point(box[2:], size, quarters)
    return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)
