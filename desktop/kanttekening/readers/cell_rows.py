"""Rows of a table whose columns stand close: cells show by what stands above and below them."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from kanttekening.readers.rows import PlainWords

if TYPE_CHECKING:
    from kanttekening.readers.rows import Row, Word

_WIDER = 0.36  # of the font size: more than a space between words
_ALIGNED = 2.0  # points
_NEAR, _MOST_AWAY = 5.0, 3  # font sizes; rows


def aligned_cells(rows: list[Row]) -> list[Row]:
    """The rows, with cells told apart where they stand under those of the row above or below."""
    cells = [row.cells for row in rows]
    if not any(cells):
        return rows
    found = list(rows)
    gaps: dict[int, list[int]] = {}
    places = range(len(found))
    for order, step in ((places, -1), (reversed(places), 1)):
        for at in order:
            for place in range(at + step, at + step * (_MOST_AWAY + 1), step):
                if not 0 <= place < len(found) or cells[place] <= cells[at]:
                    continue
                if _may_be_like(found[at], found[place]):
                    if at not in gaps:
                        gaps[at] = _wide_gaps(found[at])
                    found[at] = _like(found[at], found[place], gaps[at])
                    cells[at] = found[at].cells
    return found


def _may_be_like(row: Row, model: Row) -> bool:
    if row.tag is not None and not row.tag.is_plain:
        return False
    if row.has_bullet or abs(row.page - model.page) > 1:
        return False
    return row.page != model.page or abs(row.box.y0 - model.box.y0) <= _NEAR * row.size


def _wide_gaps(row: Row) -> list[int]:
    """Before which of its words there is more than a space."""
    words, least = row.words, _WIDER * row.size
    boxes = words.found if isinstance(words, PlainWords) else [word.box for word in words]
    pairs = enumerate(itertools.pairwise(boxes), start=1)
    return [place for place, (left, right) in pairs if right[0] - left[2] > least]


def _like(row: Row, model: Row, wide: list[int]) -> Row:
    """The row in cells as ``model`` has them, where each stands under one of those."""
    own, parted = row.cells, len(wide) - model.cells
    # A row with cells of its own may have more of them than the model.
    if parted < 0 or (parted and not own):
        return row
    model_words = list(model.words)
    cells = _cut(model_words, [place for place, word in enumerate(model_words) if word.cells])
    under = iter(_cut(list(row.words), wide))
    if not all(any(_stands_under(part, cell) for part in under) for cell in cells):
        return row
    words = [word._replace(cells=int(place in wide)) for place, word in enumerate(row.words)]
    return replace(row, words=words)


def _cut(words: list[Word], places: list[int]) -> list[list[Word]]:
    edges = [0, *places, len(words)]
    return [words[start:end] for start, end in itertools.pairwise(edges)]


def _stands_under(part: list[Word], cell: list[Word]) -> bool:
    left, right = part[0].box.x0 - cell[0].box.x0, part[-1].box.x1 - cell[-1].box.x1
    middle = (left + right) / 2
    return min(abs(left), abs(right), abs(middle)) < _ALIGNED
