"""Reading files: the program's side. The bytes are parsed in a worker process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.readers.codec import UnfitReadingError, unpack
from kanttekening.readers.intake import MOST_BYTES
from kanttekening.readers.process import JobFailedError, Worker, WorkerLostError
from kanttekening.readers.understanding import ask_understanding

if TYPE_CHECKING:
    from kanttekening.domain.document import Document, Reading, Understanding


class Parser:
    """Reads one file after the other, by what is in them and not by their names.

    Blocking and safe to call from several threads. ``seconds`` is the time one file may take;
    for every page of it a little is added.
    """

    def __init__(self, worker: Worker | None = None, *, seconds: float = 20.0) -> None:
        self._worker = worker or Worker()
        self._seconds = seconds

    def start(self) -> None:
        """Start the worker ahead of the first file."""
        self._worker.start()

    def read(self, data: bytes, file_name: str) -> Reading:
        """Text, structure and pages of a file. Raises RefusedError."""
        if not data:
            raise RefusedError(RefusalCode.EMPTY)
        if len(data) > MOST_BYTES:
            raise RefusedError(RefusalCode.TOO_BIG, f"{len(data)} bytes")
        try:
            head, payload = self._worker.call(
                "read", {"file_name": file_name}, data, seconds=self._seconds
            )
            return unpack(head, payload)
        except WorkerLostError as error:
            detail = "time is up" if error.timed_out else f"the worker died twice: {error}"
            raise RefusedError(RefusalCode.DAMAGED, detail) from error
        except (JobFailedError, UnfitReadingError) as error:
            raise RefusedError(RefusalCode.DAMAGED, str(error)) from error

    def understand(self, document: Document, file_name: str, pages: int) -> Understanding | None:
        """What a document of so many pages tells; None when the worker can't find out."""
        return ask_understanding(self._worker, document, file_name, pages)

    def close(self) -> None:
        """End the worker, also in the middle of a file (which is then refused)."""
        self._worker.close()
