"""The labelled facts of a letter's heading: which value belongs to which label."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kanttekening.text.dates import first_date
from kanttekening.text.labels import Field, Label, read_label
from kanttekening.text.phones import find_phone
from kanttekening.text.titles import is_greeting, is_prose, is_salutation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kanttekening.text.rows import Cell, Row

_MOST_HEAD_ROWS = 150
_REFERENCE = re.compile(
    r"(?:[A-Z]{1,5} |[A-Z][A-Z\-]{0,9} ?/ ?)?"
    r"[^\s,;]*\d[^\s,;]*(?: ?[/\-–] ?[^\s,;]*\d[^\s,;]*)*"
)
_NONE = re.compile(r"(?:geen|n\.?v\.?t\.?|nvt|-|–|0)\.?$", re.IGNORECASE)
_WRITTEN_NUMBERS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
_FILE_NAME = re.compile(r"[^;,/]{1,120}\.(?:pdf|docx?|jpe?g|png|xlsx?|pptx?|odt|msg|eml|zip|txt)")
_NEXT_LABEL = re.compile(
    r"(?P<bar>[ \xa0]*\|[ \xa0]*)"
    r"|[ \xa0]+(?=(?:Van|Verzonden|Aan|C[Cc]|BCC|Onderwerp|Betreft|Datum|Bijlagen?|Bijlage\(n\)"
    r"|Ons kenmerk|Uw kenmerk|Kenmerk|Zaaknummer|Telefoon|Behandeld door|Contactpersoon|E-mail"
    r"|From|Sent|To|Date|Subject|Attachments)[ \xa0]?:[ \xa0])"
)
_SALUTATION_BEHIND = re.compile(r"[ \xa0]+(?=(?:Zeer g|G)eachte? .{1,80},$)")
_FREE = (Field.OTHER, Field.SUBJECT, Field.YOUR_DATE)
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
    values = [found for label, cell in _pairs(rows) if (found := _value(label, cell))]
    return [_continued(found, rows) if found.field is Field.SUBJECT else found for found in values]


def _continued(found: Found, rows: Sequence[Row]) -> Found:
    """A subject in a column may run on in the next line, below its beginning."""
    for row, below in pairwise(rows):
        if row.block != below.block or found.cell not in row.cells or len(row.cells) == 1:
            continue
        column = row.cells.index(found.cell)
        more = below.cells[column].words if column < len(below.cells) > 1 else ""
        if len(below.cells) == 1 and column == len(row.cells) - 1 and below.words[0].islower():
            more = below.words
        if more and not any(read_label(cell.words) for cell in below.cells):
            return replace(found, value=f"{found.value} {more}")
    return found


def _pairs(rows: Sequence[Row]) -> Iterator[tuple[Label, Cell]]:
    """Every label with the cell that may hold its value."""
    bare = [_bare_labels(row) for row in rows]
    index = 0
    while index < len(rows):
        row, labels = rows[index], bare[index]
        below = rows[index + 1] if index + 1 < len(rows) else None
        index += 1
        if labels and len(labels) > 1:
            if below is not None:
                yield from _column_pairs(labels, below)
        elif labels:
            stack = _stacked(rows, bare, index - 1)
            if stack:
                yield from stack
                index += 2 * len(stack) - 1
            elif below is not None and not read_label(below.words):
                yield labels[0], below.whole
        else:
            yield from _beside(row)


def _bare_labels(row: Row) -> list[Label] | None:
    """The labels of a row that holds nothing but labels."""
    labels = [read_label(cell.words) for cell in row.cells]
    bare = [label for label in labels if label and label.value_at is None]
    return bare if len(bare) == len(labels) else None


def _beside(row: Row) -> Iterator[tuple[Label, Cell]]:
    """Labels with their value behind them: in the same cell, or in the next one."""
    waiting: Label | None = None
    for cell in (part for whole in row.cells for part in _at_labels(whole)):
        label = read_label(cell.words)
        if label and label.value_at is not None:
            yield label, cell.part(label.value_at)
            waiting = None
        elif label:
            waiting = label
        elif waiting and cell.words:
            yield waiting, cell.part(len(cell.words) - len(cell.words.lstrip(" :")))
            waiting = None


def _at_labels(cell: Cell) -> Iterator[Cell]:
    """Cut a line like "Datum: 3 mei 2024 Kenmerk: A-12" where its next label begins."""
    first = read_label(cell.words)
    at = 0
    if first and first.sure:
        for cut in _NEXT_LABEL.finditer(cell.words):
            if cut["bar"] and not _is_sure(read_label(cell.words[cut.end() :])):
                continue
            yield cell.part(at, cut.start())
            at = cut.end()
    yield cell.part(at)


def _is_sure(label: Label | None) -> bool:
    return label is not None and label.sure


def _stacked(
    rows: Sequence[Row], bare: Sequence[list[Label] | None], start: int
) -> list[tuple[Label, Cell]]:
    """Labels under each other with all their values below: only when every value fits."""
    end = start
    while end < len(rows) and bare[end]:
        end += 1
    count = end - start
    values = rows[end : end + count]
    if count < 2 or len(values) < count:
        return []
    pairs = [
        (labels[0], row.whole)
        for labels, row in zip(bare[start:end], values, strict=True)
        if labels and len(labels) == 1 and not read_label(row.words)
    ]
    fits = all(label.field in _FREE or _value(label, cell) for label, cell in pairs)
    return pairs if fits and len(pairs) == count else []


def _column_pairs(labels: Sequence[Label], below: Row) -> Iterator[tuple[Label, Cell]]:
    """Labels in one row, values in the next: only when every value has its column."""
    aligned = any(not cell.words for cell in below.cells)
    if len(below.cells) != len(labels) and not (aligned and len(below.cells) < len(labels)):
        return
    for label, cell in zip(labels, below.cells, strict=False):
        if cell.words and not read_label(cell.words):
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
            # A reader of pages may have set the salutation behind it.
            glued = _SALUTATION_BEHIND.search(cell.words)
            part = cell.part(0, glued.start() if glued else None)
            return Found(label.field, part.words, part, label.words)
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
    files = re.split(r"\s*[;,]\s*", words)
    if all(_FILE_NAME.fullmatch(name) for name in files):
        return Found(label.field, str(len(files)), cell, label.words)
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
