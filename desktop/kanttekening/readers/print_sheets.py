"""Pages put on sheets of paper: one, two or four on a side, as large as fits.

Runs in the worker.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pymupdf

    from kanttekening.domain.print_order import Paper

    Box = tuple[float, float, float, float]

# Points between pages that share a sheet, and around them at least.
_GAP, _AROUND = 12.0, 18.0
# Columns and rows, for pages that are upright and for those that lie down.
_GRIDS = {1: ((1, 1), (1, 1)), 2: ((2, 1), (1, 2)), 4: ((2, 2), (2, 2))}


def sheets(
    document: pymupdf.Document, per_sheet: int, paper: Paper, *, upright: bool
) -> pymupdf.Document:
    """All pages on sheets of ``paper``, ``per_sheet`` on each.

    With ``upright`` what lies down is turned onto an upright sheet, so that all go the same way
    through a printer. A page is never larger than it was sent.
    """
    import pymupdf

    made = pymupdf.open()
    for first in range(0, document.page_count, per_sheet):
        numbers = range(first, min(first + per_sheet, document.page_count))
        wide = document[first].rect.width > document[first].rect.height
        columns, rows = _GRIDS[per_sheet][wide]
        lies = wide if columns == rows else not wide
        size = (paper.height, paper.width) if lies else (paper.width, paper.height)
        room = _room(paper, lies=lies, several=per_sheet > 1)
        page = (
            made.new_page(width=paper.width, height=paper.height)
            if upright
            else made.new_page(width=size[0], height=size[1])
        )
        for number, cell in zip(numbers, _cells(room, columns, rows), strict=False):
            place = _fitting(document[number].rect, cell)
            turned = upright and lies
            _show(page, document, number, _turned(place, size[0]) if turned else place, turned)
    document.close()
    return made


def _room(paper: Paper, *, lies: bool, several: bool) -> Box:
    """Where can be printed on a sheet as it is read."""
    least = _AROUND if several else 0.0
    left, top = max(paper.left, least), max(paper.top, least)
    right, bottom = max(paper.right, least), max(paper.bottom, least)
    if lies:  # its left side is at the foot of the upright sheet
        return bottom, left, paper.height - top, paper.width - right
    return left, top, paper.width - right, paper.height - bottom


def _cells(room: Box, columns: int, rows: int) -> Iterator[Box]:
    x0, y0, x1, y1 = room
    width = (x1 - x0 - (columns - 1) * _GAP) / columns
    height = (y1 - y0 - (rows - 1) * _GAP) / rows
    for row in range(rows):
        for column in range(columns):
            left, top = x0 + column * (width + _GAP), y0 + row * (height + _GAP)
            yield left, top, left + width, top + height


def _fitting(page: pymupdf.Rect, cell: Box) -> Box:
    """As large as fits in the middle of a cell, and no larger than it was."""
    x0, y0, x1, y1 = cell
    scale = min(1.0, (x1 - x0) / max(1.0, page.width), (y1 - y0) / max(1.0, page.height))
    width, height = page.width * scale, page.height * scale
    left, top = (x0 + x1 - width) / 2, (y0 + y1 - height) / 2
    return left, top, left + width, top + height


def _turned(place: Box, width: float) -> Box:
    """The same place on an upright sheet: what was right is above."""
    x0, y0, x1, y1 = place
    return y0, width - x1, y1, width - x0


def _show(
    page: pymupdf.Page,
    document: pymupdf.Document,
    number: int,
    place: Box,
    turned: bool,  # noqa: FBT001 - passed on
) -> None:
    import pymupdf

    source = document[number]
    # MuPDF shows a page as it is before it is turned.
    quarters = source.rotation
    source.set_rotation(0)
    turn = (90 if turned else 0) - quarters
    with suppress(ValueError):  # a page without anything on it
        page.show_pdf_page(pymupdf.Rect(*place), document, number, rotate=turn % 360)
