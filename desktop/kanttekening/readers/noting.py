"""PDFs of annotations and for printing: the program's side. A worker touches the bytes."""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING

from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.domain.page_frame import PageFrame
from kanttekening.domain.print_order import Printed
from kanttekening.domain.shared_json import note_to_json
from kanttekening.readers.process import JobFailedError, Worker, WorkerLostError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kanttekening.domain.print_order import PrintedMark, PrintOrder
    from kanttekening.domain.report import ReportBlock
    from kanttekening.domain.shared_note import NoteFile
    from kanttekening.readers.wire import Head

# Writing one takes 2 ms, on a slow machine ten times that.
_SECONDS, _SECONDS_PER_NOTE = 60.0, 0.02
_SECONDS_PER_PAGE = 0.2


class PdfNotes:
    """Writes annotations into copies of PDFs. Blocking; ``close`` may come from any thread.

    Raises RefusedError for a PDF that the worker can't handle, and when it is closed meanwhile.
    """

    def __init__(self, worker: Worker | None = None) -> None:
        self._worker = worker or Worker()

    def write(
        self, pdf: bytes, found: NoteFile, title: str, stamp: str, letter_id: int = 0
    ) -> bytes:
        """A copy of ``pdf`` with annotations, without lock or signature.

        ``stamp`` are the words for its first page if there was one of those. By ``letter_id`` it is
        seen which annotations stand in the PDF already, as other programs wrote them.
        """
        params = {
            "notes": [note_to_json(note) for note in found.notes],
            "source": found.source,
            "title": title,
            "stamp": stamp,
            "letter_id": letter_id,
        }
        seconds = _SECONDS + _SECONDS_PER_NOTE * len(found.notes)
        return self._asked("write_notes", params, pdf, seconds)[1]

    def report(self, blocks: Iterable[ReportBlock]) -> bytes:
        """A report as a tagged PDF."""
        packed = [_packed(block) for block in blocks]
        seconds = _SECONDS + _SECONDS_PER_NOTE * len(packed)
        return self._asked("report", {"blocks": packed}, b"", seconds)[1]

    def printed(self, pdf: bytes, order: PrintOrder, notes: Iterable[ReportBlock]) -> Printed:
        """A copy of ``pdf`` to print, with ``notes`` as a list behind it."""
        packed = [_packed(block) for block in notes]
        params = {
            "title": order.title,
            "pages": list(order.pages),
            "marks": [_packed_mark(mark) for mark in order.marks],
            "words": [[word.rect.page, word.text, *astuple(word.rect)[1:]] for word in order.words],
            "notes": packed,
            "per_sheet": order.per_sheet,
            "paper": None if order.paper is None else list(astuple(order.paper)),
        }
        seconds = _SECONDS + _SECONDS_PER_NOTE * (len(packed) + len(order.marks))
        seconds += _SECONDS_PER_PAGE * len(order.pages)
        head, made = self._asked("print", params, pdf, seconds)
        return Printed(made, bool(head.get("barred")))

    def frames(self, pdf: bytes) -> tuple[PageFrame, ...]:
        """The frame of each page."""
        return self.frames_and_source(pdf)[0]

    def frames_and_source(self, pdf: bytes) -> tuple[tuple[PageFrame, ...], str]:
        """The frame of each page, and the SHA-256 of the files that this is our copy of."""
        head, _ = self._asked("frames", {}, pdf, _SECONDS)
        try:
            frames = tuple(PageFrame(*map(float, frame)) for frame in head["frames"])
            return frames, str(head["source"])
        except (KeyError, TypeError, ValueError) as error:
            raise RefusedError(RefusalCode.DAMAGED, type(error).__name__) from error

    def close(self) -> None:
        """End the worker, also in the middle of a file."""
        self._worker.close()

    def _asked(self, job: str, params: Head, pdf: bytes, seconds: float) -> tuple[Head, bytes]:
        try:
            return self._worker.call(job, params, pdf, seconds=seconds)
        except WorkerLostError as error:
            detail = "time is up" if error.timed_out else "the worker died"
            raise RefusedError(RefusalCode.DAMAGED, detail) from error
        except JobFailedError as error:
            raise RefusedError(RefusalCode.DAMAGED, str(error)) from error


def _packed_mark(mark: PrintedMark) -> dict[str, object]:
    """A mark as it is sent."""
    return {
        "page": mark.page,
        "rects": [[rect.x0, rect.y0, rect.x1, rect.y1] for rect in mark.rects],
        "fill": mark.fill,
        "edge": mark.edge,
        "letter": mark.letter,
        "underlined": mark.is_underlined,
        "frame": mark.is_frame,
        "below": mark.below,
        "sign": mark.sign,
    }


def _packed(block: ReportBlock) -> list[object]:
    """A block as it is sent."""
    pieces = [[piece.text, piece.bold, piece.italic, piece.link] for piece in block.pieces]
    return [block.role.value, pieces, block.marker, block.color]
