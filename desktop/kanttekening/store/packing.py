"""Bytes as the library keeps them: smaller when that pays, and always recognisable."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass

_PLAIN = "plain"
_ZLIB = "zlib"
# A PDF is compressed inside already: unpacking it at each opening must be worth something.
_WORTH_IT = 0.9


@dataclass(frozen=True, slots=True)
class Packed:
    """Stored bytes; ``sha256`` and ``size`` are of the bytes before they were packed."""

    sha256: str
    size: int
    packing: str
    content: bytes

    def unpack(self) -> bytes:
        """The bytes as they were. Raises ValueError if they are not the same any more."""
        try:
            data = zlib.decompress(self.content) if self.packing == _ZLIB else self.content
        except zlib.error as error:
            raise ValueError(str(error)) from error
        if digest(data) != self.sha256:
            msg = "the bytes changed since they were stored"
            raise ValueError(msg)
        return data


def pack(data: bytes) -> Packed:
    """Prepare bytes for the library."""
    smaller = zlib.compress(data, 6)
    if len(smaller) < _WORTH_IT * len(data):
        return Packed(digest(data), len(data), _ZLIB, smaller)
    return Packed(digest(data), len(data), _PLAIN, data)


def digest(data: bytes) -> str:
    """The SHA-256 that tells whether bytes are still the same."""
    return hashlib.sha256(data).hexdigest()
