"""A report as a row of paragraphs, which every form writes in its own way."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kanttekening.domain.document import BlockKind, StyleKind
from kanttekening.domain.errors import RefusedError
from kanttekening.domain.report import Piece, ReportBlock, Role
from kanttekening.text.markup import parse_text
from kanttekening.text.plain_notes import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kanttekening.domain.document import Block, Document
    from kanttekening.domain.report import Report, ReportNote

_LIVE = ("http://", "https://", "mailto:")
_BULLET = "•"


def report_blocks(report: Report) -> Iterator[ReportBlock]:
    """The paragraphs of a report, from its title to the facts of its last annotation."""
    yield _plain(Role.TITLE, report.title)
    if report.meeting:
        yield _plain(Role.SUMMARY, report.meeting)
    yield _plain(Role.SUMMARY, report.summary)
    for group in report.groups:
        yield _plain(Role.GROUP, group.heading)
        if group.about:
            yield _plain(Role.ABOUT, group.about)
        for note in group.notes:
            yield from _note_blocks(note)


def _note_blocks(note: ReportNote) -> Iterator[ReportBlock]:
    if note.heading:
        yield _plain(Role.MARK, note.heading, note.color if note.names_kind else "")
    if note.quote:
        yield _plain(Role.QUOTE, note.quote, note.color)
    if note.source:
        yield _plain(Role.SOURCE, note.source)
    yield from _written(note.note)
    yield _plain(Role.FACTS, note.facts)


def _plain(role: Role, text: str, color: str = "") -> ReportBlock:
    return ReportBlock(role, (Piece(plain(text)),), color=color)


def _written(note: str) -> Iterator[ReportBlock]:
    """What a person wrote, with its bold, lists and links as they were meant."""
    if not note.strip():
        return
    try:
        document = parse_text(plain(note))
    except RefusedError:  # nothing in it that could be seen
        return
    for block in document.blocks:
        if block.span:
            role = Role.ITEM if block.kind is BlockKind.LIST_ITEM else Role.NOTE
            marker = (block.marker or _BULLET) if role is Role.ITEM else ""
            yield ReportBlock(role, tuple(_pieces(document, block)), marker)


def _pieces(document: Document, block: Block) -> Iterator[Piece]:
    """The characters of a block, cut where a look begins or ends."""
    styles = [style for style in document.styles if style.span.overlaps(block.span)]
    cuts = {block.span.start, block.span.end}
    for style in styles:
        cuts |= {style.span.start, style.span.end}
    inside = sorted(cut for cut in cuts if block.span.start <= cut <= block.span.end)
    for start, end in pairwise(inside):
        here = [style for style in styles if style.span.contains(start)]
        kinds = {style.kind for style in here}
        target = next((style.target for style in here if style.target), None) or ""
        yield Piece(
            document.text[start:end],
            StyleKind.BOLD in kinds,
            StyleKind.ITALIC in kinds,
            target if target.lower().startswith(_LIVE) else "",
        )
