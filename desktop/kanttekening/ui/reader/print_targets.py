"""Where a printed letter goes: a file, the system's queue, or a printer through Qt."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING, Protocol

from kanttekening.domain.print_order import Paper
from kanttekening.services.print_queue import QueueJob, hand_over
from kanttekening.services.printing import keep

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter


class Target(Protocol):
    """Takes the sheets as a PDF. All of it runs on one lane, and may raise KanttekeningError."""

    def begin(self, pdf: bytes) -> int:
        """Take the sheets; how many steps follow."""

    def step(self, number: int) -> None:
        """Do one step (from 1)."""

    def end(self, *, stopped: bool) -> None:
        """All is done, or will not be."""

    def stop(self) -> None:
        """Wait no longer for who does not answer. Called from another thread."""


class _AtOnce:
    """What takes all sheets in one go."""

    def stop(self) -> None:
        """Nothing is waited for."""

    def step(self, number: int) -> None:
        """Nothing is left to do."""

    def end(self, *, stopped: bool) -> None:
        """Nothing is open."""


class KeptFile(_AtOnce):
    """A PDF on disk."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def begin(self, pdf: bytes) -> int:
        """Write it."""
        keep(self.path, pdf)
        return 0


class Queue(_AtOnce):
    """The system's own queue, which knows the printer and takes PDF."""

    def __init__(self, job: QueueJob) -> None:
        self._job = job
        self._stop = Event()

    def begin(self, pdf: bytes) -> int:
        """Hand it over."""
        hand_over(pdf, self._job, self._stop.is_set)
        return 0

    def stop(self) -> None:
        """Wait no longer for the print server."""
        self._stop.set()


def paper_of(printer: QPrinter) -> Paper:
    """The upright sheet that is in a printer."""
    from PySide6.QtGui import QPageLayout

    layout = QPageLayout(printer.pageLayout())
    layout.setOrientation(QPageLayout.Orientation.Portrait)
    layout.setUnits(QPageLayout.Unit.Point)
    whole, margins = layout.fullRect(), layout.minimumMargins()
    return Paper(
        whole.width(),
        whole.height(),
        margins.left(),
        margins.top(),
        margins.right(),
        margins.bottom(),
    )


def queue_options(printer: QPrinter, *, asked: bool) -> tuple[str, ...]:
    """What the queue is told of the paper; of the rest only what a person ``asked`` for."""
    from PySide6.QtPrintSupport import QPrinter

    options = [f"media={printer.pageLayout().pageSize().key()}"]
    if not asked:
        return tuple(options)
    sides = {
        QPrinter.DuplexMode.DuplexNone: "one-sided",
        QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
        QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
    }.get(printer.duplex())
    if sides is not None:
        options.append(f"sides={sides}")
    if printer.colorMode() is QPrinter.ColorMode.GrayScale:
        options.append("print-color-mode=monochrome")
    options.append(f"collate={str(printer.collateCopies()).lower()}")
    return tuple(options)
