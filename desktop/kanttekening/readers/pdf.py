"""Text out of a PDF: rows of words as they stand on the pages. Runs in the worker."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.domain.layout import PageSize
from kanttekening.domain.scan import Scan
from kanttekening.readers.cell_rows import aligned_cells
from kanttekening.readers.field_rows import unfolded
from kanttekening.readers.ocr_need import is_picture
from kanttekening.readers.ocr_rows import Recognized
from kanttekening.readers.pdf_file import load_page, open_pdf, page_sizes
from kanttekening.readers.pdf_tags import Tags, is_tagged, tagged_lines
from kanttekening.readers.rows import Box, Row, Word, joined_rows
from kanttekening.readers.tagged_rows import tagged_rows
from kanttekening.readers.text_layer import TextLayer, build_layer

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pymupdf

    from kanttekening.readers.ocr_lines import SeenPage
    from kanttekening.readers.worker import Tell

_BOLD, _ITALIC = 16, 2
_BOLD_NAME = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_LIVE_LINK = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
_NOTHING = dict.fromkeys([*range(32), *range(0x7F, 0xA0), 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
_CLEAN = _LIGATURES | _NOTHING


@dataclass(frozen=True, slots=True)
class PdfText:
    """The text of a PDF, warnings, and what its pictures have to do with it."""

    layer: TextLayer
    warnings: tuple[str, ...]
    scan: Scan


def read_pdf(data: bytes, tell: Tell, seen: Iterable[SeenPage] = ()) -> PdfText:
    """The text layer of a PDF; that of the pages ``seen`` was recognised. Raises RefusedError."""
    document = open_pdf(data)
    tell(document.page_count)
    sizes = tuple(PageSize(width, height) for width, height in page_sizes(document))
    recognized = Recognized(seen)
    rows: list[Row] = []
    unreadable, pictures, bare = 0, [], []
    tagged = is_tagged(document)
    for number in range(document.page_count):
        if number + 1 in recognized:
            rows.extend(_in_reading_order(recognized.rows(number + 1)))
            continue
        found = _rows_of_page(document, number, tagged=tagged)
        unreadable += found is None
        if found is not None and is_picture(document, number, found):
            pictures.append(number + 1)
        if not found:
            bare.append(number)
        rows.extend(found or ())
    if unreadable == document.page_count:
        raise RefusedError(RefusalCode.DAMAGED, "no readable page")
    lost = sum(not _shows(document, page) for page in bare) if document.is_repaired else 0
    if lost * 2 >= document.page_count:
        raise RefusedError(RefusalCode.DAMAGED, "nothing left on its pages")
    shown = rows or pictures or unreadable or recognized.numbers
    if not shown and not any(_shows(document, page) for page in bare):
        raise RefusedError(RefusalCode.EMPTY, "blank pages")
    warnings = {
        "repaired": document.is_repaired,
        "unreadable_pages": unreadable + lost > 0,
        "no_text": not rows,
    }
    layer = build_layer(rows, sizes)
    scan = Scan(tuple(pictures))
    if recognized.numbers:
        layout, confidences = recognized.settled(layer.layout)
        layer = TextLayer(layer.document, layout)
        scan = Scan(tuple(pictures), recognized.numbers, confidences)
    return PdfText(layer, tuple(code for code, holds in warnings.items() if holds), scan)


def _rows_of_page(
    document: pymupdf.Document, number: int, *, tagged: bool = False
) -> list[Row] | None:
    """The rows of a page; None for one that can't be read: it does not hold back the others."""
    import pymupdf

    try:
        page = load_page(document, number)
        words, blocks = _extracted(page)
        links = _links(page)
        tags = _tags(page) if tagged else None
    except pymupdf.mupdf.FzErrorSystem as error:
        raise MemoryError from error  # MuPDF's word for it
    except (pymupdf.mupdf.FzErrorBase, RuntimeError, ValueError):
        return None
    styles = {
        (block["number"], index): line["spans"]
        for block in blocks
        for index, line in enumerate(block.get("lines", ()))
    }
    lines: dict[tuple[int, int], list[Any]] = {}
    for word in words:
        lines.setdefault((word[5], word[6]), []).append(word)
    found = (
        _row(number + 1, place, line, styles.get(place, []), links) for place, line in lines.items()
    )
    rows = [row for row in found if row is not None]
    return _in_reading_order(rows) if tags is None else unfolded(tagged_rows(rows, tags))


def _in_reading_order(rows: list[Row]) -> list[Row]:
    return unfolded(aligned_cells(joined_rows(rows)))


def _tags(page: pymupdf.Page) -> Tags | None:
    """The tags of a page; one whose tags can't be read is read by eye."""
    import pymupdf

    try:
        return Tags(tagged_lines(page))
    except (
        pymupdf.mupdf.FzErrorFormat,
        pymupdf.mupdf.FzErrorSyntax,
        ValueError,
        RecursionError,
    ):
        return None


def _extracted(page: pymupdf.Page) -> tuple[list[Any], list[Any]]:
    """Words with boxes, and blocks with fonts, from one run over the page."""
    import pymupdf

    options = pymupdf.mupdf.FzStextOptions(
        pymupdf.TEXT_PRESERVE_WHITESPACE
        | pymupdf.TEXT_MEDIABOX_CLIP
        | pymupdf.TEXT_CID_FOR_UNKNOWN_UNICODE
    )
    stext = pymupdf.mupdf.FzStextPage(page.this, options)
    text_page = pymupdf.TextPage(stext)
    return text_page.extractWORDS(), text_page.extractDICT()["blocks"]


def _links(page: pymupdf.Page) -> list[tuple[Any, str]]:
    return [
        (link["from"] * page.rotation_matrix, link["uri"])
        for link in page.get_links()
        if _LIVE_LINK.fullmatch(link.get("uri") or "")
    ]


def _row(
    page: int, place: tuple[int, int], line: list[Any], spans: list[Any], links: list[Any]
) -> Row | None:
    words = []
    looks = [(span["bbox"][2] + 0.5, *_style(span["font"], span["flags"])) for span in spans] or [
        (0.0, False, False)
    ]
    mixed = len({look[1:] for look in looks}) > 1
    _, bold, italic = looks[0]
    for x0, y0, x1, y1, raw, *_ in line:
        text = raw if raw.isascii() and raw.isprintable() else _clean(raw)
        if not text:
            continue
        if mixed:
            bold, italic = _look_at(looks, (x0 + x1) / 2)
        link = _link_at(links, (x0 + x1) / 2, (y0 + y1) / 2) if links else None
        words.append(Word(text, Box(x0, y0, x1, y1), bold, italic, link))
    if not words:
        return None
    lefts, tops, rights, bottoms = zip(*(word.box for word in words), strict=True)
    box = Box(min(lefts), min(tops), max(rights), max(bottoms))
    size = max((span["size"] for span in spans), default=box.y1 - box.y0)
    return Row(page, words, box, size, place[0])


def _clean(raw: str) -> str:
    text = unicodedata.normalize("NFC", raw.translate(_CLEAN))
    # A soft hyphen means something at the end of a line only.
    return text[:-1].replace("\xad", "") + text[-1:]


def _look_at(looks: list[tuple[float, bool, bool]], x: float) -> tuple[bool, bool]:
    """Bold and italic at ``x``; looks come from left to right, each with its right edge."""
    for right, bold, italic in looks:
        if x <= right:
            return bold, italic
    return looks[-1][1:]


@lru_cache(maxsize=256)
def _style(font: str, flags: int) -> tuple[bool, bool]:
    return bool(flags & _BOLD or _BOLD_NAME.search(font)), bool(flags & _ITALIC)


def _link_at(links: list[Any], x: float, y: float) -> str | None:
    for area, target in links:
        if area.x0 <= x <= area.x1 and area.y0 <= y <= area.y1:
            return str(target)
    return None


def _shows(document: pymupdf.Document, number: int) -> bool:
    """Whether a page has a picture or drawing on it."""
    import pymupdf

    try:
        shown: list[Any] = document.load_page(number).get_bboxlog()
    except (pymupdf.mupdf.FzErrorBase, RuntimeError, ValueError):
        return False
    return bool(shown)
