"""The parts of a mail within each other.

Headers are read by the standard library; its parser of whole messages is not used: it recurses
into what is nested a thousand deep and writes attached mails anew, where we keep their bytes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from email.parser import HeaderParser
from email.policy import compat32
from typing import TYPE_CHECKING

from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.readers.charsets import decoded
from kanttekening.readers.mail_coding import transfer_decoded
from kanttekening.readers.mail_words import decoded_header
from kanttekening.readers.manuscript import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

MOST_PARTS = 5000
MOST_DEPTH = 100
_MOST_HEAD = 4 << 20
_END_OF_HEAD = re.compile(rb"\r?\n[ \t]*\r?\n")
_FIRST_DELIMITER = re.compile(rb"^--([^\s-].{0,90}?)[ \t]*\r?$", re.MULTILINE)
_ENVELOPE = re.compile(rb"(?:>?From [^\n]*\n|\s*\n)+")
_PARSER = HeaderParser(policy=compat32)


@dataclass(slots=True)
class Part:
    """A part of a mail: a text, a file, or parts again."""

    headers: Message
    body: bytes
    content_type: str
    children: list[Part] = field(default_factory=list)

    @property
    def main_type(self) -> str:
        """The content type before the slash."""
        return self.content_type.partition("/")[0]

    @property
    def is_file(self) -> bool:
        """Whether the sender enclosed it rather than wrote it."""
        return self._disposition == "attachment"

    @property
    def _disposition(self) -> str:
        value = header(self.headers, "content-disposition") or ""
        return value.partition(";")[0].strip().lower()

    @property
    def file_name(self) -> str:
        """The name its sender gave it, or nothing."""
        for name, key in (("content-disposition", "filename"), ("content-type", "name")):
            found = parameter(self.headers, name, key)
            if found:
                return found
        return ""

    @property
    def content_id(self) -> str:
        """The name by which the text of the mail calls it."""
        return (header(self.headers, "content-id") or "").strip().strip("<>").strip()

    @property
    def charset(self) -> str | None:
        """The encoding that a text says it has."""
        return parameter(self.headers, "content-type", "charset") or None

    def content(self) -> bytes:
        """The bytes as they were before they were sent."""
        return transfer_decoded(self.body, header(self.headers, "content-transfer-encoding") or "")

    def walk(self) -> Iterator[Part]:
        """This part and all parts in it."""
        yield self
        for child in self.children:
            yield from child.walk()


def read_parts(data: bytes) -> Part:
    """A mail as a tree of parts. Raises RefusedError when there are too many, or too deep."""
    start = _ENVELOPE.match(data)
    if start:
        data = data[start.end() :]
    if b"\n" not in data[:_MOST_HEAD] and b"\r" in data[:_MOST_HEAD]:
        data = data.replace(b"\r", b"\n")
    return _Splitter().part(data, "text/plain", 0)


class _Splitter:
    def __init__(self) -> None:
        self._count = 0

    def part(self, data: bytes, default: str, depth: int) -> Part:
        self._count += 1
        if self._count > MOST_PARTS or depth > MOST_DEPTH:
            raise RefusedError(RefusalCode.TOO_BIG, f"{self._count} parts, {depth} deep")
        head, body = split_head(data)
        headers = _PARSER.parsestr(decoded(head, None))
        part = Part(headers, body, _content_type(headers, default))
        if part.main_type == "multipart":
            pieces = _pieces(body, parameter(headers, "content-type", "boundary"))
            if pieces is None:
                if part.content_type != "multipart/encrypted":
                    part.content_type = "text/plain"
            else:
                inner = "message/rfc822" if part.content_type.endswith("digest") else "text/plain"
                part.children = [self.part(piece, inner, depth + 1) for piece in pieces]
                part.body = b""
        return part


def split_head(data: bytes) -> tuple[bytes, bytes]:
    """The headers, and what comes behind the first empty line."""
    if data[:1] == b"\n" or data[:2] == b"\r\n":
        return b"", data[data.index(b"\n") + 1 :]
    found = _END_OF_HEAD.search(data, 0, _MOST_HEAD)
    if found is None:
        return data[:_MOST_HEAD], data[_MOST_HEAD:]
    return data[: found.start() + 1], data[found.end() :]


def _content_type(headers: Message, default: str) -> str:
    value = header(headers, "content-type")
    if value is None:
        return default
    kind = value.partition(";")[0].strip().lower()
    return kind if re.fullmatch(r"[\w.+-]{1,60}/[\w.+-]{1,100}", kind) else "text/plain"


def _pieces(body: bytes, boundary: str) -> list[bytes] | None:
    """What stands between the delimiters; None when there is not one of them."""
    mark = boundary.encode("utf-8", "replace").rstrip()
    found = _between(body, mark) if mark else None
    if found is None:
        first = _FIRST_DELIMITER.search(body)
        found = _between(body, first.group(1)) if first else None
    return found


def _between(body: bytes, mark: bytes) -> list[bytes] | None:
    delimiter = re.compile(rb"(?:\A|\r?\n)--" + re.escape(mark) + rb"(--)?[ \t]*(?=\r?\n|\Z)")
    pieces: list[bytes] = []
    start: int | None = None
    seen = False
    for found in delimiter.finditer(body):
        seen = True
        if start is not None:
            pieces.append(_piece(body, start, found.start()))
            start = None
        if not found.group(1):
            start = found.end()
        if len(pieces) > MOST_PARTS:
            raise RefusedError(RefusalCode.TOO_BIG, f"more than {MOST_PARTS} parts")
    if start is not None:  # the last delimiter got lost on the way
        pieces.append(_piece(body, start, len(body)))
    return pieces if seen else None


def _piece(body: bytes, start: int, end: int) -> bytes:
    """Without the line end of the delimiter itself."""
    start += 2 if body.startswith(b"\r\n", start) else 1
    return body[start:end]


def header(headers: Message, name: str) -> str | None:
    """The first header of this name, as it was written."""
    value = headers.get(name)
    return None if value is None else str(value)


def parameter(headers: Message, name: str, key: str) -> str:
    """A parameter of a header, decoded; empty when it is not there or makes no sense."""
    try:
        value = headers.get_param(key, "", name)
    except (ValueError, LookupError, TypeError, AttributeError):
        return ""
    if isinstance(value, tuple):
        charset, _, words = value
        return cleaned(decoded(words.encode("latin-1", "replace"), charset))
    return decoded_header(str(value)) if value else ""
