"""Recognising text on pages: the program's side. The work is done in a worker of its own."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from kanttekening.domain.errors import PageFaultError, RefusalCode, RefusedError
from kanttekening.readers.codec import UnfitReadingError, unpack
from kanttekening.readers.ocr_lines import SeenPage
from kanttekening.readers.process import JobFailedError, Worker, WorkerLostError
from kanttekening.readers.understanding import ask_understanding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kanttekening.domain.document import Document, Reading, Understanding
    from kanttekening.readers.ocr_data import LanguageData
    from kanttekening.readers.wire import Head

__all__ = ["Recognizer", "SeenPage"]


class Recognizer:
    """Recognises page after page of a PDF. Blocking; ``close`` may come from any thread."""

    def __init__(
        self,
        data: LanguageData,
        make_worker: Callable[[], Worker] = Worker,
        *,
        page_seconds: float = 60.0,
        assemble_seconds: float = 30.0,
    ) -> None:
        self._data = data
        self._make_worker = make_worker
        self._page_seconds = page_seconds
        self._assemble_seconds = assemble_seconds
        self._guard = threading.Lock()
        self._worker: Worker | None = None
        self._held: tuple[bytes, int] | None = None  # what the worker has open, and which worker
        self._opened = 0
        self._closed = False

    def page(self, pdf: bytes, number: int) -> SeenPage:
        """What stands on page ``number`` (from 1).

        Raises PageFaultError for a page that takes too long or brings the worker down.
        """
        params = {
            "page": number,
            "folder": str(self._data.folder),
            "language": self._data.language,
        }
        try:
            head = self._asked(self._working(), params, pdf)
            return SeenPage.unpacked(head["page"])
        except WorkerLostError as error:
            detail = "time is up" if error.timed_out else f"the worker died: {error}"
            raise PageFaultError(number, detail) from error
        except (JobFailedError, RefusedError, ValueError, TypeError, KeyError) as error:
            raise PageFaultError(number, type(error).__name__) from error

    def assembled(self, pdf: bytes, pages: Iterable[SeenPage], media_type: str) -> Reading:
        """The whole text of a PDF, with the recognised pages in it. Raises RefusedError."""
        params = {"pages": [page.packed() for page in pages], "media_type": media_type}
        try:
            worker = self._working()
            return unpack(*worker.call("assemble", params, pdf, seconds=self._assemble_seconds))
        except (WorkerLostError, JobFailedError, UnfitReadingError) as error:
            raise RefusedError(RefusalCode.DAMAGED, str(error)) from error

    def understand(self, document: Document, file_name: str, pages: int) -> Understanding | None:
        """What a document tells; None when the worker can't find out."""
        return ask_understanding(self._working(), document, file_name, pages)

    def close(self) -> None:
        """End the worker, also in the middle of a page; nothing is recognised after this."""
        with self._guard:
            worker, self._worker, self._closed = self._worker, None, True
        if worker:
            worker.close()

    def _working(self) -> Worker:
        with self._guard:
            if self._closed:
                raise WorkerLostError("closed")
            if self._worker is None:
                self._worker = self._make_worker()
            return self._worker

    def _asked(self, worker: Worker, params: Head, pdf: bytes) -> Head:
        """Ask with the PDF only when the worker does not hold it already."""
        if self._held != (pdf, worker.generation):
            self._opened += 1
            payload = pdf
        else:
            payload = b""
        params = {**params, "key": self._opened}
        head, _ = worker.call("recognize", params, payload, seconds=self._page_seconds)
        if head.get("missing"):
            head, _ = worker.call("recognize", params, pdf, seconds=self._page_seconds)
        self._held = (pdf, worker.generation)
        return head
