"""The end of a letter: who signed it, and as what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.text.labels import Field, read_label
from kanttekening.text.senders import is_board, is_organisation, is_person
from kanttekening.text.titles import is_contact, is_greeting, is_prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.text.rows import Cell, Row

_MOST_ROWS = 9
_HEAD_OF_MAIL = 4
_ROLE = re.compile(
    r"(?:[\w.-]{1,20} ){0,2}[\w-]{0,20}(?:minister|secretaris|burgemeester|wethouder|griffier"
    r"|voorzitter|directeur|penningmeester|bestuurder|dijkgraaf|commissaris|gedeputeerde|heemraad"
    r"|manager|hoofd|leider|adviseur|medewerker|raadslid|statenlid|ombudsman|ombudsvrouw|bewoner"
    r"|bewoonster|eigenaar|coördinator|inspecteur|chef|expert|ambtenaar|secretaresse|jurist|woordvoerder|director|chair(?:man|woman)?|secretary|mayor)"
    r"(?!\w)|fractie\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"-{2,}.{0,30}(?:bericht|message)|(?:op|on) .{5,80}(?:schreef|wrote)\b", re.I)
_DEPUTY = re.compile(r"(?:^|, )(?:namens|voor) dezen?,?$", re.IGNORECASE)
_NAMENS = re.compile(r"(?:namens|mede namens|i\.o\.|o\.b\.v\.|voor deze)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Signature:
    """What stands under the letter; anything may be missing."""

    name: Cell | None = None
    role: Cell | None = None
    organisation: Cell | None = None
    on_behalf: bool = False


def read_signature(rows: Sequence[Row]) -> Signature:
    """Read what follows the last greeting, or the name under an office at the very end."""
    rows = _own(rows)
    for index in range(len(rows) - 1, -1, -1):
        if is_greeting(rows[index].words):
            return _after(rows[index + 1 : index + 1 + _MOST_ROWS])
    return _office(rows[-6:])


def _own(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows above a message that is quoted below the answer, or that was forwarded."""
    for index, row in enumerate(rows):
        if len(row.words) <= 120 and _QUOTED.match(row.words):
            return rows[:index]
        if index >= _HEAD_OF_MAIL and _is_head_of_mail(rows[index : index + _HEAD_OF_MAIL]):
            return rows[:index]
    return rows


def _is_head_of_mail(rows: Sequence[Row]) -> bool:
    """Whether the heading of another mail begins here: from whom, and within a few lines when."""
    first = read_label(rows[0].words) if rows[0].words[:1] in "VvFf" else None
    if first is None or first.field is not Field.SENDER or not first.sure:
        return False
    labels = [read_label(row.words) for row in rows[1:]]
    return any(label and label.field is Field.DATE and label.sure for label in labels)


def _after(rows: Sequence[Row]) -> Signature:
    """Name, office and body in any order; of several who sign, the first."""
    name = role = organisation = None
    on_behalf = False
    for row in rows:
        cell = row.cells[0]
        on_behalf = on_behalf or _NAMENS.match(cell.words) is not None
        if is_prose(cell.words) or cell.words[:1] in "•[":
            break
        person, office = _person(cell)
        if name is None and _DEPUTY.search(cell.words):
            # Above stands in whose name it is signed; the signatory's own office follows.
            role = None
        elif person is not None and name is None:
            name, role = person, office or role
        elif is_organisation(cell.words.rstrip(" ,")):
            organisation = organisation or _bare(cell)
        elif role is None and _is_office(cell.words):
            role = _bare(cell)
        elif name is not None:
            break
    return Signature(name, role if name else None, organisation, on_behalf)


def _office(rows: Sequence[Row]) -> Signature:
    """An office or a body, a comma, and a name under it, as ministries and boards sign."""
    for index, row in enumerate(rows[:-1]):
        above = row.cells[0]
        if len(above.words) > 120 or above.words[-1:] != ",":
            continue
        name, role = _person(rows[index + 1].cells[0])
        if name is None:
            continue
        below = rows[index + 2].cells[0] if index + 2 < len(rows) else None
        if role is None and below and _is_office(below.words):
            role = _bare(below)
        if role is None and _is_office(above.words):
            role = _bare(above)
        if is_board(above.words):
            return Signature(name, role, _bare(above))
        over = rows[index - 1].cells[0] if index else None
        if role and over and over.words[-1:] == "," and is_board(over.words):
            return Signature(name, role, _bare(over))
        if role or _NAMENS.match(above.words):
            return Signature(name, role)
    return Signature()


def _is_office(words: str) -> bool:
    return bool(_ROLE.match(words)) and not (
        _NAMENS.match(words) or is_contact(words) or is_prose(words)
    )


def _person(cell: Cell) -> tuple[Cell | None, Cell | None]:
    """A name, with or without an office behind a comma."""
    if is_person(cell.words):
        return _bare(cell), None
    at = cell.words.find(",")
    if at > 0 and is_person(cell.words[:at]) and _ROLE.match(cell.words[at + 1 :].lstrip()):
        return cell.part(0, at), _bare(cell.part(at + 1))
    return None, None


def _bare(cell: Cell) -> Cell:
    return cell.part(0, len(cell.words.rstrip(" ,")))
