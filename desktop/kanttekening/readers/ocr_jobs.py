"""The worker's jobs of recognising a page, and of making one text of a document's pages."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from kanttekening.domain.document import Reading
from kanttekening.readers.codec import pack
from kanttekening.readers.ocr_engine import Engine, EngineMissingError
from kanttekening.readers.ocr_ink import with_weights
from kanttekening.readers.ocr_lines import SeenLine, SeenPage, scaled
from kanttekening.readers.ocr_mupdf import lines_by_mupdf
from kanttekening.readers.pdf import read_pdf
from kanttekening.readers.pdf_file import load_page, open_pdf

if TYPE_CHECKING:
    import pymupdf

    from kanttekening.readers.wire import Head
    from kanttekening.readers.worker import Tell

RESOLUTION = 200
_MOST_PIXELS = 30_000_000


class RecognitionJobs:
    """Recognises pages of the document it holds open; the engine stays for the next ones."""

    def __init__(self) -> None:
        self._key: str | None = None
        self._document: pymupdf.Document | None = None
        self._engines: dict[tuple[str, str], Engine | None] = {}

    def recognize(self, params: Head, payload: bytes, _tell: Tell) -> tuple[Head, bytes]:
        """One page; the PDF comes along, or is held already: else the answer is ``missing``."""
        if payload:
            self._document, self._key = open_pdf(payload), params["key"]
        if self._document is None or self._key != params["key"]:
            return {"missing": True}, b""
        number = int(params["page"])
        if not 1 <= number <= self._document.page_count:
            raise IndexError("no such page")
        page = load_page(self._document, number - 1)
        lines = self._lines(page, params["folder"], params["language"])
        return {"page": SeenPage(number, tuple(lines)).packed()}, b""

    def _lines(self, page: pymupdf.Page, folder: str, language: str) -> list[SeenLine]:
        import pymupdf

        dpi = _resolution(page)
        engine = self._engine(folder, language)
        if engine is None:
            return lines_by_mupdf(page, folder, language, dpi)
        picture = page.get_pixmap(dpi=dpi, colorspace=pymupdf.csGRAY, annots=False)
        lines = [scaled(line, 1) for line in engine.lines(picture, dpi)]
        return [scaled(line, 72 / dpi) for line in with_weights(lines, picture)]

    def _engine(self, folder: str, language: str) -> Engine | None:
        key = (folder, language)
        if key not in self._engines:
            try:
                self._engines[key] = Engine(folder, language)
            except EngineMissingError:
                self._engines[key] = None
        return self._engines[key]


def _resolution(page: pymupdf.Page) -> int:
    area = max(1.0, page.rect.width * page.rect.height) / 72**2
    return max(20, min(RESOLUTION, int(math.sqrt(_MOST_PIXELS / area))))


def assemble(params: Head, payload: bytes, tell: Tell) -> tuple[Head, bytes]:
    """A PDF read again, with what was recognised as the text of its pictures: a packed Reading."""
    seen = [SeenPage.unpacked(page) for page in params["pages"]]
    found = read_pdf(payload, tell, seen)
    media_type = str(params["media_type"])
    return pack(
        Reading(media_type, found.layer.document, found.layer.layout, None, found.warnings,
                scan=found.scan)
    )  # fmt: skip
