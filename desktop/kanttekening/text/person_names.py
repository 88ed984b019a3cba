"""People who are named, and which spellings are probably one person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kanttekening.domain.details import Person
from kanttekening.domain.passage import Span
from kanttekening.text.first_names import FIRST_NAMES
from kanttekening.text.fold import fold
from kanttekening.text.senders import is_organisation

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIRST = rf"(?:{'|'.join(sorted(FIRST_NAMES))})(?:-[A-Z][a-z]+)?"
_PARTICLE = (
    r"(?:(?:van|de|der|den|ter|ten|te|het|'t|’t|in|op|el|al|Van|De|Der|Den|Ter|Ten|El|Al|Ben|Bin)"
    r"[ \xa0]){0,3}"
)
_NAME = r"[A-ZÀ-Ý][a-zà-ÿ'’]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?"
_SURNAME = rf"(?P<surname>{_PARTICLE}{_NAME}(?:[ \xa0]{_NAME})?)"
_INITIALS = r"(?P<initials>[A-Z](?:h|[a-z])?\.(?:[ \xa0-]?[A-Z](?:h|[a-z])?\.){0,5})"
_TITLES = r"(?:(?:mr|drs|dr|ir|ing|prof|bc|ds|mw|mevr|dhr)\.?[ \xa0]){0,3}"
# "mr L.K. Geluk": the full stops tell.
_BY_INITIALS = re.compile(rf"\b{_TITLES}{_INITIALS}[ \xa0]?{_SURNAME}")
# Offices that stand before the name of who holds them: "voorzitter Sharon Dijksma".
_OFFICE = (
    r"(?:[a-z]*minister(?:-president)?|staatssecretaris|[a-z]*wethouder|burgemeester|gedeputeerde"
    r"|[a-z]*voorzitter|[a-z]*directeur|secretaris(?:-generaal)?|griffier|dijkgraaf|heemraad"
    r"|raadslid|statenlid|kamerlid|commissaris|portefeuillehouder|o\.l\.v\.|[Mm]evrouw|[Dd]e heer"
    r"|heer)"
)
_BY_OFFICE = re.compile(
    rf"\b(?P<office>{_OFFICE})[ \xa0](?P<name>(?:(?P<first>{_FIRST})[ \xa0])?{_SURNAME})"
)
# "Leonard Geluk, algemeen directeur van de VNG".
_BEFORE_OFFICE = re.compile(
    rf"(?P<name>(?P<first>{_NAME})[ \xa0]{_SURNAME})"
    rf"(?=, (?:de |onze )?(?:[a-z]+ ){{0,2}}{_OFFICE}\b)"
)
_BY_FIRST_NAME = re.compile(rf"(?<![\w'’-])(?P<name>(?P<first>{_FIRST})[ \xa0]{_SURNAME})(?![\w-])")
_NO_SURNAMES = {
    "Zaken", "Kamer", "Staten", "Raad", "Binnenlandse", "Financiën", "Den", "Nederland", "Europa",
    "Rijk", "College", "Bestuur",
}  # fmt: skip


def find_people(text: str) -> tuple[Person, ...]:
    """Find who is named, each once: what a title, an office or a first name gives away.

    "mr L.K. Geluk" and "Leonard Geluk" have one key: surname and first initial. A surname alone
    ("minister Schoof") is who bears it in the same letter, else it joins nobody.
    """
    found: dict[str, list[tuple[str, Span]]] = {}
    taken: list[Span] = []
    for name, key, span in _all(text):
        if not any(span.overlaps(other) for other in taken):
            taken.append(span)
            found.setdefault(key, []).append((name, span))
    for key in [key for key in found if key[1:2] != " "]:
        fuller = [other for other in found if other != key and other[2:] == key]
        if len(fuller) == 1:
            found[fuller[0]] += found.pop(key)
    people = [
        Person(max((name for name, _ in named), key=len), key, tuple(sorted(at for _, at in named)))
        for key, named in found.items()
    ]
    return tuple(sorted(people, key=lambda person: person.spans[0]))


def _all(text: str) -> Iterator[tuple[str, str, Span]]:
    for match in _BY_INITIALS.finditer(text):
        yield match.group(), _key(match["surname"], match["initials"]), Span(*match.span())
    for pattern in (_BY_OFFICE, _BEFORE_OFFICE, _BY_FIRST_NAME):
        for match in pattern.finditer(text):
            name, surname = match["name"], match["surname"]
            if surname.split()[-1] in _NO_SURNAMES or is_organisation(name):
                continue
            if pattern is _BY_OFFICE and not match["first"] and _is_body_of(match):
                continue
            yield name, _key(surname, match["first"] or ""), Span(*match.span("name"))


def _is_body_of(match: re.Match[str]) -> bool:
    """Whether an office is followed by its body and not its holder: "minister van Financiën"."""
    return match["name"][0].islower() and not match["office"].lower().endswith(("heer", "mevrouw"))


def _key(surname: str, first: str) -> str:
    words = surname.split()
    if len(words) > 1 and words[0] in FIRST_NAMES:
        words = words[1:]
    return f"{fold(first[:1])} {fold(' '.join(words))}".strip()
