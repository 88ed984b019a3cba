"""A Reading as a message and back: the parent checks every field that the worker sends."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

from kanttekening.domain.document import (
    Block,
    BlockKind,
    Document,
    Reading,
    SourceMap,
    Style,
    StyleKind,
)
from kanttekening.domain.layout import PageLayout
from kanttekening.domain.passage import Span

if TYPE_CHECKING:
    from kanttekening.readers.wire import Head


class UnfitReadingError(Exception):
    """What the worker sent is no reading."""


def pack(reading: Reading) -> tuple[Head, bytes]:
    """The reading as a JSON head and one binary payload."""
    document = reading.document
    text = document.text.encode("utf-8", "surrogatepass")
    layout = reading.layout.to_bytes()
    head = {
        "media_type": reading.media_type,
        "warnings": list(reading.warnings),
        "blocks": [[b.kind, b.span.start, b.span.end, b.level, b.marker] for b in document.blocks],
        "styles": [[s.kind, s.span.start, s.span.end, s.target] for s in document.styles],
        "source": None if document.source is None else [list(r) for r in document.source.runs],
        "sizes": [len(text), len(layout)],
        "has_pages": reading.pages_pdf is not None,
    }
    return head, text + layout + (reading.pages_pdf or b"")


def unpack(head: Head, payload: bytes) -> Reading:
    """The reading in a message. Raises UnfitReadingError."""
    try:
        return _unpacked(head, payload)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, zlib.error) as error:
        raise UnfitReadingError(type(error).__name__) from error


def _unpacked(head: Head, payload: bytes) -> Reading:
    text_size, layout_size = (int(size) for size in head["sizes"])
    text = payload[:text_size].decode("utf-8", "surrogatepass")
    layout = PageLayout.from_bytes(payload[text_size : text_size + layout_size])
    pages = payload[text_size + layout_size :]
    document = Document(
        text,
        tuple(_block(item, len(text)) for item in head["blocks"]),
        tuple(_style(item, len(text)) for item in head["styles"]),
        None if head["source"] is None else SourceMap(tuple(_run(r) for r in head["source"])),
    )
    if len(layout) and layout.word(len(layout) - 1).span.end > len(text):
        raise ValueError("a word behind the text")
    return Reading(
        str(head["media_type"]),
        document,
        layout,
        pages if head["has_pages"] else None,
        tuple(str(warning) for warning in head["warnings"]),
    )


def _span(start: Any, end: Any, length: int) -> Span:
    if end > length:
        raise ValueError("behind the text")
    return Span(int(start), int(end))


def _block(item: Any, length: int) -> Block:
    kind, start, end, level, marker = item
    return Block(BlockKind(kind), _span(start, end, length), int(level), str(marker))


def _style(item: Any, length: int) -> Style:
    kind, start, end, target = item
    return Style(
        StyleKind(kind), _span(start, end, length), None if target is None else str(target)
    )


def _run(item: Any) -> tuple[int, int, int]:
    text_start, source_start, length = (int(value) for value in item)
    return text_start, source_start, length
