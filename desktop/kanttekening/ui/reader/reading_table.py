"""Writes the rows of a table into a document, cell by cell.

Where the columns don't fit beside each other (large letters, a small window) the cells of a row
stand below each other. That is a table of one column, in which a cell takes as many positions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from kanttekening.ui.reader.offset_map import units
from kanttekening.ui.reader.reading_columns import CELL, NUMBER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QTextTable, QTextTableFormat

    from kanttekening.ui.reader.reading_looks import ReadingStyle
    from kanttekening.ui.reader.reading_text import ShownBlock

_RIGHT = QTextCursor.MoveOperation.Right


def write_table(
    cursor: QTextCursor,
    rows: Sequence[ShownBlock],
    look: ReadingStyle,
    *,
    stacked: bool,
    below_text: bool = True,
) -> None:
    """Put a table where the cursor is. A row with fewer cells has a wide last one."""
    frame = look.table(below_text=below_text)
    if stacked:
        _write_stack(cursor, rows, look, frame)
        return
    cells = [row.text.split(CELL) for row in rows]
    width = max(map(len, cells))
    numbers = _number_columns(cells, width)
    table = cursor.insertTable(len(rows), width, frame)
    for at, row in enumerate(cells):
        # The format of a cell is that of its first block: the font must be in it.
        for column in range(len(row)):
            table.cellAt(at, column).setFormat(look.cell(rows[at]))
        if len(row) < width:
            table.mergeCells(at, len(row) - 1, 1, width - len(row) + 1)
        for column, words in enumerate(row):
            is_number = column in numbers and len(row) == width
            _fill(table, at, column, words, look, rows[at], is_number=is_number)


def _write_stack(
    cursor: QTextCursor, rows: Sequence[ShownBlock], look: ReadingStyle, frame: QTextTableFormat
) -> None:
    lines = [
        (row, words, name, last)
        for row in rows
        for cells in (row.text.split(CELL),)
        for words, name, last in zip(
            cells,
            row.names or [""] * len(cells),
            (*[False] * (len(cells) - 1), True),
            strict=True,
        )
    ]
    table = cursor.insertTable(len(lines), 1, frame)
    for at, (row, words, name, last) in enumerate(lines):
        table.cellAt(at, 0).setFormat(look.cell(row, ends=last))
        _fill(table, at, 0, words, look, row)
        if name:
            writer = table.cellAt(at, 0).firstCursorPosition()
            writer.movePosition(_RIGHT, QTextCursor.MoveMode.KeepAnchor, units(name))
            writer.mergeCharFormat(look.name())


def _fill(
    table: QTextTable,
    at: int,
    column: int,
    words: str,
    look: ReadingStyle,
    row: ShownBlock,
    *,
    is_number: bool = False,
) -> None:
    writer = table.cellAt(at, column).firstCursorPosition()
    writer.setBlockFormat(look.cell_block(is_number=is_number))
    writer.insertText(words, look.text(row))


def _number_columns(cells: Sequence[Sequence[str]], width: int) -> frozenset[int]:
    """The columns with nothing but numbers under their heading."""
    found = set()
    for column in range(1, width):
        filled = [row[column] for row in cells if len(row) == width and row[column].strip()]
        numbers = sum(NUMBER.fullmatch(words) is not None for words in filled)
        if numbers and numbers >= len(filled) - 1:
            found.add(column)
    return frozenset(found)
