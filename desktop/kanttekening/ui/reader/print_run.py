"""Printing while one reads on: sheets are made in a worker and go to their target, with Stop."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from kanttekening.services.printing import PdfNotes, printed

if TYPE_CHECKING:
    from collections.abc import Callable

    from kanttekening.domain.errors import KanttekeningError
    from kanttekening.domain.print_order import Printed, PrintOrder
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.reader.print_targets import Target

T = TypeVar("T")

PRINTING = "printing"


class PrintRun(QObject):
    """``progressed`` tells sheet and count (0: not known yet); one of the others follows."""

    progressed = Signal(int, int)
    finished = Signal()
    stopped = Signal()
    failed = Signal(object)

    def __init__(
        self,
        desk: Desk,
        pdf: bytes,
        order: PrintOrder,
        target: Target,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tool = PdfNotes()
        self._make = partial(printed, pdf, order, self._tool)
        self._target = target
        self._stop = False
        self._count = 0
        self.may_print_barred: Callable[[], bool] = lambda: True

    def start(self) -> None:
        """Begin."""
        self.progressed.emit(0, 0)
        self._work(self._make, self._on_made)

    def stop(self) -> None:
        """Print no more after the sheet that is under way."""
        self._stop = True
        self._tool.close()
        self._target.stop()

    def _work(self, job: Callable[[], T], then: Callable[[T], None]) -> None:
        self._desk.work(PRINTING, job, then, self._give_up, self._break_off)

    def _on_made(self, made: Printed) -> None:
        self._tool.close()
        if self._stop or (made.is_barred and not self.may_print_barred()):
            self.stopped.emit()
            return
        begin = partial(self._target.begin, made.pdf)
        self._work(begin, self._on_begun)

    def _on_begun(self, count: int) -> None:
        self._count = count
        self._on_step(0, None)

    def _on_step(self, done: int, _nothing: None) -> None:
        if self._count:
            self.progressed.emit(done, self._count)
        if self._stop and done < self._count:
            self._end(self.stopped.emit, stopped=True)
        elif done == self._count:
            self._end(self.finished.emit, stopped=False)
        else:
            step = partial(self._target.step, done + 1)
            self._desk.work(
                PRINTING, step, partial(self._on_step, done + 1), self._give_up, self._break_off
            )

    def _give_up(self, error: KanttekeningError) -> None:
        self._tool.close()
        tell: Callable[[], None] = (
            self.stopped.emit if self._stop else partial(self.failed.emit, error)
        )
        self._end(tell, stopped=True)

    def _break_off(self) -> None:
        """Something is wrong with the program: that is told elsewhere, and one can print again."""
        self._tool.close()
        self.stopped.emit()

    def _end(self, tell: Callable[[], None], *, stopped: bool) -> None:
        end = partial(self._target.end, stopped=stopped)
        self._desk.work(PRINTING, end, lambda _nothing: tell(), lambda _error: tell())
