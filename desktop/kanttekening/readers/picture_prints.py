"""What the pictures of a PDF look like from far off, to find them again in another one.

``prints`` runs in the worker, ``ask_prints`` is the program's side of it.
"""

from __future__ import annotations

import base64
import binascii
import time
from contextlib import closing
from typing import TYPE_CHECKING

from kanttekening.domain.errors import RefusedError
from kanttekening.domain.layout import PageRect
from kanttekening.domain.picture import PRINT_SIDE, PicturePrint
from kanttekening.readers.process import JobFailedError, Worker, WorkerLostError

if TYPE_CHECKING:
    import pymupdf

    from kanttekening.readers.wire import Head
    from kanttekening.readers.worker import Tell

_MOST_PICTURES = 400
_FINE = 8  # pixels drawn for each point of a print, across
_STINT = 8.0  # seconds; of the pages after that nothing is known
_SECONDS = 20.0


def prints(_params: Head, payload: bytes, tell: Tell) -> tuple[Head, bytes]:
    """The prints of all pictures: page, left, top, right, bottom, greys."""
    from kanttekening.readers.page_pictures import pictures_on
    from kanttekening.readers.pdf_file import load_page, open_pdf

    document = open_pdf(payload)
    tell(document.page_count)
    until = time.perf_counter() + _STINT
    sent: list[list[object]] = []
    for number in range(document.page_count):
        if len(sent) >= _MOST_PICTURES or time.perf_counter() > until:
            break
        page = load_page(document, number)
        for area in pictures_on(page):
            greys = _greys(page, area)
            if greys:
                sent.append([number + 1, *area, base64.b64encode(greys).decode()])
    return {"prints": sent}, b""


def _greys(page: pymupdf.Page, area: tuple[float, float, float, float]) -> bytes:
    """The picture drawn small, without notes; empty for one that can't be drawn."""
    import pymupdf

    clip = pymupdf.Rect(*area)
    scale = _FINE * PRINT_SIDE / max(clip.width, clip.height)
    try:
        drawn = page.get_pixmap(
            matrix=pymupdf.Matrix(scale, scale), clip=clip, colorspace=pymupdf.csGRAY, annots=False
        )
        return bytes(pymupdf.Pixmap(drawn, PRINT_SIDE, PRINT_SIDE, None).samples)
    except (pymupdf.mupdf.FzErrorBase, RuntimeError, ValueError):
        return b""


def ask_prints(pdf: bytes) -> tuple[PicturePrint, ...] | None:
    """The prints of the pictures in a PDF, asked of a worker that is only there for that.

    None if they can't be known: it is no PDF, or one that can't be read.
    """
    with closing(Worker()) as worker:
        try:
            head, _ = worker.call("prints", {}, pdf, seconds=_SECONDS)
            return tuple(
                PicturePrint(PageRect(int(page), x0, y0, x1, y1), base64.b64decode(greys))
                for page, x0, y0, x1, y1, greys in head["prints"]
            )
        except (WorkerLostError, JobFailedError, RefusedError):
            return None
        except (KeyError, TypeError, ValueError, binascii.Error):
            return None
