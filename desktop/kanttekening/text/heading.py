"""The labelled facts of a letter's heading: which value belongs to which label."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.text.dates import first_date
from kanttekening.text.labels import Field, Label, read_label
from kanttekening.text.phones import find_phone
from kanttekening.text.titles import is_greeting, is_prose, is_salutation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kanttekening.text.rows import Cell, Row

_MOST_HEAD_ROWS = 150
_REFERENCE = re.compile(r"[^\s,;]*\d[^\s,;]*(?: ?[/\-–] ?[^\s,;]*\d[^\s,;]*)*")
_NONE = re.compile(r"(?:geen|n\.?v\.?t\.?|nvt|-|–|0)\.?$", re.IGNORECASE)
_WRITTEN_NUMBERS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
_LBR = re.compile(
    r"(?:lbr|ledenbrief)\b\.?[ \xa0]{0,3}(?:nr\.?|nummer)?[ \xa0]{0,3}:?[ \xa0]{0,3}"
    r"(\d{2})[ \xa0]?/[ \xa0]?(\d{1,3})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A value for one field: as it is kept, and the cell it was read from."""

    field: Field
    value: str
    cell: Cell
    words: str
    confidence: float = 0.95


def head_rows(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows above the body: up to the salutation, else up to the first prose."""
    early = rows[:_MOST_HEAD_ROWS]
    for index, row in enumerate(early):
        if is_salutation(row.words):
            return rows[:index]
        if is_greeting(row.words):
            break
    for index, row in enumerate(early):
        if len(row.words) > 120 and is_prose(row.words) and read_label(row.words) is None:
            return rows[:index]
    return early


def read_heading(rows: Sequence[Row]) -> list[Found]:
    """Read every labelled value of the heading, in the order of the letter."""
    return [found for label, cell in _pairs(rows) if (found := _value(label, cell))]


def _pairs(rows: Sequence[Row]) -> Iterator[tuple[Label, Cell]]:
    """Every label with the cell that may hold its value."""
    for index, row in enumerate(rows):
        labels = [read_label(cell.words) for cell in row.cells]
        below = rows[index + 1] if index + 1 < len(rows) else None
        first = labels[0]
        if len(row.cells) > 1 and all(label and label.value_at is None for label in labels):
            if below is not None:
                yield from _column_pairs(labels, below)
            continue
        if first and first.value_at is None and len(row.cells) > 1:
            yield first, row.whole.part(row.cells[1].span.start - row.whole.span.start)
            continue
        for label, cell in zip(labels, row.cells, strict=True):
            if label and label.value_at is not None:
                yield label, cell.part(label.value_at)
            elif label and len(row.cells) == 1 and below and not read_label(below.words):
                yield label, below.whole


def _column_pairs(labels: Sequence[Label | None], below: Row) -> Iterator[tuple[Label, Cell]]:
    """Labels in one row, values in the next: only when every value has its column."""
    if len(below.cells) != len(labels):
        return
    for label, cell in zip(labels, below.cells, strict=True):
        if label and cell.words and not read_label(cell.words):
            yield label, cell


def _value(label: Label, cell: Cell) -> Found | None:
    if not cell.words or is_salutation(cell.words):
        return None
    match label.field:
        case Field.DATE:
            return _date(label, cell)
        case Field.REFERENCE | Field.YOUR_REFERENCE:
            return _reference(label, cell)
        case Field.PHONE:
            phone = find_phone(cell.words)
            if phone is None:
                return None
            number, span = phone
            return Found(label.field, number, cell.part(span.start, span.end), label.words)
        case Field.ATTACHMENTS:
            return _attachments(label, cell)
        case Field.SUBJECT:
            return Found(label.field, cell.words, cell, label.words)
        case Field.SENDER | Field.RECIPIENTS if label.sure:
            return Found(label.field, cell.words, cell, label.words)
        case _:
            return None


def _date(label: Label, cell: Cell) -> Found | None:
    written = first_date(cell.words)
    if written is None or written.span.start > 40:
        return None
    part = cell.part(written.span.start, written.span.end)
    return Found(label.field, written.iso(), part, label.words)


def _reference(label: Label, cell: Cell) -> Found | None:
    match = _REFERENCE.match(cell.words)
    if match is None or first_date(match.group()) or cell.words.count(" ") > 4:
        return None
    part = cell.part(0, match.end())
    return Found(label.field, part.words, part, label.words)


def _attachments(label: Label, cell: Cell) -> Found | None:
    """A number, or none; a title of an annex is not a number."""
    words = cell.words.lower()
    number = re.match(r"(\d{1,3})(?![\d.)])\b(?:$| ?(?:bijlagen?|stuks|\())", words)
    if number:
        return Found(label.field, number.group(1), cell.part(0, number.end(1)), label.words)
    if _NONE.fullmatch(words):
        return Found(label.field, "0", cell, label.words)
    spelled = words.replace("é", "e").rstrip(".")
    if spelled in _WRITTEN_NUMBERS:
        return Found(label.field, str(_WRITTEN_NUMBERS.index(spelled) + 1), cell, label.words)
    return None


def find_circular(rows: Sequence[Row]) -> tuple[str, Cell] | None:
    """Find the number of a circular to the members (Lbr.) that stands on a line of its own."""
    for row in rows:
        for cell in row.cells:
            match = _LBR.search(cell.words)
            if match and len(cell.words) - len(match.group()) <= 25:
                number = f"{match.group(1)}/{int(match.group(2)):03}"
                return number, cell.part(match.start(), match.end())
    return None
