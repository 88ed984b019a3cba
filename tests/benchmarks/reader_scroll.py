"""Jumps through and scrolls over a heavy bundle, with a camera on every frame.

Usage: python tests/benchmarks/reader_scroll.py [PAGES] [FILE.pdf ...]
Prints, for a text document and for the bundle (and further files): opening, jumps until a thumbnail
and until sharp, scrolling at three speeds, memory, and the longest gaps in the event loop, with
what the threads were doing meanwhile. Not a timed test. Where other programs run, give it the
processor first (as root: `chrt -r 5 python ...`), or the figures are theirs.
"""

import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

import heavy_bundle
import reading_room
from lateness import Lateness
from reading_room import ReadingRoom, load, memory, share

SPEEDS = (1500, 6000, 30_000)
SECONDS = 4
JUMPS = 60
FRAME = 1 / 60
GAP = 50.0


def make_text(path: Path, pages: int) -> None:
    """A report of running text and tables only."""
    import pymupdf

    chance, document = random.Random(2), pymupdf.open()
    for number in range(1, pages + 1):
        heavy_bundle.text(document.new_page(width=595, height=842), chance, number)
    document.save(path, deflate=True)


def openings(room: ReadingRoom, letter: int, late: Lateness) -> str:
    """From the click to a first page that is sharp."""
    times, gaps = [], []
    for _ in range(5):
        room.reader.clear()
        room.linger(0.2)
        room.camera.start()
        late.start()
        began = time.perf_counter()
        room.show(letter)
        room.wait(lambda: room.camera.first_sharp)
        times.append((room.camera.first_sharp - began) * 1000)
        room.linger(0.6)
        room.camera.stop()
        gaps.append((late.stop(), late.told()))
    return f"open to sharp {statistics.median(times):.0f} ms, longest gap of each:\n" + "\n".join(
        told for _, told in sorted(gaps, reverse=True)[:2]
    )


def turns(room: ReadingRoom, late: Lateness) -> str:
    """The longest gaps in the event loop while one goes from view to view."""
    reader, told = room.reader, []
    reading, bar = reader.reading_view, reader.reading_view.verticalScrollBar()
    acts = {
        "to the Leesweergave": lambda: reader.show_view("reading"),
        "to its end": lambda: bar.setValue(bar.maximum()),
        "larger letters": lambda: reading.zoom_by(1),
        "smaller letters": lambda: reading.zoom_by(-1),
        "back to the pages": lambda: reader.show_view("pages"),
        "close": reader.clear,
    }
    for name, act in acts.items():
        late.start()
        act()
        room.linger(2)
        gap = late.stop()
        told.append(f"{name} {gap:.0f} ms" + ("\n" + late.told() if gap > GAP else ""))
    return "longest gaps: " + ", ".join(told)


def jumps(room: ReadingRoom) -> str:
    """Sixty jumps anywhere: until there is an image, and until it is sharp."""
    chance, view = random.Random(3), room.reader.page_view
    coarse, sharp = [], []
    for _ in range(JUMPS):
        page = chance.choice(view.stack.pages)
        room.camera.start()
        began = time.perf_counter()
        view.verticalScrollBar().setValue(page.y - 12)
        view.viewport().update()
        room.wait(lambda: room.camera.first_sharp, 3)
        coarse.append((room.camera.first_image - began) * 1000)
        sharp.append((room.camera.first_sharp - began) * 1000)
        room.linger(0.03)
    return (
        f"jump: image p50 {share(coarse, 0.5):.0f} p95 {share(coarse, 0.95):.0f} ms, "
        f"sharp p50 {share(sharp, 0.5):.0f} p95 {share(sharp, 0.95):.0f} max {max(sharp):.0f} ms"
    )


def scroll(room: ReadingRoom, speed: int) -> str:
    """Scroll for four seconds, sixty steps a second, and say what was seen."""
    view, camera = room.reader.page_view, room.camera
    bar = view.verticalScrollBar()
    start = random.Random(speed).randrange(max(1, bar.maximum() // 3))
    bar.setValue(start)
    room.linger(0.5)
    camera.start()
    late = []
    began = due = time.perf_counter()
    while (now := time.perf_counter()) < began + SECONDS:
        if now >= due:
            late.append((now - due) * 1000)
            due = max(due + FRAME, now)
            bar.setValue((start + int((now - began) * speed)) % max(1, bar.maximum()))
        room.app.processEvents()
        time.sleep(0.0003)
    camera.stop()
    unsharp = 100 * camera.unsharp / max(1, camera.frames)
    return (
        f"{speed:>6} px/s: {camera.frames / SECONDS:.1f} fps, stall p95 {share(late, 0.95):.1f} "
        f"max {max(late):.0f} ms, blank {camera.blank}, unsharp {unsharp:.0f} %"
    )


def run(folder: Path, pages: int, others: list[Path]) -> None:
    """Everything, document after document."""
    text, bundle = folder / "tekst.pdf", folder / "bundel.pdf"
    make_text(text, pages)
    heavy_bundle.make_bundle(bundle, pages)
    library = folder / "meting.kanttekening"
    taken = reading_room.fill(library, [text, bundle, *others])
    room, late = ReadingRoom(library), Lateness()
    for letter, path in taken:
        print(f"{path.name}, {load()}")
        print("  " + openings(room, letter, late))
        room.wait_for_thumbnails()
        print("  " + jumps(room))
        for speed in SPEEDS:
            print("  " + scroll(room, speed))
        board = room.pages._renderer._worker.board
        print(
            f"  memory (PSS): window {memory():.0f} MB, worker {memory(room.worker):.0f} MB; "
            f"images {room.reader.source.images.bytes >> 20} MB, board {board.used >> 20} MB",
            flush=True,
        )
        print("  " + turns(room, late), flush=True)
    room.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
        run(Path(made), count, [Path(name) for name in sys.argv[2:]])
