"""Which parts of a mail are its text, which are pictures in it, and which were enclosed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kanttekening.domain.errors import RefusalCode, RefusedError

if TYPE_CHECKING:
    from kanttekening.readers.mail_parts import Part

# Signatures and reports of machines: nothing that anybody enclosed.
_MACHINERY = frozenset(
    {
        "application/pgp-signature",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "application/pgp-keys",
        "application/pgp-encrypted",
        "message/delivery-status",
        "message/disposition-notification",
        "message/global-delivery-status",
        "message/external-body",
        "text/rfc822-headers",
        "text/x-amp-html",
    }
)
_ENVELOPED = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
_PGP = re.compile(rb"\s*-----BEGIN PGP MESSAGE-----")
RTF_TYPES = frozenset({"text/rtf", "application/rtf"})
_TEXTS = frozenset({"text/plain", "text/html", "application/xhtml+xml"}) | RTF_TYPES


@dataclass(slots=True)
class Body:
    """The parts of a mail by what they are for, in their order."""

    texts: list[Part] = field(default_factory=list)
    pictures: dict[str, Part] = field(default_factory=dict)
    enclosed: list[Part] = field(default_factory=list)


def sort_parts(root: Part) -> Body:
    """Sort the parts of a mail. Raises RefusedError: encrypted."""
    body = Body()
    _sort(root, body, alone=True)
    return body


def _sort(part: Part, body: Body, *, alone: bool = False) -> None:
    """``alone``: nothing but this can be the text, so it is, unless it was enclosed."""
    kind = part.content_type
    if kind == "multipart/encrypted" or kind in _ENVELOPED:
        raise RefusedError(RefusalCode.ENCRYPTED, kind)
    if kind in _MACHINERY:
        return
    if kind == "multipart/alternative":
        _alternative(part, body)
    elif part.children:
        for child in part.children:
            _sort(child, body)
    elif kind in _TEXTS and not part.is_file and (alone or not _is_enclosed_text(part, body)):
        _text(part, body)
    elif part.main_type == "image" and part.content_id and not part.is_file:
        body.pictures[part.content_id] = part
    elif part.main_type != "multipart":
        body.enclosed.append(part)
        if part.main_type == "image" and part.content_id:
            body.pictures[part.content_id] = part


def _is_enclosed_text(part: Part, body: Body) -> bool:
    """A text with a name behind the text of the mail is a file, also when nobody says so."""
    return bool(part.file_name) and bool(body.texts or part.content_type in RTF_TYPES)


def _text(part: Part, body: Body) -> None:
    if _PGP.match(part.content()[:200]):
        raise RefusedError(RefusalCode.ENCRYPTED, "pgp")
    body.texts.append(part)


def _alternative(part: Part, body: Body) -> None:
    """Of several ways to say the same the one with most structure; files in any of them stay."""
    ways = []
    for child in part.children:
        way = Body()
        _sort(child, way)
        ways.append(way)
    best = max(ways, key=_worth, default=Body())
    body.texts += best.texts
    for way in ways:
        body.pictures |= way.pictures
        body.enclosed += [found for found in way.enclosed if not _is_invitation(found)]


def _worth(way: Body) -> tuple[bool, int]:
    """Text counts before none, HTML before plain text."""
    said = any(text.body.strip() for text in way.texts)
    kinds = {text.content_type for text in way.texts}
    return said, 2 if "text/html" in kinds else 1 if kinds else 0


def _is_invitation(part: Part) -> bool:
    return part.content_type == "text/calendar" and not part.file_name
