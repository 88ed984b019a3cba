"""The reading text as running words: every block one line, its sentences, and back to the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kanttekening.domain.document import BlockKind
from kanttekening.domain.passage import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kanttekening.domain.document import Document, ReadingBlock

_BREAK = re.compile(r"(?P<sign>[.!?…]+)[)\"'’”\]]*[ ]+(?=[\"'‘“„(\[]*[A-ZÀ-Ý0-9])")
_ABBREVIATED = (
    "a.s art artt bijv blz bv ca d.d dd dhr dr drs e.d excl i.h.k.v i.v.m incl ing ir jl lbr Lbr "
    "lid m.b.t m.n mevr mr mrs mw n.a.v nl nr nrs o.a o.b.v o.l.v p pag prof resp st Stb Stcrt "
    "t.a.v t.b.v tel vgl vz zgn"
)
_ABBREVIATIONS = frozenset(_ABBREVIATED.split())
_ROW = re.compile(r"\n(?=[A-Z][^\W\d_]+(?: [^\W\d_]+)? ?: )")
_TO_SPACE = ("\n", "\t", "\xa0", "\u2028")


@dataclass(frozen=True)
class Flow:
    """One block of the reading text as a single line.

    ``words`` has a space where the text has a line break or a page in between; ``runs`` are
    ``(start in words, start in text, length)``. ``rows`` are the places where a line with a label
    of its own begins.
    """

    words: str
    runs: tuple[tuple[int, int, int], ...]
    block: ReadingBlock
    rows: tuple[int, ...] = ()

    @cached_property
    def lower(self) -> str:
        """The words in lower case; offsets agree as long as ``is_plain``."""
        return self.words.lower()

    @property
    def is_heading(self) -> bool:
        """Whether the block is a heading."""
        return self.block.kind is BlockKind.HEADING

    @property
    def is_item(self) -> bool:
        """Whether the block is an item of a list."""
        return self.block.kind is BlockKind.LIST_ITEM

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Where ``words[start:end]`` stands in the text: more than one span across a page."""
        found = []
        first = max(0, bisect_right(self.runs, (start, 1 << 60, 0)) - 1)
        for run_start, text_start, length in self.runs[first:]:
            if run_start >= end:
                break
            left, right = max(start, run_start), min(end, run_start + length)
            if left < right:
                found.append(Span(text_start + left - run_start, text_start + right - run_start))
        return tuple(found)

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Where each sentence starts and ends, without the white space around it."""
        found = []
        start = 0
        for stop in sorted({*self._stops(), *self.rows}):
            found.append(self._stripped(start, stop))
            start = stop
        found.append(self._stripped(start, len(self.words)))
        return tuple((first, last) for first, last in found if first < last)

    def _stops(self) -> Iterator[int]:
        """Where the signs say that a sentence has ended."""
        start = 0
        for match in _BREAK.finditer(self.words):
            if match["sign"] != "." or not _is_abbreviation(self.words, start, match.start()):
                start = match.end()
                yield start

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """The sentence that holds ``offset``."""
        index = bisect_right(self.sentences, (offset, 1 << 60)) - 1
        return self.sentences[max(0, index)]

    def _stripped(self, start: int, end: int) -> tuple[int, int]:
        part = self.words[start:end]
        return start + len(part) - len(part.lstrip()), start + len(part.rstrip())


def read_flows(document: Document, reading: Iterable[ReadingBlock]) -> list[Flow]:
    """Give every block that says something as one line of words."""
    flows = []
    for block in reading:
        parts: list[str] = []
        runs = []
        rows: list[int] = []
        at = 0
        for between, span in block.pieces(document.text):
            words = span.of(document.text)
            at += len(between)
            rows += [at + row.end() for row in _ROW.finditer(words)]
            for sign in _TO_SPACE:
                words = words.replace(sign, " ")
            runs.append((at, span.start, len(words)))
            parts += (between, words)
            at += len(words)
        words = "".join(parts)
        if words.strip():
            flows.append(Flow(words, tuple(runs), block, tuple(rows)))
    return flows


def _is_abbreviation(words: str, start: int, dot: int) -> bool:
    """Whether the full stop at ``dot`` belongs to an abbreviation or an initial."""
    before = words[max(start, dot - 12) : dot]
    last = before.rsplit(" ", 1)[-1].lstrip("(\"'‘“")
    if len(last) == 1:
        # "mr L.K. Geluk" and "1. Gemeenten", but not "de eerste 3. Daarna".
        return last.isupper() or (last.isdigit() and dot - len(last) == start)
    return last in _ABBREVIATIONS or bool(re.fullmatch(r"(?:[A-Z]\.)+[A-Z]", last))
