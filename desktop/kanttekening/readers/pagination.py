"""Set lines to pages: nothing is left alone at the foot or head of a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.readers.columns import WordColumns
from kanttekening.readers.measures import A4, BOTTOM, TOP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kanttekening.domain.layout import PageLayout, PageSize
    from kanttekening.readers.typesetting import SetLine

_FURTHEST_BACK = 16  # lines that may be left free to keep others together
# A box reaches from the top of an accented capital to the foot of a g.
_ABOVE, _BELOW = 0.92, 0.26


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line on its page: ``top`` in points from the page's upper edge."""

    page: int
    top: float
    line: SetLine


def on_pages(lines: list[SetLine]) -> Iterator[PlacedLine]:
    """Fill page after page; headings stay with their text and no line is left alone."""
    room = A4.height - TOP - BOTTOM
    page, start = 1, 0
    while start < len(lines):
        end, used = start, 0.0
        while end < len(lines) and used + lines[end].height <= room:
            if lines[end].new_page and end > start:
                break
            used += lines[end].height
            end += 1
        if end < len(lines) and not lines[end].new_page:
            end = _page_end(lines, start, max(end, start + 1))
        top = TOP
        for line in lines[start:end]:
            yield PlacedLine(page, top, line)
            top += line.height
        start = end
        while start < len(lines) and lines[start].is_white:
            start += 1  # no white at the top of a page
        page += 1


def _page_end(lines: list[SetLine], start: int, end: int) -> int:
    for candidate in range(end, max(start, end - _FURTHEST_BACK), -1):
        if not lines[candidate - 1].with_next:
            return candidate
    return end


def layout_of(placed: list[PlacedLine], sizes: tuple[PageSize, ...]) -> PageLayout:
    """Where the words stand; runs that touch are one word's parts."""
    boxes = []
    for line in placed:
        base = line.top + line.line.baseline
        for set_run in line.line.runs:
            run = set_run.run
            if run.start >= 0:
                size, x = run.look.size, set_run.x
                box = (x, base - _ABOVE * size, x + run.width, base + _BELOW * size)
                boxes.append((run.start, run.start + len(run.text), line.page, box))
    boxes.sort()  # cells stand side by side: rows are not in the order of the text
    words = WordColumns()
    for start, end, page, box in boxes:
        words.add(start, end, page, box)
    return words.layout(sizes)
