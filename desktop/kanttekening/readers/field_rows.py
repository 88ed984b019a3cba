"""Fields at the head of a letter stand side by side; in the text they stand one after another."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kanttekening.readers.letter_head import is_field_label
from kanttekening.readers.rows import Box, Row
from kanttekening.text.labels import Field, is_label, read_label

if TYPE_CHECKING:
    from kanttekening.readers.rows import Word

_ALIGNED = 14.0
_MOST_BELOW = 4
_CLOSE = 2.4
_LOOSER = 0.2
_SPACE, _GAP = 0.25, 6.0  # of the font size; points between columns


def unfolded(rows: list[Row]) -> list[Row]:
    """The rows, with each label of a row of labels followed by what stands under it."""
    if not any(row.cells for row in rows):
        return rows
    found: list[Row] = []
    index = 0
    while index < len(rows):
        labels = _cells(rows[index])
        if len(labels) > 1 and all(_is_label(cell) for cell in labels):
            columns, index = _columns(rows, index, labels)
            for place, column in enumerate(columns):
                _join_subject(column, columns[place + 1 : place + 2])
                column[0].begins_block = True
                found.extend(column)
            if index < len(rows):
                rows[index].begins_block = True
        else:
            found.append(rows[index])
            index += 1
    return found


def _columns(rows: list[Row], index: int, labels: list[Row]) -> tuple[list[list[Row]], int]:
    columns = [[label] for label in labels]
    last = rows[index]
    furthest = _CLOSE
    for following in rows[index + 1 : index + 1 + _MOST_BELOW]:
        if following.page != last.page:
            break
        away = (following.box.y1 - last.box.y1) / max(1.0, following.size)
        if away > furthest:
            break
        furthest = min(furthest, away + _LOOSER)  # the second value is not further away
        cells = _cells(following)
        places = [_column_of(cell, labels) for cell in cells]
        if None in places or any(_is_label(cell) for cell in cells):
            break
        for cell, place in zip(cells, places, strict=True):
            if place is not None:
                columns[place].append(cell)
        last = following
        index += 1
    return columns, index + 1


def _join_subject(column: list[Row], following: list[list[Row]]) -> None:
    """A subject that had to be broken because the next column begins there is one line."""
    label = read_label(column[0].text)
    if label is None or label.field is not Field.SUBJECT:
        return
    for above, below in pairwise(column[1:]):
        first = below.words[0].box
        edge = following[0][0].box.x0 if following else above.box.x1
        above.ends_line = above.box.x1 + first.x1 - first.x0 + _SPACE * above.size < edge - _GAP


def _column_of(cell: Row, labels: list[Row]) -> int | None:
    for place, label in enumerate(labels):
        if abs(cell.box.x0 - label.box.x0) <= _ALIGNED:
            return place
    return None


def _is_label(cell: Row) -> bool:
    return is_field_label(cell.text) or is_label(cell.text)


def _cells(row: Row) -> list[Row]:
    """The cells of a row, each as a row of its own."""
    if not row.cells:
        return [row]
    groups: list[list[Word]] = [[]]
    for word in row.words:
        if word.cells and groups[-1]:
            groups.append([])
        groups[-1].append(word._replace(cells=0))
    return [
        Row(
            row.page,
            words,
            Box(words[0].box.x0, row.box.y0, words[-1].box.x1, row.box.y1),
            row.size,
            row.block,
            ends_line=True,
        )
        for words in groups
    ]
