"""A report as set lines, each with the block that it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.domain.document import Block, BlockKind, Document, Style, StyleKind
from kanttekening.domain.passage import Span
from kanttekening.domain.report import HEADINGS, Role
from kanttekening.readers.block_setting import BlockSetter
from kanttekening.readers.faces import Faces
from kanttekening.readers.measures import GAP, GREY, LEFT, SMALL, SMALL_LEADING, WIDTH
from kanttekening.readers.measures import HEADINGS as SIZES
from kanttekening.readers.typesetting import SetLine, SetRun, Stroke, Typesetter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.domain.report import ReportBlock

_SMALL = frozenset({Role.SUMMARY, Role.ABOUT, Role.SOURCE, Role.FACTS})
# None of these may be the last on its page
_WITH_NEXT = frozenset({Role.ABOUT, Role.QUOTE, Role.SOURCE})
_QUOTE_INDENT = 14.0
# White before a block, in points
_BETWEEN = 14.0
_WHITE = {Role.GROUP: 20.0, Role.MARK: 15.0, Role.QUOTE: 2.0, Role.SOURCE: 3.0, Role.FACTS: 3.0}


def set_report(blocks: Sequence[ReportBlock]) -> list[tuple[int, list[SetLine]]]:
    """The lines of each block by its number; white lines stand with the block they come before."""
    document, spans = _document(blocks)
    typesetter = Typesetter(document, Faces())
    setter = BlockSetter(document, typesetter)
    found: list[tuple[int, list[SetLine]]] = []
    for number, (block, span) in enumerate(zip(blocks, spans, strict=True)):
        lines = _lines(block, span, setter, typesetter)
        _part_words(lines, typesetter)
        if block.role in HEADINGS or block.role in _WITH_NEXT:
            for line in lines:
                line.with_next = True
        if number and lines:
            height = _WHITE.get(block.role, GAP / 2)
            if blocks[number - 1].role is Role.FACTS:
                height = max(height, _BETWEEN)  # the next one under the same heading
            keep = found[-1][1][-1].with_next if found[-1][1] else False
            lines = [SetLine(height, 0.0, with_next=keep), *lines]
        found.append((number, lines))
    return found


def _lines(
    block: ReportBlock, span: Span, setter: BlockSetter, typesetter: Typesetter
) -> list[SetLine]:
    if block.role in HEADINGS:
        level = HEADINGS[block.role]
        return setter.heading(Block(BlockKind.HEADING, span, level if level in SIZES else 3))
    if block.role in _SMALL:
        words = typesetter.words(span, SMALL, color=GREY)
        return typesetter.lines(words, LEFT, WIDTH, SMALL_LEADING)
    if block.role is Role.ITEM:
        return setter.item(Block(BlockKind.LIST_ITEM, span, 0, block.marker))
    if block.role is not Role.QUOTE:
        return setter.paragraph(Block(BlockKind.PARAGRAPH, span))
    lines = setter.indented(span, _QUOTE_INDENT)
    for line in lines:
        line.strokes.append(Stroke(LEFT + 3, 0.0, LEFT + 3, line.height))
    return lines


def _part_words(lines: list[SetLine], typesetter: Typesetter) -> None:
    """End each line that is not the last with a space: it is read as one text with the next."""
    for line in lines[:-1]:
        if line.runs:
            last = line.runs[-1]
            space = typesetter.plain(" ", last.run.look)
            line.runs.append(SetRun(space, last.x + last.run.width))


def _document(blocks: Sequence[ReportBlock]) -> tuple[Document, list[Span]]:
    """All blocks as one text with its styles, and where each stands in it."""
    parts: list[str] = []
    styles: list[Style] = []
    spans: list[Span] = []
    at = 0
    for block in blocks:
        start = at
        for piece in block.pieces:
            span = Span(at, at + len(piece.text))
            looks = (
                (piece.bold, StyleKind.BOLD, None),
                (piece.italic, StyleKind.ITALIC, None),
                (bool(piece.link), StyleKind.LINK, piece.link),
            )
            styles += [Style(kind, span, target) for holds, kind, target in looks if holds]
            parts.append(piece.text)
            at = span.end
        spans.append(Span(start, at))
        parts.append("\n\n")
        at += 2
    return Document("".join(parts), (), tuple(styles)), spans
