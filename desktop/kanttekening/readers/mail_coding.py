"""From what was sent to what was meant: base64 and quoted-printable, whatever state they are in."""

from __future__ import annotations

import binascii
import re

_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/=]+")
_PADDING = re.compile(rb"=+")


def transfer_decoded(body: bytes, encoding: str) -> bytes:
    """The bytes behind a Content-Transfer-Encoding; an unknown one changes nothing."""
    match encoding.partition(";")[0].strip().lower():
        case "base64":
            return base64_decoded(body)
        case "quoted-printable":
            return binascii.a2b_qp(body)
        case "x-uuencode" | "uuencode" | "x-uue" | "uue":
            return uu_decoded(body)
        case _:
            return body


def base64_decoded(body: bytes) -> bytes:
    """All that can be made of it: strange signs fall out, a cut end gives what it still says."""
    found = []
    for piece in _PADDING.split(_NOT_BASE64.sub(b"", body)):
        if len(piece) % 4 == 1:
            piece = piece[:-1]
        found.append(binascii.a2b_base64(piece + b"=" * (-len(piece) % 4)))
    return b"".join(found)


def uu_decoded(body: bytes) -> bytes:
    """The lines between "begin" and "end"; a spoiled line is left out."""
    found = []
    begun = False
    for line in body.splitlines():
        if not begun:
            begun = line.startswith(b"begin ")
        elif line.strip() == b"end":
            break
        else:
            try:
                found.append(binascii.a2b_uu(line))
            except binascii.Error:
                continue
    return b"".join(found)
