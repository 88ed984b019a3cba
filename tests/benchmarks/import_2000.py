"""Letters of all kinds in one go through the real window: memory, gaps, Stop, nothing lost.

Run: python tests/benchmarks/import_2000.py [how many letters, 2000]
"""

import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from letters_of_kinds import fill

from kanttekening import app as program
from kanttekening.domain.arrival import ArrivalKind
from kanttekening.readers.pool import ParserPool
from kanttekening.services.library import Library
from kanttekening.services.pages import Pages

STOP_AT = 0.2


class Gaps:
    """How long the event loop was away, told by a timer that wants to run all the time."""

    def __init__(self, timer):
        self.seen = []
        self._last = time.perf_counter()
        timer.timeout.connect(self._tick)
        timer.start(1)

    def _tick(self):
        now = time.perf_counter()
        self.seen.append(now - self._last)
        self._last = now

    def begin(self):
        self.seen.clear()
        self._last = time.perf_counter()

    def told(self):
        ordered = sorted(self.seen)
        high = ordered[int(len(ordered) * 0.999)]
        return f"longest {ordered[-1] * 1000:.0f} ms, 99.9% under {high * 1000:.0f} ms"


def resident(what="VmRSS"):
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(what):
            return int(line.split()[1]) / 1024
    return 0.0


def take_in(opened, folder, qt, stop_after=None):
    """Take a folder in and wait; the report, seconds, and seconds that Stop took."""
    reports, asked = [], []
    opened.desk.intake_finished.connect(reports.append)

    def watch(progress):
        if stop_after is not None and progress.done >= stop_after and not asked:
            asked.append(time.perf_counter())
            opened.desk.stop_intake()

    opened.desk.intake_progress.connect(watch)
    began = time.perf_counter()
    opened.desk.take_in([folder])
    while not reports:
        qt.processEvents(qt.ProcessEventsFlag.WaitForMoreEvents)
    ended = time.perf_counter()
    opened.desk.intake_progress.disconnect(watch)
    opened.desk.intake_finished.disconnect(reports.append)
    return reports[0], ended - began, ended - asked[0] if asked else None


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    with tempfile.TemporaryDirectory(prefix="kanttekening-") as name:
        base = Path(name)
        os.environ["KANTTEKENING_DATA_DIR"] = str(base / "data")
        folder, path = fill(base / "stukken", count), base / "raad.kanttekening"
        measure(folder, path, count)


def measure(folder, path, count):
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from kanttekening.ui.application import collect_in_small_steps, open_window

    pages, parser = Pages(), ParserPool()
    app = QApplication([])
    app.ProcessEventsFlag = QEventLoop.ProcessEventsFlag
    opened = open_window(app, program.build(path, pages, parser))
    collect_in_small_steps()
    timer = QTimer()
    gaps = Gaps(timer)
    opened.desk.settle(20)
    print(f"{count} letters, {parser.jobs} readers; the empty window holds {resident():.0f} MB")
    gaps.begin()
    stopped, _, stop_seconds = take_in(opened, folder, app, int(count * STOP_AT))
    print(f"  Stop took {stop_seconds:.2f} s; {len(stopped.arrivals)} stored")
    report, seconds, _ = take_in(opened, folder, app)
    rate = report.count(ArrivalKind.IMPORTED) / seconds
    print(f"  the rest in {seconds:.1f} s, {rate:.1f} a second")
    print(f"  event loop: {gaps.told()}")
    print(f"  memory of the window: {resident():.0f} MB, at most {resident('VmHWM'):.0f} MB")
    timer.stop()
    opened.close()
    parser.close()
    pages.close()
    with Library.open(path, author="proef") as library:
        total, whole = library.letters.counts().total, library.checking.check().ok
    known = report.count(ArrivalKind.ALREADY_THERE)
    print(f"  refused {len(report.refusals)}, already there {known}, in the library {total}")
    print(f"  nothing lost: {total == count and known == len(stopped.arrivals) and whole}")


if __name__ == "__main__":
    main()
