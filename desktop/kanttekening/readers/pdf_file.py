"""Opening PDF bytes, and only PDF bytes: MuPDF guesses at other formats, which we never let it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.domain.errors import RefusalCode, RefusedError

if TYPE_CHECKING:
    import pymupdf

MOST_PAGES = 5000
# Points: seventy metres, longer than any plan. No screen and no picture goes further.
LARGEST_SIDE = 200_000.0
_TABLE_AT, _NO_TABLE = b"startxref", b"startx   "  # as long, so that all stays where it is
A4 = (595.0, 842.0)  # what a page counts as that can't be loaded


def open_pdf(data: bytes) -> pymupdf.Document:
    """The document in ``data``, readable and with at least one page. Raises RefusedError."""
    document = _opened(data)
    if not document.needs_pass and document.page_count == 0 and not document.is_repaired:
        # The table of its objects leads nowhere, and MuPDF believed it: let it look for itself.
        document = _opened(data.replace(_TABLE_AT, _NO_TABLE))
    if not document.is_pdf:
        # MuPDF believes the bytes more than us: a web page opens as a web page.
        raise RefusedError(RefusalCode.DAMAGED, "no PDF inside")
    if document.needs_pass:
        raise RefusedError(RefusalCode.ENCRYPTED)
    pages = document.page_count
    if pages == 0:
        # MuPDF opens what it can't make sense of as a document without pages.
        raise RefusedError(RefusalCode.DAMAGED, "no pages")
    if pages > MOST_PAGES:
        raise RefusedError(RefusalCode.TOO_BIG, f"{pages} pages")
    return document


def _opened(data: bytes) -> pymupdf.Document:
    import pymupdf

    try:
        document = pymupdf.open(stream=data, filetype="pdf")
        if not document.needs_pass:
            _ = document.page_count  # some are found to be damaged only now
    except (pymupdf.FileDataError, pymupdf.mupdf.FzErrorBase, RuntimeError, ValueError) as error:
        locked = _has_other_lock(data)
        code = RefusalCode.ENCRYPTED if locked else RefusalCode.DAMAGED
        raise RefusedError(code, type(error).__name__) from error
    return document


def _has_other_lock(data: bytes) -> bool:
    """Whether it is locked in another way than with a password: for the owner of a certificate."""
    return b"/Encrypt" in data and b"/Standard" not in data


def page_sizes(document: pymupdf.Document) -> list[tuple[float, float]]:
    """Width and height of each page as it is shown, turned if the file says so."""
    import pymupdf

    sizes = []
    for number in range(document.page_count):
        try:
            rect = load_page(document, number).rect
            sizes.append((rect.width, rect.height))
        except (pymupdf.mupdf.FzErrorBase, RuntimeError, ValueError):
            sizes.append(A4)
    return sizes


def load_page(document: pymupdf.Document, number: int) -> pymupdf.Page:
    """A page, counted from 0. Raises ValueError for one that is larger than paper can be."""
    page = document.load_page(number)
    rect = page.rect
    if max(rect.width, rect.height) > LARGEST_SIDE:
        raise ValueError("no such paper")
    return page


def as_shown(page: pymupdf.Page) -> pymupdf.Matrix:
    """The way from the space that content is drawn in to the page as it is shown, y downward.

    PyMuPDF's own matrices forget where a page that lies turned was cut.
    """
    import pymupdf

    mupdf = pymupdf.mupdf
    way = mupdf.FzMatrix()
    mupdf.pdf_page_transform(
        mupdf.pdf_page_from_fz_page(page.this), mupdf.FzRect(mupdf.FzRect.Fixed_UNIT), way
    )
    return pymupdf.Matrix(way.a, way.b, way.c, way.d, way.e, way.f)


def quiet() -> None:
    """No messages from MuPDF: nobody reads them, and they may quote the letter."""
    import pymupdf

    pymupdf.TOOLS.mupdf_display_errors(False)
    pymupdf.TOOLS.mupdf_display_warnings(False)
