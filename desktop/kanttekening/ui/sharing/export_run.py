"""An export under way: gathered file by file on the library's lane, written on one of its own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kanttekening.services.exporting import PdfNotes
from kanttekening.words.exporting import EXPORT_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kanttekening.domain.errors import KanttekeningError
    from kanttekening.domain.export import ExportOrder, ExportStep
    from kanttekening.services.export_target import Made
    from kanttekening.services.exporting import Job
    from kanttekening.services.library import Library
    from kanttekening.ui.desk import Desk

EXPORTING = "exporting"


class ExportRun(QObject):
    """Makes the files of an order, one after another. What was made before Stop stays."""

    progressed = Signal(int, int, str)
    finished = Signal(tuple)
    stopped = Signal(tuple)
    failed = Signal(object)
    nothing = Signal()

    def __init__(
        self, desk: Desk, order: Callable[[Library], ExportOrder | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ask_order = order
        self._order: ExportOrder | None = None
        self._steps: tuple[ExportStep, ...] = ()
        self._made: list[Path] = []
        self._tool = PdfNotes()
        self._is_stopping = False

    def start(self) -> None:
        """Begin; exactly one of the last four signals follows."""
        self._desk.ask(partial(_planned, self._ask_order), self._on_planned, self._give_up)

    def stop(self) -> None:
        """Stop, also in the middle of a file: half of one does not come to be."""
        self._is_stopping = True
        self._tool.close()

    def _on_planned(self, found: tuple[ExportOrder, tuple[ExportStep, ...]] | None) -> None:
        if found is None:
            self._end(self.nothing.emit)
            return
        self._order, self._steps = found
        self._go_on()

    def _go_on(self) -> None:
        done, order = len(self._made), self._order
        if order is None or done == len(self._steps):
            self._end(partial(self.finished.emit, tuple(self._made)))
            return
        if self._is_stopping:
            self._end(partial(self.stopped.emit, tuple(self._made)))
            return
        step = self._steps[done]
        self.progressed.emit(done, len(self._steps), step.title)
        self._desk.ask(
            lambda library: library.exporting.prepare(step, order, EXPORT_WORDS),
            self._write,
            self._give_up,
        )

    def _write(self, job: Job) -> None:
        self._desk.work(EXPORTING, partial(job, self._tool), self._on_written, self._give_up)

    def _on_written(self, made: Made) -> None:
        self._made.append(made.path)
        # A library that can't be written in does not know the file again; it is made all the same.
        self._desk.change(
            lambda library: library.exporting.remember(made), otherwise=lambda _error: None
        )
        self._go_on()

    def _give_up(self, error: KanttekeningError) -> None:
        if self._is_stopping:
            self._end(partial(self.stopped.emit, tuple(self._made)))
        else:
            self._end(partial(self.failed.emit, error))

    def _end(self, tell: Callable[[], object]) -> None:
        self._tool.close()
        tell()
        self.deleteLater()


def _planned(
    ask: Callable[[Library], ExportOrder | None], library: Library
) -> tuple[ExportOrder, tuple[ExportStep, ...]] | None:
    order = ask(library)
    if order is None or not order.ids:
        return None
    return order, library.exporting.steps(order, EXPORT_WORDS)
