"""Printing while one reads on: page by page on a lane of its own, with progress and Stop."""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kanttekening.domain.errors import KanttekeningError
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.reader.print_sheet import PrintJob, PrintSheet

PRINTING = "printing"


class PrintRun(QObject):
    """``progressed`` tells page and count, ``finished`` how it ended: the file, or an empty word.

    A file is written beside and renamed, so that half a document does not exist.
    """

    progressed = Signal(int, int)
    finished = Signal(str)
    stopped = Signal()
    failed = Signal()

    def __init__(
        self,
        desk: Desk,
        job: PrintJob,
        sheet: PrintSheet,
        file: tuple[Path, Path] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job = job
        self._sheet = sheet
        self._file = file
        self._stop = False
        self._done = 0
        self._steps: deque[Callable[[], bool]] = deque(
            partial(sheet.page, number) for number in job.pages
        )
        if job.notes:
            self._steps.append(sheet.notes)
        self.count = len(self._steps)

    def start(self) -> None:
        """Begin; the first page follows when the document is open."""
        self.progressed.emit(0, self.count)
        self._desk.work(PRINTING, self._begin, self._on_begun, self._give_up)

    def stop(self) -> None:
        """Print no more after the page that is under way."""
        self._stop = True

    def _begin(self) -> bool:
        """Open the document; False when the file can't be written."""
        if self._file is not None:
            try:
                self._file[0].touch()
            except OSError:
                return False
        self._sheet.begin()
        return True

    def _on_begun(self, begun: bool) -> None:  # noqa: FBT001 - the answer of a lane
        if begun:
            self._next()
        else:
            self.failed.emit()

    def _next(self) -> None:
        if self._stop or not self._steps:
            self._end(self._stop)
            return
        self._desk.work(PRINTING, self._steps.popleft(), self._on_step, self._give_up)

    def _on_step(self, taken: bool) -> None:  # noqa: FBT001 - the answer of a lane
        if not taken:
            self._steps.clear()
            self._desk.work(PRINTING, partial(self._close, stopped=True), self._tell_failure)
            return
        self._done += 1
        self.progressed.emit(self._done, self.count)
        self._next()

    def _give_up(self, _error: KanttekeningError) -> None:
        self._desk.work(PRINTING, partial(self._close, stopped=True), self._tell_failure)

    def _tell_failure(self, _file: str) -> None:
        self.failed.emit()

    def _end(self, stopped: bool) -> None:  # noqa: FBT001 - passed on
        close = partial(self._close, stopped=stopped)
        self._desk.work(PRINTING, close, self._tell_stop if stopped else self._tell_end)

    def _tell_stop(self, _file: str) -> None:
        self.stopped.emit()

    def _tell_end(self, file: str) -> None:
        if self._file is not None and not file:
            self.failed.emit()
        else:
            self.finished.emit(file)

    def _close(self, *, stopped: bool) -> str:
        """End the printer's job and put the file in its place; the name of that file."""
        self._sheet.end(stopped=stopped)
        if self._file is None:
            return ""
        beside, wanted = self._file
        try:
            if not stopped and beside.exists():
                beside.replace(wanted)
                return str(wanted)
        except OSError:
            return ""
        finally:
            beside.unlink(missing_ok=True)
        return ""


def beside(wanted: Path) -> Path:
    """Where a file is written until it is whole."""
    return wanted.with_name(f".{wanted.name}.nieuw")
