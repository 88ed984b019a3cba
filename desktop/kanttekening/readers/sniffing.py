"""What a file is, by its bytes; its name is not asked."""

from __future__ import annotations

import re
from enum import Enum, auto

from kanttekening.domain.errors import RefusalCode, RefusedError


class Sort(Enum):
    """The sorts of file that can be read."""

    PDF = auto()
    TEXT = auto()


_HEAD = 1024
# Known, but not read (yet). OLE comes before PDF: a mail may carry a PDF near its beginning.
_UNSUPPORTED = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),  # .doc, .msg, encrypted .docx
    (b"PK\x03\x04", "zip"),  # .docx, .odt, .zip
    (b"PK\x05\x06", "zip"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF87a", "image"),
    (b"GIF89a", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"%!PS", "postscript"),
    (b"\x1f\x8b\x08", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!\x1a\x07", "archive"),
)
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|\?xml|head|body)\b", re.I)
_MAIL_HEADER = re.compile(
    rb"^(?:received|mime-version|message-id|return-path|delivered-to|content-type|dkim-signature"
    rb"|content-transfer-encoding|x-[a-z-]+):\s",
    re.I | re.M,
)
_PDF_BEGIN = re.compile(rb"(?:\xef\xbb\xbf|\s|\x00)*%PDF-")
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")


def sort_of(data: bytes) -> Sort:
    """The sort of file. Raises RefusedError for what is known and not read, and for programs."""
    head = data[:_HEAD]
    for signature, name in _UNSUPPORTED:
        if head.startswith(signature):
            raise RefusedError(RefusalCode.UNSUPPORTED, name)
    if _is_pdf(head, data):
        return Sort.PDF
    if _is_riff_image(head) or (head.startswith(b"BM") and b"\x00" in head):
        raise RefusedError(RefusalCode.UNSUPPORTED, "image")
    if head.startswith(_PROGRAMS) and b"\x00" in head:
        raise RefusedError(RefusalCode.NOT_A_DOCUMENT, "program")
    if _MARKUP.match(head):
        raise RefusedError(RefusalCode.UNSUPPORTED, "html")
    if _is_mail(head):
        raise RefusedError(RefusalCode.UNSUPPORTED, "mail")
    return Sort.TEXT


def _is_pdf(head: bytes, data: bytes) -> bool:
    if _PDF_BEGIN.match(head):
        return True
    # Rubbish may stand before the PDF; a letter that only speaks of PDFs has no objects.
    return (b"%PDF-" in head or b"\x00" in head) and b"endobj" in data and b"/Page" in data


def _is_riff_image(head: bytes) -> bool:
    return head.startswith(b"RIFF") and head[8:12] == b"WEBP"


def _is_mail(head: bytes) -> bool:
    """Two headers that only machines write, before the first blank line."""
    top = re.split(rb"\r?\n\r?\n", head.lstrip(), maxsplit=1)[0]
    return len(_MAIL_HEADER.findall(top)) >= 2
