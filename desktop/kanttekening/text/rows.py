"""The lines of a document as the heading reader sees them: cells with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.document import BlockKind
from kanttekening.domain.passage import Span

if TYPE_CHECKING:
    from kanttekening.domain.document import Document

_GAP = re.compile(r"[ \xa0]*\t[ \t\xa0]*|[ \xa0]{2,}")


@dataclass(frozen=True, slots=True)
class Cell:
    """A stretch of a line between gaps; ``words`` is its text."""

    words: str
    span: Span

    def part(self, start: int, end: int | None = None) -> Cell:
        """The cell from ``start`` to ``end`` within it, without white space at its ends."""
        words = self.words[start:end]
        lead = len(words) - len(words.lstrip())
        first = self.span.start + start + lead
        words = words.strip()
        return Cell(words, Span(first, first + len(words)))


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the text: whole, and split at its gaps.

    ``block`` is the number of its block; ``listed`` says that it is an item or a row of a table.
    """

    whole: Cell
    cells: tuple[Cell, ...]
    block: int
    listed: bool = False
    heading: bool = False

    @property
    def words(self) -> str:
        """The whole line."""
        return self.whole.words


def read_rows(document: Document) -> list[Row]:
    """Read the lines of all blocks that hold text."""
    rows = []
    for number, block in enumerate(document.blocks):
        start = block.span.start
        listed = block.kind in {BlockKind.LIST_ITEM, BlockKind.TABLE_ROW}
        heading = block.kind is BlockKind.HEADING
        for line in block.span.of(document.text).split("\n"):
            whole = Cell(line, Span(start, start + len(line))).part(0)
            if whole.words:
                column_line = Cell(line, Span(start, start + len(line)))
                cells = _cells(column_line if line[0] == "\t" else whole)
                rows.append(Row(whole, cells, number, listed, heading))
            start += len(line) + 1
    return rows


def _cells(whole: Cell) -> tuple[Cell, ...]:
    if "\t" not in whole.words and "  " not in whole.words:
        return (whole,)
    found = []
    at = 0
    for gap in _GAP.finditer(whole.words):
        found.append(whole.part(at, gap.start()))
        empty = Cell("", Span(whole.span.start + gap.end(), whole.span.start + gap.end()))
        found.extend([empty] * (gap.group().count("\t") - 1))
        at = gap.end()
    found.append(whole.part(at))
    return tuple(found)
