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
    r"(?:brief )?aan (?:de|het|alle|uw|burgemeester|college|gemeente|raad|leden|provinciale)\b"
    r"|to the\b",
    re.IGNORECASE,
)
_ATTENTION = re.compile(r"(?:t\.a\.v\.|ter attentie van)(?!\w)", re.IGNORECASE)
_BY_WAY_OF = re.compile(r"(?:door|d\.t\.v\.|p/a|per e-?mail|via (?:de )?griffie)", re.IGNORECASE)
_RETURN_ADDRESS = re.compile(r"(?:> ?)?retouradres\b", re.IGNORECASE)
_BY_MAIL = re.compile(
    r"aan(?:getekend|tekenen)|persoonlijk|vertrouwelijk|per (?:e-?mail|post|aangetekende post)"
    r"|aan:?",
    re.IGNORECASE,
)
_NAME_WORD = re.compile(r"[A-ZÀ-Ý][\w'’]{2,}")
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
    for index, row in enumerate(head):
        if _is_to(row.words):
            if index and _is_office_of(head[index - 1], row, is_top=index == 1):
                cells.append(head[index - 1].whole)
            cells.append(row.whole)
    return cells


def _is_office_of(above: Row, row: Row, *, is_top: bool) -> bool:
    """Whether "De raad" stands above "T.a.v. de griffier", or "Gemeente X" above "Aan de raad".

    At the very top it is the letterhead.
    """
    if _ATTENTION.match(row.words):
        return is_body(above.words)
    return not is_top and above.block == row.block and is_organisation(above.words)


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
    """Who stands at the top of a block that holds a street or a postcode."""
    for index, row in enumerate(head):
        named = is_body(row.words) or is_organisation(row.words) or is_person(row.words)
        if not named or read_label(row.words) or not _begins_address(head, index):
            continue
        is_written_to = is_body(row.words) or (
            is_organisation(row.words) and _is_addressee(row, head)
        )
        below = [near for near in head[index + 1 : index + 5] if near.block == row.block]
        near = below or head[index + 1 : index + 2]
        street = next((at for at, line in enumerate(near) if _is_street(line.words)), None)
        returned = index > 0 and _RETURN_ADDRESS.match(head[index - 1].words) is not None
        if is_written_to and ((near and _BY_WAY_OF.match(near[0].words)) or returned):
            return [row.whole]
        if street is not None and (is_written_to or _is_under_letterhead(row, head)):
            people = [line.whole for line in below[:street] if is_person(line.words)]
            return [row.whole, *people]
    return []


def _begins_address(head: Sequence[Row], index: int) -> bool:
    """The first row of a block, or the first behind a return address or "Aangetekend"."""
    above = head[index - 1] if index else None
    return (
        above is None
        or above.block != head[index].block
        or is_contact(above.words)
        or _BY_MAIL.fullmatch(above.words) is not None
    )


def _is_under_letterhead(row: Row, head: Sequence[Row]) -> bool:
    """A name and an address in another block than the letterhead are those of the addressee."""
    return row.block != head[0].block and is_organisation(head[0].words)


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
            # Where somebody else signs, the name above the address is that of a body.
            own = signature.name is None or _share_a_name(row.words, signature.name.words)
            return Sender(row.words, None, row.whole, 0.85, is_citizen=own)
    if signature.name is not None and signature.role is None and not signature.on_behalf:
        return Sender(signature.name.words, None, signature.name, 0.7, is_citizen=True)
    return None


def _share_a_name(one: str, other: str) -> bool:
    """Whether two names have a word in common: "Familie K. Kuiper-de Wit" and "K. Kuiper"."""
    return not set(_NAME_WORD.findall(one)).isdisjoint(_NAME_WORD.findall(other))
