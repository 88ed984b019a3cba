"""The pages of the paper that a text file was made from, as blank lines or form feeds tell them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from kanttekening.domain.passage import Span
from kanttekening.text.source_lines import read_lines
from kanttekening.text.wrapping import Wrapping

if TYPE_CHECKING:
    from kanttekening.domain.document import Document, SourceMap

# Three blank lines or more, or the sign itself.
_BREAK = re.compile(r"[ \t]*\f\s*|\n(?:[ \t\xa0]*\n){3,}")
_FEWEST_LINES = 8
_MOST_LINES = 85


def find_printed_pages(source: str, document: Document) -> tuple[Span, ...]:
    """Find the stretches of the text that were a page; nothing when the file does not tell.

    Without form feeds only lines that a machine broke count: there the white of a page's end and
    top is left, while writers leave white for a signature or between messages.
    """
    if document.source is None or not document.text:
        return ()
    if "\f" not in source and not Wrapping(read_lines(source)).width:
        return ()
    bounds = [0, *(match.start() for match in _breaks(source)), len(source)]
    pages = [(first, last) for first, last in pairwise(bounds) if source[first:last].strip()]
    if len(pages) < 2:
        return ()
    if "\f" not in source and not _are_pages(source, pages):
        return ()
    return _in_text(document, document.source, [first for first, _ in pages[1:]])


def _breaks(source: str) -> list[re.Match[str]]:
    """The places where a page ends; white above a few lines, as of a signature, is none."""
    found = list(_BREAK.finditer(source))
    if "\f" in source:
        return [match for match in found if "\f" in match.group()]
    kept: list[re.Match[str]] = []
    for match in found:
        above = kept[-1].end() if kept else 0
        if _lines(source[above : match.start()]) >= _FEWEST_LINES:
            kept.append(match)
    if kept and _lines(source[kept[-1].end() :]) < _FEWEST_LINES:
        kept.pop()
    return kept


def _are_pages(source: str, pages: list[tuple[int, int]]) -> bool:
    """One break alone is no habit, and no page has more lines than paper holds."""
    return len(pages) > 2 and all(
        _lines(source[first:last]) <= _MOST_LINES for first, last in pages
    )


def _lines(source: str) -> int:
    return sum(1 for line in source.split("\n") if line.strip())


def _in_text(document: Document, source: SourceMap, begins: list[int]) -> tuple[Span, ...]:
    """Each page from its first block to its last."""
    starts = [0]
    blocks = iter(document.blocks)
    for begin in begins:
        for block in blocks:
            at = source.to_source(block.span.start)
            if at is not None and at >= begin:
                starts.append(block.span.start)
                break
    ends = [*(start for start in starts[1:]), len(document.text)]
    text = document.text
    return tuple(
        Span(start, start + len(text[start:end].rstrip()))
        for start, end in zip(starts, ends, strict=True)
        if text[start:end].strip()
    )
