"""Takes the moment of making out of an MSI, so that the same contents are the same bytes.

wixl writes the clock and a random code into the summary of the file: a property set as Microsoft's
[MS-OLEPS] describes it. They are put in their place, bytes for bytes; the language of the summary,
which wixl always calls American, becomes Dutch.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import olefile

if TYPE_CHECKING:
    from pathlib import Path

_STREAM = "\x05SummaryInformation"
_TEMPLATE, _REVISION, _DATES = 7, 9, {12, 13}
_SECTION_AT = 44
# From 1601, where Windows begins to count, to 1970.
_SECONDS_BEFORE = 11_644_473_600
_TICKS = 10_000_000


def make_even(package: Path, moment: int, code: str) -> None:
    """Write ``moment`` and ``code`` into the summary of a package."""
    with olefile.OleFileIO(str(package), write_mode=True) as ole:
        summary = bytearray(ole.openstream(_STREAM).read())
        for kind, at in _properties(summary):
            if kind in _DATES:
                ticks = (moment + _SECONDS_BEFORE) * _TICKS
                struct.pack_into("<Q", summary, at + 4, ticks)
            elif kind == _REVISION:
                _replace(summary, at, f"{{{code}}}")
            elif kind == _TEMPLATE:
                _replace(summary, at, "x64;1043")
        ole.write_stream(_STREAM, bytes(summary))


def _properties(summary: bytes | bytearray) -> list[tuple[int, int]]:
    """Each property's number, and where its value stands."""
    section = struct.unpack_from("<I", summary, _SECTION_AT)[0]
    count = struct.unpack_from("<I", summary, section + 4)[0]
    pairs = struct.iter_unpack("<II", summary[section + 8 : section + 8 + 8 * count])
    return [(kind, section + at) for kind, at in pairs]


def _replace(summary: bytearray, at: int, text: str) -> None:
    """Put a text in the place of one of the same length, which is counted with its ending zero."""
    length = struct.unpack_from("<I", summary, at + 4)[0] - 1
    if len(text) != length:
        raise ValueError(f"{text!r} does not fit in {length} bytes")
    summary[at + 8 : at + 8 + length] = text.encode("ascii")
