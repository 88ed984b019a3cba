"""The cells of a table's rows, and the words that say how wide its columns have to be."""

from __future__ import annotations

import re
from heapq import nlargest
from itertools import zip_longest
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetricsF

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kanttekening.ui.reader.reading_looks import ReadingStyle

CELL = "\t"
NUMBER = re.compile(r"[€$+\-–()\s]*\d[\d.,\s]*(?:%|,-|\))?\s*")
# The widest word is among those with the most signs, and measuring takes a while.
_MEASURED = 4
# What bold takes more, and the white between two columns.
_BOLD, _GAP_EMS = 1.08, 0.9
_WIDEST_EMS = 1.3

LongWords = tuple[tuple[str, ...], ...]


def long_words(rows: Iterable[str]) -> LongWords:
    """Of each column the words and numbers with the most signs, the longest first."""
    found = []
    for column in zip_longest(*(row.split(CELL) for row in rows), fillvalue=""):
        parts = {
            part
            for words in column
            for part in ((words,) if NUMBER.fullmatch(words) else words.split())
        }
        found.append(tuple(nlargest(_MEASURED, parts, len)))
    return tuple(found)


def needed_width(columns: LongWords, look: ReadingStyle) -> float:
    """The pixels that a table wants at least: in no cell is a word or a number broken."""
    measure = QFontMetricsF(look.font).horizontalAdvance
    needed = 0.0
    for words in columns:
        longest = max(map(measure, words), default=0.0)
        needed += _BOLD * longest + _GAP_EMS * look.em
    return needed


def most_width(columns: LongWords, look: ReadingStyle) -> float:
    """What a table wants at the very most, without measuring: no sign is as wide as that."""
    signs = sum(len(words[0]) for words in columns if words)
    return (_BOLD * _WIDEST_EMS * signs + _GAP_EMS * len(columns)) * look.em
