"""A picture in an RTF file: hexadecimal bytes, and how large they are shown."""

from __future__ import annotations

import binascii
import re

from kanttekening.readers.office_model import Image
from kanttekening.readers.office_pictures import is_drawable

_NO_HEX = re.compile(r"[^0-9a-fA-F]+")
_TWIPS = 20.0


class RtfPicture:
    """Collects what stands in the group of a picture."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._numbers: dict[str, int] = {}

    def add(self, text: str) -> None:
        """More of its bytes."""
        self._parts.append(text)

    def word(self, word: str, number: int) -> None:
        """A control word in its group."""
        self._numbers[word] = number

    def image(self) -> Image | None:
        """The picture; None for one of a kind that can't be drawn."""
        digits = _NO_HEX.sub("", "".join(self._parts))
        data = binascii.unhexlify(digits[: len(digits) // 2 * 2])
        if not is_drawable(data):
            return None
        return Image(data, self._size("picwgoal", "picscalex"), self._size("pichgoal", "picscaley"))

    def _size(self, goal: str, scale: str) -> float:
        return max(0, self._numbers.get(goal, 0)) / _TWIPS * self._numbers.get(scale, 100) / 100
