"""Mails inside the text of a mail: forwarded or answered. A line sets them apart."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from kanttekening.domain.document import Block, BlockKind, Document, Style, StyleKind
from kanttekening.domain.passage import Span
from kanttekening.readers.draft import Dressing

if TYPE_CHECKING:
    from collections.abc import Iterator

_SENDER = re.compile(r"(?:Van|From|Von|De)[ \xa0]?:[ \xa0]")
_LABEL = re.compile(
    r"(?:Van|From|Von|De|Verzonden|Verstuurd|Sent|Datum|Date|Gesendet|Aan|To|An|CC|Cc|Kopie|BCC"
    r"|Bcc|Onderwerp|Subject|Betreff|Bijlagen?|Attachments?|Prioriteit|Importance"
    r"|Beantwoorden|Reply-To|Antwoord aan)[ \xa0]?:"
)
_WHEN = re.compile(r"(?:Verzonden|Verstuurd|Sent|Datum|Date|Gesendet)[ \xa0]?:")
_ANNOUNCED = re.compile(
    r"[-_ ]{0,40}(?:Oorspronkelijk(?:e)? bericht|Original Message|Doorgestuurd bericht"
    r"|Forwarded message|Begin doorgestuurd bericht|Begin forwarded message)[-_: ]{0,40}",
    re.IGNORECASE,
)
_WROTE = re.compile(r"(?:Op|On)\b.{6,200}\b(?:schreef|heeft .{1,150} geschreven|wrote)\b.{0,150}:")
_MOST_LINES = 8


def set_apart(document: Document, dressing: Dressing) -> tuple[Document, Dressing]:
    """The document with a line above each mail in it, and the labels of its head in bold."""
    starts, labels = _found(document)
    if not starts:
        return document, dressing
    blocks: list[Block] = []
    for index, block in enumerate(document.blocks):
        if index in starts:
            at = block.span.start
            blocks.append(Block(BlockKind.RULE, Span(at, at)))
        blocks.append(block)
    bold = {style.span.start for style in document.styles if style.kind is StyleKind.BOLD}
    more = [Style(StyleKind.BOLD, span) for span in labels if span.start not in bold]
    styles = sorted([*document.styles, *more], key=lambda style: style.span)
    ordered = sorted(starts)

    def moved(index: int) -> int:
        return index + bisect_left(ordered, index + 1)

    return replace(document, blocks=tuple(blocks), styles=tuple(styles)), Dressing(
        {moved(at): picture for at, picture in dressing.pictures.items()},
        {moved(at): align for at, align in dressing.aligned.items()},
        {moved(at): sheet for at, sheet in dressing.tables.items()},
    )


def _found(document: Document) -> tuple[set[int], list[Span]]:
    """The blocks with which a mail begins, and the labels of its head."""
    starts: set[int] = set()
    labels: list[Span] = []
    announced = False
    end = 0
    for index, block in enumerate(document.blocks):
        if index < end or block.kind is not BlockKind.PARAGRAPH:
            continue
        lines = list(_lines(document, index))
        first = lines[0][0].of(document.text)
        is_announced = bool(_ANNOUNCED.fullmatch(first))
        head = _head_labels(document, lines[1:] if is_announced else lines)
        if head:
            labels += head
            end = 1 + max(at for span, at in lines if span.start <= head[-1].start)
        if head or is_announced or _WROTE.fullmatch(first):
            if not announced and not _has_rule_above(document, index):
                starts.add(index)
            announced = is_announced and not head
        else:
            announced = False
    return starts, labels


def _has_rule_above(document: Document, index: int) -> bool:
    return index == 0 or document.blocks[index - 1].kind is BlockKind.RULE


def _lines(document: Document, index: int) -> Iterator[tuple[Span, int]]:
    """The lines from a block on, each with its block."""
    count = 0
    for at in range(index, min(index + _MOST_LINES, len(document.blocks))):
        block = document.blocks[at]
        if block.kind is not BlockKind.PARAGRAPH and at > index:
            return
        start = block.span.start
        for line in block.span.of(document.text).split("\n"):
            yield Span(start, start + len(line)), at
            start += len(line) + 1
            count += 1
            if count == _MOST_LINES:
                return


def _head_labels(document: Document, lines: list[tuple[Span, int]]) -> list[Span]:
    """The labels with which the lines begin, if they are the head of a mail."""
    if not lines or not _SENDER.match(lines[0][0].of(document.text)):
        return []
    found: list[Span] = []
    dated = False
    for span, _ in lines:
        words = span.of(document.text)
        label = _LABEL.match(words)
        if label is None:
            break
        dated = dated or bool(_WHEN.match(words))
        found.append(Span(span.start, span.start + label.end()))
    return found if dated and len(found) > 2 else []
