"""Page images for the reader and for the command line, rendered by a worker of their own."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING, TypeVar

from kanttekening.domain.errors import (
    NotFoundError,
    PageFaultError,
    RefusalCode,
    RefusedError,
)
from kanttekening.domain.layout import PageSize
from kanttekening.readers.board import Board
from kanttekening.readers.page_image import PageAsk, PageImage
from kanttekening.readers.process import JobFailedError, Worker, WorkerBrokenError, WorkerLostError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kanttekening.domain.guide import Guide, PageLink
    from kanttekening.domain.layout import PageRect
    from kanttekening.domain.picture import PagePicture
    from kanttekening.readers.board import Part
    from kanttekening.readers.wire import Head

    Marks = Sequence[tuple[tuple[PageRect, ...], str]]

T = TypeVar("T")

log = logging.getLogger(__name__)


class PageRenderer:
    """Renders pages of the PDFs that were opened, each under a key of the caller's choice.

    Blocking and safe to call from several threads. The bytes of what is open are kept here, so a
    worker that died is replaced without anyone noticing more than a wait. A page that kills its
    worker or takes too long is not tried again until the document is opened anew.
    """

    def __init__(
        self,
        worker: Worker | None = None,
        *,
        page_seconds: float = 10.0,
        open_seconds: float = 20.0,
    ) -> None:
        self._worker = worker or Worker(board=Board(), urgent=True)
        self._page_seconds = page_seconds
        self._open_seconds = open_seconds
        self._lock = threading.RLock()
        self._files: dict[str, bytes] = {}
        self._given_up: dict[str, dict[int, PageFaultError]] = {}

    def start(self) -> None:
        """Start the worker ahead of the first page."""
        self._worker.start()

    def open(self, key: str, pdf: bytes) -> tuple[PageSize, ...]:
        """Open ``pdf`` under ``key``. Raises PageFaultError (page 0) when it can't be opened."""
        with self._lock:
            self._files.pop(key, None)
            self._given_up.pop(key, None)
            sizes = self._guarded(0, lambda: self._opened(key, pdf))
            self._files[key] = pdf
            return sizes

    def render(
        self, key: str, page: int, scale: float, *, grey: bool = False, draft: bool = False
    ) -> PageImage:
        """The image of a page, with pixels of its own. Raises PageFaultError."""
        return self._drawn(key, PageAsk(page, scale, grey=grey, draft=draft), None)

    def lend(self, key: str, ask: PageAsk, most_bytes: int) -> PageImage | None:
        """A picture in shared memory while there is some, in memory of its own otherwise.

        ``most_bytes`` is how large it can become; 0 when nothing needs to be lent. None when the
        work was interrupted. Raises PageFaultError.
        """
        board = self._worker.board
        part = board.take(most_bytes) if board and most_bytes else None
        try:
            return self._drawn(key, ask, part)
        except PageFaultError as fault:
            if part is not None:
                part.let_go()
            cause = fault.__cause__
            if isinstance(cause, WorkerLostError) and cause.interrupted:
                return None
            raise

    def interrupt(self) -> None:
        """Give up the page that is being drawn, for something newer: from another thread."""
        self._worker.interrupt()

    def try_again(self, key: str, page: int) -> None:
        """A page that was given up may be asked for once more."""
        with self._lock:
            self._given_up.get(key, {}).pop(page, None)

    def png(self, key: str, page: int, dpi: float, marks: Marks = ()) -> bytes:
        """A page as a PNG file, with marks (rectangles and a ``#RRGGBB``) multiplied into it."""
        drawn = [
            [[[r.x0, r.y0, r.x1, r.y1] for r in rects if r.page == page], color]
            for rects, color in marks
        ]
        params = {"key": key, "page": page, "dpi": dpi, "marks": drawn}
        return self._of_page("png", page, params)[1]

    def guide(self, key: str) -> Guide:
        """The contents of an open document and the labels of its pages. Raises PageFaultError."""
        from kanttekening.readers.guiding import guide_from  # not before the worker has started

        return guide_from(self._of_page("guide", 0, {"key": key, "page": 0})[0])

    def links(self, key: str, page: int) -> tuple[PageLink, ...]:
        """The links of a page (from 1). Raises PageFaultError."""
        from kanttekening.readers.guiding import links_from

        return links_from(self._of_page("links", page, {"key": key, "page": page})[0], page)

    def pictures(self, key: str, first: int) -> tuple[tuple[PagePicture, ...], int]:
        """The pictures from page ``first`` on, and where to go on (0: that was all).

        Raises PageFaultError.
        """
        from kanttekening.readers.page_pictures import pictures_from

        params = {"key": key, "page": first}
        return pictures_from(self._of_page("pictures", first, params)[0])

    def forget(self, key: str) -> None:
        """Let go of what is open under ``key``."""
        with self._lock:
            self._given_up.pop(key, None)
            if self._files.pop(key, None) is not None and self._worker.pid:
                self._guarded(0, lambda: self._call("forget", {"key": key}))

    def close(self) -> None:
        """End the worker, also when another thread waits for a page."""
        self._worker.close()
        self._files.clear()

    def _drawn(self, key: str, ask: PageAsk, part: Part | None) -> PageImage:
        board = self._worker.board
        params = {
            "key": key,
            "page": ask.page,
            "scale": ask.scale,
            "grey": ask.grey,
            "draft": ask.draft,
            "area": ask.area,
            "place": board.place(part) if board and part else None,
        }
        head, data = self._of_page("render", ask.page, params)
        width, height, stride = int(head["width"]), int(head["height"]), int(head["stride"])
        pixels: bytes | memoryview = data
        if part is not None and head["placed"]:
            pixels = part.view[: stride * height]
        elif part is not None:
            part.let_go()
            part = None
        if len(pixels) < stride * height or stride < width:
            raise PageFaultError(ask.page, "incomplete image")
        return PageImage(ask.page, width, height, stride, pixels, float(head["cost"]), part)

    def _of_page(self, job: str, page: int, params: Head) -> tuple[Head, bytes]:
        with self._lock:
            key = params["key"]
            if key not in self._files:
                raise NotFoundError("open document", key)
            given_up = self._given_up.setdefault(key, {})
            if page in given_up:
                raise PageFaultError(page, given_up[page].detail)
            try:
                return self._guarded(page, lambda: self._with_document(job, key, params))
            except PageFaultError as fault:
                cause = fault.__cause__
                if isinstance(cause, WorkerLostError) and not cause.interrupted:
                    given_up[page] = fault
                raise

    def _with_document(self, job: str, key: str, params: Head) -> tuple[Head, bytes]:
        """Ask for a page; when the worker is fresh or has let the document go, open it first."""
        for _ in range(2):
            head, data = self._call(job, params)
            if not head.get("missing"):
                return head, data
            self._opened(key, self._files[key])
        raise WorkerLostError("the document does not stay open")

    def _opened(self, key: str, pdf: bytes) -> tuple[PageSize, ...]:
        head, _ = self._worker.call("open", {"key": key}, pdf, seconds=self._open_seconds)
        return tuple(PageSize(float(width), float(height)) for width, height in head["sizes"])

    def _call(self, job: str, params: Head) -> tuple[Head, bytes]:
        return self._worker.call(job, params, seconds=self._page_seconds)

    def _guarded(self, page: int, ask: Callable[[], T]) -> T:
        """Whatever goes wrong with a page, as a PageFaultError."""
        try:
            return ask()
        except WorkerLostError as error:
            detail = "time is up" if error.timed_out else f"the worker died: {error}"
            raise PageFaultError(page, detail) from error
        except JobFailedError as error:
            raise PageFaultError(page, str(error)) from error
        except WorkerBrokenError as error:  # there is a button to try it again
            log.error("the page worker does not start")  # noqa: TRY400
            raise PageFaultError(page, "the worker does not start") from error
        except RefusedError as error:
            if error.code is RefusalCode.TOO_BIG:
                raise PageFaultError(page, "too little memory") from error
            raise PageFaultError(page, error.code.value) from error
