"""The reading text cut into sentences, each with its way back to the text as it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.document import BlockKind
from kanttekening.domain.passage import Span
from kanttekening.text.labels import is_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kanttekening.domain.document import ReadingBlock

_END = re.compile(r"[.!?…]['\"’”)\]]{0,3}\s+(?=[^\sa-z])|\n")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:[A-Za-z]|[a-z](?:\.[a-z]){1,4}|mr|mrs|drs?|ir|ing|prof|mw|mevr|dhr|hr|st|nr|nrs|art|"
    r"artt|blz|pag|ca|bijv|incl|excl|evt|tel|max|min|lid|jan|febr?|mrt|apr|jun|jul|aug|sept?|okt|"
    r"nov|dec|ma|di|wo|do|vr|za|zo|vs|resp|Lbr|no|nrs?|par|hfst|Stb|Stcrt)$",
)
_TAIL = re.compile(r"(?:^|\s)(?:a\.s|j\.l|e\.o|e\.d|c\.s|e\.v)$")
# A line this short was broken by the writer, not by the width of the page.
_SHORT_LINE = 60
_LONGEST = 1_200


@dataclass(frozen=True, slots=True)
class Passages:
    """One block of the reading text as one string, and where each stretch of it stands."""

    words: str
    kind: BlockKind
    spans: tuple[Span, ...]
    _starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str, block: ReadingBlock) -> Passages:
        """Join the spans of a block as the reader sees it."""
        starts, at = [], 0
        for between, span in block.pieces(text):
            starts.append(at + len(between))
            at = starts[-1] + len(span)
        return cls(block.words(text), block.kind, block.spans, tuple(starts))

    def source(self, start: int, end: int) -> tuple[Span, ...]:
        """Where ``words[start:end]`` stands in the text; more than one span if a page cut it."""
        found = []
        for index in range(bisect_right(self._starts, start) - 1, len(self.spans)):
            base, span = self._starts[index], self.spans[index]
            if base >= end:
                break
            first, last = max(start - base, 0), min(end - base, len(span))
            if first < last:
                found.append(Span(span.start + first, span.start + last))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: where it begins and ends in the words of its block."""

    passages: Passages
    start: int
    end: int

    @property
    def words(self) -> str:
        """The sentence as it is read."""
        return self.passages.words[self.start : self.end]

    def source(self, start: int, end: int) -> tuple[Span, ...]:
        """Where a stretch of the sentence stands in the text."""
        return self.passages.source(self.start + start, self.start + end)


def sentences(text: str, reading: Sequence[ReadingBlock]) -> Iterator[Sentence]:
    """Give every sentence of the reading text, in order."""
    for block in reading:
        if block.kind is not BlockKind.RULE:
            passages = Passages.of(text, block)
            for start, end in _bounds(passages):
                yield Sentence(passages, start, end)


def _bounds(passages: Passages) -> Iterator[tuple[int, int]]:
    words, start = passages.words, 0
    if passages.kind is not BlockKind.TABLE_ROW:
        for match in _END.finditer(words):
            if _ends(words, start, match):
                yield from _cut(words, start, match.end())
                start = match.end()
    yield from _cut(words, start, len(words))


def _ends(words: str, start: int, match: re.Match[str]) -> bool:
    if match.group() == "\n":
        line = words.rfind("\n", 0, match.start()) + 1
        short = match.start() - line < _SHORT_LINE
        return short and (not words[match.end()].islower() or _is_labelled(words, match.end()))
    if match.group()[0] != ".":
        return True
    before = words[max(start, match.start() - 12) : match.start()]
    return bool(_TAIL.search(before)) or not _ABBREVIATION.search(before)


def _is_labelled(words: str, start: int) -> bool:
    """Whether a line of a heading begins here: "datum: 9 oktober 2025"."""
    return is_label(words[start:].partition("\n")[0])


def _cut(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Bounds without the white space around them; what is no sentence any more is cut."""
    while end - start > _LONGEST:
        space = words.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        middle = space if space >= 0 else start + _LONGEST
        yield start, middle
        start = middle
    bare = words[start:end].strip()
    if bare:
        first = words.index(bare[0], start)
        yield first, first + len(bare)
