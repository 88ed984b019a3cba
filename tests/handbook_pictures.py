"""The pictures of the handbook and the README, made from the running program: ``poe pictures``.

One for each page where a picture says more than words, light and dark. They are made anew when the
window has changed; ``poe pictures FOLDER`` writes them elsewhere, to be looked at first.
"""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "desktop"), str(ROOT / "tests")]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The name under notes, for whoever has not chosen one.
os.environ["LOGNAME"] = "Griffie"

from palette import save_small  # noqa: E402
from PySide6.QtCore import Qt, QTimer  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402
from screenshots import QUERY, fill, linger, wait  # noqa: E402

from kanttekening import app as program  # noqa: E402
from kanttekening.domain.danger import Danger  # noqa: E402
from kanttekening.domain.rows import LibraryView  # noqa: E402
from kanttekening.readers.pool import ParserPool  # noqa: E402
from kanttekening.services.library import Library  # noqa: E402
from kanttekening.services.pages import Pages  # noqa: E402
from kanttekening.services.reading import FileReader  # noqa: E402
from kanttekening.ui import application  # noqa: E402
from kanttekening.ui.colors import Scheme  # noqa: E402
from kanttekening.words import libraries as library_words  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

HANDBOOK = ROOT / "resources" / "help" / "beeld"
_SIZE = (1440, 900)
_NARROW = (1100, 720)
_PATIENCE_MS = 100
_SCHEMES = {Scheme.DARK: "-donker", Scheme.LIGHT: ""}
# Labels, and on which letters they are: the newest is number 0.
_LABELS = {"begroting 2026": (0, 1), "jeugdzorg": (2,), "fractieoverleg": (0, 2, 3)}
# What a newer version of a letter says instead.
_CHANGED = ("21 maart", "28 maart"), ("VNG-bureau in Den Haag", "Jaarbeurs in Utrecht")
# The newest letter was two weeks old; what it announces was still to come.
_THEN = datetime(2025, 3, 4, 9, 0, tzinfo=UTC)


def main() -> None:
    """Make every picture."""
    target = Path(sys.argv[1]) if sys.argv[1:] else HANDBOOK
    app = QApplication(sys.argv[:1])
    pages, parser = Pages(), ParserPool()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        os.environ["KANTTEKENING_DATA_DIR"] = scratch
        for name, take in _WINDOWS.items():
            library = folder / f"{name}.kanttekening"
            if name != "leeg":
                fill(library, parser)
                add_labels(library)
            if name == "versies":
                add_version(library, folder, parser)
            parts = program.build(library, pages, parser)
            if name == "data":
                parts = replace(parts, open_library=partial(open_then, library))
            opened = application.open_window(app, parts)
            take(Album(opened, target))
            opened.close()
    parser.close()
    pages.close()


def open_then(library: Path) -> Library:
    """Open a library on a day when its letters still had something to announce."""
    return Library.open(library, author="Griffie", clock=lambda: _THEN)


def add_labels(library: Path) -> None:
    """Put labels on a few letters."""
    with Library.open(library, author="Griffie") as opened:
        ids = [row.id for row in opened.letters.rows()]
        for name, at in _LABELS.items():
            opened.labelling.put_on([ids[number] for number in at], name)


def shape(window: QWidget, size: tuple[int, int]) -> None:
    """Make the window as large as asked, also where it began as large as its screen."""
    window.showNormal()
    linger(0.2)
    window.resize(*size)
    linger(0.5)


def add_version(library: Path, folder: Path, parser: ParserPool) -> None:
    """Take in the newest letter once more, as if its sender had changed it."""
    letter = next((ROOT / "seeds").glob("001_*.txt"))
    text = letter.read_text("utf-8")
    for old, new in _CHANGED:
        text = text.replace(old, new)
    changed = folder / letter.name
    changed.write_text(text, "utf-8")
    with Library.open(library, author="Griffie") as opened:
        opened.importing.store(FileReader(parser).read(changed))


class Album:
    """Where the pictures of one window go."""

    def __init__(self, opened: application.Opened, folder: Path) -> None:
        self.window = opened.window
        self._theme = opened.theme
        self._folder = folder

    def keep(self, part: QWidget, name: str, *, of_height: float = 1.0) -> None:
        """Write the pictures of a part of the window, or of its upper part: light and dark."""
        for scheme, ending in _SCHEMES.items():
            self._theme.choose(scheme)
            self._keep(part, f"{name}{ending}", of_height)

    def keep_contrast(self, part: QWidget, name: str) -> None:
        """Write the picture of what is neither light nor dark."""
        self._theme.choose(Scheme.CONTRAST)
        self._keep(part, name)
        self._theme.choose(Scheme.LIGHT)

    def keep_dialog(self, ask: Callable[[], object], name: str) -> None:
        """Ask something, write the picture of the question, and answer no; light and dark."""
        for scheme, ending in _SCHEMES.items():
            self._theme.choose(scheme)
            linger()
            self._keep_answering(ask, f"{name}{ending}")

    def _keep_answering(self, ask: Callable[[], object], name: str) -> None:
        answered = []

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is None:
                QTimer.singleShot(_PATIENCE_MS, answer)
                return
            self._keep(dialog, name)
            dialog.close()
            answered.append(name)

        QTimer.singleShot(_PATIENCE_MS, answer)
        ask()
        wait(lambda: bool(answered))

    def _keep(self, part: QWidget, name: str, of_height: float = 1.0) -> None:
        linger(0.8)
        whole = part.grab()
        height = int(whole.height() * of_height)
        save_small(whole.copy(0, 0, whole.width(), height), self._folder / f"{name}.png")


def _of_empty(album: Album) -> None:
    shape(album.window, _NARROW)
    album.keep(album.window, "inlezen")


def _of_full(album: Album) -> None:
    window = album.window
    wait(lambda: window.letters.model.rowCount() == 5)
    QTest.keyClicks(window.letters.search, QUERY)
    wait(lambda: 0 < window.letters.model.rowCount() < 5)
    window.letters.view.choose(0)
    wait(lambda: window.reader.source.images.best(1) is not None)
    shape(window, _SIZE)
    album.keep(window, "venster")
    album.keep(window.letters, "zoeken", of_height=0.66)
    album.keep(window.panel, "aantekeningen", of_height=0.66)
    window.reader.show_view("reading")
    album.keep(window.reading, "lezen", of_height=0.66)
    shape(window, _NARROW)
    album.keep_contrast(window, "toegankelijkheid")
    shape(window, _SIZE)
    _of_panels(album)
    _of_dialogs(album)


def _of_panels(album: Album) -> None:
    window = album.window
    window.panel._tabs.setCurrentIndex(1)
    album.keep(window.panel, "gegevens", of_height=0.66)


def _of_dialogs(album: Album) -> None:
    window = album.window
    acts = window.actions_table
    QTest.keyClick(window.letters.search, Qt.Key.Key_Escape)
    window.sidebar.view_chosen.emit(LibraryView.ALL)
    wait(lambda: window.letters.model.rowCount() == 5)
    window.letters.view.choose(0)
    linger()
    dialogs = (
        ("labels", "label"), ("delen", "export"), ("instellingen", "settings"), ("toetsen", "keys")
    )  # fmt: skip
    for name, action in dialogs:
        album.keep_dialog(acts[action].trigger, name)
    where = library_words.danger(Danger.SYNCHRONISED)
    album.keep_dialog(lambda: window.doors.libraries._takes_risk(where), "bibliotheek")


def _of_dates(album: Album) -> None:
    window = album.window
    wait(lambda: window.letters.model.rowCount() == 5)
    shape(window, _SIZE)
    window.sidebar.dates_chosen.emit()
    wait(lambda: window.dates.model.rowCount() > 0)
    album.keep(window.dates, "data", of_height=0.66)


def _of_versions(album: Album) -> None:
    window = album.window
    wait(lambda: window.letters.model.rowCount() == 5)
    window.letters.view.choose(0)
    wait(lambda: window.reader.source.images.best(1) is not None)
    shape(window, _SIZE)
    window.comparing.versions(window.letters.model.rows[0].id)
    linger(2.0)
    window.comparing.view.step(1)
    album.keep(window.comparing.view, "versies")


# A library for each window, and what is made of it.
_WINDOWS = {
    "leeg": _of_empty,
    "raad": _of_full,
    "data": _of_dates,
    "versies": _of_versions,
}

if __name__ == "__main__":
    main()
