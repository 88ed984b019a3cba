"""Which areas of a page are drawings made of lines and shapes: charts, maps, diagrams.

Rules, frames, the borders and shades of tables and what fills the page are made of the same shapes.
So a drawing has a size, and either bars that no text stands in, or lines that bend, or very many
shapes. Its short labels belong to it, the lines of text around it don't.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import pymupdf

_SHAPES = frozenset({"fill-path", "stroke-path", "fill-shade"})
_FILLED = frozenset({"fill-path", "fill-shade"})
_TEXT = frozenset({"fill-text", "stroke-text"})
_CELL = 10.0  # points; shapes that lie so near are one drawing
_LEAST_WIDTH, _LEAST_HEIGHT = 70.0, 50.0
_BODY, _BARS = 3.0, 3  # points a bar has at least each way; so many bars are a chart
_WHOLE_PAGE, _FRAME = 0.8, 0.5  # of the page; of the drawing
_BENT = 6  # lines that are neither level nor upright
_SLANT = 1.0  # points
_ALL_OVER = 0.3  # of the drawing
_VERY_MANY = 400
_MOST_SHAPES = 3000  # on a page: what is looked at one by one
_AIR = 4.0
_LABEL_WIDTH, _LABEL_HEIGHT, _LABEL_NEAR = 0.35, 24.0, 14.0


class Box(NamedTuple):
    """A rectangle in points."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def size(self) -> float:
        """Square points."""
        return (self.x1 - self.x0) * (self.y1 - self.y0)

    def holds(self, other: Box) -> bool:
        """Whether the middle of the other one lies in it."""
        x, y = (other.x0 + other.x1) / 2, (other.y0 + other.y1) / 2
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1

    def is_near(self, other: Box, away: float) -> bool:
        """Whether the other one overlaps it or lies ``away`` at most."""
        across = other.x0 <= self.x1 + away and self.x0 <= other.x1 + away
        return across and other.y0 <= self.y1 + away and self.y0 <= other.y1 + away


def as_seen(page: pymupdf.Page, box: Iterable[float]) -> Box:
    """Where something is seen; ``box`` is its place as if the page were not turned."""
    import pymupdf

    return Box(*(pymupdf.Rect(*box) * page.rotation_matrix)) if page.rotation else Box(*box)


class _Shape(NamedTuple):
    box: Box
    is_filled: bool


def drawings_on(page: pymupdf.Page, log: Sequence[tuple[str, Box]]) -> list[Box]:
    """The drawings of a page. ``log`` is what it draws, as MuPDF's list of boxes.

    Raises what MuPDF raises.
    """
    bounds = Box(0, 0, page.rect.width, page.rect.height)
    shapes = list(_shapes(log, bounds))
    if len(shapes) < _BARS:
        return []
    texts = [Box(*box) for kind, box in log if kind in _TEXT]
    lines = _BentLines(page)
    found = []
    for group in _groups(shapes):
        area = _around(shape.box for shape in group)
        if area.x1 - area.x0 < _LEAST_WIDTH or area.y1 - area.y0 < _LEAST_HEIGHT:
            continue
        if area.size >= _WHOLE_PAGE * bounds.size:
            continue
        if _has_bars(group, area, texts) or len(group) > _VERY_MANY or lines.make_up(area):
            whole = _with_labels(area, texts)
            found.append(_within(_grown(whole), bounds))
    return found


def _shapes(log: Sequence[tuple[str, Box]], bounds: Box) -> Iterator[_Shape]:
    count = 0
    for kind, (x0, y0, x1, y1) in log:
        if kind not in _SHAPES:
            continue
        box = _within(Box(x0, y0, x1, y1), bounds)
        if box.x0 > box.x1 or box.y0 > box.y1 or box.size >= _WHOLE_PAGE * bounds.size:
            continue
        yield _Shape(box, kind in _FILLED)
        count += 1
        if count == _MOST_SHAPES:
            return


def _groups(shapes: Sequence[_Shape]) -> list[list[_Shape]]:
    """Shapes that lie together. The page is a sheet of squares; each shape colours some.

    A row of squares is one number with a bit for each, so a shape of any size costs little.
    """
    rows: dict[int, int] = {}
    for box, _ in shapes:
        first, last = int(box.x0 // _CELL), int(box.x1 // _CELL)
        bits = ((1 << (last - first + 1)) - 1) << first
        for row in range(int(box.y0 // _CELL), int(box.y1 // _CELL) + 1):
            rows[row] = rows.get(row, 0) | bits
    numbers = _numbered(rows)
    groups: dict[int, list[_Shape]] = {}
    for shape in shapes:
        square = int(shape.box.x0 // _CELL), int(shape.box.y0 // _CELL)
        groups.setdefault(numbers[square], []).append(shape)
    return list(groups.values())


def _numbered(rows: dict[int, int]) -> dict[tuple[int, int], int]:
    """Each coloured square with the number of the patch that it is part of."""
    left = {(x, y) for y, bits in rows.items() for x in range(bits.bit_length()) if bits >> x & 1}
    found: dict[tuple[int, int], int] = {}
    number = 0
    while left:
        waiting = [left.pop()]
        number += 1
        while waiting:
            x, y = waiting.pop()
            found[x, y] = number
            for square in ((x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)):
                if square in left:
                    left.remove(square)
                    waiting.append(square)
    return found


def _has_bars(group: Sequence[_Shape], area: Box, texts: Sequence[Box]) -> bool:
    """Whether there are filled shapes, and no text stands in most of them, as in a table."""
    bars = [
        box
        for box, is_filled in group
        if is_filled
        and box.x1 - box.x0 >= _BODY
        and box.y1 - box.y0 >= _BODY
        and box.size < _FRAME * area.size
    ]
    if len(bars) < _BARS:
        return False
    within = [text for text in texts if area.holds(text)]
    bare = sum(not any(bar.holds(text) for text in within) for bar in bars)
    return bare >= _BARS and 2 * bare > len(bars)


def _with_labels(area: Box, texts: Sequence[Box]) -> Box:
    """A drawing with the words at its axes."""
    most = _LABEL_WIDTH * (area.x1 - area.x0)
    labels = (
        text
        for text in texts
        if text.x1 - text.x0 <= most
        and text.y1 - text.y0 <= _LABEL_HEIGHT
        and area.is_near(text, _LABEL_NEAR)
    )
    return _around([area, *labels])


class _BentLines:
    """Where the lines of a page bend; looked up when it is asked for the first time."""

    def __init__(self, page: pymupdf.Page) -> None:
        self._page = page
        self._found: list[tuple[Box, int]] | None = None

    def make_up(self, area: Box) -> bool:
        """Whether there are enough in an area, all over it: not just an icon in a frame."""
        if self._found is None:
            drawn = self._page.get_cdrawings()
            page = self._page
            bends = [(as_seen(page, path["rect"]), _bends(path["items"])) for path in drawn]
            self._found = [(box, count) for box, count in bends if count]
        within = [(box, count) for box, count in self._found if area.holds(box)]
        if sum(count for _, count in within) < _BENT:
            return False
        return _around(box for box, _ in within).size >= _ALL_OVER * area.size


def _bends(items: Iterable[tuple[Any, ...]]) -> int:
    count = 0
    for kind, *points in items:
        if kind == "c":
            count += 1
        elif kind == "l":
            (x0, y0), (x1, y1) = points
            count += abs(x1 - x0) > _SLANT and abs(y1 - y0) > _SLANT
    return count


def _grown(box: Box) -> Box:
    """With a little air: nothing is cut off at the edge."""
    return Box(box.x0 - _AIR, box.y0 - _AIR, box.x1 + _AIR, box.y1 + _AIR)


def _within(box: Box, bounds: Box) -> Box:
    return Box(max(box.x0, 0), max(box.y0, 0), min(box.x1, bounds.x1), min(box.y1, bounds.y1))


def _around(boxes: Iterable[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))
