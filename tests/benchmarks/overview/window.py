"""How smooth the list of all annotations is: opening, scrolling, a jump to the end, memory.

Run as `python tests/benchmarks/overview/window.py [annotations] [library]` from the top.
"""

from __future__ import annotations

import os
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from shelf import fill  # noqa: I001

from PySide6.QtCore import QCoreApplication, QThread
from PySide6.QtWidgets import QApplication

from kanttekening.services import places
from kanttekening.services.library import Library
from kanttekening.ui.desk import Desk
from kanttekening.ui.intake_tools import IntakeTools
from kanttekening.ui.lanes import ThreadLanes
from kanttekening.ui.long_changes import LongChanges
from kanttekening.ui.overview.panel import OverviewPanel
from kanttekening.ui.state import WindowState
from kanttekening.ui.theme import Theme

_FRAMES = 300
_OPENINGS = 5


def wait(until) -> None:
    while not until():
        QCoreApplication.processEvents()
        QThread.usleep(200)


def milliseconds(since: float) -> float:
    return 1000 * (time.perf_counter() - since)


def memory() -> float:
    """Resident memory, in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / (1 << 20)


def opening(panel) -> float:
    """From choosing the view until its first rows are painted."""
    panel.end()
    panel.model.beginResetModel()
    panel.model._listing = None
    panel.model.endResetModel()
    started = time.perf_counter()
    panel.begin()
    wait(lambda: panel.model.rowCount() and 0 in panel.model._fresh)
    panel.view.viewport().repaint()
    return milliseconds(started)


def scrolling(view, step: int) -> list[float]:
    """How long each frame keeps the window busy while scrolling by ``step`` pixels."""
    bar, gaps = view.verticalScrollBar(), []
    for frame in range(_FRAMES):
        started = time.perf_counter()
        bar.setValue(frame * step)
        QCoreApplication.processEvents()
        view.viewport().repaint()
        gaps.append(milliseconds(started))
        QThread.msleep(8)
    return sorted(gaps)


def told(what: str, gaps: list[float]) -> None:
    late = sum(gap > 16.7 for gap in gaps) / len(gaps)
    print(
        f"{what}: frame median {statistics.median(gaps):.1f} ms, p95 "
        f"{gaps[int(0.95 * len(gaps))]:.1f}, longest {gaps[-1]:.1f}; over 16.7 ms: {late:.1%}"
    )


def main() -> None:
    notes = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(folder) / "veel.kanttekening"
        if not path.exists():
            fill(path, notes)
        measure(path, Path(folder))


def measure(path: Path, folder: Path) -> None:
    app = QApplication([])
    desk = Desk(
        lambda: Library.open(path, author="Griffie"), ThreadLanes(), IntakeTools(list, lambda: None)
    )
    theme, state = Theme(app, places.resource), WindowState(folder / "venster.ini")
    panel = OverviewPanel(desk, theme, state, LongChanges(desk, theme))
    panel.resize(346, 800)
    panel.show()
    ready = []
    desk.opened.connect(lambda: ready.append(True))
    desk.open()
    wait(lambda: ready)
    before = memory()
    spent = sorted(opening(panel) for _ in range(_OPENINGS))
    print(f"{panel.model.rowCount()} rows; opened in {spent[_OPENINGS // 2]:.0f} ms", end=" ")
    print(f"(best {spent[0]:.0f}, worst {spent[-1]:.0f}); {memory() - before:.1f} MB more memory")
    in_view = panel.view.viewport().height() / panel.view.places.row
    print(f"{in_view:.1f} rows in view")
    told("scrolling slowly", scrolling(panel.view, 30))
    told("scrolling fast", scrolling(panel.view, 900))
    told("dragging the bar", scrolling(panel.view, panel.view.places.height // _FRAMES))
    started = time.perf_counter()
    panel.view.choose(panel.model.rowCount() - 1)
    last = (panel.model.rowCount() - 1) // 60
    panel.view.viewport().repaint()
    wait(lambda: last in panel.model._fresh)
    panel.view.viewport().repaint()
    print(f"jump to the end: {milliseconds(started):.0f} ms")
    print(f"{memory() - before:.1f} MB more memory after all that")
    desk.close()


if __name__ == "__main__":
    main()
