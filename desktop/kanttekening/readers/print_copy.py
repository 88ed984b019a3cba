"""The PDF that is printed or kept: pages of the document itself, as sharp and small as they came.

Marks are drawn into the pages, forms and notes of other programs become part of them, and the list
of notes stands behind them. Runs in the worker.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from kanttekening.domain.print_order import Paper
from kanttekening.readers.pdf_file import open_pdf
from kanttekening.readers.pdf_notes_reading import clear_ours
from kanttekening.readers.print_marks import PagePen
from kanttekening.readers.print_sheets import sheets
from kanttekening.readers.report_pages import blocks_from, report_pdf

if TYPE_CHECKING:
    import pymupdf

    from kanttekening.readers.wire import Head
    from kanttekening.readers.worker import Tell

_A4 = Paper(595.0, 842.0)


def print_copy(params: Head, payload: bytes, tell: Tell) -> tuple[Head, bytes]:
    """A copy of a PDF to print. The answer says whether its maker has barred printing."""
    import pymupdf

    document = open_pdf(payload)
    tell(len(params["pages"]))
    barred = not document.permissions & pymupdf.PDF_PERM_PRINT
    clear_ours(document)
    pages = [number - 1 for number in params["pages"] if 1 <= number <= document.page_count]
    _draw(document, params, set(pages))
    if pages != list(range(document.page_count)):
        document.select(pages)
    document.bake()
    if params["notes"]:
        behind = pymupdf.open(stream=report_pdf(blocks_from(params["notes"])), filetype="pdf")
        document.insert_pdf(behind)
    per_sheet, paper = int(params["per_sheet"]), params["paper"]
    if per_sheet > 1 or paper:
        upright = paper is not None
        document = sheets(document, per_sheet, Paper(*paper) if paper else _A4, upright=upright)
    document.set_metadata({"title": str(params["title"]), "creator": "Kanttekening"})
    data: bytes = document.tobytes(
        garbage=3, deflate=True, use_objstms=1, encryption=pymupdf.PDF_ENCRYPT_NONE
    )
    document.close()
    return {"barred": barred}, data


def _draw(document: pymupdf.Document, params: Head, wanted: set[int]) -> None:
    marks: dict[int, list[Head]] = defaultdict(list)
    for mark in params["marks"]:
        marks[int(mark["page"]) - 1].append(mark)
    words: dict[int, list[Any]] = defaultdict(list)
    for page, *word in params["words"]:
        words[int(page) - 1].append(word)
    pen = PagePen(document)
    for number in sorted(wanted & (set(marks) | set(words))):
        pen.draw(number, marks[number], words[number])
