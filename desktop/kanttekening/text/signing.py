"""The end of a letter: who signed it, and as what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.text.senders import is_board, is_organisation, is_person
from kanttekening.text.titles import is_contact, is_greeting, is_prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.text.rows import Cell, Row

_MOST_ROWS = 9
_ROLE = re.compile(
    r"(?:de |het |plv\.? |plaatsvervangend |loco-?|wnd\.? |waarnemend |algemeen |adjunct-?"
    r"|gemeente|provincie|concern|raads|commissie|hoofd|afdelings|fractie|vice-?)*"
    r"(?:minister|staatssecretaris|burgemeester|wethouder|secretaris|griffier|voorzitter|directeur"
    r"|directie|penningmeester|bestuurder|dijkgraaf|commissaris|gedeputeerde|heemraad|manager"
    r"|hoofd|teamleider|adviseur|beleidsmedewerker|medewerker|lid|raadslid|ombudsman|ombudsvrouw"
    r"|bewoner|eigenaar|projectleider|programmamanager|coördinator|inspecteur)\b",
    re.IGNORECASE,
)
_NAMENS = re.compile(r"(?:namens|mede namens|i\.o\.|o\.b\.v\.|voor deze)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Signature:
    """What stands under the letter; anything may be missing."""

    name: Cell | None = None
    role: Cell | None = None
    organisation: Cell | None = None


def read_signature(rows: Sequence[Row]) -> Signature:
    """Read what follows the last greeting, or the name under an office at the very end."""
    for index in range(len(rows) - 1, -1, -1):
        if is_greeting(rows[index].words):
            return _after(rows[index + 1 : index + 1 + _MOST_ROWS])
    return _office(rows[-6:])


def _after(rows: Sequence[Row]) -> Signature:
    name = role = organisation = None
    for row in rows:
        if len(row.cells) > 1 or is_prose(row.words) or row.words[:1] in "•[":
            break
        words = row.words
        if is_person(words):
            if name is not None:
                break
            name = _bare(row.whole)
        elif is_organisation(words):
            organisation = organisation or (None if _ROLE.match(words) else _bare(row.whole))
        elif _NAMENS.match(words) or is_contact(words):
            if name is not None:
                break
        elif _ROLE.match(words) and role is None:
            role = _bare(row.whole)
        elif name is not None:
            break
    return Signature(name, role if name else None, organisation)


def _office(rows: Sequence[Row]) -> Signature:
    """An office or a body, a comma, and a name under it, as ministries and boards sign."""
    for index, (office, person) in enumerate(zip(rows, rows[1:], strict=False)):
        if len(office.words) > 120 or office.words[-1] != "," or not is_person(person.words):
            continue
        name = _bare(person.whole)
        below = rows[index + 2] if index + 2 < len(rows) else None
        if below is not None and _ROLE.match(below.words) and not is_prose(below.words):
            return Signature(name, _bare(below.whole))
        if _ROLE.match(office.words):
            return Signature(name, _bare(office.whole))
        if is_board(office.words):
            return Signature(name)
    return Signature()


def _bare(cell: Cell) -> Cell:
    return cell.part(0, len(cell.words.rstrip(" ,")))
