"""Plain text and what is left of Markdown to a clean document that knows where it came from."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from kanttekening.domain.document import Block, BlockKind, Document, SourceMap, Style
from kanttekening.domain.passage import Span
from kanttekening.text.inline import read_inline
from kanttekening.text.labels import is_label
from kanttekening.text.source_lines import LineKind, cells, has_gap, is_letter_bullet, read_lines
from kanttekening.text.titles import awaits_value, could_be_title, is_prose
from kanttekening.text.wrapping import Wrapping, seam

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kanttekening.text.source_lines import SourceLine

_KINDS = {
    LineKind.HEADING: BlockKind.HEADING,
    LineKind.BULLET: BlockKind.LIST_ITEM,
    LineKind.NUMBER: BlockKind.LIST_ITEM,
    LineKind.RULE: BlockKind.RULE,
    LineKind.TABLE: BlockKind.TABLE_ROW,
}
_PLAIN_HEADING_LEVEL = 2
_SHORTEST_BROKEN = 60  # a line this long, with the rest of its sentence below, is prose
_COLUMN_SLACK = 2  # characters that a value may stand to the left of its label
_CAPTION = re.compile(r"(?:Figuur|Tabel|Grafiek|Afbeelding) \d")


def parse_text(source: str) -> Document:
    """Read decoded text into a document; ``Document.source`` maps every character back."""
    lines = read_lines(source)
    raws = _raw_blocks(lines, Wrapping(lines))
    writer = _Writer()
    for raw in raws:
        writer.put(raw)
    blocks = _with_headings(writer.text(), writer.blocks)
    return Document(
        writer.text(), tuple(blocks), tuple(writer.styles), SourceMap(tuple(writer.runs))
    )


@dataclass(slots=True)
class _Raw:
    """A block still with its inline signs: pieces with their place in the source, or None."""

    kind: BlockKind
    level: int = 0
    marker: str = ""
    pieces: list[tuple[str, int | None]] = field(default_factory=list)
    columns: tuple[int, ...] = ()

    def join(self, line: SourceLine) -> None:
        """Carry on with the next physical line of the same sentence."""
        last, start = self.pieces[-1]
        cut, between = seam(last, line.text)
        if cut:
            self.pieces[-1] = (last[:-cut], start)
        if between:
            self.pieces.append((between, None))
        self.pieces.append((line.text, line.start))

    def break_line(self, line: SourceLine, newline_at: int) -> None:
        """Set the next physical line under the last one."""
        self.pieces += [("\n", newline_at), *_laid_out(line, self.columns)]


def _raw_blocks(lines: Sequence[SourceLine], wrapping: Wrapping) -> list[_Raw]:
    raws: list[_Raw] = []
    indents: list[int] = []
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and lines[end].kind is not LineKind.BLANK:
            end += 1
        run = lines[start:end]
        if run:
            after = next((line.text for line in lines[end : end + 8] if line.text), "")
            _put_run(run, wrapping, raws, indents, after)
        start = end + 1
    return raws


def _put_run(
    run: Sequence[SourceLine],
    wrapping: Wrapping,
    raws: list[_Raw],
    indents: list[int],
    after: str,
) -> None:
    """Turn lines without a blank one between them into blocks."""
    widest = max(len(line.text) for line in run)
    for index, line in enumerate(run):
        before = run[index - 1] if index else None
        if before and wrapping.goes_on(before, line, widest):
            raws[-1].join(line)
        elif before and _stays_under(before, line) and not _heads(run, index - 1, wrapping, after):
            raws[-1].break_line(line, before.newline)
        else:
            raws.append(_new_block(line, indents))


def _stays_under(before: SourceLine, line: SourceLine) -> bool:
    if line.kind is not LineKind.TEXT or before.kind in {LineKind.RULE, LineKind.HEADING}:
        return False
    if before.kind is LineKind.TABLE or _CAPTION.match(line.text):
        return False
    if is_letter_bullet(line.text) and before.text[-1:] in ":;":
        return False
    return before.kind is LineKind.TEXT or line.indent > before.indent


def _heads(run: Sequence[SourceLine], index: int, wrapping: Wrapping, after: str) -> bool:
    """Whether the first line of a run is the heading of the prose that stands right under it."""
    if index or run[0].kind is not LineKind.TEXT or not could_be_title(run[0].text):
        return False
    under = run[1]
    if len(under.text) < max(60, wrapping.width * 6 // 10) or len(run[0].text) * 2 > len(
        under.text
    ):
        return False
    if len(run) > 2:
        return wrapping.goes_on(under, run[2], len(under.text))
    return is_prose(under.text) or after[:1].islower()


def _new_block(line: SourceLine, indents: list[int]) -> _Raw:
    kind = _KINDS.get(line.kind, BlockKind.PARAGRAPH)
    level, marker = line.level, ""
    if line.kind in {LineKind.BULLET, LineKind.NUMBER}:
        while indents and indents[-1] > line.indent:
            indents.pop()
        if not indents or indents[-1] < line.indent:
            indents.append(line.indent)
        level = len(indents) - 1
        marker = "•" if line.kind is LineKind.BULLET else ""
    else:
        indents.clear()
        if is_letter_bullet(line.text):
            kind = BlockKind.PARAGRAPH
    return _Raw(kind, level, marker, _laid_out(line), _label_columns(line))


def _laid_out(line: SourceLine, columns: tuple[int, ...] = ()) -> list[tuple[str, int | None]]:
    """The pieces of a line; wide gaps become a tab, the bars of a table as well."""
    if line.kind is LineKind.TABLE:
        return _table_row(line)
    parts = cells(line.text)
    places = _columns_of([line.indent + at for at, _ in parts], columns)
    if places is None or "\t" in line.text:
        places = list(range(len(parts)))
    pieces: list[tuple[str, int | None]] = []
    column = 0
    for place, (at, cell) in zip(places, parts, strict=True):
        if place > column:
            pieces.append(("\t" * (place - column), None))
        pieces.append((cell, line.start + at))
        column = place
    return pieces


def _columns_of(starts: list[int], columns: tuple[int, ...]) -> list[int] | None:
    """The column under which each cell stands; None when two would share one."""
    places = [bisect_right(columns, start + _COLUMN_SLACK) - 1 for start in starts]
    strictly = all(left < right for left, right in pairwise(places))
    return places if columns and places[0] >= 0 and strictly else None


def _label_columns(line: SourceLine) -> tuple[int, ...]:
    """Where the columns of a row of labels begin; empty for any other line."""
    if "\t" in line.text or not has_gap(line.text):
        return ()
    parts = cells(line.text)
    return (
        tuple(line.indent + at for at, cell in parts) if all(is_label(c) for _, c in parts) else ()
    )


def _table_row(line: SourceLine) -> list[tuple[str, int | None]]:
    pieces: list[tuple[str, int | None]] = []
    at = line.start + 1
    for index, cell in enumerate(line.text[1:-1].split("|")):
        if index:
            pieces.append(("\t", None))
        lead = len(cell) - len(cell.lstrip())
        pieces.append((cell.strip(), at + lead))
        at += len(cell) + 1
    return pieces


class _Writer:
    """Collects the clean text of blocks, their styles, and the way back to the source."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self.blocks: list[Block] = []
        self.styles: list[Style] = []
        self.runs: list[tuple[int, int, int]] = []

    def text(self) -> str:
        return "".join(self._parts)

    def put(self, raw: _Raw) -> None:
        """Add one block, without its signs."""
        if raw.kind is BlockKind.RULE:
            self.blocks.append(Block(raw.kind, Span(self._length, self._length)))
            return
        whole = "".join(piece for piece, _ in raw.pieces)
        drops, styles = read_inline(whole)
        kept = _kept(whole, drops)
        if not any(whole[start:end].strip() for start, end in kept):
            return
        if self._length:
            self._add("\n\n")
        start = self._length
        places = self._add_kept(whole, kept, raw.pieces)
        self.blocks.append(Block(raw.kind, Span(start, self._length), raw.level, raw.marker))
        for style in styles:
            span = Span(places(style.span.start), places(style.span.end))
            if len(span):
                self.styles.append(Style(style.kind, span, style.target))

    def _add(self, part: str) -> None:
        self._parts.append(part)
        self._length += len(part)

    def _add_kept(
        self, whole: str, kept: list[tuple[int, int]], pieces: list[tuple[str, int | None]]
    ) -> Callable[[int], int]:
        """Add the kept characters; gives the way from the raw block to the clean text."""
        starts: list[int] = []
        clean: list[int] = []
        for start, end in kept:
            starts.append(start)
            clean.append(self._length)
            self._add(whole[start:end])
        self._map(kept, clean, pieces)
        last = self._length

        def place(offset: int) -> int:
            index = bisect_right(starts, offset) - 1
            if index < 0:
                return clean[0]
            limit = clean[index + 1] if index + 1 < len(clean) else last
            return min(clean[index] + offset - starts[index], limit)

        return place

    def _map(
        self,
        kept: list[tuple[int, int]],
        clean: list[int],
        pieces: list[tuple[str, int | None]],
    ) -> None:
        index = 0
        at = 0
        for piece, source in pieces:
            end = at + len(piece)
            while source is not None and index < len(kept) and kept[index][0] < end:
                start, stop = max(kept[index][0], at), min(kept[index][1], end)
                if stop > start:
                    self._run(
                        clean[index] + start - kept[index][0], source + start - at, stop - start
                    )
                if kept[index][1] > end:
                    break
                index += 1
            while source is None and index < len(kept) and kept[index][1] <= end:
                index += 1
            at = end

    def _run(self, text_start: int, source_start: int, length: int) -> None:
        if self.runs:
            last_text, last_source, last_length = self.runs[-1]
            joined = last_text + last_length == text_start
            if joined and last_source + last_length == source_start:
                self.runs[-1] = (last_text, last_source, last_length + length)
                return
        self.runs.append((text_start, source_start, length))


def _kept(whole: str, drops: list[Span]) -> list[tuple[int, int]]:
    """What stays of a raw block, without white space at its ends."""
    first = len(whole) - len(whole.lstrip())
    last = len(whole.rstrip())
    kept = []
    at = first
    for drop in [*drops, Span(len(whole), len(whole))]:
        end = min(drop.start, last)
        if end > at:
            kept.append((at, end))
        at = max(at, drop.end)
    return _trimmed(whole, kept)


def _trimmed(whole: str, kept: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Dropped signs may leave white space at the ends."""
    while kept and not whole[kept[0][0] : kept[0][1]].strip():
        kept.pop(0)
    while kept and not whole[kept[-1][0] : kept[-1][1]].strip():
        kept.pop()
    if kept:
        start, end = kept[0]
        kept[0] = (end - len(whole[start:end].lstrip()), end)
        start, end = kept[-1]
        kept[-1] = (start, start + len(whole[start:end].rstrip()))
    return kept


def _with_headings(text: str, blocks: list[Block]) -> list[Block]:
    """Find the headings that have no markup: short lines above prose, a list or a heading."""
    found = list(blocks)
    can_head = False
    after = ""
    for index in range(len(found) - 1, -1, -1):
        block = found[index]
        if block.kind is BlockKind.RULE:
            continue
        words = block.span.of(text)
        before = found[index - 1].span.of(text) if index else ""
        is_broken = len(words) >= _SHORTEST_BROKEN and after[:1].islower()
        if (
            can_head
            and not is_broken
            and _is_heading(found, index, words)
            and not awaits_value(before)
        ):
            found[index] = Block(BlockKind.HEADING, block.span, _PLAIN_HEADING_LEVEL)
        elif block.kind is BlockKind.LIST_ITEM and not block.marker and _stands_alone(found, index):
            found[index] = Block(BlockKind.PARAGRAPH, block.span)
        can_head = is_broken or _can_be_headed(found[index].kind, words)
        after = words
    return found


def _is_heading(blocks: list[Block], index: int, words: str) -> bool:
    block = blocks[index]
    if block.kind is BlockKind.LIST_ITEM:
        return not block.marker and _stands_alone(blocks, index) and could_be_title(words)
    return block.kind is BlockKind.PARAGRAPH and could_be_title(words)


def _can_be_headed(kind: BlockKind, words: str) -> bool:
    if kind is BlockKind.PARAGRAPH:
        return is_prose(words.split("\n", 1)[0])
    return kind in {BlockKind.HEADING, BlockKind.LIST_ITEM}


def _stands_alone(blocks: list[Block], index: int) -> bool:
    """A numbered line is a heading only when no other item stands beside it."""
    around = blocks[max(0, index - 1) : index] + blocks[index + 1 : index + 2]
    return all(block.kind is not BlockKind.LIST_ITEM for block in around)
