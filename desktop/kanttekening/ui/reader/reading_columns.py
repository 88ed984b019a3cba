"""The cells of a table's rows, and the words that say how wide its columns have to be."""

from __future__ import annotations

import re
from heapq import nlargest
from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

CELL = "\t"
NUMBER = re.compile(r"[€$+\-–()\s]*\d[\d.,\s]*(?:%|,-|\))?\s*")
# The widest word is among those with the most signs, and measuring takes a while.
_MEASURED = 4

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
