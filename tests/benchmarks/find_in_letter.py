"""From Enter to the hit on screen, in a report of 500 pages, in both views.

Usage: python tests/benchmarks/find_in_letter.py [pages]. Not a timed test: it prints figures.
The words are put in the field and Enter follows at once, so the search itself is in the time.
``painted``: the view has drawn itself with the hit in sight. ``sharp``: with the page's own image.
"""

import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import reading_room
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from reading_room import ReadingRoom, load

from kanttekening.ui.application import collect_in_small_steps
from kanttekening.ui.reader.view import ReaderView

WORDS = (
    "De gemeenteraad besluit het financiële ravijn te bespreken met de wethouder en vraagt het "
    "college om voor de zomer met een voorstel te komen over de korting op het gemeentefonds."
)
# Reports have many words that stand in them once: these make some ten thousand.
SYLLABLES = (
    "ver be ge om na op aan bij ont her mis wan tol raad stad dorp weg plan wet geld zorg jeugd"
)
ENDS = "ing heid schap lijk baar ingen heden schappen elijk tje dom sel nis er aar erij"
PARAGRAPH = 7  # lines
ROUNDS = 9


def make_pdf(path: Path, pages: int) -> None:
    """A report of text; one word stands on one page only, far from the beginning."""
    import pymupdf

    document = pymupdf.open()
    rare = pages * 3 // 4
    chance = random.Random(7)
    beginnings, ends = SYLLABLES.split(), ENDS.split()
    for number in range(1, pages + 1):
        page = document.new_page()
        page.insert_text((60, 60), f"Hoofdstuk {number}", fontsize=16)
        for line in range(45):
            begun = "".join(chance.choices(beginnings, k=chance.randint(1, 3)))
            words = f"{begun}{chance.choice(ends)} {WORDS[: 60 + (line * 7) % 28]}"
            below = 90 + 14 * line + 8 * (line // PARAGRAPH)
            words = f"{words} {number}.{line}"
            if line % PARAGRAPH == 0:
                words = words.capitalize()
            elif line % PARAGRAPH == PARAGRAPH - 1:
                words += "."
            page.insert_text((60, below), words, fontsize=10)
        if number == rare:
            page.insert_text((60, 780), "Hier staat het woord zeggenschapsverhouding.", fontsize=10)
    document.save(path, deflate=True)


class Painted(QObject):
    """Remembers when the view has drawn itself for the first time after a hit was reached."""

    def __init__(self, reader: ReaderView) -> None:
        super().__init__()
        self._is_reached = self._is_drawn = False
        reader.finder.reached.connect(self._on_reached)
        for view in (reader.page_view, reader.reading_view):
            view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._is_reached:
            self._is_drawn = True
        return False

    def is_drawn(self) -> bool:
        """Asked after every round of events, in which the whole picture is drawn."""
        return self._is_drawn

    def _on_reached(self, _span: object) -> None:
        self._is_reached = True


def in_sight(reader: ReaderView) -> bool:
    """Whether the current hit is in the window."""
    finder, view = reader.finder, reader.view
    if finder.current is None:
        return False
    where = view.rect_of(finder.hits[finder.current].span)
    return where is not None and view.viewport().rect().contains(where.center())


def measure(room: ReadingRoom, words: str) -> tuple[float, ...]:
    """Milliseconds to the painted hit, to the sharp page, and the longest gap of the window."""
    reader = room.reader
    reader.finder.close()
    reader.view.scroll_to(0)
    room.wait(room.camera.is_sharp, 5)
    painted = Painted(reader)
    reader.actions_by_id["find"].trigger()
    reader.find_bar.field.clear()
    room.wait(lambda: not reader.finder.hits, 1)
    room.camera.start()
    start = time.perf_counter()
    reader.find_bar.field.setText(words)
    QTest.keyClick(reader.find_bar.field, Qt.Key.Key_Return)
    room.wait(painted.is_drawn)
    taken = (time.perf_counter() - start) * 1000
    if not in_sight(reader):
        print("not in sight:", words)
    if reader.view is reader.page_view:
        room.wait(room.camera.is_sharp)
    sharp = (time.perf_counter() - start) * 1000
    room.linger(0.2)  # the ticks on the bar follow
    return taken, sharp, room.camera.stop()


def report(name: str, rounds: list[tuple[float, ...]]) -> None:
    """One line of medians."""
    taken, sharp, gap = (statistics.median(column) for column in zip(*rounds, strict=True))
    worst, longest = max(row[0] for row in rounds), max(row[2] for row in rounds)
    print(
        f"{name:<38} painted {taken:5.0f} ms (worst {worst:.0f}), sharp {sharp:5.0f} ms, "
        f"gap {gap:4.0f} ms (worst {longest:.0f}); "
        f"the first painted {rounds[0][0]:.0f} ms, gap {rounds[0][2]:.0f} ms"
    )


def run(folder: Path, pages: int) -> None:
    """Import, open, and find the same words a few times."""
    pdf, path = folder / "rapport.pdf", folder / "bench.kanttekening"
    make_pdf(pdf, pages)
    [(letter, _)] = reading_room.fill(path, [pdf])
    room = ReadingRoom(path, (900, 980))
    reader = room.reader
    room.show(letter)
    room.wait(lambda: reader._prepared is not None)
    room.wait_for_thumbnails()
    collect_in_small_steps()
    for view in ("pages", "reading"):
        reader.show_view(view)
        room.wait(lambda: reader.view is reader.page_view or reader.reading_view.is_written)
        for near in (False, True):
            reader.find_bar.near.setChecked(near)
            for words in ("zeggenschapsverhouding", "gemeenteraad", "zeggenschapverhoudng"):
                if near or words != "zeggenschapverhoudng":
                    rounds = [measure(room, words) for _ in range(ROUNDS)]
                    report(f"{view}, {words}{' (near)' if near else ''}", rounds)
    print(load())
    room.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        run(Path(made), int(sys.argv[1]) if len(sys.argv) > 1 else 500)
