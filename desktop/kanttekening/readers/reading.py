"""The worker's job of reading one file: find out what it is, and read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.domain.document import Reading
from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.readers.codec import pack
from kanttekening.readers.paper import lay_out
from kanttekening.readers.pdf import read_pdf
from kanttekening.readers.sniffing import Sort, sort_of
from kanttekening.text.decode import decode
from kanttekening.text.markup import parse_text

if TYPE_CHECKING:
    from kanttekening.readers.wire import Head
    from kanttekening.readers.worker import Tell

MOST_TEXT = 20 << 20
_MARKDOWN_NAMES = (".md", ".markdown")
_BYTES_PER_PAGE = 2500


def read(params: Head, payload: bytes, tell: Tell) -> tuple[Head, bytes]:
    """Read a file; the answer is a packed Reading. Raises RefusedError."""
    if sort_of(payload) is Sort.PDF:
        layer, _, warnings = read_pdf(payload, tell)
        return pack(Reading("application/pdf", layer.document, layer.layout, None, warnings))
    return pack(_read_text(payload, str(params["file_name"]), tell))


def _read_text(data: bytes, file_name: str, tell: Tell) -> Reading:
    if len(data) > MOST_TEXT:
        raise RefusedError(RefusalCode.TOO_BIG, f"{len(data)} bytes of text")
    text = decode(data)
    tell(len(data) // _BYTES_PER_PAGE)
    document = parse_text(text)
    paper = lay_out(document)
    # Only the label: plain text and Markdown are read in one and the same way.
    markdown = file_name.lower().endswith(_MARKDOWN_NAMES)
    media_type = "text/markdown" if markdown else "text/plain"
    return Reading(media_type, document, paper.layout, paper.pdf)
