"""Where a word, a sentence or a paragraph begins and ends, and where the caret goes next."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from kanttekening.domain.passage import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kanttekening.domain.document import Document

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_SENTENCE_END = re.compile(r"[.!?…][\"”’)]*(?=\s+[\"“‘(]?[A-ZÀ-Þ])")
# After these, and after an initial, a stop ends no sentence although a capital follows.
_SHORTENED = re.compile(
    r"(?:\b[A-Za-z]|\b(?:mr|mw|dhr|dr|drs|ir|ing|prof|nr|art|blz|jl|bijv|St))\.$"
)
_SHORTENED_LENGTH = 6


def sentence_spans(text: str, block: Span) -> Iterator[Span]:
    """The sentences of one paragraph, with the white space before each."""
    start = block.start
    for stop in _SENTENCE_END.finditer(text, block.start, block.end):
        before = text[max(start, stop.end() - _SHORTENED_LENGTH) : stop.end()]
        if not _SHORTENED.search(before):
            yield Span(start, stop.end())
            start = stop.end()
    if start < block.end:
        yield Span(start, block.end)


class TextSteps:
    """The units of one text. All offsets are code points."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self._blocks = tuple(block.span for block in document.blocks if len(block.span))

    def word(self, offset: int) -> Span:
        """The word at ``offset``, else the single character that stands there."""
        block = self.paragraph(offset)
        for found in _WORD.finditer(self.text, block.start, block.end):
            if found.start() <= offset < found.end():
                return Span(found.start(), found.end())
            if found.start() > offset:
                break
        end = min(offset + 1, len(self.text))
        return Span(min(offset, end), end)

    def whole_words(self, span: Span) -> Span:
        """``span`` with the words that it cuts in two taken in whole."""
        if not len(span):
            return span
        first, last = self.word(span.start), self.word(span.end - 1)
        return Span(min(span.start, first.start), max(span.end, last.end))

    def sentence(self, offset: int) -> Span:
        """The sentence around ``offset``, never longer than its paragraph."""
        block = self.paragraph(offset)
        parts = list(sentence_spans(self.text, block)) or [block]
        found = next((part for part in parts if part.end > offset), parts[-1])
        return self._trimmed(found.start, found.end)

    def paragraph(self, offset: int) -> Span:
        """The block around ``offset``; between two blocks, the one before."""
        found = Span(0, len(self.text))
        for block in self._blocks:
            if block.start > offset:
                break
            found = block
        return found

    def _trimmed(self, start: int, end: int) -> Span:
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Span(start, end)

    def right(self, offset: int) -> int:
        """One character on; accents go with their letter, a blank line counts as one step."""
        end = len(self.text)
        at = min(offset + 1, end)
        while at < end and (self._joined(at) or self.text[at - 1 : at + 1] == "\n\n"):
            at += 1
        return at

    def left(self, offset: int) -> int:
        """One character back."""
        at = max(0, offset - 1)
        while at and (self._joined(at) or self.text[at - 1 : at + 1] == "\n\n"):
            at -= 1
        return at

    def _joined(self, offset: int) -> bool:
        return unicodedata.combining(self.text[offset]) != 0

    def next_word(self, offset: int) -> int:
        """The start of the next word."""
        inside = self.word(offset).end if offset < len(self.text) else offset
        found = _WORD.search(self.text, max(inside, offset + 1) if inside == offset else inside)
        return found.start() if found else len(self.text)

    def previous_word(self, offset: int) -> int:
        """The start of the word before ``offset``."""
        block = self.paragraph(max(0, offset - 1))
        at = block.start
        for found in _WORD.finditer(self.text, block.start, offset):
            at = found.start()
        return self.left(block.start) if at == offset else at

    def trimmed(self, span: Span) -> Span:
        """``span`` without white space at its ends."""
        return self._trimmed(span.start, span.end)
