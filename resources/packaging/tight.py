"""Packs tighter than packers do by themselves: machine code is laid out first (xz's x86 filter).

A jump in machine code names its distance, so that the same call has other bytes everywhere. The
filter writes where it goes to instead. Every xz since 2009 undoes it, dpkg's and tar's own too.
"""

from __future__ import annotations

import lzma
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import IO

_FILTERS = [
    {"id": lzma.FILTER_X86},
    {"id": lzma.FILTER_LZMA2, "preset": 9},
]
_MAGIC = b"!<arch>\n"
_HEAD = 60
_PACKED = ("control.tar", "data.tar")


def open_xz(target: Path) -> lzma.LZMAFile:
    """Open a file to write what is to be packed."""
    return lzma.LZMAFile(target, "w", format=lzma.FORMAT_XZ, filters=_FILTERS)


def repack(loose: Path, target: Path) -> None:
    """Write a Debian package anew, whose parts were not packed at all."""
    with target.open("wb") as made:
        made.write(_MAGIC)
        for name, head, content in _parts(loose.read_bytes()):
            if name not in _PACKED:
                _write(made, head, content)
                continue
            packed = lzma.compress(content, format=lzma.FORMAT_XZ, filters=_FILTERS)
            renamed = f"{name}.xz".ljust(16).encode() + head[16:48]
            _write(made, renamed + str(len(packed)).ljust(10).encode() + b"`\n", packed)


def _parts(package: bytes) -> Iterator[tuple[str, bytes, bytes]]:
    """Each part of a package: its name, the line that tells of it, and its content."""
    at = len(_MAGIC)
    while at < len(package):
        head = package[at : at + _HEAD]
        size = int(head[48:58])
        yield head[:16].decode().strip(" /"), head, package[at + _HEAD : at + _HEAD + size]
        at += _HEAD + size + size % 2


def _write(made: IO[bytes], head: bytes, content: bytes) -> None:
    made.write(head + content + b"\n" * (len(content) % 2))
