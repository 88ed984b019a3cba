"""Writing a mail in the form in which mails are sent; the same bytes every time."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from email.header import Header
from typing import TYPE_CHECKING

from kanttekening.readers.mail_date import zone_here

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

_WHITE = re.compile(r"\s+")
_FROM_SERVER = re.compile(r"^(date|from|to|cc|subject):", re.IGNORECASE | re.MULTILINE)
_DATE = re.compile(r"^date:[ \t]*([^\r\n]{6,60})", re.IGNORECASE | re.MULTILINE)
_TYPE = re.compile(r"[\w.+-]{1,60}/[\w.+-]{1,100}", re.ASCII)
_MOST_PEOPLE = 2000


@dataclass(frozen=True, slots=True)
class File:
    """A file in a mail; with a ``content_id`` the text may show it."""

    name: str
    data: bytes
    media_type: str = ""
    content_id: str = ""


class MailWriting:
    """Collects the lines of a mail. ``depth`` keeps the delimiters of mails in mails apart."""

    def __init__(self, depth: int) -> None:
        self._delimiter = f"=_kanttekening_{depth}"
        self._head: list[str] = []

    def head(
        self,
        *,
        sent_headers: str,
        sender: tuple[str, str],
        to: list[tuple[str, str]],
        copies: list[tuple[str, str]],
        moment: datetime | None,
        subject: str,
    ) -> None:
        """The headers. The date as it was sent says its time zone, Outlook's own does not."""
        self._add("From", _mailbox(*sender))
        self._add("To", _mailboxes(to))
        self._add("Cc", _mailboxes(copies))
        sent = _DATE.search(sent_headers)
        if sent:
            self._add("Date", _ascii(sent.group(1)))
        elif moment is not None:
            here = moment.astimezone(zone_here(moment))
            self._add("Date", _sent(here))
        self._add("Subject", _encoded(subject))
        self._add("MIME-Version", "1.0")

    def _add(self, name: str, value: str) -> None:
        if value:
            self._head.append(f"{name}: {value}")

    def around(self, entity: bytes) -> bytes:
        """A mail whose text, with headers of its own, was kept whole."""
        return "\r\n".join(self._head).encode("ascii") + b"\r\n" + entity.lstrip()

    def finished(self, *, html: bytes, plain: str, rtf: bytes, files: Iterable[File]) -> bytes:
        """The mail."""
        if html:
            text = ("text/html; charset=utf-8", html)
        elif rtf:
            text = ("text/rtf", rtf)
        else:
            text = ("text/plain; charset=utf-8", plain.encode("utf-8", "replace"))
        parts = [_part(text[0], text[1], [])]
        for file in files:
            kind = file.media_type if _TYPE.fullmatch(file.media_type) else ""
            extra = [f"Content-ID: <{_ascii(file.content_id)}>"] if file.content_id else []
            place = "inline" if file.content_id else "attachment"
            extra.append(f'Content-Disposition: {place}; filename="{_encoded(file.name)}"')
            parts.append(_part(kind or "application/octet-stream", file.data, extra))
        head = [*self._head, f'Content-Type: multipart/mixed; boundary="{self._delimiter}"', ""]
        mark = self._delimiter.encode("ascii")
        body = b"".join(b"\r\n--" + mark + b"\r\n" + part for part in parts)
        return "\r\n".join(head).encode("ascii") + b"\r\n" + body + b"\r\n--" + mark + b"--\r\n"


def _part(content_type: str, data: bytes, extra: list[str]) -> bytes:
    head = [f"Content-Type: {content_type}", "Content-Transfer-Encoding: base64", *extra]
    return "\r\n".join(head).encode("ascii") + b"\r\n\r\n" + base64.encodebytes(data)


def _mailboxes(people: list[tuple[str, str]]) -> str:
    return ", ".join(filter(None, (_mailbox(*person) for person in people[:_MOST_PEOPLE])))


def _mailbox(name: str, address: str) -> str:
    name = _WHITE.sub(" ", name).strip().strip("'\"")
    address = _ascii(address).strip("<>")
    if not name or name == address:
        return f"<{address}>" if address else ""
    # Always encoded: what a name holds must not end the header or begin an address.
    return f"{_encoded(name, always=True)} <{address}>" if address else _encoded(name, always=True)


def _encoded(text: str, *, always: bool = False) -> str:
    """Text in a header, fit for one line and for quotes around it."""
    text = _WHITE.sub(" ", text).strip().encode("utf-8", "replace").decode("utf-8")
    plain = text.isascii() and text.isprintable() and '"' not in text and "=?" not in text
    if plain and not always:
        return text
    return Header(text, "utf-8", maxlinelen=10**6).encode()


def _ascii(text: str) -> str:
    return "".join(sign for sign in text if sign.isascii() and sign.isprintable()).strip()


def _sent(moment: datetime) -> str:
    from email.utils import format_datetime

    return format_datetime(moment)
