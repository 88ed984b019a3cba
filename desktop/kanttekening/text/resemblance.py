"""How much two letters are alike: a short print of a text that can be compared and looked up.

One-permutation min-hashing over shingles of four words (Broder 1997; Li, Owen and Zhang 2012): the
share of equal numbers in two prints estimates the share of shingles that the texts have in common
(Jaccard), with a standard error of about 0.05.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

from kanttekening.text.fold import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PLACES = 96
_SHINGLE = 4
_EMPTY = 0
_ENOUGH = 24
_BAND = 4
_GOLDEN = 0x9E3779B1
_MASK = 0xFFFFFFFF


# A letter that comes in is compared first and stored next: its print is made once.
@lru_cache(maxsize=1)
def print_of(text: str) -> tuple[int, ...]:
    """The print of a text: ``PLACES`` numbers of 32 bits, () for fewer than four words."""
    words = [token.word for token in tokens(text)]
    least = [_EMPTY] * PLACES
    for number in _hashes(words):
        place = number % PLACES
        if least[place] == _EMPTY or number < least[place]:
            least[place] = number
    return _filled(least) if any(least) else ()


def resemblance(one: Sequence[int], other: Sequence[int]) -> float:
    """The share that two texts have in common, from 0 to 1; 0 for a text too short to tell."""
    if not one or not other:
        return 0.0
    return sum(a == b for a, b in zip(one, other, strict=True)) / PLACES


def is_rough(found: Sequence[int]) -> bool:
    """Whether a text is so short (some thirty words) that its print tells little of it."""
    # Numbers stand at the place they belong to, unless they were borrowed to fill a gap.
    return sum(number % PLACES == place for place, number in enumerate(found)) < _ENOUGH


def bands(found: Sequence[int]) -> tuple[int, ...]:
    """Keys to look up candidates by: texts that are at least half alike nearly always share one."""
    return tuple(
        crc32(b"".join(number.to_bytes(4, "little") for number in found[at : at + _BAND]), at)
        for at in range(0, len(found), _BAND)
    )


def _hashes(words: Sequence[str]) -> Iterator[int]:
    for at in range(len(words) - _SHINGLE + 1):
        shingle = " ".join(words[at : at + _SHINGLE])
        # crc32 alone is even in its low bits for like words; the multiplication spreads them.
        yield (crc32(shingle.encode("utf-8", "surrogatepass")) * _GOLDEN & _MASK) or 1


def _filled(least: list[int]) -> tuple[int, ...]:
    """Fill places that no shingle fell on from the next one to the right (densification)."""
    full = list(least)
    for place in range(PLACES - 1, -1, -1):
        steps = 0
        while full[place] == _EMPTY and steps < PLACES:
            steps += 1
            borrowed = least[(place + steps) % PLACES]
            if borrowed != _EMPTY:
                full[place] = (borrowed + steps * _GOLDEN & _MASK) or 1
    return tuple(full)
