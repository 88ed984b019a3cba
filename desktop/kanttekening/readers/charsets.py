"""Bytes with a label to text: labels as browsers take them, and never an error."""

from __future__ import annotations

import codecs
import re

# Labels that mean more than they say: what is called Latin or ASCII was written on Windows.
_MEANT = {
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "ansi_x3.4-1968": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "l1": "cp1252",
    "iso-8859-9": "cp1254",
    "latin5": "cp1254",
    "tis-620": "cp874",
    "iso-8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "unicode": "utf-16-le",
    "utf-16": "utf-16-le",
    "unicode-1-1-utf-8": "utf-8",
    "utf8": "utf-8",
    "x-unknown": "",
    "unknown-8bit": "",
    "default": "",
}
# Codecs of Python that are no character sets, or that a letter never uses but an attacker might.
_NO_TEXT = re.compile(
    r"base64|bz2|hex|quopri|quoted|rot|uu|zip|zlib|punycode|idna|escape|undefined|mbcs|oem|utf.?7",
    re.IGNORECASE,
)
_ISO_VISUAL = re.compile(r"(iso-8859-8)-[ei]")


def decoded(data: bytes, label: str | None) -> str:
    """The text of ``data``, which says of itself that it is ``label``.

    What is valid UTF-8 with letters outside ASCII is UTF-8, whatever the label says: no other
    text looks like that by accident. Without a usable label: UTF-8, else Windows-1252.
    """
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    name = codec_of(label)
    if name.startswith(("utf-16", "utf-32")) and b"\x00" in data:
        return data.decode(name, "replace")
    if not name.startswith("iso2022"):
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
    if name and not name.startswith("utf"):
        return _lenient(data, name)
    return windows(data) if not _mostly_utf8(data) else data.decode("utf-8", "replace")


def codec_of(label: str | None) -> str:
    """The codec that a label means; empty when it means none that a letter uses."""
    label = (label or "").strip().strip("\"'").lower()
    label = _ISO_VISUAL.sub(r"\1", label)
    name = _MEANT.get(label, label)
    if not name or _NO_TEXT.search(name):
        return ""
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return ""
    canonical = found.name.replace("_", "-") if found.name.startswith("utf") else found.name
    return _MEANT.get(canonical, canonical)


def _lenient(data: bytes, name: str) -> str:
    if name == "cp1252":
        return windows(data)
    try:
        return data.decode(name, "replace")
    except (UnicodeError, LookupError, TypeError):
        return windows(data)


def windows(data: bytes) -> str:
    """Windows-1252; its five holes are control characters, as in browsers."""
    text = data.decode("cp1252", errors="surrogateescape")
    return re.sub("[\udc80-\udcff]", lambda sign: chr(ord(sign.group()) - 0xDC00), text)


def _mostly_utf8(data: bytes) -> bool:
    """Whether there is a good deal of UTF-8 beside what is broken: a text that was cut."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(not sign.isascii() for sign in text) > 2 * broken
