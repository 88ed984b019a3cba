"""Running headers and footers: rows that return at the same height on page after page."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kanttekening.domain.layout import PageSize
    from kanttekening.readers.rows import Row

    Sizes = tuple[PageSize, ...]

_TOP, _BOTTOM = 0.16, 0.80
_FOOT, _SMALLER = 0.75, 0.93
_NUMBER_TOP, _NUMBER_BOTTOM = 0.08, 0.90
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:pagina|blz\.?|bladzijde|p\.)?\s*[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:van|/|\|)\s*\d{1,4})?",
    re.IGNORECASE,
)
_SLOT = 4.0


def running_rows(rows: list[Row], sizes: Sizes) -> set[int]:
    """The indexes of the rows that are page furniture and no part of what is said."""
    if len(sizes) < 2:
        return set()
    tops = [_TOP * size.height for size in sizes]
    bottoms = [_BOTTOM * size.height for size in sizes]
    edge: dict[int, tuple[str, int]] = {}
    for i, row in enumerate(rows):
        _, y0, _, y1 = row.box
        if y0 < tops[row.page - 1] or y1 > bottoms[row.page - 1]:
            edge[i] = _key(row)
    seen: Counter[tuple[str, int]] = Counter()
    for key in {(rows[i].page, *key) for i, key in edge.items()}:
        seen[key[1:]] += 1
    need = _least(len(sizes))
    return {
        i
        for i, (text, slot) in edge.items()
        if sum(seen[text, slot + shift] for shift in (-1, 0, 1)) >= need
        or _is_page_number(rows[i], sizes[rows[i].page - 1])
    }


def foot_rows(rows: list[Row], taken: set[int], body_size: float, sizes: Sizes) -> set[int]:
    """Rows in small type at the foot of a page, such as footnotes and the sender's address.

    They stand on one page only, but a sentence that runs on to the next page jumps over them.
    """
    feet = [_FOOT * size.height for size in sizes]
    feet[-1] = math.inf
    low: dict[int, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        if row.box[1] >= feet[row.page - 1] and index not in taken:
            low[row.page].append(index)
    found: set[int] = set()
    for indexes in low.values():
        for index in sorted(indexes, key=lambda i: rows[i].box.y0, reverse=True):
            if rows[index].size > _SMALLER * body_size:
                break
            found.add(index)
    return found


def _is_page_number(row: Row, size: PageSize) -> bool:
    outermost = row.box.y0 < _NUMBER_TOP * size.height or row.box.y1 > _NUMBER_BOTTOM * size.height
    return outermost and str(row.page) in row.text and bool(_PAGE_NUMBER.fullmatch(row.text))


def is_at_top(row: Row, size: PageSize) -> bool:
    """Whether a row of furniture is a header rather than a footer."""
    return row.box.y0 < size.height / 2


def _key(row: Row) -> tuple[str, int]:
    return _DIGITS.sub("#", row.text).casefold(), round(row.box.y0 / _SLOT)


def _least(pages: int) -> float:
    """On how many pages a row must stand to be furniture."""
    return max(2, pages / 2) if pages < 8 else max(3, pages / 4)
