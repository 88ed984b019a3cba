"""Pictures (a scan, a photo, a fax) as letters: each becomes a page, its text still unread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.domain.document import Document, Reading
from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.domain.layout import PageLayout, PageSize
from kanttekening.domain.scan import Scan
from kanttekening.readers.pdf_file import MOST_PAGES, open_pdf, page_sizes

if TYPE_CHECKING:
    import pymupdf

    from kanttekening.readers.worker import Tell

MOST_PIXELS = 100_000_000
_A4 = (595.0, 842.0)
_LARGEST = 1300.0  # points: a little more than A3 is long
_KINDS = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"BM", "bmp"),
)


def read_picture(data: bytes, tell: Tell) -> Reading:
    """A picture as a letter of pages. Raises RefusedError."""
    kind = next((kind for signature, kind in _KINDS if data.startswith(signature)), None)
    if kind is None:
        raise RefusedError(RefusalCode.UNSUPPORTED, "image")
    pdf = _as_pdf(data, kind, tell)
    with open_pdf(pdf) as document:
        sizes = tuple(PageSize(width, height) for width, height in page_sizes(document))
    pages = tuple(range(1, len(sizes) + 1))
    layout = PageLayout.build(sizes, [])
    return Reading(f"image/{kind}", Document(""), layout, pdf, ("no_text",), scan=Scan(pages))


def _as_pdf(data: bytes, kind: str, tell: Tell) -> bytes:
    import pymupdf

    try:
        with pymupdf.open(stream=data, filetype=kind) as pictures:
            count = pictures.page_count
            if count > MOST_PAGES:
                raise RefusedError(RefusalCode.TOO_BIG, f"{count} pictures")
            tell(count)
            _refuse_bombs(pictures)
            with pymupdf.open(stream=pictures.convert_to_pdf(), filetype="pdf") as document:
                return _on_paper(document)
    except pymupdf.mupdf.FzErrorSystem as error:
        raise MemoryError from error
    except (pymupdf.FileDataError, pymupdf.mupdf.FzErrorBase, RuntimeError, ValueError) as error:
        raise RefusedError(RefusalCode.DAMAGED, type(error).__name__) from error


def _refuse_bombs(pictures: pymupdf.Document) -> None:
    """Look at the sizes before anything is unpacked."""
    for page in pictures:
        for info in page.get_image_info():
            if info["width"] * info["height"] > MOST_PIXELS:
                raise RefusedError(RefusalCode.TOO_BIG, f"{info['width']}x{info['height']}")


def _on_paper(document: pymupdf.Document) -> bytes:
    """The pages at the size the picture says, or on A4 where that would make a wall chart."""
    import pymupdf

    result = pymupdf.open()
    for page in document:
        width, height = page.rect.width, page.rect.height
        scale = 1.0
        if max(width, height) > _LARGEST:
            short, long = _A4
            box = (short, long) if height >= width else (long, short)
            scale = min(box[0] / width, box[1] / height)
        made = result.new_page(width=width * scale, height=height * scale)
        made.show_pdf_page(made.rect, document, page.number)
    saved: bytes = result.tobytes(garbage=3, deflate=True)
    return saved
