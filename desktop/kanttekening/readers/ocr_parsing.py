"""A parser that also recognises what is only a picture: for the command line, which can wait."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from kanttekening.domain.errors import PageFaultError, RefusedError
from kanttekening.readers.parsing import Parser

if TYPE_CHECKING:
    from collections.abc import Callable

    from kanttekening.domain.document import Reading
    from kanttekening.readers.ocr import Recognizer
    from kanttekening.readers.process import Worker


class Wanted(StrEnum):
    """Which pages to recognise: those without text, none, or all of them."""

    AUTO = "auto"
    NEVER = "never"
    FORCE = "force"


class RecognizingParser(Parser):
    """Reads files as ``Parser`` does and recognises the pages that need it, or all.

    ``progress`` is told of each page: how many are done, of how many. Without a recogniser the
    pictures stay for later.
    """

    def __init__(
        self,
        recognizer: Recognizer | None,
        wanted: Wanted = Wanted.AUTO,
        progress: Callable[[int, int], None] = lambda _done, _total: None,
        worker: Worker | None = None,
    ) -> None:
        super().__init__(worker)
        self._recognizer = recognizer
        self._wanted = wanted
        self._progress = progress

    def read(self, data: bytes, file_name: str) -> Reading:
        """Text, structure and pages of a file. Raises RefusedError."""
        reading = super().read(data, file_name)
        pages = reading.scan.pictures
        if self._wanted is Wanted.FORCE and is_paged(reading.media_type):
            pages = tuple(range(1, len(reading.layout.pages) + 1))
        if self._recognizer is None or self._wanted is Wanted.NEVER or not pages:
            return reading
        return self._recognized(reading, reading.pages_pdf or data, pages, self._recognizer)

    def _recognized(
        self, reading: Reading, pdf: bytes, pages: tuple[int, ...], recognizer: Recognizer
    ) -> Reading:
        seen = []
        for done, number in enumerate(pages):
            self._progress(done, len(pages))
            try:
                seen.append(recognizer.page(pdf, number))
            except PageFaultError:
                continue  # it stays a picture
        if not seen:
            return reading
        try:
            found = recognizer.assembled(pdf, seen, reading.media_type)
        except RefusedError:
            return reading
        pages_pdf = found.pages_pdf or reading.pages_pdf
        return replace(found, pages_pdf=pages_pdf, notes=reading.notes)


def is_paged(media_type: str) -> bool:
    """Whether the pages are the letter's own, and not laid out from its text."""
    return media_type == "application/pdf" or media_type.startswith("image/")
