"""How smoothly the list scrolls: paint time per row and the longest gap between frames.

Run as `python tests/benchmarks/list_scroll.py [rows]` from the top of the repository.
"""

import os
import random
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "desktop"))

from PySide6.QtWidgets import QApplication  # noqa: E402

from kanttekening.domain.letter import LetterId  # noqa: E402
from kanttekening.domain.passage import Span  # noqa: E402
from kanttekening.domain.rows import LetterRow  # noqa: E402
from kanttekening.services.places import resource  # noqa: E402
from kanttekening.ui.letters.model import LettersModel  # noqa: E402
from kanttekening.ui.letters.view import LettersView  # noqa: E402
from kanttekening.ui.theme import Theme  # noqa: E402

_FRAMES = 300
_WORDS = "begroting gemeentefonds raad jeugdzorg ravijn overleg motie campagne wethouder".split()


def rows(count: int) -> tuple[LetterRow, ...]:
    """Rows of different lengths, every other one unread."""
    chance = random.Random(7)
    return tuple(
        LetterRow(
            id=LetterId(number),
            title=" ".join(chance.choices(_WORDS, k=chance.randint(3, 14))),
            sender="Vereniging van Nederlandse Gemeenten",
            date="2025-02-20",
            reference="Lbr. 25/011",
            kind="ledenbrief",
            is_read=bool(number % 2),
            annotation_count=number % 4,
            snippet=" ".join(chance.choices(_WORDS, k=20)),
            marked=(Span(3, 12),),
        )
        for number in range(count)
    )


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    app = QApplication([])
    model = LettersModel()
    view = LettersView(Theme(app, resource), model)
    view.resize(346, 800)
    made = rows(count)
    view.show_sentences(shown=True)
    view.show()
    start = time.perf_counter()
    view.show_rows(made, keep=None, stay=False)
    app.processEvents()
    print(f"{count} rows shown in {1000 * (time.perf_counter() - start):.0f} ms")
    start = time.perf_counter()
    view.show_rows(made, keep=LetterId(count // 2), stay=True)
    print(f"shown again in {1000 * (time.perf_counter() - start):.0f} ms")
    bar = view.verticalScrollBar()
    step = max(1, bar.maximum() // _FRAMES)
    gaps = []
    for frame in range(_FRAMES):
        start = time.perf_counter()
        bar.setValue(frame * step)
        view.viewport().repaint()
        gaps.append(1000 * (time.perf_counter() - start))
    in_view = view.viewport().height() / view.sizeHintForRow(0)
    gaps.sort()
    median = gaps[len(gaps) // 2]
    print(
        f"{in_view:.1f} rows in view; paint {median / in_view:.2f} ms a row; "
        f"frame median {median:.1f}, p95 {gaps[int(0.95 * len(gaps))]:.1f}, "
        f"longest {gaps[-1]:.1f} ms"
    )


if __name__ == "__main__":
    main()
