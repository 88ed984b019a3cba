"""Reads for ten minutes without a pause, and watches whether anything leaks.

Usage: python tests/benchmarks/reader_soak.py [MINUTES] [PAGES]
Scrolls, jumps, zooms and goes from letter to letter in a heavy bundle and a text document. Every
half minute: references to None (with Python below 3.12 a lost one ends in an abort), objects that
Python knows, resident memory of window and worker, how much shared memory is dealt out.
"""

import gc
import random
import sys
import tempfile
import time
from pathlib import Path

import heavy_bundle
import reading_room
from reader_scroll import make_text
from reading_room import ReadingRoom, load, memory

from kanttekening.domain.place import Fit

EVERY = 30.0


def read_on(room: ReadingRoom, chance: random.Random, letters: list[int]) -> None:
    """A few seconds of what a hurried reader does."""
    view = room.reader.page_view
    bar = view.verticalScrollBar()
    room.show(chance.choice(letters))
    for _ in range(6):
        bar.setValue(chance.randrange(max(1, bar.maximum())))
        room.linger(0.05)
        speed = chance.choice((20, 100, 500))
        for _ in range(40):
            bar.setValue(bar.value() + speed)
            room.linger(1 / 60)
    view.set_zoom(chance.choice((0.3, 1.0, 2.5, 8.0)))
    room.linger(0.3)
    view.fit(Fit.WIDTH)
    room.linger(0.2)


def figures(room: ReadingRoom) -> dict[str, float]:
    """What may not grow."""
    gc.collect()
    return {
        "None": sys.getrefcount(None),
        "objects": len(gc.get_objects()),
        "window MB": memory(kind="Rss"),
        "worker MB": memory(room.worker or 0, kind="Rss"),
        "board MB": room.pages._renderer._worker.board.used / (1 << 20),
        "workers": room.pages._renderer._worker.generation,
    }


def run(folder: Path, minutes: float, pages: int) -> None:
    """Read until time is up; the first half minute is for warming up."""
    text, bundle = folder / "tekst.pdf", folder / "bundel.pdf"
    make_text(text, pages)
    heavy_bundle.make_bundle(bundle, pages)
    library = folder / "meting.kanttekening"
    letters = [letter for letter, _ in reading_room.fill(library, [text, bundle])]
    room = ReadingRoom(library)
    chance, began = random.Random(1), time.monotonic()
    told = began
    while time.monotonic() < began + 60 * minutes:
        read_on(room, chance, letters)
        if time.monotonic() - told >= EVERY:
            told = time.monotonic()
            seen = ", ".join(f"{name} {value:.0f}" for name, value in figures(room).items())
            print(f"{(told - began) / 60:5.1f} min: {seen} ({load()})", flush=True)
    room.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 10
        run(Path(made), minutes, int(sys.argv[2]) if len(sys.argv) > 2 else 300)
