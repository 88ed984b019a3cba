"""Text out of a PDF: rows of words as they stand on the pages. Runs in the worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.domain.layout import PageSize
from kanttekening.domain.scan import Scan
from kanttekening.readers.cell_rows import aligned_cells
from kanttekening.readers.code_tables import CodeTables
from kanttekening.readers.field_rows import unfolded
from kanttekening.readers.ocr_need import is_picture
from kanttekening.readers.ocr_rows import Recognized
from kanttekening.readers.page_rows import PageWords
from kanttekening.readers.pdf_file import A4, load_page, open_pdf
from kanttekening.readers.pdf_notes_reading import notes_in
from kanttekening.readers.pdf_tags import Tags, is_tagged, tagged_lines
from kanttekening.readers.rows import joined_rows
from kanttekening.readers.tagged_rows import tagged_rows
from kanttekening.readers.text_layer import TextLayer, build_layer

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pymupdf

    from kanttekening.domain.shared_note import NoteFile
    from kanttekening.readers.ocr_lines import SeenPage
    from kanttekening.readers.rows import Row
    from kanttekening.readers.worker import Tell


@dataclass(frozen=True, slots=True)
class PdfText:
    """The text of a PDF, warnings, what its pictures have to do with it, and its annotations."""

    layer: TextLayer
    warnings: tuple[str, ...]
    scan: Scan
    notes: NoteFile


def read_pdf(data: bytes, tell: Tell, seen: Iterable[SeenPage] = ()) -> PdfText:
    """The text layer of a PDF; that of the pages ``seen`` was recognised. Raises RefusedError."""
    document = open_pdf(data)
    tell(document.page_count)
    recognized = Recognized(seen)
    sizes: list[PageSize] = []
    rows: list[Row] = []
    unreadable, pictures, bare = 0, [], []
    read, tables = PageWords(), CodeTables(document)
    tagged = is_tagged(document)
    for number in range(document.page_count):
        page = _page(document, number)
        sizes.append(PageSize(*A4) if page is None else _size(page))
        if number + 1 in recognized:
            rows.extend(_in_reading_order(recognized.rows(number + 1)))
            continue
        found = None if page is None else _rows_of_page(page, read, tables, tagged=tagged)
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
    layer = build_layer(rows, tuple(sizes))
    scan = Scan(tuple(pictures))
    if recognized.numbers:
        layout, confidences = recognized.settled(layer.layout)
        layer = TextLayer(layer.document, layout)
        scan = Scan(tuple(pictures), recognized.numbers, confidences)
    told = tuple(code for code, holds in warnings.items() if holds)
    return PdfText(layer, told, scan, notes_in(document))


def _page(document: pymupdf.Document, number: int) -> pymupdf.Page | None:
    """A page; None for one that can't be loaded: it does not hold back the others."""
    import pymupdf

    try:
        return load_page(document, number)
    except pymupdf.mupdf.FzErrorSystem as error:
        raise MemoryError from error  # MuPDF's word for it
    except (pymupdf.mupdf.FzErrorBase, RuntimeError, ValueError):
        return None


def _size(page: pymupdf.Page) -> PageSize:
    shown = page.rect
    return PageSize(shown.width, shown.height)


def _rows_of_page(
    page: pymupdf.Page, read: PageWords, tables: CodeTables, *, tagged: bool
) -> list[Row] | None:
    """The rows of a page; None for one that can't be read."""
    tables.shorten(page)
    rows = _rows_once(page, read, tagged=tagged)
    return _rows_once(page, read, tagged=tagged) if tables.were_too_short() else rows


def _rows_once(page: pymupdf.Page, read: PageWords, *, tagged: bool) -> list[Row] | None:
    import pymupdf

    try:
        if not tagged:
            return _in_reading_order(read.rows(page))
        # Words and tags come from two looks at the page, which is gone through once.
        drawn = pymupdf.mupdf.fz_new_display_list_from_page_contents(page.this)
        rows, tags = read.rows(page, drawn), _tags(drawn)
    except pymupdf.mupdf.FzErrorSystem as error:
        raise MemoryError from error
    except (pymupdf.mupdf.FzErrorBase, RuntimeError, ValueError):
        return None
    return _in_reading_order(rows) if tags is None else unfolded(tagged_rows(rows, tags))


def _in_reading_order(rows: list[Row]) -> list[Row]:
    return unfolded(aligned_cells(joined_rows(rows)))


def _tags(drawn: pymupdf.mupdf.FzDisplayList) -> Tags | None:
    """The tags of a page; one whose tags can't be read is read by eye."""
    import pymupdf

    try:
        return Tags(tagged_lines(drawn))
    except (
        pymupdf.mupdf.FzErrorFormat,
        pymupdf.mupdf.FzErrorSyntax,
        ValueError,
        RecursionError,
    ):
        return None


def _shows(document: pymupdf.Document, number: int) -> bool:
    """Whether a page has a picture or drawing on it."""
    import pymupdf

    try:
        shown: list[Any] = document.load_page(number).get_bboxlog()
    except (pymupdf.mupdf.FzErrorBase, RuntimeError, ValueError):
        return False
    return bool(shown)
