"""Pictures of the running window: ``poe screenshots [FOLDER]``.

Takes the sample letters in through the real import, searches, marks and notes as a person would,
and writes PNG files of the window in several sizes and looks, to be opened and judged. Those
of the handbook are made by ``handbook_pictures.py``.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "desktop")]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QThread  # noqa: E402
from PySide6.QtGui import QFont, QFontDatabase  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from kanttekening import app as program  # noqa: E402
from kanttekening.domain.annotation import MarkKind  # noqa: E402
from kanttekening.domain.passage import Span  # noqa: E402
from kanttekening.readers.pool import ParserPool  # noqa: E402
from kanttekening.services.library import Library  # noqa: E402
from kanttekening.services.pages import Pages  # noqa: E402
from kanttekening.services.reading import FileReader  # noqa: E402
from kanttekening.ui import application  # noqa: E402
from kanttekening.ui.colors import Scheme  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

QUERY = "finaciele ravijn"
NOTES = (
    ("“financiële ravijn” te voorkomen", MarkKind.QUESTION,
     "Wat betekent dit voor onze meerjarenbegroting 2026? Vraag aan de wethouder."),
    ("ledenbijeenkomst op 21 maart", MarkKind.ACTION, "Aanmelden; carpool met fractie?"),
    ("de grote gevolgen van de aanstaande korting op het gemeentefonds", MarkKind.IMPORTANT, ""),
)  # fmt: skip


def wait(until: Callable[[], bool], seconds: float = 20.0) -> None:
    """Let the window live until something holds."""
    end = monotonic() + seconds
    while not until():
        if monotonic() > end:
            raise TimeoutError(until)
        QCoreApplication.processEvents()
        QThread.msleep(5)


def linger(seconds: float = 0.4) -> None:
    """Let what is under way come in."""
    end = monotonic() + seconds
    wait(lambda: monotonic() > end, seconds + 1)


def fill(path: Path, parser: ParserPool) -> None:
    """A library with the sample letters and a few notes of a clerk."""
    with Library.open(path, author="Griffie") as library:
        reader = FileReader(parser)
        for seed in sorted((ROOT / "seeds").glob("*.txt")):
            letter_id = library.importing.store(reader.read(seed)).value.letter_id
            text = library.letters.content(letter_id).document.text
            for quote, kind, note in NOTES:
                if quote in text:
                    start = text.index(quote)
                    span = Span(start, start + len(quote))
                    library.annotating.mark(letter_id, span, kind, note=note)
        library.letters.set_read(letter_id, read=True)


def main() -> None:
    """Write every picture."""
    options = argparse.ArgumentParser()
    options.add_argument("folder", nargs="?", type=Path, default=ROOT / "screenshots")
    chosen = options.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    if "Inter" in QFontDatabase.families():
        app.setFont(QFont("Inter", 10))
    pages, parser = Pages(), ParserPool()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["KANTTEKENING_DATA_DIR"] = folder
        empty = Path(folder) / "leeg.kanttekening"
        shoot_empty(app, program.build(empty, pages, parser), chosen.folder)
        full = Path(folder) / "raad.kanttekening"
        fill(full, parser)
        shoot_full(app, program.build(full, pages, parser), chosen.folder)
    parser.close()
    pages.close()


def shoot_empty(app: QApplication, parts: application.Parts, folder: Path) -> None:
    """The window of somebody who starts for the first time."""
    opened = application.open_window(app, parts)
    opened.window.resize(1440, 900)
    opened.theme.choose(Scheme.LIGHT)
    linger(1.0)
    opened.window.grab().save(str(folder / "leeg.png"))
    opened.close()


def shoot_full(app: QApplication, parts: application.Parts, folder: Path) -> None:
    """The window at work."""
    opened = application.open_window(app, parts)
    window = opened.window
    wait(lambda: window.letters.model.rowCount() == 5)
    QTest.keyClicks(window.letters.search, QUERY)
    wait(lambda: 0 < window.letters.model.rowCount() < 5)
    window.letters.view.choose(0)
    wait(lambda: window.reader.source.images.best(1) is not None)
    for size in ((1440, 900), (1024, 700)):
        window.resize(*size)
        for scheme in (Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST):
            opened.theme.choose(scheme)
            for view in ("pages", "reading"):
                window.reader.show_view(view)
                linger(0.7)
                window.grab().save(str(folder / f"{size[0]}-{scheme.value}-{view}.png"))
    opened.close()


if __name__ == "__main__":
    main()
