"""The worker's jobs of recognising a page, and of making one text of a document's pages."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from kanttekening.domain.document import Reading
from kanttekening.readers.codec import pack
from kanttekening.readers.ocr_engine import Engine, EngineMissingError
from kanttekening.readers.ocr_ink import with_weights, without_specks
from kanttekening.readers.ocr_lines import SeenPage, scaled
from kanttekening.readers.ocr_mupdf import MuPdfEngine
from kanttekening.readers.ocr_turns import seen_upright
from kanttekening.readers.pdf import read_pdf
from kanttekening.readers.pdf_file import load_page, open_pdf

if TYPE_CHECKING:
    import pymupdf

    from kanttekening.readers.ocr_turns import AnyEngine
    from kanttekening.readers.wire import Head
    from kanttekening.readers.worker import Tell

RESOLUTION = 200
_MOST_PIXELS = 30_000_000


class RecognitionJobs:
    """Recognises pages of the document it holds open; the engine stays for the next ones."""

    def __init__(self) -> None:
        self._key: str | None = None
        self._document: pymupdf.Document | None = None
        self._engines: dict[tuple[str, str], AnyEngine] = {}

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
        engine = self._engine(params["folder"], params["language"])
        return {"page": recognized(page, number, engine).packed()}, b""

    def _engine(self, folder: str, language: str) -> AnyEngine:
        key = (folder, language)
        if key not in self._engines:
            self._engines[key] = make_engine(folder, language)
        return self._engines[key]


def make_engine(folder: str, language: str) -> AnyEngine:
    """The recogniser asked directly, or by way of MuPDF where that can't be done."""
    try:
        return Engine(folder, language)
    except EngineMissingError:
        return MuPdfEngine(folder, language)


def recognized(page: pymupdf.Page, number: int, engine: AnyEngine) -> SeenPage:
    """What stands on a page, turned so that it can be read."""
    dpi = _resolution(page)
    turn, lines, picture = seen_upright(page, engine, dpi)
    sized = without_specks([scaled(line, 1) for line in lines], picture)
    points = [scaled(line, 72 / dpi) for line in with_weights(sized, picture)]
    return SeenPage(number, tuple(points), turn)


def _resolution(page: pymupdf.Page) -> int:
    area = max(1.0, page.rect.width * page.rect.height) / 72**2
    return max(20, min(RESOLUTION, int(math.sqrt(_MOST_PIXELS / area))))


def assemble(params: Head, payload: bytes, tell: Tell) -> tuple[Head, bytes]:
    """A PDF read again, with what was recognised as the text of its pictures: a packed Reading.

    With pages that were turned, the PDF that shows them upright comes along.
    """
    seen = [SeenPage.unpacked(page) for page in params["pages"]]
    turned = turned_pdf(payload, seen)
    found = read_pdf(turned or payload, tell, seen)
    media_type = str(params["media_type"])
    return pack(
        Reading(media_type, found.layer.document, found.layer.layout, turned, found.warnings,
                scan=found.scan)
    )  # fmt: skip


def turned_pdf(pdf: bytes, seen: list[SeenPage]) -> bytes | None:
    """A copy that shows every page as it was recognised; None if all pages lie right already."""
    turns = {page.number: page.turn for page in seen if page.turn}
    if not turns:
        return None
    with open_pdf(pdf) as document:
        for number, turn in turns.items():
            if number <= document.page_count:
                page = load_page(document, number - 1)
                page.set_rotation((page.rotation + turn) % 360)
        copy: bytes = document.tobytes()
    return copy
