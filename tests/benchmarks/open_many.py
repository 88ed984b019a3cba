"""Opens and scrolls every PDF of a folder, and watches whether the window lives and answers.

Usage: python tests/benchmarks/open_many.py FOLDER [MOST]
For each file: taken in as every file is, shown, scrolled to its end, zoomed, scrolled through in
the Leesweergave, its pages counted that could not be drawn. Prints what was refused (each with a
sentence of its own, or it says so), what was slow, as it goes, and at the end how many were shown
and the longest gaps in the window's event loop. A gap counts the window's own computing; waiting
for a processor that others hold is told apart as far as the system tells.
"""

import collections
import random
import sys
import tempfile
import time
from pathlib import Path

import reading_room
from reading_room import ReadingRoom, load, memory

from kanttekening.domain.errors import KanttekeningError
from kanttekening.domain.place import Fit
from kanttekening.readers.parsing import Parser
from kanttekening.services.library import Library
from kanttekening.services.reading import FileReader
from kanttekening.words.errors import explain

GAP = 50.0
STEPS = 12
LINGER = 0.1  # seconds, for what comes when there is time


def take_in(library: Path, files: list[Path]) -> tuple[list[tuple[int, Path]], collections.Counter]:
    """Take every file in; the letters, and why others were refused."""
    parser, taken, refused = Parser(), {}, collections.Counter()
    with Library.open(library, author="Meting") as opened:
        for path in files:
            try:
                stored = opened.importing.store(FileReader(parser).read(path)).value
            except KanttekeningError as error:
                code = getattr(getattr(error, "code", None), "value", "no code")
                refused[code if explain(error).endswith(".") else f"{code}, no sentence"] += 1
            else:
                taken.setdefault(stored.letter_id, path)
    parser.close()
    return list(taken.items()), refused


class Watch:
    """The longest gap, by the clock and in the window's own computing."""

    def __init__(self, room: ReadingRoom) -> None:
        self.room = room
        self.by_clock = self.computing = 0.0

    def turn(self) -> None:
        """Let the window do what is waiting, once."""
        began, used = time.perf_counter(), time.thread_time()
        self.room.app.processEvents()
        self.computing = max(self.computing, (time.thread_time() - used) * 1000)
        self.by_clock = max(self.by_clock, (time.perf_counter() - began) * 1000)
        time.sleep(0.001)

    def until(self, done, seconds: float) -> bool:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.turn()
            if done():
                return True
        return False


def look_through(room: ReadingRoom, watch: Watch, letter: int) -> bool:
    """Show a letter, go to its end in steps, zoom in somewhere; whether all came in time."""
    reader, view = room.reader, room.reader.page_view
    reader.show_letter(letter)
    shown = watch.until(
        lambda: reader._opened is not None and reader._opened.letter.id == letter, 20
    )
    shown = shown and watch.until(room.camera.is_sharp, 40)
    bar = view.verticalScrollBar()
    for step in range(1, STEPS + 1):
        bar.setValue(bar.maximum() * step // STEPS)
        watch.turn()
    shown = watch.until(room.camera.is_sharp, 40) and shown
    view.set_zoom(4.0)
    watch.until(lambda: room.reader.source._under_way is None, 5)
    view.fit(Fit.WIDTH)
    watch.turn()
    reader.show_view("reading")
    watch.until(lambda: reader.reading_view.is_written, 10)
    bar = reader.reading_view.bar
    for step in range(STEPS, -1, -1):
        bar.setValue(bar.maximum() * step // STEPS)
        watch.turn()
    watch.until(lambda: False, LINGER)
    reader.show_view("pages")
    watch.turn()
    return shown


def run(folder: Path, source: Path, most: int) -> None:
    """All files, one after another, in one window."""
    files = sorted(path for path in source.rglob("*") if path.suffix.lower() == ".pdf")
    random.Random(1).shuffle(files)
    library = folder / "meting.kanttekening"
    began = time.monotonic()
    taken, refused = take_in(library, files[:most])
    print(
        f"{min(len(files), most)} files, {len(taken)} letters, refused {dict(refused)}; "
        f"taken in within {time.monotonic() - began:.0f} s, {load()}",
        flush=True,
    )
    room = ReadingRoom(library)
    late, faults, slow = [], [], []
    clock, computing = [], []
    for letter, path in taken:
        watch = Watch(room)
        if not look_through(room, watch, letter):
            late.append(path.name)
        clock.append(watch.by_clock)
        computing.append(watch.computing)
        if watch.computing > GAP:
            slow.append(f"{path.name} {watch.computing:.0f} ms")
            print(slow[-1], flush=True)
        if room.reader.source.faults:
            count = len(room.reader.page_view.stack.pages)
            faults.append(f"{path.name} {len(room.reader.source.faults)}/{count}")
    pages = room.pages._renderer._worker
    print(f"shown {len(taken) - len(late)} of {len(taken)}; not sharp in time: {late}")
    print(f"pages that can't be drawn: {faults}")
    print(f"gaps by computing above {GAP:.0f} ms: {len(slow)}: {slow}")
    for name, values in (("computing", computing), ("clock", clock)):
        told = (f"{reading_room.share(values, part):.0f}" for part in (0.5, 0.95, 0.99, 1))
        print(f"longest gap per file by {name}, p50 p95 p99 max: {' '.join(told)} ms")
    print(
        f"workers used {pages.generation}, window {memory(kind='Rss'):.0f} MB, "
        f"worker {memory(room.worker or 0, kind='Rss'):.0f} MB, {load()}"
    )
    room.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        run(Path(made), Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100_000)
