"""Writing a document block by block: text without rubbish, styles in their place."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from kanttekening.domain.document import Block, BlockKind, Document, Style, StyleKind
from kanttekening.domain.passage import Span
from kanttekening.readers.draft import Align, Dressing, Picture, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# White space of HTML and of text files: all of it counts as one space. Not the hard space.
_WHITE = re.compile(r"[ \t\n\r\f\v]+")
# Control characters, soft hyphens, invisible marks, and what turns the writing direction around
# so that a name reads otherwise than it is spelled. Half a pair of UTF-16 is no character.
_RUBBISH = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u034f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    "\ufff9-\ufffb\ud800-\udfff]"
)
Mark = tuple[StyleKind, str | None]


def cleaned(text: str) -> str:
    """Text in NFC without characters that can't be seen."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _RUBBISH.sub("", text))


class Manuscript:
    """Collects blocks with their text, styles and dressing.

    Text is added to the block that is open; a block that stays empty leaves no trace. White space
    becomes single spaces unless it is ``kept``.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._at = 0
        self._blocks: list[Block] = []
        self._styles: list[Style] = []
        self._pictures: dict[int, Picture] = {}
        self._aligned: dict[int, Align] = {}
        self._tables: dict[int, Sheet] = {}
        self._breaks: set[int] = set()
        self._kind: tuple[BlockKind, int, str] = (BlockKind.PARAGRAPH, 0, "")
        self._start = 0
        self._prefix = ""
        self._gap = ""  # white space that is written when something follows it
        self._fresh = True  # whether nothing stands in the line yet
        self._empty = True  # whether nothing stands in the block yet
        self._runs: dict[Mark, tuple[int, int]] = {}

    @property
    def is_empty(self) -> bool:
        """Whether the open block holds nothing yet."""
        return self._empty

    @property
    def count(self) -> int:
        """How many blocks are finished."""
        return len(self._blocks)

    def begin(
        self, kind: BlockKind = BlockKind.PARAGRAPH, level: int = 0, marker: str = ""
    ) -> None:
        """End the open block and begin another."""
        self.end()
        self._kind = (kind, level, marker)

    def add(self, text: str, marks: Iterable[Mark] = (), *, kept: bool = False) -> None:
        """Add text to the open block."""
        text = cleaned(text)
        if kept:
            for index, line in enumerate(text.replace("\r\n", "\n").split("\n")):
                if index:
                    self.line_break()
                self._put(line.replace("\t", "    ").rstrip("\r"), marks)
            return
        text = _WHITE.sub(" ", text)
        if text[:1] == " ":
            self._space()
            text = text[1:]
        trailing = text[-1:] == " "
        self._put(text[:-1] if trailing else text, marks)
        if trailing:
            self._space()

    def tab(self) -> None:
        """End a cell of a table row, also an empty one."""
        self._open()
        self._gap = ""
        self._write("\t")
        self._fresh = True

    def line_break(self) -> None:
        """Begin a new line in the open block; two of them end a paragraph."""
        if self._empty or (self._fresh and not self._gap):
            return
        if self._gap == "\n" and self._kind[0] is BlockKind.PARAGRAPH:
            self.end()
        else:
            self._gap, self._fresh = "\n", True

    def prefix(self, text: str) -> None:
        """What stands before the text of the block that is open, if there will be any."""
        self._prefix = text

    @property
    def start(self) -> int:
        """The offset where the open block begins."""
        return self._start

    def end(self) -> bool:
        """End the open block, if it holds anything; what follows is a paragraph."""
        kind, level, marker = self._kind
        held = not self._empty
        if held:
            for mark in list(self._runs):
                self._close(mark)
            self._blocks.append(Block(kind, Span(self._start, self._at), level, marker))
        self._kind = (BlockKind.PARAGRAPH, 0, "")
        self._gap, self._prefix, self._fresh, self._empty = "", "", True, True
        return held

    def rule(self) -> None:
        """A line across the page; never two in a row, nor above everything else."""
        self.end()
        if self._blocks and self._blocks[-1].kind is not BlockKind.RULE:
            self._blocks.append(Block(BlockKind.RULE, Span(self._at, self._at)))

    def picture(self, picture: Picture) -> None:
        """A picture between two blocks."""
        self.end()
        self._pictures[len(self._blocks)] = picture
        self._blocks.append(Block(BlockKind.PICTURE, Span(self._at, self._at)))

    def new_page(self) -> None:
        """Let what follows begin a page."""
        self.end()
        self._breaks.add(len(self._blocks))

    def sheet(self, first: int, *, framed: bool, spans: Mapping[int, tuple[int, ...]]) -> None:
        """Say that the blocks from ``first`` on are the rows of a table."""
        if len(self._blocks) > first:
            self._tables[first] = Sheet(len(self._blocks) - first, framed=framed, spans=spans)

    def append(self, document: Document) -> None:
        """All blocks of another document."""
        self.end()
        if document.text and self._at:
            self._write("\n\n")
        by = self._at
        self._write(document.text)
        self._blocks += [
            Block(b.kind, Span(b.span.start + by, b.span.end + by), b.level, b.marker)
            for b in document.blocks
        ]
        self._styles += [
            Style(s.kind, Span(s.span.start + by, s.span.end + by), s.target)
            for s in document.styles
        ]

    def take(self, document: Document, dressing: Dressing) -> None:
        """All blocks of another document, looking as they did."""
        self.end()
        first = len(self._blocks)
        self.append(document)
        by = self._at - len(document.text)
        self._pictures |= {first + at: picture for at, picture in dressing.pictures.items()}
        self._aligned |= {first + at: align for at, align in dressing.aligned.items()}
        self._breaks |= {first + at for at in dressing.breaks}
        for at, sheet in dressing.tables.items():
            spans = {start + by: columns for start, columns in sheet.spans.items()}
            self._tables[first + at] = replace(sheet, spans=spans)

    def document(self) -> Document:
        """All that was written."""
        self.end()
        blocks = list(self._blocks)
        while blocks and blocks[-1].kind is BlockKind.RULE:
            blocks.pop()
        styles = sorted(self._styles, key=lambda style: style.span)
        return Document("".join(self._parts), tuple(blocks), tuple(styles))

    def dressing(self) -> Dressing:
        """How it is to look."""
        return Dressing(self._pictures, self._aligned, self._tables, frozenset(self._breaks))

    def _space(self) -> None:
        if not self._fresh and not self._gap:
            self._gap = " "

    def _put(self, text: str, marks: Iterable[Mark]) -> None:
        if self._empty and self._kind[0] is not BlockKind.TABLE_ROW:
            text = text.lstrip(" \xa0") if not text.strip(" \xa0") else text  # an empty line
        if not text:
            return
        self._open()
        before = self._at
        self._write_gap()
        start = self._at
        self._write(text)
        self._fresh = False
        for mark in marks:
            first, last = self._runs.get(mark, (start, before))
            if last != before:
                self._close(mark)
                first = start
            self._runs[mark] = (first, self._at)

    def _open(self) -> None:
        if self._empty:
            self._gap = ""
            if self._at:
                self._write("\n\n")
            self._start = self._at
            self._empty = False
            self._write(self._prefix)

    def _write_gap(self) -> None:
        self._open()
        gap, self._gap = self._gap, ""
        if gap:
            self._write(gap)

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._at += len(text)

    def _close(self, mark: Mark) -> None:
        start, end = self._runs.pop(mark)
        self._styles.append(Style(mark[0], Span(start, end), mark[1]))
