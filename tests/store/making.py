"""Made-up letters that need no reader: one page, one word after another."""

import hashlib
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kanttekening.domain.document import (
    Block,
    BlockKind,
    Document,
    Reading,
    ReadingBlock,
    Understanding,
)
from kanttekening.domain.layout import PageLayout, PageRect, PageSize, PlacedWord
from kanttekening.domain.letter import Facts
from kanttekening.domain.passage import Span
from kanttekening.services.library import Library
from kanttekening.services.reading import ReadFile

TEXT = "Geachte raad,\n\nDe kosten van jeugdzorg stijgen. De kosten dalen niet.\n\nHoogachtend"


class Clock:
    """A clock that stands still until it is told to go on."""

    def __init__(self):
        self.now = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def __call__(self):
        return self.now

    def pass_seconds(self, seconds):
        self.now += timedelta(seconds=seconds)


def layout_of(text):
    """Every word on page one, ten to a line."""
    words = [
        PlacedWord(
            Span(found.start(), found.end()),
            PageRect(1, 50 * (n % 10), 20 * (n // 10), 50 * (n % 10) + 40, 20 * (n // 10) + 12),
        )
        for n, found in enumerate(re.finditer(r"\S+", text))
    ]
    return PageLayout.build((PageSize(595, 842),), words)


def document_of(text):
    """Paragraphs between blank lines."""
    blocks = [
        Block(BlockKind.PARAGRAPH, Span(found.start(), found.end()))
        for found in re.finditer(r"(?s).+?(?=\n\n|\Z)", text)
        if found.group().strip()
    ]
    return Document(text, tuple(blocks))


def read_file(text=TEXT, name="brief.txt", facts=None, data=None, pages_pdf=b"%PDF-"):
    """A file as the reader hands it over."""
    data = text.encode() if data is None else data
    document = document_of(text)
    reading = Reading("text/plain", document, layout_of(text), pages_pdf)
    blocks = tuple(ReadingBlock(block.kind, (block.span,)) for block in document.blocks)
    understanding = Understanding(facts or Facts(), (), (), blocks)
    return ReadFile(Path(name), data, hashlib.sha256(data).hexdigest(), reading, understanding)


def open_library(path, clock=None):
    """A library of Anna, with a clock that stands still."""
    return Library.open(path, author="Anna", clock=clock or Clock())


def store(library, text=TEXT, **details):
    """Store a made-up letter; its id."""
    return library.importing.store(read_file(text, **details)).value.letter_id


def span_of(text, words):
    """Where words stand in a text."""
    start = text.index(words)
    return Span(start, start + len(words))
