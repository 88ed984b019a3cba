"""Bytes to text: one rule, which is right for what Dutch councils receive."""

from __future__ import annotations

import codecs
import re
import unicodedata

from kanttekening.domain.errors import RefusalCode, RefusedError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NEWLINES = re.compile(r"\r\n?|[\u0085\u2028\u2029]")
# Control characters other than tab, newline and form feed do not belong in a letter.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
# The accented letters of Dutch beside another letter, as MacRoman and as Windows-1252 write them.
_MAC_LETTER = re.compile(
    rb"(?<=[a-z])[\x87-\x8a\x8d-\x91\x94\x95\x97\x99\x9a\x9f](?=[a-z])"
    rb"|(?<![\x80-\xff\w])[\x8e\x8f](?=[\x8e\x8f]?[a-z])"
)
_WINDOWS_LETTER = re.compile(rb"(?<=[a-z])[\xe0-\xfc](?=[a-z])|(?<!\w)\xe9(?=\xe9?[a-z])")
_SAMPLE = 4096
_MOST_CONTROLS = 0.02
# Anything that leaves a trace on paper: no white space and none of the signs without width.
_SEEN = re.compile(
    "[^\\s\x00\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)


def decode(data: bytes) -> str:
    r"""Decode a text file: newlines become ``\n`` and letters are composed (NFC).

    The rule: a byte order mark, else UTF-16 by its zero bytes, else strict UTF-8, else
    Windows-1252, or what an old Mac wrote where only that gives words. Raises RefusedError for
    what is empty and for what is no text.
    """
    text = _decoded(data)
    if len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text):
        raise RefusedError(RefusalCode.NOT_A_DOCUMENT, "control characters")
    text = unicodedata.normalize("NFC", _NEWLINES.sub("\n", text))
    if not _SEEN.search(text):
        raise RefusedError(RefusalCode.EMPTY)
    return text


def well_formed(text: str) -> str:
    """Text that every program can write: a byte that was no text (in a file name) is replaced."""
    return _SURROGATES.sub("\ufffd", text)


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    guess = _utf16_by_zeros(data[:_SAMPLE])
    if guess:
        return _strict(data, guess)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("mac-roman") if _is_mac(data) else _windows(data)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise RefusedError(RefusalCode.NOT_A_DOCUMENT, str(error)) from error


def _utf16_by_zeros(sample: bytes) -> str | None:
    """Latin text in UTF-16 has a zero in every other byte, always on the same side."""
    even, odd = sample[0::2], sample[1::2]
    if len(odd) < 2:
        return None
    first, second = even.count(0) / len(even), odd.count(0) / len(odd)
    if second > 0.6 and first < 0.1:
        return "utf-16-le"
    if first > 0.6 and second < 0.1:
        return "utf-16-be"
    return None


def _is_mac(data: bytes) -> bool:
    """Whether accented letters of a Mac stand within words, and none of Windows do."""
    mac, windows = len(_MAC_LETTER.findall(data)), len(_WINDOWS_LETTER.findall(data))
    # An old Mac ends its lines with a carriage return only.
    return mac > windows or (mac == windows and b"\r" in data and b"\n" not in data)


def _windows(data: bytes) -> str:
    # Five bytes have no meaning in Windows-1252; browsers read them as control characters.
    text = data.decode("cp1252", errors="surrogateescape")
    return re.sub("[\udc80-\udcff]", lambda sign: chr(ord(sign.group()) - 0xDC00), text)
