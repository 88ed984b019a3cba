"""A Reading as a message and back: the parent checks every field that the worker sends."""

from __future__ import annotations

import zlib
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from kanttekening.domain.document import (
    Attached,
    Block,
    BlockKind,
    Document,
    Reading,
    SourceMap,
    Style,
    StyleKind,
)
from kanttekening.domain.errors import RefusalCode
from kanttekening.domain.layout import PageLayout
from kanttekening.domain.mail import MailHeaders
from kanttekening.domain.passage import Span
from kanttekening.domain.scan import Scan
from kanttekening.domain.shared_json import file_from_json, file_to_json

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
        "pages_size": None if reading.pages_pdf is None else len(reading.pages_pdf),
        "attached": [
            [a.name, len(a.data), a.media_type, a.inline, a.refused] for a in reading.attached
        ],
        "headers": None if reading.headers is None else asdict(reading.headers),
        "is_archive": reading.is_archive,
        "notes": [file_to_json(found) for found in reading.notes],
        "is_notes": reading.is_notes,
        "scan": [reading.scan.pictures, reading.scan.recognized, list(reading.scan.confidences)],
    }
    files = (item.data for item in reading.attached)
    return head, b"".join((text, layout, reading.pages_pdf or b"", *files))


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
    at = text_size + layout_size
    pages_size = head["pages_size"]
    pages = None if pages_size is None else payload[at : at + int(pages_size)]
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
        pages,
        tuple(str(warning) for warning in head["warnings"]),
        _attached(head["attached"], payload, at + int(pages_size or 0)),
        None if head["headers"] is None else _headers(head["headers"]),
        bool(head["is_archive"]),
        _scan(head["scan"], layout),
        tuple(file_from_json(found) for found in head["notes"]),
        bool(head["is_notes"]),
    )


def _scan(item: Any, layout: PageLayout) -> Scan:
    pictures, recognized, confidences = item
    scan = Scan(
        tuple(int(page) for page in pictures),
        tuple(int(page) for page in recognized),
        bytes(confidences),
    )
    pages = range(1, len(layout.pages) + 1)
    if any(page not in pages for page in (*scan.pictures, *scan.recognized)):
        raise ValueError("no such page")
    if scan.confidences and len(scan.confidences) != len(layout):
        raise ValueError("not one confidence for each word")
    return scan


def _attached(items: list[Any], payload: bytes, at: int) -> tuple[Attached, ...]:
    found = []
    for name, size, media_type, inline, refused in items:
        if size < 0 or at + size > len(payload):
            raise ValueError("behind the payload")
        code = None if refused is None else RefusalCode(refused)
        data = payload[at : at + size]
        found.append(Attached(str(name), data, str(media_type), bool(inline), code))
        at += size
    return tuple(found)


def _headers(item: dict[str, Any]) -> MailHeaders:
    texts = {
        name: None if item[name] is None else str(item[name])
        for name in ("sender_name", "sender_address", "date", "subject")
    }
    recipients = tuple(str(name) for name in item["recipients"])
    return MailHeaders(**texts, recipients=recipients, attachments=int(item["attachments"]))


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
