"""Mails that Outlook saved (.msg): put into the form in which mails are sent, and read as such.

So an attached mail can be stored as a file of its own, and there is one way to read a mail.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.readers.mail import read as read_mail
from kanttekening.readers.msg_rtf import html_inside, text_inside, unpacked
from kanttekening.readers.msg_store import OutlookFile, Storage
from kanttekening.readers.msg_writing import File, MailWriting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kanttekening.readers.draft import Draft

MEDIA_TYPE = "application/vnd.ms-outlook"
_MOST_DEPTH = 10
_SIGNED = "IPM.NOTE.SMIME.MULTIPARTSIGNED"
_ENCRYPTED = ("IPM.NOTE.SMIME", "IPM.NOTE.SECURE")
_TO, _COPY = 1, 2


def read(data: bytes, name: str) -> Draft:
    """Read a mail of Outlook. Raises RefusedError: damaged, encrypted, empty, too big."""
    file = OutlookFile(data)
    mail = _mail(file.root, 0)
    warnings = ("repaired",) if file.is_faulty else ()
    return replace(read_mail(mail, name), media_type=MEDIA_TYPE, warnings=warnings)


def _mail(root: Storage, depth: int) -> bytes:
    """The mail as it would be sent."""
    message_class = root.text(0x001A).upper()
    files = list(_files(root, depth))
    writing = MailWriting(depth)
    _head(root, writing)
    if message_class.startswith(_SIGNED) and len(files) == 1:
        return writing.around(files[0].data)
    if message_class.startswith(_ENCRYPTED) and not message_class.startswith(_SIGNED):
        raise RefusedError(RefusalCode.ENCRYPTED, message_class)
    html, plain, rtf = _texts(root)
    return writing.finished(html=html, plain=plain, rtf=rtf, files=files)


def _head(root: Storage, writing: MailWriting) -> None:
    name = root.text(0x0042, 0x0C1A)
    address = root.text(0x5D02, 0x5D01) or _address(root.text(0x0065, 0x0C1F))
    sent = root.text(0x007D)
    writing.head(
        sent_headers=sent,
        sender=(name, address),
        to=_people(root, _TO) or _listed(root.text(0x0E04)),
        copies=_people(root, _COPY) or _listed(root.text(0x0E03)),
        moment=root.time(0x0039) or root.time(0x0E06),
        subject=root.text(0x0037, 0x0E1D, 0x0070),
    )


def _people(root: Storage, kind: int) -> list[tuple[str, str]]:
    return [
        (
            person.text(0x3001, 0x5FF6),
            person.text(0x39FE) or _address(person.text(0x3003, 0x5FE5)),
        )
        for person in root.inside("__recip_version1.0_")
        if (person.number(0x0C15) or _TO) & 0xF == kind
    ]


def _listed(names: str) -> list[tuple[str, str]]:
    return [(name.strip(), "") for name in names.split(";") if name.strip()]


def _address(text: str) -> str:
    """An address of the internet; those of one's own office mean nothing elsewhere."""
    return text if "@" in text else ""


def _texts(root: Storage) -> tuple[bytes, str, bytes]:
    """The text as HTML in UTF-8, as plain text and as RTF: each only when the one before lacks."""
    raw = root.binary(0x1013)
    if raw:
        from kanttekening.readers.charsets import decoded

        return decoded(raw, root.internet_page()).encode("utf-8", "replace"), "", b""
    html = root.text(0x1013)
    if html:
        return html.encode("utf-8", "replace"), "", b""
    rtf = unpacked(root.binary(0x1009))
    html = html_inside(rtf) or ""
    if html.strip():
        return html.encode("utf-8", "replace"), "", b""
    plain = root.text(0x1000) or text_inside(rtf) or ""
    return b"", plain, b"" if plain.strip() else rtf


def _files(root: Storage, depth: int) -> Iterator[File]:
    for number, item in enumerate(root.inside("__attach_version1.0_"), 1):
        name = item.text(0x3707, 0x3704, 0x3001)
        embedded = item.message(0x3701)
        if embedded is not None:
            if depth < _MOST_DEPTH:
                inner = _mail_or_nothing(embedded, depth + 1)
                yield File(_mail_name(name, number), inner, "message/rfc822")
            continue
        shown = bool((item.number(0x3714) or 0) & 0x4)
        yield File(
            name or f"bijlage {number}",
            item.binary(0x3701),
            item.text(0x370E).lower(),
            item.text(0x3712).strip("<> ") if shown or item.text(0x3712) else "",
        )


def _mail_or_nothing(embedded: Storage, depth: int) -> bytes:
    """An attached mail that can't be read must not cost the mail it came with."""
    try:
        return _mail(embedded, depth)
    except RefusedError as error:
        if error.code is not RefusalCode.ENCRYPTED:
            raise
        return b"Content-Type: application/pkcs7-mime\r\nMIME-Version: 1.0\r\n\r\n"


def _mail_name(name: str, number: int) -> str:
    base = name.strip() or f"bijlage {number}"
    return f"{base.removesuffix('.msg').removesuffix('.eml')}.eml"
