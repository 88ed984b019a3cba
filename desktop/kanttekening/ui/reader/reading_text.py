"""What the Leesweergave says, before anything is drawn: blocks of pieces of the letter's text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.document import BlockKind
from kanttekening.ui.reader.letterhead import body_blocks
from kanttekening.ui.reader.offset_map import OffsetMap, Run

if TYPE_CHECKING:
    from kanttekening.domain.document import Document, ReadingBlock, Understanding
    from kanttekening.domain.passage import Span

# A line break inside a block; one UTF-16 unit, as "\n" is, so that offsets stay equal.
LINE_BREAK = "\u2028"


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """One block: its text as shown, and at what position of the screen it starts."""

    kind: BlockKind
    level: int
    marker: str
    position: int
    text: str
    runs: tuple[Run, ...]


class ReadingText:
    """The blocks of the Leesweergave and the map between them and the letter."""

    def __init__(self, text: str, blocks: tuple[ShownBlock, ...]) -> None:
        self.text = text
        self.blocks = blocks
        self.map = OffsetMap(text, (run for block in blocks for run in block.runs))

    def plain(self, span: Span) -> str:
        """The words of ``span`` with broken sentences joined, as one would copy them.

        What the Leesweergave leaves out is left out here, unless nothing else would remain.
        """
        parts = (_plain_part(block, span, self.text) for block in self.blocks)
        return "\n\n".join(part for part in parts if part) or span.of(self.text)


def compose(document: Document, understanding: Understanding, title: str = "") -> ReadingText:
    """Lay the reading blocks out one after the other, as a QTextDocument will count them.

    The letterhead makes place for ``title``, which is no part of the text and can't be marked.
    """
    position = 0
    shown = []
    blocks = body_blocks(document.text, understanding)
    if title and not _begins_with(blocks, document.text, title):
        shown.append(ShownBlock(BlockKind.HEADING, 1, "", 0, title, ()))
        position = _units(title) + 1
    for block in blocks:
        made = _compose_block(block, document.text, position)
        if not made.runs and made.kind is not BlockKind.RULE:
            continue
        shown.append(made)
        position += _units(made.text) + 1
    return ReadingText(document.text, tuple(shown))


def _compose_block(block: ReadingBlock, text: str, position: int) -> ShownBlock:
    pieces: list[str] = []
    runs: list[Run] = []
    at = position
    for span in block.spans:
        if not len(span):
            continue
        if pieces:
            pieces.append(" ")
            at += 1
        piece = span.of(text).replace("\n", LINE_BREAK)
        pieces.append(piece)
        runs.append(Run(at, span))
        at += _units(piece)
    return ShownBlock(block.kind, block.level, block.marker, position, "".join(pieces), tuple(runs))


def _begins_with(blocks: tuple[ReadingBlock, ...], text: str, title: str) -> bool:
    first = " ".join(span.of(text) for span in blocks[0].spans) if blocks else ""
    return first.casefold() == title.casefold()


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _plain_part(block: ShownBlock, span: Span, text: str) -> str:
    parts = (
        text[max(run.span.start, span.start) : min(run.span.end, span.end)]
        for run in block.runs
        if run.span.overlaps(span)
    )
    return " ".join(part.strip() for part in parts if part.strip())
