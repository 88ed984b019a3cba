"""How the Leesweergave takes a long report: ``python tests/benchmarks/reading_long.py [PAGES]``.

A report of 300 pages with headings, lists and tables is written into the view as the window does
it. Prints how long the composing takes (off the window's thread), the longest pauses of the event
loop while it fills, the time to the first screen, to the end when one jumps there, and after
another size of letters.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from time import perf_counter

sys.path[:0] = [str(Path(__file__).resolve().parents[2] / "desktop")]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from kanttekening.domain.content import LetterContent  # noqa: E402
from kanttekening.domain.document import (  # noqa: E402
    Block,
    BlockKind,
    Document,
    ReadingBlock,
    Understanding,
)
from kanttekening.domain.layout import PageLayout, PageRect, PageSize, PlacedWord  # noqa: E402
from kanttekening.domain.letter import Facts, VersionId  # noqa: E402
from kanttekening.domain.passage import Span  # noqa: E402
from kanttekening.services.places import resource  # noqa: E402
from kanttekening.ui.reader.letter_marks import LetterMarks  # noqa: E402
from kanttekening.ui.reader.open_letter import OpenLetter, prepare  # noqa: E402
from kanttekening.ui.reader.reading_paper import ReadingPaperChoice  # noqa: E402
from kanttekening.ui.reader.reading_view import ReadingView  # noqa: E402
from kanttekening.ui.reader.selection import Selection  # noqa: E402
from kanttekening.ui.theme import Theme  # noqa: E402

SENTENCE = "De raad besluit over het zwembad, de bibliotheek en de weg naar het station. "


def report(pages: int) -> tuple[Document, PageLayout]:
    """A report of so many pages of about 3000 characters."""
    text, blocks, words = [], [], []
    at = 0

    def add(kind: BlockKind, words_of: str, level: int = 0, page: int = 1) -> None:
        nonlocal at
        if text:
            text.append("\n\n")
            at += 2
        blocks.append(Block(kind, Span(at, at + len(words_of)), level))
        start = at
        for word in words_of.split(" "):
            if word.strip():
                words.append(
                    PlacedWord(Span(start, start + len(word)), PageRect(page, 50, 50, 90, 60))
                )
            start += len(word) + 1
        text.append(words_of)
        at += len(words_of)

    for page in range(1, pages + 1):
        add(BlockKind.HEADING, f"Hoofdstuk {page}", 1 + page % 3, page)
        for _ in range(4):
            add(BlockKind.PARAGRAPH, (SENTENCE * 7).strip(), 0, page)
        for number in range(5):
            add(BlockKind.LIST_ITEM, f"Punt {number}: {SENTENCE}".strip(), 0, page)
        if page % 5 == 0:
            for row in range(20):
                add(BlockKind.TABLE_ROW, f"Post {row}\t€ {row}.000\tvolgens de begroting", 0, page)
    sizes = (PageSize(595, 842),) * pages
    return Document("".join(text), tuple(blocks)), PageLayout.build(sizes, words)


class Beat:
    """Notes the pauses between two turns of the event loop."""

    def __init__(self) -> None:
        self.gaps: list[float] = []
        self._last = perf_counter()
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._on_turn)
        self._timer.start()

    def _on_turn(self) -> None:
        now = perf_counter()
        self.gaps.append(1000 * (now - self._last))
        self._last = now

    def reset(self) -> None:
        """Forget what was."""
        self.gaps.clear()
        self._last = perf_counter()


def live(until, seconds: float = 60.0) -> float:
    """Let the window live until something holds; how many milliseconds it took."""
    start = perf_counter()
    while not until() and perf_counter() < start + seconds:
        QCoreApplication.processEvents()
    return 1000 * (perf_counter() - start)


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser()
    options.add_argument("pages", nargs="?", type=int, default=300)
    pages = options.parse_args().pages
    app = QApplication(sys.argv[:1])
    document, layout = report(pages)
    reading = tuple(ReadingBlock(b.kind, (b.span,), b.level, b.marker) for b in document.blocks)
    understanding = Understanding(Facts(), (), (), reading)
    content = LetterContent(document, understanding, layout, VersionId(1))
    opened = OpenLetter(_letter(), content, LetterMarks(), None, None)
    start = perf_counter()
    prepared = prepare(opened)
    print(f"{pages} pages, {len(document.text):,} characters, {len(reading)} blocks")
    print(f"composed in {1000 * (perf_counter() - start):.0f} ms, off the window's thread")
    theme = Theme(app, resource)
    view = ReadingView(Selection(), ReadingPaperChoice(theme))
    view.resize(800, 900)
    view.show()
    beat = Beat()
    live(lambda: len(beat.gaps) > 20)
    beat.reset()
    start = perf_counter()
    view.prepared(opened, prepared)
    QCoreApplication.processEvents()
    print(f"first screen after {1000 * (perf_counter() - start):.0f} ms")
    took = live(lambda: view._filler.is_done)
    print(f"filled in {took:.0f} ms; {_gaps(beat)}")
    end = len(document.text) - 1
    for name, act in (
        ("jump to the end", lambda: view.scroll_to(end)),
        ("jump to the middle", lambda: view.scroll_to(end // 2)),
    ):
        beat.reset()
        start = perf_counter()
        act()
        live(lambda: len(beat.gaps) > 2)
        print(f"{name}: {1000 * (perf_counter() - start):.0f} ms; {_gaps(beat)}")
    beat.reset()
    view.zoom_by(2)
    took = live(lambda: view._filler.is_done)
    live(lambda: abs(view.top_offset() - end // 2) < 400, 5)
    print(f"larger letters: filled in {took:.0f} ms, {_gaps(beat)}")
    print(f"the place moved by {view.top_offset() - end // 2} characters")
    view.clear_letter()
    view.prepared(opened, prepared)
    start = perf_counter()
    view.scroll_to(end)
    took = live(lambda: view.top_offset() > end - 4000)
    print(f"jump to the end while it fills: {took:.0f} ms")


def _gaps(beat: Beat) -> str:
    longest = sorted(beat.gaps)[-3:][::-1]
    over = sum(gap > 50 for gap in beat.gaps)
    return f"longest pauses {', '.join(f'{gap:.0f}' for gap in longest)} ms, {over} over 50 ms"


def _letter():
    class Letter:
        title = "Rapport"

    return Letter()


if __name__ == "__main__":
    main()
