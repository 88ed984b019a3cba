"""Opens a long PDF in the reader and scrolls it from end to end, with a clock on the window.

Usage: python tests/benchmarks/reader_scroll.py [pages]. Not a timed test: it prints figures.
The PDF goes in by the way every file goes in; the library is a file on disk.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "desktop"))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QElapsedTimer, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from kanttekening.readers.intake import gather  # noqa: E402
from kanttekening.readers.parsing import Parser  # noqa: E402
from kanttekening.services.library import Library  # noqa: E402
from kanttekening.services.pages import Pages  # noqa: E402
from kanttekening.services.places import resource  # noqa: E402
from kanttekening.services.reading import FileReader  # noqa: E402
from kanttekening.ui.desk import Desk  # noqa: E402
from kanttekening.ui.intake import IntakeTools  # noqa: E402
from kanttekening.ui.lanes import ThreadLanes  # noqa: E402
from kanttekening.ui.reader.view import ReaderView  # noqa: E402
from kanttekening.ui.theme import Theme  # noqa: E402

WORDS = (
    "De gemeenteraad besluit het financiële ravijn te bespreken met de wethouder en vraagt het "
    "college om voor de zomer met een voorstel te komen over de korting op het gemeentefonds."
)
SPEEDS = (1500, 6000, 30_000)
OPENINGS = 5
LIMIT = 30.0
_MOST_SECONDS = 20


def make_pdf(path: Path, pages: int) -> None:
    """A report of text pages, every twentieth with a heavy drawing."""
    import pymupdf

    document = pymupdf.open()
    for number in range(1, pages + 1):
        page = document.new_page()
        page.insert_text((60, 60), f"Hoofdstuk {number}", fontsize=16)
        for line in range(45):
            page.insert_text((60, 90 + 15 * line), WORDS[: 60 + (line * 7) % 28], fontsize=10)
        if number % 20 == 0:
            shape = page.new_shape()
            for step in range(1500):
                shape.draw_line((60, 100 + step % 600), (530, 700 - step % 577))
            shape.finish(width=0.2)
            shape.commit()
    document.save(path, deflate=True)


class Clock:
    """Ticks in the window's thread; a late tick is a window that did not answer."""

    def __init__(self) -> None:
        self.gaps: list[float] = []
        self._since = QElapsedTimer()
        self._timer = QTimer(interval=1)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        self.gaps = []
        self._since.start()
        self._timer.start()

    def stop(self) -> float:
        self._timer.stop()
        return max(self.gaps, default=0.0)

    def _tick(self) -> None:
        self.gaps.append(self._since.nsecsElapsed() / 1e6)
        self._since.restart()


def wait(app: QApplication, done, seconds: float = LIMIT) -> bool:
    """Let the window live until ``done``."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        app.processEvents()
        if done():
            return True
        time.sleep(0.0005)
    return False


def is_sharp(reader: ReaderView) -> bool:
    """Whether every page in sight has its own image."""
    view, images = reader.page_view, reader.source.images
    shown = view.stack.in_view(view.verticalScrollBar().value(), view.viewport().height())
    return bool(shown) and all(images.scale(page.page) is not None for page in shown)


def is_blank(reader: ReaderView) -> bool:
    """Whether a page in sight has no image at all, not even a thumbnail."""
    view, images = reader.page_view, reader.source.images
    shown = view.stack.in_view(view.verticalScrollBar().value(), view.viewport().height())
    return any(images.best(page.page) is None for page in shown)


def open_letter(
    app: QApplication, desk: Desk, reader: ReaderView, clock: Clock
) -> tuple[float, float]:
    """From the click to a sharp first page, and the longest gap on the way."""
    reader.clear()
    wait(app, lambda: desk.settle(0.0), 1)
    clock.start()
    start = time.perf_counter()
    reader.show_letter(1)
    wait(app, lambda: is_sharp(reader))
    taken = (time.perf_counter() - start) * 1000
    wait(app, lambda: reader._prepared is not None)
    return taken, clock.stop()


def scroll(app: QApplication, reader: ReaderView, clock: Clock, speed: int) -> str:
    """Scroll towards the end for twenty seconds (the fastest gets there) and say how it went."""
    bar = reader.page_view.verticalScrollBar()
    bar.setValue(0)
    wait(app, lambda: is_sharp(reader))
    frames = blank = sharp = 0
    clock.start()
    start = time.perf_counter()
    while (elapsed := time.perf_counter() - start) < _MOST_SECONDS:
        bar.setValue(round(elapsed * speed))
        app.processEvents()
        frames += 1
        blank += is_blank(reader)
        sharp += is_sharp(reader)
        if bar.value() >= bar.maximum():
            break
        time.sleep(max(0.0, 1 / 60 - (time.perf_counter() - start - elapsed)))
    gap = clock.stop()
    late = statistics.quantiles(clock.gaps, n=100)[98] if len(clock.gaps) > 1 else gap
    return (
        f"{speed:>6} px/s: {frames / elapsed:.1f} fps, longest gap {gap:.0f} ms, p99 {late:.0f} ms,"
        f" blank {blank}/{frames}, sharp {100 * sharp / frames:.0f} %,"
        f" at page {reader.page_view.page}"
    )


def memory(pid: str = "self") -> float:
    """Megabytes of this process, where the system tells."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return 0.0
    line = next(row for row in status.read_text().splitlines() if row.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def run(folder: Path, pages: int) -> None:
    """Import, open five times, scroll at three speeds."""
    pdf = folder / "rapport.pdf"
    make_pdf(pdf, pages)
    library = folder / "bench.kanttekening"
    parser = Parser()
    start = time.perf_counter()
    with Library.open(library, author="Meting") as opened:
        opened.importing.store(FileReader(parser).read(pdf))
    print(f"import of {pages} pages: {time.perf_counter() - start:.1f} s")
    app = QApplication([])
    theme = Theme(app, resource)
    service = Pages()
    service.start()
    tools = IntakeTools(gather, lambda: FileReader(parser))
    desk = Desk(lambda: Library.open(library, author="Meting"), ThreadLanes(), tools, service)
    desk.open()
    reader = ReaderView(desk, theme)
    reader.resize(900, 980)
    reader.show()
    clock = Clock()
    wait(app, lambda: desk.settle(0.0), 2)
    openings = [open_letter(app, desk, reader, clock) for _ in range(OPENINGS)]
    times = [taken for taken, _ in openings]
    print(f"first page: median {statistics.median(times):.0f} ms of", [round(t) for t in times])
    print(f"longest gap while opening: {max(gap for _, gap in openings):.0f} ms")
    for speed in SPEEDS:
        print(scroll(app, reader, clock, speed))
    clock.start()
    bar = reader.page_view.verticalScrollBar()
    for place in range(0, 101, 5):
        bar.setValue(bar.maximum() * place // 100)
        wait(app, lambda: is_sharp(reader))
    print(f"longest gap while jumping end to end: {clock.stop():.0f} ms")
    clock.start()
    start = time.perf_counter()
    reader.show_view("reading")
    app.processEvents()
    taken = (time.perf_counter() - start) * 1000
    filler = reader.reading_view._filler
    wait(app, lambda: filler is not None and filler.is_done)
    print(f"to the Leesweergave: {taken:.0f} ms, longest gap until written {clock.stop():.0f} ms")
    print(f"memory: {memory():.0f} MB, page images {reader.source.images.bytes >> 20} MB")
    reader.clear()
    desk.close()
    service.close()
    parser.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        run(Path(made), int(sys.argv[1]) if len(sys.argv) > 1 else 300)
