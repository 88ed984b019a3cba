"""Rows of a page with the tags of the file: cut where a tag ends, table rows put in their order."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from kanttekening.readers.cell_rows import aligned_cells
from kanttekening.readers.pdf_tags import Tag, TagKind
from kanttekening.readers.rows import Box, PlainWords, Row, joined_rows, merged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.readers.pdf_tags import Path, Tags
    from kanttekening.readers.rows import Word

_ENOUGH = 0.7  # of the words: below that the tags are remnants
_LONGEST_HEADING = 4  # lines
_MOST_LINES = 12  # in a cell; in more a table only puts things in their place


def tagged_rows(rows: list[Row], tags: Tags) -> list[Row]:
    """The rows with their tags, pieces of one line together and table rows cell by cell."""
    if not tags:
        return aligned_cells(joined_rows(rows))
    cut = [piece for row in rows for piece in _cut(row, tags)]
    words = sum(len(row.words) for row in cut)
    if sum(len(row.words) for row in cut if row.tag) < _ENOUGH * words:
        return aligned_cells(joined_rows(rows))
    return _tables(_without_long_headings(aligned_cells(joined_rows(cut))))


def _cut(row: Row, tags: Tags) -> list[Row]:
    """The row in pieces of one tag each; words without one go with those before them."""
    if isinstance(row.words, PlainWords):
        middles = {(found[1] + found[3]) / 2 for found in row.words.found}
        only = tags.only(row.box.x0, row.box.x1, middles.pop()) if len(middles) == 1 else None
        if only:
            return [row.tagged(*only)]
    found: list[tuple[Tag | None, list[Word]]] = []
    for word in row.words:
        box = word.box
        tag = tags.at((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
        if found and (tag is None or tag == found[-1][0]):
            found[-1][1].append(word)
        elif found and found[-1][0] is None:
            found[-1] = (tag, [*found[-1][1], word])
        else:
            found.append((tag, [word]))
    if len(found) == 1:
        return [row.tagged(found[0][0])]
    return [replace(row, words=words, box=_around(words, row.box), tag=tag) for tag, words in found]


def _around(words: Sequence[Word], box: Box) -> Box:
    return Box(words[0].box.x0, box.y0, words[-1].box.x1, box.y1)


def _without_long_headings(rows: list[Row]) -> list[Row]:
    """MuPDF gives text without a tag to the element before it: then a heading has no end."""
    lines = Counter(row.tag.block for row in rows if row.tag and row.tag.kind is TagKind.HEADING)
    return [
        replace(row, tag=None) if row.tag and lines[row.tag.block] > _LONGEST_HEADING else row
        for row in rows
    ]


def _tables(rows: list[Row]) -> list[Row]:
    lines: dict[Path, list[Row]] = defaultdict(list)
    for row in rows:
        if row.tag and row.tag.kind is TagKind.CELL:
            lines[row.tag.block].append(row)
    if not lines:
        return rows
    data = _data_rows(lines)
    found = []
    for row in rows:
        tag = row.tag
        if tag is None or tag.kind is not TagKind.CELL:
            found.append(row)
        elif tag.block not in data:
            found.append(replace(row, tag=Tag(TagKind.PARAGRAPH, tag.inner)))
        elif row is lines[tag.block][0]:
            found += _in_cells(lines[tag.block])
    return found


def _data_rows(lines: dict[Path, list[Row]]) -> set[Path]:
    """The rows of tables that hold data: several rows of several cells, none of them a page."""
    tables: dict[Path, list[Path]] = defaultdict(list)
    for block in lines:
        tables[block[:-1]].append(block)
    found: set[Path] = set()
    for blocks in tables.values():
        cells = [
            [len(list(group)) for _, group in groupby(sorted(map(_column, lines[block])))]
            for block in blocks
        ]
        several = any(len(counts) > 1 for counts in cells)
        if several and len(blocks) > 1 and max(map(max, cells)) <= _MOST_LINES:
            found.update(blocks)
    return found


def _column(row: Row) -> int:
    return row.tag.cell if row.tag else 0


def _in_cells(lines: list[Row]) -> list[Row]:
    """The lines of a table row, cell after cell; one line where every cell is one."""
    ordered = sorted(lines, key=lambda row: (_column(row), row.box.y0, row.box.x0))
    found: list[Row] = []
    for row in ordered:
        further = _column(row) - _column(found[-1]) if found else 0
        words = [word._replace(cells=0) for word in row.words]
        words[0] = words[0]._replace(cells=further)
        found.append(replace(row, words=words))
    if len({_column(row) for row in found}) < len(found):
        return found
    return [merged(found)]
