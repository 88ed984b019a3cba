"""Which office of which body a recipient is, as its name or address tells."""

from __future__ import annotations

import re

from kanttekening.domain.details import Addressee

_ROLES = (
    ("griffie", r"(?:raads|staten)?griffie(?:r|rs)?"),
    ("college", r"college(?: van burgemeester en wethouders| van b ?(?:&|en) ?w)?"),
    ("raad", r"(?:leden van de )?(?:gemeente)?raad|raadsleden"),
    ("staten", r"provinciale staten|statenleden"),
    ("burgemeester", r"burgemeester"),
    ("leden", r"leden"),
)
_ROLE = re.compile(
    "|".join(rf"(?P<{role}>\b(?:{words})\b)" for role, words in _ROLES), re.IGNORECASE
)
_BODY = re.compile(
    r"\b(?P<kind>gemeente|provincie|waterschap|hoogheemraadschap)[ \-_](?P<name>[A-Z][\w'’-]+"
    r"(?:(?: aan den?| aan het| op den?)? [A-Z][\w'’-]+){0,3})",
    re.IGNORECASE,
)
# "Gemeenteraad van Rietland", "het college van B en W van Assenrode".
_BOARD = re.compile(
    r"\b(?:gemeenteraad|raad|college|burgemeester en wethouders|b ?(?:&|en) ?w) van "
    r"(?P<name>[A-Z][a-z][\w'’-]+(?:(?: aan den?| op den?)? [A-Z][\w'’-]+){0,2})$",
    re.IGNORECASE,
)
# A shared mailbox, as councils name them: "!Griffie-oudewater", "Griffie Rietland".
_MAILBOX = re.compile(
    r"!?(?:raads)?griffie[-_ ](?P<name>[A-Za-zÀ-ÿ][\w'’ -]{2,40})$", re.IGNORECASE
)
_ADDRESS = re.compile(r"(?:raads)?griffie@(?:gemeente)?(?P<name>[a-z-]{3,40})\.nl\b", re.IGNORECASE)


def find_addressee(recipient: str) -> Addressee | None:
    """Conclude who ``recipient`` is; None when its words do not tell an office."""
    role = _ROLE.search(recipient)
    if role is None or role.lastgroup is None:
        return None
    body = _BODY.search(recipient)
    if body:
        organization = f"{body['kind'].lower()} {_capital(body['name'])}"
        return Addressee(recipient, role.lastgroup, organization, 0.8)
    board = _BOARD.search(recipient)
    if board and board["name"][0].isupper() and "wethouders" not in board["name"]:
        return Addressee(recipient, role.lastgroup, f"gemeente {board['name']}", 0.7)
    box = _MAILBOX.match(recipient) or _ADDRESS.search(recipient)
    if box and role.lastgroup == "griffie":
        return Addressee(recipient, "griffie", f"gemeente {_capital(box['name'])}", 0.6)
    return Addressee(recipient, role.lastgroup, None, 0.7)


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
