"""From whom a letter is and to whom it is sent, where the heading or the signature says so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kanttekening.text.labels import Field, read_label
from kanttekening.text.senders import (
    find_office_holder,
    is_body,
    is_organisation,
    is_person,
    split_mailbox,
)
from kanttekening.text.titles import ADDRESS, POSTCODE, is_contact, is_prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.text.heading import Found
    from kanttekening.text.rows import Cell, Row
    from kanttekening.text.signing import Signature

_TO = re.compile(
    r"(?:brief )?aan (?:de|het|alle|uw|burgemeester|college|gemeente|raad|leden|provinciale)\b",
    re.IGNORECASE,
)
_ATTENTION = re.compile(r"(?:t\.a\.v\.|ter attentie van)(?!\w)", re.IGNORECASE)
_LONGEST = 120
_TOP = 12


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent it, where that was read, and whether it is a person writing for themselves."""

    name: str | None
    email: str | None
    cell: Cell
    confidence: float
    is_citizen: bool = False


def find_recipients(head: Sequence[Row], found: Sequence[Found]) -> list[Cell]:
    """Find the addressees, each once, in the order of the letter."""
    cells: list[Cell] = []
    for value in found:
        if value.field is Field.RECIPIENTS:
            cells += _split(value.cell)
    if not cells:
        cells = _addressees(head)
    if not cells:
        cells = _address_block(head)
    once = {cell.words.rstrip(" ,:;"): cell for cell in reversed(cells)}
    return [cell.part(0, len(words)) for words, cell in reversed(once.items())]


def _addressees(head: Sequence[Row]) -> list[Cell]:
    """Lines that begin with "Aan de" or "T.a.v.", the latter with the office above it."""
    cells = []
    above: Row | None = None
    for row in head:
        if _is_to(row.words):
            if above is not None and _ATTENTION.match(row.words) and is_body(above.words):
                cells.append(above.whole)
            cells.append(row.whole)
        above = row
    return cells


def _is_to(words: str) -> bool:
    if len(words) > _LONGEST or is_prose(words):
        return False
    return bool(_TO.match(words) or _ATTENTION.match(words))


def _split(cell: Cell) -> list[Cell]:
    """Addressees of a mail are separated by semicolons, or by commas between addresses."""
    separator = r"\s*[;,]\s*" if cell.words.count("@") > 1 else r"\s*;\s*"
    parts = []
    at = 0
    for match in [*re.finditer(separator, cell.words), None]:
        part = cell.part(at, match.start() if match else None)
        if part.words:
            parts.append(part)
        at = match.end() if match else at
    return parts


def _address_block(head: Sequence[Row]) -> list[Cell]:
    """A council or an office at the top of a block that holds a street or a postcode."""
    for index, row in enumerate(head):
        if not (is_body(row.words) or is_organisation(row.words)) or read_label(row.words):
            continue
        above = head[index - 1] if index else None
        below = [near for near in head[index + 1 : index + 5] if near.block == row.block]
        is_first = above is None or above.block != row.block or is_contact(above.words)
        is_written_to = is_body(row.words) or _is_addressee(row, head)
        near = below or head[index + 1 : index + 2]
        if is_first and is_written_to and any(_is_street(line.words) for line in near):
            return [row.whole]
    return []


def _is_street(words: str) -> bool:
    return bool(ADDRESS.search(words) or POSTCODE.search(words)) and len(words) <= _LONGEST


def find_sender(
    head: Sequence[Row], found: Sequence[Found], signature: Signature, furniture: Sequence[Row]
) -> Sender | None:
    """Find the sender: the label, the letterhead, the signature's body, the writer's address."""
    labelled = next((value for value in found if value.field is Field.SENDER), None)
    if labelled is not None:
        name, email = split_mailbox(labelled.cell.words)
        return Sender(name, email, labelled.cell, 0.95)
    for row in head[:_TOP]:
        first = row.whole.part(0, row.words.find(" |") if " |" in row.words else None)
        if is_organisation(first.words) and not _is_addressee(row, head):
            return Sender(first.words, None, first, 0.9)
    if signature.organisation is not None:
        return Sender(signature.organisation.words, None, signature.organisation, 0.9)
    if signature.role is not None:
        office = find_office_holder(signature.role.words)
        if office:
            cell = signature.role.part(*office)
            return Sender(cell.words, None, cell, 0.75)
    for row in furniture:
        if is_organisation(row.words):
            return Sender(row.words, None, row.whole, 0.8)
    return _citizen(head, signature)


def _is_addressee(row: Row, head: Sequence[Row]) -> bool:
    """A body is written to when "Aan" stands right above it, or when its address is not first."""
    above = [other.words for other in head if other.whole.span.start < row.whole.span.start]
    if any(_is_to(words) or words.lower().startswith(("aan", "t.a.v.")) for words in above[-2:]):
        return True
    return any(is_contact(words) for words in above)


def _citizen(head: Sequence[Row], signature: Signature) -> Sender | None:
    """A person whose name stands above an address, or who signed for nobody else."""
    for row, below in pairwise(head[: _TOP + 1]):
        if is_person(row.words) and _is_street(below.words):
            return Sender(row.words, None, row.whole, 0.85, is_citizen=True)
    if signature.name is not None and signature.role is None:
        return Sender(signature.name.words, None, signature.name, 0.7, is_citizen=True)
    return None
