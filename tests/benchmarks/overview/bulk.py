"""Changing very many annotations at once: how long it takes, and how long the window stands still.

Run as `python tests/benchmarks/overview/bulk.py [annotations] [library]` from the top.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from shelf import fill  # noqa: I001

from PySide6.QtCore import QCoreApplication, QThread
from PySide6.QtWidgets import QApplication

from kanttekening.domain.annotation import MarkKind, Visibility
from kanttekening.services import places
from kanttekening.services.library import Library
from kanttekening.ui.desk import Desk
from kanttekening.ui.intake_tools import IntakeTools
from kanttekening.ui.lanes import ThreadLanes
from kanttekening.ui.long_changes import LongChanges
from kanttekening.ui.overview.panel import OverviewPanel
from kanttekening.ui.state import WindowState
from kanttekening.ui.theme import Theme

_TIMES = 3


def wait(until, rest_ms: int = 400) -> list[float]:
    """Until it is so and the screens have followed: how long the window was busy each time."""
    gaps, last = [], 0.0
    while not last or time.perf_counter() - last < rest_ms / 1000:
        started = time.perf_counter()
        QCoreApplication.processEvents()
        gaps.append(1000 * (time.perf_counter() - started))
        QThread.usleep(200)
        if not last and until():
            last = time.perf_counter()
    return sorted(gaps)


def measure(path: Path, folder: Path) -> None:
    app = QApplication([])
    desk = Desk(
        lambda: Library.open(path, author="Griffie"), ThreadLanes(), IntakeTools(list, lambda: None)
    )
    theme, state = Theme(app, places.resource), WindowState(folder / "venster.ini")
    strip = LongChanges(desk, theme)
    panel = OverviewPanel(desk, theme, state, strip)
    panel.resize(346, 800)
    panel.show()
    strip.show()
    desk.open()
    panel.begin()
    wait(lambda: panel.model.rowCount() > 0)
    ready: list[str] = []
    panel.deeds.changed.connect(ready.append)

    def told(what, act, is_done) -> None:
        panel.view.selectAll()
        ready.clear()
        started, work = time.perf_counter(), time.process_time()
        act()
        spent = []
        gaps = wait(lambda: is_done() and (spent.append(time.perf_counter() - started) or True))
        print(
            f"{what:12} {panel.model.rowCount():6} rows: {spent[0]:5.2f} s, "
            f"cpu {time.process_time() - work:5.2f} s, longest standstills "
            f"{', '.join(f'{gap:.0f}' for gap in gaps[:-4:-1])} ms",
            flush=True,
        )

    def back() -> None:
        strip.run(
            lambda library, watch: library.annotating.undo(watch), lambda *_: ready.append("")
        )

    for _ in range(_TIMES):
        told("kind", lambda: panel.deeds.set_kind(MarkKind.PLEDGE), lambda: ready)
        told("undo", back, lambda: ready)
        told("visibility", lambda: panel.deeds.set_visibility(Visibility.COUNCIL), lambda: ready)
        told("undo", back, lambda: ready)
        told("done", panel.deeds.tick, lambda: ready)
        told("undo", back, lambda: ready)
        told("remove", panel.deeds.remove, lambda: ready)
        told("undo", back, lambda: ready)
    desk.close()


def main() -> None:
    notes = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(folder) / "veel.kanttekening"
        if not path.exists():
            fill(path, notes)
        measure(path, Path(folder))


if __name__ == "__main__":
    main()
