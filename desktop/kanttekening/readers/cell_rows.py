"""Rows of a table whose columns stand close: cells show by what stands above and below them."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kanttekening.readers.rows import Row, Word

_WIDER = 0.36  # of the font size: more than a space between words
_ALIGNED = 2.0  # points
_NEAR, _MOST_AWAY = 5.0, 3  # font sizes; rows


def aligned_cells(rows: list[Row]) -> list[Row]:
    """The rows, with cells told apart where they stand under those of the row above or below."""
    if not any(row.cells for row in rows):
        return rows
    found = list(rows)
    places = range(len(found))
    for order, step in ((places, -1), (reversed(places), 1)):
        for at in order:
            near = (at + step * away for away in range(1, _MOST_AWAY + 1))
            for model in [found[place] for place in near if 0 <= place < len(found)]:
                if model.cells:
                    found[at] = _like(found[at], model)
    return found


def _like(row: Row, model: Row) -> Row:
    """The row in cells as ``model`` has them, where each stands under one of those."""
    if row.tag is not None and not row.tag.is_plain:
        return row
    own = row.cells
    if own >= model.cells or row.has_bullet or abs(row.page - model.page) > 1:
        return row
    if row.page == model.page and abs(row.box.y0 - model.box.y0) > _NEAR * row.size:
        return row
    cells = _cut(model.words, [place for place, word in enumerate(model.words) if word.cells])
    wide = [
        place
        for place in range(1, len(row.words))
        if row.words[place].box.x0 - row.words[place - 1].box.x1 > _WIDER * row.size
    ]
    parts = _cut(row.words, wide)
    # A row with cells of its own may have more of them than the model.
    if len(parts) != len(cells) and (not own or len(parts) < len(cells)):
        return row
    under = iter(parts)
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
