"""What a file is, by its bytes; its name is not asked."""

from __future__ import annotations

import re
from enum import Enum, auto

from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.domain.note_names import ANNO_CONTEXT


class Sort(Enum):
    """The sorts of file that can be told apart and may have a reader."""

    PDF = auto()
    TEXT = auto()
    # Mails and what comes with them
    MAIL = auto()
    MAILBOX = auto()
    OUTLOOK = auto()
    HTML = auto()
    ARCHIVE = auto()
    # Word processors
    DOCX = auto()
    ODT = auto()
    FLAT_ODT = auto()
    RTF = auto()
    # Pictures
    PICTURE = auto()
    # Annotations without a letter
    XFDF = auto()
    WEB_ANNOTATIONS = auto()


_HEAD = 1024
_MAIL_HEAD = 4 << 20
_BIG = 1 << 20
# By the first bytes. OLE comes before PDF: a mail may carry a PDF near its beginning.
_SIGNATURES = (
    (b"{\\rtf", Sort.RTF),
    (b"\x89PNG\r\n\x1a\n", Sort.PICTURE),
    (b"\xff\xd8\xff", Sort.PICTURE),
    (b"GIF87a", Sort.PICTURE),
    (b"GIF89a", Sort.PICTURE),
    (b"II*\x00", Sort.PICTURE),
    (b"MM\x00*", Sort.PICTURE),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
# Known, but not read.
_UNSUPPORTED = (
    (b"%!PS", "postscript"),
    (b"\x1f\x8b\x08", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!\x1a\x07", "archive"),
    (b"BEGIN:VCALENDAR", "calendar"),
    (b"BEGIN:VCARD", "card"),
    (b"\x78\x9f\x3e\x22", "tnef"),
)
# How our own table of annotations begins; it is no letter.
OWN_TABLE = "\ufeffStuk;Afzender;Kenmerk;".encode()
_COMMENTS = re.compile(rb"(?:\s*(?:<!--.{0,2000}?-->|<\?xml[^>]{0,200}\?>))*\s*", re.DOTALL)
_MARKUP = re.compile(
    rb"<(?:!doctype\s+html|(?:html|head|body|title|meta|style|div|table|center|p|h[1-6]|font|span)"
    rb"(?=[\s>]))",
    re.IGNORECASE,
)
_DRAWING = re.compile(rb"<(?:!doctype\s+)?svg(?=[\s>])", re.IGNORECASE)
_XFDF = re.compile(
    rb"(?:<!DOCTYPE[^>]{0,500}(?:\[[^\]]{0,20000}\])?\s*>\s*)?<(?:[a-z]{1,20}:)?xfdf(?=[\s>])",
    re.IGNORECASE,
)
_LINKED_DATA = re.compile(
    rb'"(?:%s|AnnotationCollection)"' % re.escape(ANNO_CONTEXT.encode("ascii"))
)
_PDF_BEGIN = re.compile(rb"(?:\xef\xbb\xbf|\s|\x00)*%PDF-")
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
_MACHINE_HEADER = re.compile(
    rb"^(?:received|mime-version|message-id|return-path|delivered-to|content-type|dkim-signature"
    rb"|content-transfer-encoding|x-[a-z-]+):\s",
    re.I | re.M,
)
_HEADER = re.compile(rb"^([!-9;-~]{1,70})[ \t]*:(?=[\s])", re.M)
_HEADER_LINES = re.compile(rb"(?:[!-9;-~]{1,70}[ \t]*:[^\n]*(?:\n[ \t][^\n]*)*(?:\n|\Z))+")
_MAILBOX_LINE = re.compile(rb"(?:\A|\n)From [^\r\n]{1,200}\r?\n(?=[!-9;-~]{1,70}:)")
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")


def sort_of(data: bytes) -> Sort:
    """The sort of file. Raises RefusedError for what is known and not read, and for programs."""
    head = data[:_HEAD]
    if head.startswith(_OLE):
        return _ole_sort(data)
    if head.startswith(_ZIP):
        return _zip_sort(data)
    signed = _signed_sort(head)
    if signed is not None:
        return signed
    mail = _mail_sort(data)
    if mail is not None:
        return mail
    return Sort.PDF if _is_pdf(head, data) else _markup_sort(data)


def _signed_sort(head: bytes) -> Sort | None:
    """The sort that the first bytes name, if they name one."""
    for signature, sort in _SIGNATURES:
        if head.startswith(signature):
            return sort
    if head.startswith(OWN_TABLE):
        raise RefusedError(RefusalCode.NOT_A_DOCUMENT, "our own table")
    for signature, name in _UNSUPPORTED:
        if head.startswith(signature):
            raise RefusedError(RefusalCode.UNSUPPORTED, name)
    if _is_riff_image(head) or (head.startswith(b"BM") and b"\x00" in head):
        return Sort.PICTURE
    if head.startswith(_PROGRAMS) and b"\x00" in head:
        raise RefusedError(RefusalCode.NOT_A_DOCUMENT, "program")
    return None


def _is_pdf(head: bytes, data: bytes) -> bool:
    if _PDF_BEGIN.match(head) or (head.startswith(b"%P") and b"%PDF-".startswith(head.rstrip())):
        return True
    # Rubbish may stand before the PDF; a letter that only speaks of PDFs has no objects.
    return (b"%PDF-" in head or b"\x00" in head) and b"endobj" in data and b"/Page" in data


def _is_riff_image(head: bytes) -> bool:
    return head.startswith(b"RIFF") and head[8:12] == b"WEBP"


def _markup_sort(data: bytes) -> Sort:
    """HTML, also in UTF-16, or text."""
    head = data[: 4 * _HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "replace").encode("utf-8", "replace")
    head = head.removeprefix(b"\xef\xbb\xbf")
    begin = _COMMENTS.match(head)
    body = head[begin.end() :] if begin else head
    if b"office:document" in body[:200] and b"office:mimetype" in head:
        return Sort.FLAT_ODT
    if _XFDF.match(body):
        return Sort.XFDF
    if body[:1] in {b"{", b"["} and _LINKED_DATA.search(data[:_BIG]):
        return Sort.WEB_ANNOTATIONS
    if _DRAWING.match(body):
        raise RefusedError(RefusalCode.UNSUPPORTED, "svg")
    return Sort.HTML if _MARKUP.match(body) else Sort.TEXT


def _mail_sort(data: bytes) -> Sort | None:
    """A mail begins with headers that machines write; a mailbox has more of those."""
    if not _HEADER.search(data, 0, _HEAD):
        return None
    head = data[:_MAIL_HEAD].lstrip()
    first = _MAILBOX_LINE.match(head)
    if first:
        head = head[first.end() :]
    top = _END_OF_HEAD.split(head.replace(b"\r\n", b"\n"), maxsplit=1)[0] + b"\n"
    lines = _HEADER_LINES.match(top)
    if lines is None or not _are_headers(lines.group()):
        return None
    if first and _MAILBOX_LINE.search(data, first.end()):
        return Sort.MAILBOX
    return Sort.MAIL


def _are_headers(top: bytes) -> bool:
    if len(_MACHINE_HEADER.findall(top)) >= 2:
        return True
    names = {name.lower() for name in _HEADER.findall(top)}
    # "Sent" is what programs print above a mail that is quoted in a text.
    return b"sent" not in names and {b"from", b"subject"} <= names


# What tells OLE and zip files apart stands in their lists of contents.

_OLE_CONTENTS = (
    ("EncryptedPackage", RefusalCode.ENCRYPTED, "office"),
    ("WordDocument", RefusalCode.UNSUPPORTED, "doc"),
    ("Workbook", RefusalCode.UNSUPPORTED, "xls"),
    ("PowerPoint Document", RefusalCode.UNSUPPORTED, "ppt"),
)


def _ole_sort(data: bytes) -> Sort:
    if _utf16("__properties_version1.0") in data:
        return Sort.OUTLOOK
    for name, code, detail in _OLE_CONTENTS:
        if _utf16(name) in data:
            raise RefusedError(code, detail)
    raise RefusedError(RefusalCode.UNSUPPORTED, "ole")


def _utf16(name: str) -> bytes:
    return name.encode("utf-16-le") + b"\x00\x00"


_OFFICE_KINDS: tuple[tuple[str, Sort | str], ...] = (
    ("word/", Sort.DOCX),
    ("xl/", "xlsx"),
    ("ppt/", "pptx"),
    ("visio/", "vsdx"),
)
_OPEN_DOCUMENT = re.compile(rb"PK\x03\x04.{26}mimetype(application/[a-z.+-]+)", re.DOTALL)


def _zip_sort(data: bytes) -> Sort:
    opened = _OPEN_DOCUMENT.match(data)
    if opened:
        if opened.group(1).startswith(b"application/vnd.oasis.opendocument.text"):
            return Sort.ODT
        raise RefusedError(RefusalCode.UNSUPPORTED, opened.group(1).decode("ascii"))
    names = _zip_names(data)
    if "[Content_Types].xml" in names:
        for folder, sort in _OFFICE_KINDS:
            if any(name.startswith(folder) for name in names):
                if isinstance(sort, Sort):
                    return sort
                raise RefusedError(RefusalCode.UNSUPPORTED, sort)
    return Sort.ARCHIVE


def _zip_names(data: bytes) -> list[str]:
    """The names in the list of contents; of a file that was cut off those that are left."""
    import zipfile
    from io import BytesIO

    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        found = re.findall(
            rb"PK\x03\x04[\s\S]{22}([\s\S]{2})[\s\S]{2}([\x20-\x7e]{1,40})", data[:_BIG]
        )
        return [
            name[: int.from_bytes(size, "little")].decode("ascii", "replace")
            for size, name in found
        ]
