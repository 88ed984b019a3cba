"""Pictures of the running window: ``poe screenshots [FOLDER]``.

Takes the sample letters in through the real import, searches, marks and notes as a person would,
and writes PNG files of the window in several sizes and looks, to be opened and judged: of both
views with a scan, two columns, a table, a Word letter, a newsletter and a bundle too, also with
text of 200 % (``--kinds``, with names if not all are wanted). Those of the handbook are made by
``handbook_pictures.py``.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "desktop"), str(ROOT / "tests")]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QThread  # noqa: E402
from PySide6.QtGui import QFont, QFontDatabase  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402
from shown_letters import LETTERS, write  # noqa: E402

from kanttekening import app as program  # noqa: E402
from kanttekening.domain.annotation import MarkKind  # noqa: E402
from kanttekening.domain.passage import Span  # noqa: E402
from kanttekening.readers.pool import ParserPool  # noqa: E402
from kanttekening.services.library import Library  # noqa: E402
from kanttekening.services.pages import Pages  # noqa: E402
from kanttekening.services.reading import FileReader  # noqa: E402
from kanttekening.services.recognizing import (  # noqa: E402
    Recognizer,
    language_data,
    recognize_letter,
)
from kanttekening.ui import application  # noqa: E402
from kanttekening.ui.colors import Scheme  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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
            raise SystemExit(f"it never came: {until}")  # the window has a hook for errors
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
    names = sorted(name.partition(".")[0] for name in LETTERS)
    options.add_argument("--kinds", nargs="*", choices=names, help="only letters of these kinds")
    chosen = options.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    if "Inter" in QFontDatabase.families():
        app.setFont(QFont("Inter", 10))
    pages, parser = Pages(), ParserPool()
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["KANTTEKENING_DATA_DIR"] = scratch
        folder = Path(scratch)
        if chosen.kinds is None:
            shoot_empty(
                app, program.build(folder / "leeg.kanttekening", pages, parser), chosen.folder
            )
            full = folder / "raad.kanttekening"
            fill(full, parser)
            shoot_full(app, program.build(full, pages, parser), chosen.folder)
        made = write(folder / "brieven")
        for name in chosen.kinds or names:
            library = folder / f"{name}.kanttekening"
            take_in(library, made[name], parser)
            for grown in (1, 2):
                os.environ["KANTTEKENING_DATA_DIR"] = f"{scratch}/{grown}"  # a window of its own
                with larger_text(app, grown):
                    parts = program.build(library, pages, parser)
                    shoot_kind(app, parts, chosen.folder, f"{name}-{grown}00")
    parser.close()
    pages.close()


def take_in(path: Path, letter: Path, parser: ParserPool) -> None:
    """A library with one letter and a mark on its first long paragraph."""
    with Library.open(path, author="Griffie") as library:
        letter_id = library.importing.store(FileReader(parser).read(letter)).value.letter_id
        if library.recognizing.waiting():
            with closing(Recognizer(language_data())) as recognizer:
                recognize_letter(library.recognizing, letter_id, recognizer)
        text = library.letters.content(letter_id).document.text
        start = text.index("de ")
        library.annotating.mark(letter_id, Span(start, start + 40), MarkKind.QUESTION)


@contextmanager
def larger_text(app: QApplication, factor: int) -> Iterator[None]:
    """Let the system's text be so many times as large."""
    usual = QFont(app.font())
    large = QFont(usual)
    large.setPointSizeF(usual.pointSizeF() * factor)
    app.setFont(large)
    yield
    app.setFont(usual)


def shoot_kind(app: QApplication, parts: application.Parts, folder: Path, name: str) -> None:
    """Both views of one letter, in each look, wide and narrow."""
    opened = application.open_window(app, parts)
    window = opened.window
    wait(lambda: window.letters.model.rowCount() == 1)
    window.letters.view.choose(0)
    wait(lambda: window.reader.source.images.best(1) is not None)
    for size, schemes in (((1440, 900), (Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST)),
                          ((1024, 700), (Scheme.LIGHT,))):  # fmt: skip
        window.resize(*size)
        for scheme in schemes:
            opened.theme.choose(scheme)
            for view in ("pages", "reading"):
                window.reader.show_view(view)
                linger(0.7)
                window.grab().save(str(folder / f"{name}-{size[0]}-{scheme.value}-{view}.png"))
    opened.close()


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
