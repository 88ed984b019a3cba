"""Words of Qt's own that its Dutch translation lacks, as a translation file that is never a file.

Qt asks for words from threads of its own as well. Were Python to answer there, a window that waits
for such a thread would wait for ever; so Qt gets its own form of table (QTranslator, ``.qm``).
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from PySide6.QtCore import QTranslator

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QObject

_MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
_HASHES, _MESSAGES = 0x42, 0x69
_END, _TRANSLATION, _SOURCE, _CONTEXT = 1, 3, 6, 7


class OwnWords(QTranslator):
    """Knows a table: by the place where Qt asks, and its English words.

    Install it before Qt's own translation: Qt asks the one that came last first, so this one is
    only asked for what that does not know.
    """

    def __init__(self, table: Mapping[tuple[str, str], str], parent: QObject) -> None:
        super().__init__(parent)
        # Qt reads from these bytes as long as the program runs.
        self._data = packed(table)
        self.load(self._data)


def packed(table: Mapping[tuple[str, str], str]) -> bytes:
    """The table as Qt's ``.qm``: messages, and where each is found, sorted by a hash."""
    messages, places = bytearray(), []
    for (context, text), dutch in table.items():
        places.append((_hash(text.encode()), len(messages)))
        for tag, data in (
            (_TRANSLATION, dutch.encode("utf-16-be")),
            (_SOURCE, text.encode()),
            (_CONTEXT, context.encode()),
        ):
            messages += struct.pack(">BI", tag, len(data)) + data
        messages.append(_END)
    hashes = b"".join(struct.pack(">II", *place) for place in sorted(places))
    return _MAGIC + _section(_HASHES, hashes) + _section(_MESSAGES, bytes(messages))


def _section(tag: int, data: bytes) -> bytes:
    return struct.pack(">BI", tag, len(data)) + data


def _hash(text: bytes) -> int:
    """The hash of the ELF format, System V ABI, chapter 5."""
    found = 0
    for byte in text:
        found = (found << 4) + byte
        high = found & 0xF0000000
        found = (found ^ (high >> 24)) & ~high
    return found or 1
