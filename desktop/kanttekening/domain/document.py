"""A letter's text with its structure: what every reader delivers and every screen shows."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from kanttekening.domain.cut_words import glue
from kanttekening.domain.findings import NO_FINDINGS, Findings
from kanttekening.domain.scan import Scan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kanttekening.domain.errors import RefusalCode
    from kanttekening.domain.layout import PageLayout
    from kanttekening.domain.letter import Facts, Part
    from kanttekening.domain.mail import MailHeaders
    from kanttekening.domain.passage import Span
    from kanttekening.domain.shared_note import NoteFile


class BlockKind(StrEnum):
    """What a block of text is; it decides how it is laid out and read aloud."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    RULE = "rule"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that stands on its own.

    ``level`` is the depth of a heading (1-6) or of a list item (0 and up). ``marker`` is a
    bullet that is drawn but is no part of the text. A table row's cells are separated by tabs.
    A rule and a picture have an empty span at their place.
    """

    kind: BlockKind
    span: Span
    level: int = 0
    marker: str = ""


class StyleKind(StrEnum):
    """How characters look, or that they lead somewhere."""

    BOLD = "bold"
    ITALIC = "italic"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Style:
    """Characters that are bold or italic, or a link. A link without ``target`` is dead."""

    kind: StyleKind
    span: Span
    target: str | None = None


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Where the characters of the clean text stood in the decoded source.

    ``runs`` are ``(text_start, source_start, length)`` in code points, ordered, never
    overlapping; characters between runs (a blank line we put there) have no source.
    """

    runs: tuple[tuple[int, int, int], ...]

    def to_source(self, offset: int) -> int | None:
        """The source offset of the character at ``offset``, or None if we added it."""
        index = bisect_right(self.runs, (offset, 1 << 60, 0)) - 1
        if index < 0:
            return None
        text_start, source_start, length = self.runs[index]
        inside = offset - text_start
        return source_start + inside if inside < length else None


@dataclass(frozen=True, slots=True)
class Document:
    r"""The canonical text of one version of a letter, in reading order.

    Blocks are ordered and separated by one blank line (``\n\n``) in ``text``; a line break
    that the writer meant is ``\n`` inside a block. Text is NFC, without control characters,
    Markdown signs or soft hyphens. ``source`` maps it back to the decoded original, where the
    original is text.
    """

    text: str
    blocks: tuple[Block, ...] = ()
    styles: tuple[Style, ...] = ()
    source: SourceMap | None = None


@dataclass(frozen=True, slots=True)
class ReadingBlock:
    """One block of the Leesweergave: spans of the text that are shown as one.

    They are joined by a space; where a page cut a word in two, by nothing.
    """

    kind: BlockKind
    spans: tuple[Span, ...]
    level: int = 0
    marker: str = ""

    def pieces(self, text: str) -> Iterator[tuple[str, Span]]:
        """Each span, with what is shown between it and the one before."""
        before: Span | None = None
        for span in self.spans:
            yield "" if before is None else glue(text, before, span), span
            before = span

    def words(self, text: str) -> str:
        """The block as it is read."""
        return "".join([between + span.of(text) for between, span in self.pieces(text)])


@dataclass(frozen=True, slots=True)
class Understanding:
    """What the text tells about the letter: facts, parts, page furniture and the reading order.

    ``furniture`` are the letterheads, footers and page numbers that stand in the text but are
    no part of what is said; ``reading`` is the text without them, with broken sentences joined;
    ``findings`` are what the running text announces, cites and asks. ``boilerplate`` is what every
    mail of the sender repeats; it is part of the text, and folded away where one reads.
    """

    facts: Facts
    parts: tuple[Part, ...]
    furniture: tuple[Span, ...]
    reading: tuple[ReadingBlock, ...]
    findings: Findings = NO_FINDINGS
    boilerplate: tuple[Span, ...] = ()

    def reading_text(self, text: str) -> str:
        """The reading text: blocks separated by a blank line, in the source's own spelling."""
        shown = (block.words(text) for block in self.reading)
        return "\n\n".join(part for part in shown if part)


@dataclass(frozen=True, slots=True)
class Attached:
    """A file inside a file. ``name`` is a label, never a path; there may be none.

    ``inline`` is a picture that the text shows. ``refused`` is the code of what can't be taken
    out: then there is no ``data``.
    """

    name: str
    data: bytes
    media_type: str = ""
    inline: bool = False
    refused: RefusalCode | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader got out of one file.

    ``pages_pdf`` is the letter laid out as a PDF when the original is not one itself; the
    layout's boxes are those of that PDF, or of the original. ``warnings`` are short codes.
    ``attached`` are the files in it, each to be read by itself; an archive is nothing but those.
    ``scan`` is which pages are pictures, and what was recognised on them. ``notes`` are the
    annotations in it; a file that ``is_notes`` is nothing but those.
    """

    media_type: str
    document: Document
    layout: PageLayout
    pages_pdf: bytes | None = None
    warnings: tuple[str, ...] = ()
    attached: tuple[Attached, ...] = ()
    headers: MailHeaders | None = None
    is_archive: bool = False
    scan: Scan = field(default_factory=Scan)
    notes: tuple[NoteFile, ...] = ()
    is_notes: bool = False
