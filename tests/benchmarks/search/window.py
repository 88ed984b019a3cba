"""Typing in the running window: python tests/benchmarks/search/window.py LIBRARY [PICTURE.png].

LIBRARY is one that ``run.py`` made (``FOLDER/100000/raad.kanttekening``); a copy is used. Words are
typed at ten keys a second, the first a third of a second after the list came. For each key: how
long until the list of that key is painted, how long until nothing in its column changes any more
(a key that changes no letter of the list paints the count alone), and the longest time that the
window was busy at one stretch. Then words typed without a pause (older questions are dropped), the
menu of filters, and the order by date. No timed test: it
prints figures.
"""

from __future__ import annotations

import math
import os
import re
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / "desktop"), str(ROOT / "tests")]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402
from screenshots import linger, wait  # noqa: E402

from kanttekening import app as program  # noqa: E402
from kanttekening.domain.rows import SortOrder  # noqa: E402
from kanttekening.readers.pool import ParserPool  # noqa: E402
from kanttekening.services.pages import Pages  # noqa: E402
from kanttekening.ui import application  # noqa: E402

_KEY_SECONDS = 0.1
_FRAME_MS = 16.7
# Since the list was there.
_BEFORE_TYPING = 0.3
# A sender, a possession, a phrase, a day, nonsense; and a word that is taken away again.
_OTHERS = (
    "afzender:vng", "heeft:kant", '"de gemeente"', "brief van 3 september 2024", "xqwzvkk",
    "gemeente\b\b\b\b\b\b\b\b",
)  # fmt: skip


class Painted(QObject):
    """Notes when the list is painted, and when anything in its column is."""

    def __init__(self, app: QApplication, column, list_view) -> None:
        super().__init__(column)
        self._column, self._rows = column, list_view.viewport()
        self.list = self.last = 0.0
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Qt."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            now = time.perf_counter()
            if watched is self._rows:
                self.list = now
            if self._column.isAncestorOf(watched):
                self.last = now
        return False


class Typist:
    """Types, and watches the window meanwhile.

    ``until`` has for each key how long until the list was painted, if it was: the same letters are
    not painted again. ``settled`` has for every key how long until its answer was there and the
    last thing of the column was painted: field, count or list.
    """

    def __init__(self, app: QApplication, window) -> None:
        app.setCursorFlashTime(0)  # a cursor that blinks is no answer
        self._field = window.letters.search
        self._painted = Painted(app, window.letters, window.letters.view)
        self._answered: list[tuple[str, float]] = []
        window.browser.listed.connect(
            lambda listing: self._answered.append((listing.request.query, time.perf_counter()))
        )
        self.until: list[float] = []
        self.settled: list[float] = []
        self.busy: list[float] = []

    def types(self, words: str) -> None:
        """Type at ten keys a second."""
        for key in words:
            started = time.perf_counter()
            self._painted.list = self._painted.last = 0.0
            QTest.keyClick(self._field, Qt.Key.Key_Backspace if key == "\b" else key)
            longest = 0.0
            while time.perf_counter() < started + _KEY_SECONDS or not (
                self._is_answered() or time.perf_counter() > started + 2
            ):
                before = time.perf_counter()
                QCoreApplication.processEvents()
                longest = max(longest, time.perf_counter() - before)
                time.sleep(0.0005)
            self.busy.append(1000 * longest)
            if not self._is_answered():
                self.settled.append(math.inf)
                continue
            ended = max(self._painted.last, self._answered[-1][1] if self._answered else 0.0)
            self.settled.append(1000 * (ended - started))
            if self._painted.list > started:
                self.until.append(1000 * (self._painted.list - started))
        self._field.clear_now()
        linger(0.5)

    def hurries(self, words: str, apart: float) -> tuple[int, float]:
        """Type faster than anybody: how many lists were shown, and how long the last one took.

        Milliseconds, from the last key.
        """
        before = len(self._answered)
        for key in words:
            started = time.perf_counter()
            QTest.keyClick(self._field, key)
            while time.perf_counter() < started + apart:
                QCoreApplication.processEvents()
        wait(self._is_answered)
        shown, took = len(self._answered) - before, 1000 * (self._answered[-1][1] - started)
        self._field.clear_now()
        linger(0.5)
        return shown, took

    def _is_answered(self) -> bool:
        asked = self._field.query
        return self._answered[-1][0] == asked if self._answered else not asked


def words_of(library: Path) -> list[str]:
    """What to type: long words of some letters, alone, together and with a filter."""
    with closing(sqlite3.connect(f"file:{library}?mode=ro", uri=True)) as connection:
        (most,) = connection.execute("SELECT max(id) FROM versions").fetchone()
        texts = [
            connection.execute("SELECT text FROM versions WHERE id = ?", (most * at // 9,))
            .fetchone()[0]
            for at in range(1, 9)
        ]  # fmt: skip
    long = [re.findall(r"\b[a-z]{10,13}\b", text) for text in texts]
    single = [words[len(words) // 2] for words in long[:5]]
    return [*single, " ".join(long[5][:2]), f"{long[6][0]} jaar:2020..", "gemeenteraad"]


def told(what: str, figures: list[float], limit: float) -> None:
    ordered = sorted(figures)
    over = sum(figure > limit for figure in ordered)
    print(
        f"{what}: median {statistics.median(ordered):.0f} ms, p95 "
        f"{ordered[int(0.95 * len(ordered))]:.0f}, longest {ordered[-1]:.0f}; "
        f"over {limit:.0f} ms: {over} of {len(ordered)}"
    )


def measure(app: QApplication, window, words_typed: list[str]) -> None:
    """Type, open the menu, change the order."""
    wait(lambda: window.letters.model.rowCount() > 0, 120)
    window.resize(1440, 900)
    linger(_BEFORE_TYPING)
    window.letters.search.setFocus()
    typist = Typist(app, window)
    typist.types(words_typed[0])
    told("the first word, key to painted list", typist.until, 50)
    told("the first word, key to settled window", typist.settled, 50)
    linger(2)
    print(f"{window.letters.model.rowCount()} letters")
    typist.until.clear(), typist.settled.clear(), typist.busy.clear()
    for words in (*words_typed, *_OTHERS):
        typist.types(words)
    told("key to painted list", typist.until, 50)
    told("key to settled window, every key", typist.settled, 50)
    told("window busy at one stretch", typist.busy, _FRAME_MS)
    for words in (words_typed[0], words_typed[-1]):
        for apart in (0.02, 0.01, 0.003):
            shown, took = typist.hurries(words, apart)
            print(
                f"{len(words)} keys, {1000 * apart:.0f} ms apart: {shown} lists shown, "
                f"the last one {took:.0f} ms after the last key"
            )
    button = window.letters.filter_button
    for query in ("", "gemeente", words_typed[0]):
        window.letters.search.ask(query)
        linger(0.6)
        button.menu_shown = None
        started = time.perf_counter()
        button.open()
        wait(lambda: button.menu_shown is not None)
        print(f"filters with counts for {query!r}: {1000 * (time.perf_counter() - started):.0f} ms")
        button.menu_shown.close()
    done = []
    window.browser.listed.connect(done.append)
    started = time.perf_counter()
    window.browser.sort_found(SortOrder.DATE)
    wait(lambda: bool(done))
    print(f"found letters by date: {1000 * (time.perf_counter() - started):.0f} ms")


def main() -> None:
    app, pages, parser = QApplication([]), Pages(), ParserPool()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["KANTTEKENING_DATA_DIR"] = folder
        copy = Path(folder) / "raad.kanttekening"
        shutil.copyfile(sys.argv[1], copy)
        opened = application.open_window(app, program.build(copy, pages, parser))
        try:
            measure(app, opened.window, words_of(copy))
        except TimeoutError:
            opened.close()
            raise
        if len(sys.argv) > 2:
            linger(0.5)
            opened.window.grab().save(sys.argv[2])
        opened.close()
    parser.close()
    pages.close()


if __name__ == "__main__":
    main()
