"""The words in the headers of a mail: encoded words, mailboxes."""

from __future__ import annotations

import binascii
import re
from typing import NamedTuple

from kanttekening.readers.charsets import decoded
from kanttekening.readers.mail_coding import base64_decoded
from kanttekening.readers.manuscript import cleaned

_ENCODED = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
_BETWEEN_ENCODED = re.compile(r"(\?=)[ \t\r\n]+(?==\?[^?\s]{1,60}\?[bBqQ]\?)")
_WHITE = re.compile(r"\s+")
# A string in quotes, an address, a remark, a separator, or plain words.
_PIECE = re.compile(r'"(?:[^"\\]|\\.)*"?|<[^>]*>?|\([^)]*\)?|[,;]|[^",;<(]+', re.DOTALL)
_GROUP = re.compile(r"[^@:<\"]{1,200}:(?!//)")
_ADDRESS = re.compile(r"[^\s<>()\[\],;:\"@]{1,120}@[^\s<>()\[\],;:\"@]{1,250}")
_QUOTED = re.compile(r"\\(.)")


def decoded_header(value: str) -> str:
    """The words of a header: encoded words read, on one line, without what can't be seen."""
    return cleaned(_WHITE.sub(" ", _join_encoded(value))).strip()


def _join_encoded(text: str) -> str:
    """Encoded words that follow each other may share a letter: their bytes are joined first."""
    text = _BETWEEN_ENCODED.sub(r"\1", text)
    found: list[str] = []
    at = 0
    charset, data = "", b""
    for word in _ENCODED.finditer(text):
        label = word.group(1).partition("*")[0].lower()
        if data and (word.start() > at or label != charset):
            found.append(decoded(data, charset))
            data = b""
        found.append(text[at : word.start()])
        charset, data = label, data + _encoded_bytes(word.group(2), word.group(3))
        at = word.end()
    if data:
        found.append(decoded(data, charset))
    found.append(text[at:])
    return "".join(found)


def _encoded_bytes(encoding: str, words: str) -> bytes:
    raw = words.encode("utf-8", "replace")
    if encoding in "bB":
        return base64_decoded(raw)
    return binascii.a2b_qp(raw, header=True)


class Mailbox(NamedTuple):
    """A person or list: name, address, or one of the two."""

    name: str
    address: str

    def __str__(self) -> str:
        if self.name and self.address and self.name != self.address:
            return f"{self.name} <{self.address}>"
        return self.name or self.address


def mailboxes(value: str, most: int) -> tuple[list[Mailbox], int]:
    """The first ``most`` mailboxes of a header, and how many there are."""
    found: list[Mailbox] = []
    count = 0
    pieces: list[str] = []
    for piece in [*_PIECE.findall(value), ","]:
        if piece not in {",", ";"}:
            pieces.append(piece)
            continue
        if any(not part.isspace() for part in pieces):
            count += 1
            if len(found) < most:
                mailbox = _mailbox(pieces)
                if mailbox is None:
                    count -= 1
                else:
                    found.append(mailbox)
        pieces = []
    return found, count


def _mailbox(pieces: list[str]) -> Mailbox | None:
    names: list[str] = []
    address = ""
    for piece in pieces:
        if piece[0] == "<":
            address = piece.strip("<> \t\r\n")
        elif piece[0] == '"':
            names.append(_QUOTED.sub(r"\1", piece[1:].removesuffix('"')))
        elif piece[0] != "(":
            names.append(_GROUP.sub("", piece))
    name = decoded_header("".join(names)).strip(" '\"")
    address = decoded_header(address)
    if not address and (found := _ADDRESS.search(name)):
        address, name = found.group(), _ADDRESS.sub("", name).strip()
    if not name and not address:
        return None
    return Mailbox(name, address)
