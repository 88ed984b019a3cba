"""A reader on a library of PDFs, with a camera on what is painted: for the benchmarks around it."""

import os
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "desktop"))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from kanttekening.__main__ import _SWITCH_SECONDS  # noqa: E402
from kanttekening.domain.errors import KanttekeningError  # noqa: E402
from kanttekening.readers.intake import gather  # noqa: E402
from kanttekening.readers.parsing import Parser  # noqa: E402
from kanttekening.services.library import Library  # noqa: E402
from kanttekening.services.pages import Pages  # noqa: E402
from kanttekening.services.places import resource  # noqa: E402
from kanttekening.services.reading import FileReader  # noqa: E402
from kanttekening.ui.application import collect_in_small_steps  # noqa: E402
from kanttekening.ui.desk import Desk  # noqa: E402
from kanttekening.ui.intake_tools import IntakeTools  # noqa: E402
from kanttekening.ui.lanes import ThreadLanes  # noqa: E402
from kanttekening.ui.reader.view import ReaderView  # noqa: E402
from kanttekening.ui.theme import Theme  # noqa: E402

PATIENCE = 30.0


def fill(library: Path, files: list[Path]) -> list[tuple[int, Path]]:
    """Take files in as every file goes in; the letters, and the file of each."""
    parser, taken = Parser(), []
    with Library.open(library, author="Meting") as opened:
        for path in files:
            try:
                stored = opened.importing.store(FileReader(parser).read(path)).value
            except KanttekeningError as error:
                print(f"  refused {path.name}: {type(error).__name__} {error}")
            else:
                taken.append((stored.letter_id, path))
    parser.close()
    return taken


class Camera(QObject):
    """Sees every frame of the page view just before it is painted, and how late the window is."""

    def __init__(self, reader: ReaderView) -> None:
        super().__init__()
        self.reader = reader
        self.frames = self.blank = self.unsharp = 0
        self.first_image = self.first_sharp = 0.0
        self.gaps: list[float] = []
        self._since = QElapsedTimer()
        self._timer = QTimer(interval=1)
        self._timer.timeout.connect(self._tick)
        reader.page_view.viewport().installEventFilter(self)

    def start(self) -> None:
        self.frames = self.blank = self.unsharp = 0
        self.first_image = self.first_sharp = 0.0
        self.gaps = []
        self._since.start()
        self._timer.start()

    def stop(self) -> float:
        """End, and tell the longest time in which the window did nothing else."""
        self._timer.stop()
        return max(self.gaps, default=0.0)

    def _tick(self) -> None:
        self.gaps.append(self._since.nsecsElapsed() / 1e6)
        self._since.restart()

    def pages_in_sight(self) -> list[int]:
        view = self.reader.page_view
        top, height = view.verticalScrollBar().value(), view.viewport().height()
        return [placed.page for placed in view.stack.in_view(top, height)]

    def is_sharp(self) -> bool:
        """Whether every page in sight has the image that belongs to this zoom, or can't have it."""
        source, pages = self.reader.source, self.pages_in_sight()
        wishes, images = source._wishes, source.images
        return bool(pages) and all(
            page in source.faults
            or images.is_sharp(page, wishes.scale_of(page))
            or (wishes._is_large(page) and wishes.areas_complete(images))
            for page in pages
        )

    def is_blank(self) -> bool:
        source = self.reader.source
        return any(
            source.images.best(page) is None and page not in source.faults
            for page in self.pages_in_sight()
        )

    def eventFilter(self, _watched, event) -> bool:
        if event.type() == QEvent.Type.Paint and self.reader.page_view.stack.pages:
            self.frames += 1
            now = time.perf_counter()
            if self.is_blank():
                self.blank += 1
            elif not self.first_image:
                self.first_image = now
            if not self.is_sharp():
                self.unsharp += 1
            elif not self.first_sharp:
                self.first_sharp = now
        return False


class ReadingRoom:
    """A library, a desk with real lanes and a reader; ``close`` ends the workers."""

    def __init__(self, library: Path, size: tuple[int, int] = (1280, 980)) -> None:
        self.app = QApplication.instance() or QApplication([])
        sys.setswitchinterval(_SWITCH_SECONDS)
        collect_in_small_steps()
        self.pages = Pages()
        self.pages.start()
        tools = IntakeTools(gather, lambda: FileReader(Parser()))
        lanes = ThreadLanes()
        self.desk = Desk(lambda: Library.open(library, author="Meting"), lanes, tools, self.pages)
        self.desk.open()
        self.reader = ReaderView(self.desk, Theme(self.app, resource))
        self.reader.resize(*size)
        self.reader.show()
        self.camera = Camera(self.reader)
        self.wait(lambda: self.desk.settle(0.0), 5)

    def wait(self, done, seconds: float = PATIENCE) -> bool:
        """Let the window live until ``done``."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self.app.processEvents()
            if done():
                return True
            time.sleep(0.0004)
        return False

    def linger(self, seconds: float) -> None:
        self.wait(lambda: False, seconds)

    def show(self, letter: int) -> None:
        """Show a letter and wait until its first page is sharp."""
        self.reader.show_letter(letter)
        opened = self.reader
        self.wait(lambda: opened._opened is not None and opened._opened.letter.id == letter)
        self.wait(self.camera.is_sharp)

    def wait_for_thumbnails(self) -> None:
        images = self.reader.source.images
        count = len(self.reader.page_view.stack.pages)
        self.wait(lambda: all(images.has_thumbnail(n) for n in range(1, count + 1)))

    @property
    def worker(self) -> int | None:
        """The process that draws."""
        return self.pages._renderer._worker.pid

    def close(self) -> None:
        self.reader.clear()
        self.desk.close()
        self.pages.close()


def memory(pid: int | str = "self", kind: str = "Pss") -> float:
    """Megabytes of a process; shared ones are counted for its share (Linux)."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(f"{kind}:"))


def share(values: list[float], part: float) -> float:
    """The value below which this part of the values lies."""
    ordered = sorted(values)
    return ordered[int(part * (len(ordered) - 1))] if ordered else float("nan")


def load() -> str:
    """How busy the machine is, for whoever reads the figures."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"
