"""Cells beside each other: how wide the columns are, and their rows as set lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from kanttekening.readers.measures import LEADING, baseline
from kanttekening.readers.typesetting import SetLine, Stroke

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.readers.typesetting import SetWord, Typesetter

PADDING = 5.0
TAB_GAP = 24.0  # between columns without a frame: so wide that it is seen as a gap
_ABOVE, _BELOW = 2.5, 3.5  # white between a frame and the letters
_WIDEST_WORD = 0.5  # of the room: a longer word is cut
# Something like "€ 1.250,50", "-12" or "3 %"; only columns with an amount of money are moved.
_AMOUNT = re.compile(
    r"[-–+]?\s*(?:€\s*)?[-–+]?\s*\d[\d.,]*(?:\s*%|,-)?(?:\s*(?:mln|miljoen|mld)\.?)?"
)
_MOST_TOGETHER = 12  # lines of a row that no page break may part
MOST_COLUMNS = 40


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: its written lines, and over how many columns it reaches."""

    lines: Sequence[list[SetWord]]
    columns: int = 1
    to_right: bool = False

    @property
    def text(self) -> str:
        """Its words with single spaces."""
        return " ".join("".join(r.text for r in word.runs) for line in self.lines for word in line)

    def natural(self) -> float:
        """How wide it would be without a break that nobody wrote."""
        return max((_width(words) for words in self.lines), default=0.0)

    def least(self) -> float:
        """Its widest word."""
        return max((word.width for words in self.lines for word in words), default=0.0)


def amounts_to_the_right(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """The same rows, with columns of amounts set to the right, their names as well."""
    right = {
        column
        for column in range(1, max(map(len, rows), default=0))
        if _holds_amounts([row[column].text for row in rows if len(row) > column])
    }
    return [
        [replace(c, to_right=at in right and c.columns == 1) for at, c in enumerate(row)]
        for row in rows
    ]


def _holds_amounts(texts: list[str]) -> bool:
    below = [text for text in texts[1:] if text.strip("-–— ")]
    return len(below) > 1 and all(map(_AMOUNT.fullmatch, below)) and any("€" in t for t in below)


def _width(words: list[SetWord]) -> float:
    return sum(word.width for word in words) + sum(word.space for word in words[1:])


def column_widths(
    rows: Sequence[Sequence[Cell]], room: float, padding: float, written: Sequence[float] = ()
) -> list[float]:
    """The widths of the columns, padding included, together at most ``room``.

    ``written`` are those that the writer set; they give way to a word that does not fit.
    """
    count = max((sum(cell.columns for cell in row) for row in rows), default=0)
    least, natural = [0.0] * count, [0.0] * count
    for row in rows:
        at = 0
        for cell in row:
            if cell.columns == 1:
                fit = min(cell.least(), _WIDEST_WORD * room) + 2 * padding
                least[at] = max(least[at], fit)
                natural[at] = max(natural[at], cell.natural() + 2 * padding)
            at += cell.columns
    if len(written) == count and sum(written) > 0:
        scale = min(1.0, room / sum(written))
        scaled = [width * scale for width in written]
        # Our letters are larger than most: where there is room, nothing needs to wrap for that.
        grown = [max(pair) for pair in zip(scaled, natural, strict=True)]
        natural = grown if sum(grown) <= room else scaled
    elif sum(natural) <= room:
        return [max(width, 2 * padding) for width in natural]
    return _shared(least, [max(pair) for pair in zip(least, natural, strict=True)], room)


def _shared(least: list[float], wished: list[float], room: float) -> list[float]:
    """Every column gets its widest word, and of what is left a share by what it asks for."""
    if sum(wished) <= room:
        return wished
    if sum(least) >= room:
        return [width * room / sum(least) for width in least]
    spare = room - sum(least)
    asked = sum(wished) - sum(least)
    return [a + spare * (b - a) / asked for a, b in zip(least, wished, strict=True)]


def row_lines(
    setter: Typesetter,
    row: Sequence[Cell],
    left: float,
    widths: Sequence[float],
    *,
    framed: bool = False,
    gap: float = TAB_GAP,
) -> list[SetLine]:
    """A row as lines that run over all its cells; ``framed`` draws lines around each cell.

    Without a frame a ``gap`` is left free on the right of each column.
    """
    edges = list(accumulate(widths, initial=left))
    padding = PADDING if framed else 0.0
    spare = 2 * PADDING if framed else gap
    columns, sides, at = [], [left], 0
    for cell in row:
        end = min(at + cell.columns, len(widths))
        room = max(1.0, edges[end] - edges[at] - spare)
        lines: list[SetLine] = []
        for words in cell.lines:
            set_lines = setter.lines(words, edges[at] + padding, room, LEADING)
            lines += (
                _to_right(set_lines, edges[at] + padding + room) if cell.to_right else set_lines
            )
        columns.append(lines)
        sides.append(edges[end])
        at = end
    found = side_by_side(columns) or [SetLine(LEADING, baseline())]
    if framed:
        _frame(found, sides)
    if len(found) <= _MOST_TOGETHER:
        for line in found[:-1]:
            line.with_next = True
    return found


def _to_right(lines: list[SetLine], edge: float) -> list[SetLine]:
    for line in lines:
        last = line.runs[-1]
        shift = edge - last.x - last.run.width
        for run in line.runs:
            run.x += shift
    return lines


def side_by_side(columns: Sequence[Sequence[SetLine]]) -> list[SetLine]:
    """Columns of lines as lines that run over all columns."""
    height = max((len(column) for column in columns), default=0)
    lines = [SetLine(LEADING, baseline()) for _ in range(height)]
    for column in columns:
        for line, part in zip(lines, column, strict=False):
            line.runs.extend(part.runs)
    return lines


def _frame(lines: list[SetLine], sides: list[float]) -> None:
    lines[0].height += _ABOVE
    lines[0].baseline += _ABOVE
    lines[-1].height += _BELOW
    for line in lines:
        line.strokes.extend(Stroke(x, 0.0, x, line.height) for x in sides)
    first, last = sides[0], sides[-1]
    lines[0].strokes.append(Stroke(first, 0.0, last, 0.0))
    end = lines[-1].height
    lines[-1].strokes.append(Stroke(first, end, last, end))
