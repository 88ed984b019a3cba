"""The text that Outlook packs as RTF (MS-OXRTFCP), and the HTML inside it (MS-OXRTFEX)."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass, replace

from kanttekening.readers.charsets import decoded
from kanttekening.readers.msg_store import codec_of_page

MOST_BYTES = 32 << 20
_HEAD = struct.Struct("<IIII")
_PACKED, _PLAIN = 0x75465A4C, 0x414C454D
_DICTIONARY = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript "
    rb"\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
_WINDOW = 4096
_TOKEN = re.compile(
    rb"\\(?:'([0-9a-fA-F]{2})|([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|([^a-zA-Z]))"
    rb"|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
_WORDS = {b"par": "\n", b"line": "\n", b"tab": "\t", b"lquote": "‘", b"rquote": "’"} | {
    b"ldblquote": "“",
    b"rdblquote": "”",
    b"bullet": "•",
    b"endash": "–",
    b"emdash": "—",
    b"~": "\xa0",
}
_SILENT = frozenset(
    {b"fonttbl", b"colortbl", b"stylesheet", b"info", b"pict", b"object", b"generator"}
    | {b"listtable", b"listoverridetable", b"rsidtbl", b"themedata", b"xmlnstbl"}
)


def unpacked(data: bytes) -> bytes:
    """The RTF in a compressed body; what is cut off gives what it still says."""
    if len(data) < _HEAD.size:
        return b""
    _, raw_size, kind, _ = _HEAD.unpack_from(data)
    body = data[_HEAD.size :]
    if kind == _PLAIN:
        return body[: min(raw_size, MOST_BYTES)]
    return _unpacked(body, min(raw_size, MOST_BYTES)) if kind == _PACKED else b""


def _unpacked(body: bytes, most: int) -> bytes:
    window = bytearray(_DICTIONARY.ljust(_WINDOW, b"\x00"))
    out, at, write = bytearray(), 0, len(_DICTIONARY)
    while at < len(body) and len(out) < most:
        flags = body[at]
        at += 1
        for bit in range(8):
            if flags >> bit & 1:
                pair = body[at : at + 2]
                at += 2
                if len(pair) < 2:
                    return bytes(out)
                start, length = pair[0] << 4 | pair[1] >> 4, (pair[1] & 15) + 2
                if start == write:
                    return bytes(out)  # the sign of the end
                for step in range(length):
                    byte = window[(start + step) % _WINDOW]
                    out.append(byte)
                    window[write] = byte
                    write = (write + 1) % _WINDOW
            else:
                if at >= len(body):
                    return bytes(out)
                out.append(body[at])
                window[write] = body[at]
                write = (write + 1) % _WINDOW
                at += 1
    return bytes(out[:most])


def html_inside(rtf: bytes) -> str | None:
    """The HTML that this RTF was made of; None when it was made of something else."""
    return _Unwrapping(html=True).text(rtf) if b"\\fromhtml" in rtf[:2000] else None


def text_inside(rtf: bytes) -> str | None:
    """The plain text that this RTF was made of; None when it was made of something else."""
    return _Unwrapping(html=False).text(rtf) if b"\\fromtext" in rtf[:2000] else None


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds between two braces."""

    silent: bool = False  # nothing in here is text
    rtf_only: bool = False  # here for readers of RTF: not in the HTML
    starred: bool = False  # what follows may be left out by who does not know it
    skip: int = 1  # signs after a \u that say the same for old readers


class _Unwrapping:
    def __init__(self, *, html: bool) -> None:
        self._html = html
        self._group = _Group()
        self._around: list[_Group] = []
        self._out: list[str] = []
        self._bytes = bytearray()
        self._page = "cp1252"
        self._to_skip = 0

    def text(self, rtf: bytes) -> str:
        for token in _TOKEN.finditer(rtf):
            self._take(token)
        self._flush()
        return "".join(self._out)

    def _take(self, token: re.Match[bytes]) -> None:
        code, word, number, sign, brace, words = token.groups()
        if brace == b"{":
            self._around.append(self._group)
        elif brace == b"}":
            self._group = self._around.pop() if self._around else self._group
        elif code:
            self._add_bytes(bytes.fromhex(code.decode("ascii")))
        elif word:
            self._control(word, int(number) if number else None)
        elif sign == b"*":
            self._group = replace(self._group, starred=True)
        elif sign:
            self._add(_WORDS.get(sign, sign.decode("latin-1") if sign in b"\\{}" else ""))
        elif words:
            self._add_bytes(words)

    def _control(self, word: bytes, number: int | None) -> None:
        group = self._group
        if word == b"htmlrtf":
            self._group = replace(group, rtf_only=number != 0)
        elif word in {b"htmltag", b"mhtmltag"}:
            self._group = replace(group, starred=False, silent=word == b"mhtmltag")
        elif word in _SILENT or group.starred:
            self._group = replace(group, silent=True)
        elif word == b"ansicpg":
            self._page = codec_of_page(number or 1252)
        elif word == b"uc":
            self._group = replace(group, skip=min(number or 0, 8))
        elif word == b"u" and number is not None:
            self._add(chr(number % 0x10000))
            self._to_skip = group.skip
        elif word in _WORDS:
            self._add(_WORDS[word])

    def _is_text(self) -> bool:
        return not (self._group.silent or (self._html and self._group.rtf_only))

    def _add(self, text: str) -> None:
        if text and self._is_text():
            self._flush()
            self._out.append(text)

    def _add_bytes(self, data: bytes) -> None:
        skipped = min(self._to_skip, len(data))
        self._to_skip -= skipped
        if self._is_text():
            self._bytes += data[skipped:]

    def _flush(self) -> None:
        if self._bytes:
            self._out.append(decoded(bytes(self._bytes), self._page))
            self._bytes.clear()
