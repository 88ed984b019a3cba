"""Laying two texts of 300 pages side by side: how long it takes, how long the window stands still.

Run as `python tests/benchmarks/comparing_long.py` from the top.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1] / "desktop"), str(HERE.parent), str(HERE), str(HERE / "search")]

from corpus import Corpus  # noqa: E402
from lateness import Lateness  # noqa: E402
from PySide6.QtCore import QCoreApplication, QThread  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402
from store.making import read_file  # noqa: E402

from kanttekening.domain.letter import Facts  # noqa: E402
from kanttekening.services import places  # noqa: E402
from kanttekening.services.library import Library  # noqa: E402
from kanttekening.ui.comparing.view import ComparisonView  # noqa: E402
from kanttekening.ui.desk import Desk  # noqa: E402
from kanttekening.ui.intake_tools import IntakeTools  # noqa: E402
from kanttekening.ui.lanes import ThreadLanes  # noqa: E402
from kanttekening.ui.theme import Theme  # noqa: E402

_SIGNS = 900_000
_TIMES = 3


def texts() -> tuple[str, str, str]:
    """A book, the same with three words in a hundred changed, and another book."""
    corpus, chance = Corpus(), random.Random(3)

    def book(first: int) -> list[str]:
        paragraphs: list[str] = []
        while sum(map(len, paragraphs)) < _SIGNS:
            first += 1
            paragraphs += corpus.letter(first).body.split("\n\n")
        return paragraphs

    def edited(paragraph: str) -> str:
        return " ".join(w if chance.random() > 0.03 else "anders" for w in paragraph.split(" "))

    old = book(0)
    new = [edited(paragraph) for paragraph in old if chance.random() > 0.05]
    return "\n\n".join(old), "\n\n".join(new), "\n\n".join(book(5000))


def wait(until) -> None:
    while not until():
        QCoreApplication.processEvents()
        QThread.usleep(200)


def main() -> None:
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "boeken.kanttekening"
        ids = []
        with Library.open(path, author="Griffie") as library:
            for number, text in enumerate(texts()):
                facts = Facts(subject=f"Boek {number}", reference=f"Z26/{number}")
                read = read_file(text, name=f"{number}.txt", facts=facts)
                ids.append(library.importing.store(read).value.letter_id)
        if len(set(ids)) < len(ids):
            print("two of the books were taken for versions of one")
        desk = Desk(
            lambda: Library.open(path, author="Griffie"),
            ThreadLanes(),
            IntakeTools(list, lambda: None),
        )
        view = ComparisonView(desk, Theme(app, places.resource))
        view.resize(1100, 800)
        view.show()
        desk.open()
        watch = Lateness()
        for _ in range(_TIMES):
            for other, what in ((ids[1], "changed"), (ids[2], "another book")):
                watch.start()
                started = time.perf_counter()
                view.compare_letters(ids[0], other)
                wait(lambda: view._comparison is not None)
                spent = time.perf_counter() - started
                for _ in range(20):
                    view.step(1)
                    QCoreApplication.processEvents()
                gap = watch.stop()
                print(
                    f"{what:14} {spent:5.2f} s, {view.model.rowCount()} rows; standstill {gap:.0f}"
                )
                print(watch.told(), flush=True)
                view.close_view()
        desk.close()


if __name__ == "__main__":
    main()
