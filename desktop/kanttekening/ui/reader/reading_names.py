"""Names of columns before the cells that stand below each other.

A table whose columns don't fit is shown as one column. What a number is then, only its column's
name can tell; so that stands before it, as text that a screen reader reads too. It is no part of
the letter: all that comes after it moves on, and the map to the letter's text moves along.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from kanttekening.domain.document import StyleKind
from kanttekening.domain.passage import Span, parts_within
from kanttekening.ui.reader.offset_map import Run, Units, units
from kanttekening.ui.reader.reading_columns import CELL, NUMBER
from kanttekening.ui.reader.reading_text import ReadingText

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from kanttekening.ui.reader.reading_text import ShownBlock

_LONGEST_NAME = 40
_MANY_COLUMNS = 3
_NEARLY_ALL = 0.8


def with_names(reading: ReadingText, stacked: Collection[int]) -> ReadingText:
    """The same with names in the tables whose first block is in ``stacked``."""
    if not stacked:
        return reading
    bold = sorted(style.span for style in reading.styles if style.kind is StyleKind.BOLD)
    names: dict[int, tuple[str, ...]] = {}
    known: tuple[str, ...] = ()
    end = -1
    for first in _with_beginnings(reading, stacked):
        rows = reading.table(first)
        # A long table goes on in the next one directly below it: its names are above.
        goes_on = first == end and known and len(rows[0].text.split(CELL)) == len(known)
        known = known if goes_on else column_names(rows, bold)
        end = first + len(rows)
        if known and first in stacked:
            begin = first if goes_on else first + 1
            names |= dict.fromkeys(range(begin, end), known)
    if not names:
        return reading
    blocks = tuple(_moved_on(reading, names))
    return ReadingText(reading.text, blocks, reading.layout)


def _with_beginnings(reading: ReadingText, stacked: Collection[int]) -> list[int]:
    """The tables in ``stacked``, and those that they go on from: a report has thousands of others.

    The first blocks of them, in the order of the text.
    """
    found: list[int] = []
    wanted = -1
    for first in reversed(reading.tables):
        if first in stacked or first + len(reading.table(first)) == wanted:
            found.append(first)
            wanted = first
    return found[::-1]


def column_names(rows: Sequence[ShownBlock], bold: Sequence[Span]) -> tuple[str, ...]:
    """What the first row calls the columns; empty unless that is sure enough to repeat."""
    head, *others = [row.text.split(CELL) for row in rows]
    others = [row for row in others if len(row) == len(head)]
    names = tuple(" ".join(cell.split()).rstrip(":") for cell in head)
    if len(head) < 2 or not others or not all(names[1:]) or len(set(names)) < len(names):
        return ()
    if any(NUMBER.fullmatch(name) or len(name) > _LONGEST_NAME for name in names):
        return ()
    above_numbers = any(
        all(NUMBER.fullmatch(row[at]) for row in others) for at in range(1, len(head))
    )
    has_no_digits = not any(sign.isdigit() for name in names for sign in name)
    many = has_no_digits and len(head) >= _MANY_COLUMNS
    return names if above_numbers or many or _is_bold(rows[0], bold) else ()


def _is_bold(row: ShownBlock, bold: Sequence[Span]) -> bool:
    """Whether nearly all of a row is bold: what parts its cells need not be."""
    length = sum(len(run.span) for run in row.runs)
    shared = sum(len(part) for run in row.runs for part in parts_within(bold, run.span))
    return shared >= _NEARLY_ALL * length


def _moved_on(reading: ReadingText, names: dict[int, tuple[str, ...]]) -> Iterator[ShownBlock]:
    """All blocks, each so much further as there are names above it."""
    further = 0
    for number, block in enumerate(reading.blocks):
        made = block
        if number in names:
            cells = block.text.split(CELL)
            if len(names[number]) == len(cells):
                made = _named(block, cells, names[number], reading.text)
        grown = units(made.text) - units(block.text) if made is not block else 0
        yield made.moved(further) if further else made
        further += grown


def _named(block: ShownBlock, cells: Sequence[str], names: Sequence[str], text: str) -> ShownBlock:
    """A row with the names before its cells; an empty cell has none."""
    before = tuple(
        f"{name}: " if name and cell.strip() else ""
        for name, cell in zip(names, cells, strict=True)
    )
    starts = [0, *accumulate(units(cell) + 1 for cell in cells[:-1])]
    shifts = list(accumulate(map(units, before)))
    runs = []
    for run in block.runs:
        inside, within = run.position - block.position, Units(run.span.of(text))
        last = inside + units(run.span.of(text))
        cuts = [inside, *(start for start in starts if inside < start < last), last]
        for begin, end in pairwise(cuts):
            shift = shifts[max(0, bisect_right(starts, begin) - 1)]
            span = Span(
                run.span.start + within.offset(begin - inside),
                run.span.start + within.offset(end - inside),
            )
            runs.append(Run(block.position + begin + shift, span))
    shown = CELL.join(name + cell for name, cell in zip(before, cells, strict=True))
    return replace(block, text=shown, runs=tuple(runs), names=before)
