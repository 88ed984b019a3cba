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

from kanttekening.domain.cut_words import HYPHENS
from kanttekening.domain.letter_hits import MOST_HITS
from kanttekening.domain.passage import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kanttekening.domain.document import ReadingBlock

# What is not plain, and a hyphen at the end of a line with what stands around it, unless it stands
# for a left-out part ("wet-\nen regelgeving"). It begins with a set of characters, not with a look
# back: so the millions of plain ones of a report are passed ten times as fast, in one call.
_STRANGE = re.compile(
    r"[-\x80-\U0010ffff]"
    r"(?:(?<=[^\W\d_][-‐‑\u00ad])[ \t]*\n\s*(?=[^\W\d_])(?!(?:en|of|dan wel)\b))?"
)
_SIGNS = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-", "\u00ad": ""}
)


class FoldedText:
    """The folded text and the way back."""

    def __init__(self, text: str, blocks: Sequence[ReadingBlock] = ()) -> None:
        raw, self._in_text, self._seams = _in_reading_order(text, blocks)
        self._in_raw = _Origins()
        folded: list[str] = []
        at = length = 0  # where we are in the raw text, and in the folded one
        for strange in _STRANGE.finditer(raw):
            start = strange.start()
            plain = _seam(raw, strange) if len(strange.group()) > 1 else fold(strange.group())
            folded += (raw[at:start].lower(), plain)
            length += start - at
            at = strange.end()
            if len(plain) != at - start:
                for step in range(1, len(plain)):
                    self._in_raw.add(length + step, start)
                self._in_raw.add(length + len(plain), at)
            length += len(plain)
        folded.append(raw[at:].lower())
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
        first, last = self._origin(start), self._origin(end - 1) + 1
        parts = []
        for seam in self._seams[bisect_right(self._seams, Span(first, last)) :]:
            if seam.end >= last:
                break
            parts.append(Span(first, seam.start))
            first = seam.end
        return (*parts, Span(first, max(first, last)))

    def _origin(self, index: int) -> int:
        return self._in_text[self._in_raw[index]]

    def _all(self, pattern: str) -> list[tuple[int, int]]:
        found = islice(re.finditer(pattern, self.text), MOST_HITS)
        return [match.span() for match in found]


class _Origins:
    """Where the characters of a changed text stood in the first one.

    Kept are only those from which on it is another distance away: a number for each character of a
    report would be megabytes, and hold up all other threads while they are written down.
    """

    def __init__(self) -> None:
        self._starts = array("I", [0])
        self._origins = array("I", [0])

    def add(self, start: int, origin: int) -> None:
        """The character at ``start`` and those behind it stood at ``origin`` and behind."""
        self._starts.append(start)
        self._origins.append(origin)

    def __getitem__(self, index: int) -> int:
        run = bisect_right(self._starts, index) - 1
        return self._origins[run] + index - self._starts[run]


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
) -> tuple[str, _Origins, list[Span]]:
    """The text with broken sentences joined, where each character stood, and what was skipped."""
    pieces: list[str] = []
    origins = _Origins()
    seams: list[Span] = []
    length = 0

    def add(start: int, end: int, shown: str = "") -> None:
        nonlocal length
        piece = shown or text[start:end]
        pieces.append(piece)
        origins.add(length, start)
        length += len(piece)

    at = 0
    for block in blocks:
        gaps = [Span(a.end, b.start) for a, b in pairwise(block.spans) if a.end <= b.start]
        if len(gaps) + 1 != len(block.spans) or not gaps or block.spans[0].start < at:
            continue
        for gap in gaps:
            add(at, gap.start)
            # A hyphen that was left out: there the word goes on.
            if text[gap.start : gap.start + 1] not in HYPHENS:
                add(gap.start, gap.start, "\n")
            at = gap.end
        add(at, block.spans[-1].end)
        for gap in gaps:
            add(gap.start, gap.end)
        seams.extend(gaps)
        at = block.spans[-1].end
    add(at, len(text))
    return "".join(pieces), origins, seams
