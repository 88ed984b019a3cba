"""The worker's job of reading one file: find out what it is, and read it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kanttekening.domain.arrival import MISNAMED
from kanttekening.domain.document import Document, Reading
from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.domain.layout import PageLayout
from kanttekening.readers.codec import pack
from kanttekening.readers.draft import Draft
from kanttekening.readers.paper import lay_out
from kanttekening.readers.pdf import read_pdf
from kanttekening.readers.picture import read_picture
from kanttekening.readers.registry import NOTE_READERS, reader_of
from kanttekening.readers.sniffing import Sort, sort_of
from kanttekening.text.decode import decode
from kanttekening.text.lost_pictures import LOST_PICTURES, find_lost_pictures
from kanttekening.text.markup import parse_text

if TYPE_CHECKING:
    from kanttekening.readers.wire import Head
    from kanttekening.readers.worker import Tell

MOST_TEXT = 20 << 20
_MARKDOWN_NAMES = (".md", ".markdown")
_BYTES_PER_PAGE = 2500
# Sorts that are plain text, and the names of files that never are: such a file may be no more than
# the message of a web site that did not give the letter.
_WRITTEN = (Sort.TEXT, Sort.HTML)
_NAMES_OF_BYTES = (
    ".pdf", ".docx", ".odt", ".msg", ".zip", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif",
)  # fmt: skip


def read(params: Head, payload: bytes, tell: Tell) -> tuple[Head, bytes]:
    """Read a file; the answer is a packed Reading. Raises RefusedError."""
    sort, name = sort_of(payload), str(params["file_name"])
    if sort in _WRITTEN and name.lower().endswith(_NAMES_OF_BYTES):
        reader = _read_text if sort is Sort.TEXT else reader_of(sort)
        draft = reader(payload, name)
        return pack(_on_paper(replace(draft, warnings=(*draft.warnings, MISNAMED)), tell))
    if sort is Sort.PDF:
        found = read_pdf(payload, tell)
        document, layout = found.layer.document, found.layer.layout
        notes = (found.notes,) if found.notes.notes or found.notes.source else ()
        return pack(
            Reading(
                "application/pdf", document, layout, None, found.warnings,
                scan=found.scan, notes=notes,
            )
        )  # fmt: skip
    if sort in NOTE_READERS:
        media_type, read_notes = NOTE_READERS[sort]
        nothing = (Document(""), PageLayout(()))
        return pack(Reading(media_type, *nothing, notes=read_notes(payload), is_notes=True))
    if sort is Sort.PICTURE:
        return pack(read_picture(payload, tell))
    if sort is Sort.TEXT:
        return pack(_on_paper(_read_text(payload, name), tell))
    return pack(_on_paper(reader_of(sort)(payload, name), tell))


def _read_text(data: bytes, file_name: str) -> Draft:
    if len(data) > MOST_TEXT:
        raise RefusedError(RefusalCode.TOO_BIG, f"{len(data)} bytes of text")
    # Only the label: plain text and Markdown are read in one and the same way.
    markdown = file_name.lower().endswith(_MARKDOWN_NAMES)
    document = parse_text(decode(data))
    warnings = (LOST_PICTURES,) if find_lost_pictures(document) else ()
    return Draft("text/markdown" if markdown else "text/plain", document, warnings=warnings)


def _on_paper(draft: Draft, tell: Tell) -> Reading:
    """A draft with its pages; an archive has none."""
    if draft.is_archive:
        layout, pages = PageLayout(()), None
    else:
        tell(len(draft.document.text) // _BYTES_PER_PAGE)
        paper = lay_out(draft.document, draft.dressing)
        layout, pages = paper.layout, paper.pdf
    return Reading(
        draft.media_type,
        draft.document,
        layout,
        pages,
        draft.warnings,
        draft.attached,
        draft.headers,
        draft.is_archive,
    )
