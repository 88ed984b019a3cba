"""A letter's text as one looks for words in it: no case, no accents, no broken words.

It runs as one reads: where a footer or a page break cuts a sentence in two, the halves stand
together and the footer behind them. Each character remembers where it came from.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from kanttekening.domain.letter_hits import MOST_HITS
from kanttekening.domain.passage import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kanttekening.domain.document import ReadingBlock

# A hyphen at the end of a line, unless it stands for a left-out part ("wet-\nen regelgeving").
_STRANGE = re.compile(
    r"(?<=[^\W\d_])[-‐‑\u00ad][ \t]*\n\s*(?=[^\W\d_])(?!(?:en|of|dan wel)\b)|[^\x00-\x7f]"
)
_SIGNS = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-", "\u00ad": ""}
)


class FoldedText:
    """The folded text and the way back."""

    def __init__(self, text: str, blocks: Sequence[ReadingBlock] = ()) -> None:
        raw, origin, self._seams = _in_reading_order(text, blocks)
        folded: list[str] = []
        self._origin = array("I")
        at = 0
        for strange in _STRANGE.finditer(raw):
            start = strange.start()
            folded.append(raw[at:start].lower())
            self._origin.extend(origin[at:start])
            plain = _seam(raw, strange) if len(strange.group()) > 1 else fold(strange.group())
            folded.append(plain)
            self._origin.extend([origin[start]] * len(plain))
            at = strange.end()
        folded.append(raw[at:].lower())
        self._origin.extend(origin[at:])
        self.text = "".join(folded)

    def find(self, words: str, *, whole: bool = False) -> list[tuple[int, int]]:
        """All places in the folded text, in its order. White space matches any white space."""
        parts = [_pattern(part) for part in words.split()]
        if not any(parts):
            return []
        pattern = r"\s+".join(part for part in parts if part)
        return self._all(rf"(?<!\w){pattern}(?!\w)" if whole else pattern)

    def find_words(self, words: Iterable[str]) -> list[tuple[int, int]]:
        """All words that begin with one of ``words``, as a search in the library counts them."""
        parts = [_pattern(word) for word in words if word.strip()]
        return self._all(rf"\b(?:{'|'.join(parts)})\w*") if parts else []

    def parts(self, start: int, end: int) -> tuple[Span, ...]:
        """Where a stretch of the folded text stands in the letter."""
        first, last = self._origin[start], self._origin[end - 1] + 1
        parts = []
        for seam in self._seams[bisect_right(self._seams, Span(first, last)) :]:
            if seam.end >= last:
                break
            parts.append(Span(first, seam.start))
            first = seam.end
        return (*parts, Span(first, max(first, last)))

    def _all(self, pattern: str) -> list[tuple[int, int]]:
        found = islice(re.finditer(pattern, self.text), MOST_HITS)
        return [match.span() for match in found]


def fold(text: str) -> str:
    """Without case and accents, ligatures taken apart, one kind of quotes and hyphens."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.translate(_SIGNS))
    return "".join(part for part in apart if not unicodedata.combining(part)).casefold()


def _pattern(word: str) -> str:
    """A hyphen in what is asked need not be there: it may have stood at the end of a line."""
    return re.escape(fold(word)).replace(r"\-", "-?") if word.strip("-") else re.escape(word)


def _seam(raw: str, broken: re.Match[str]) -> str:
    """What is left of a hyphen at the end of a line: it belongs to names ("Noord-Holland")."""
    both = raw[broken.start() - 1] + raw[broken.end()]
    return "" if both.islower() or broken.group()[0] == "\u00ad" else "-"


def _in_reading_order(
    text: str, blocks: Sequence[ReadingBlock]
) -> tuple[str, array[int], list[Span]]:
    """The text with broken sentences joined, where each character stood, and what was skipped."""
    pieces: list[str] = []
    origin = array("I")
    seams: list[Span] = []

    def add(start: int, end: int) -> None:
        pieces.append(text[start:end])
        origin.extend(range(start, end))

    at = 0
    for block in blocks:
        gaps = [Span(a.end, b.start) for a, b in pairwise(block.spans) if a.end <= b.start]
        if len(gaps) + 1 != len(block.spans) or not gaps or block.spans[0].start < at:
            continue
        for gap in gaps:
            add(at, gap.start)
            pieces.append("\n")
            origin.append(gap.start)
            at = gap.end
        add(at, block.spans[-1].end)
        for gap in gaps:
            add(gap.start, gap.end)
        seams.extend(gaps)
        at = block.spans[-1].end
    add(at, len(text))
    return "".join(pieces), origin, seams
