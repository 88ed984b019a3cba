"""Opens the real window for a moment and looks whether everything came.

For the smoke test and for the checks of an installed program.
"""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from time import monotonic
from typing import TYPE_CHECKING, Any

import PySide6
from PySide6.QtCore import QCoreApplication, QRect, Qt, QThread
from PySide6.QtGui import QFont, QFontDatabase, QIcon, QImage, QImageReader, QPainter
from PySide6.QtWidgets import QApplication, QStyleFactory

from kanttekening.services.places import resource
from kanttekening.ui.application import Opened, open_window, speak_dutch

if TYPE_CHECKING:
    from collections.abc import Callable

    from kanttekening.ui.application import Parts


def show_once(parts: Parts, *, seconds: float) -> dict[str, Any]:
    """Open the window, choose the first letter, wait for its first page, and close again.

    The answer says under ``ok`` whether all of it was seen within ``seconds``, and beside it what
    Qt found of its plugins; a frozen program fails there first.
    """
    app = _application()
    began = monotonic()
    opened = open_window(app, parts)
    try:
        found = _look(opened, began + seconds)
    finally:
        opened.close()
    found["dutch"] = _is_dutch()
    found["svg"] = "svg" in _picture_formats()
    found["ok"] = all(found.values())
    return found | {
        "platform": app.platformName(),
        "styles": QStyleFactory.keys(),
        "seconds": round(monotonic() - began, 3),
    }


def parts_of_qt() -> dict[str, Any]:
    """Look which of Qt's plugins and texts are there; all is well under ``ok``."""
    app = _application()
    speak_dutch(app)
    formats = _picture_formats()
    found: dict[str, Any] = {
        "svg_icon": not QIcon(str(resource("icons/search.svg"))).pixmap(24, 24).isNull(),
        "pictures": {"svg", "jpeg", "png", "ico"} <= set(formats),
        "dutch": _is_dutch(),
        "fonts": bool(QFontDatabase.addApplicationFont(_any_font()) >= 0),
        "styles": QStyleFactory.create("Fusion") is not None,
        "faults": _words_a_wrong_call(),
    }
    found["ok"] = all(found.values())
    return found | {"qt": PySide6.__version__, "platform": app.platformName()}


def picture_of(sentence: str) -> QImage:
    """Write a sentence in large letters on white, as a photo of a line of a letter would be."""
    _application()
    families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(_any_font()))
    picture = QImage(1800, 240, QImage.Format.Format_Grayscale8)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    font = QFont(families)
    font.setPixelSize(44)
    painter.setFont(font)
    painter.drawText(QRect(60, 60, 1700, 120), Qt.AlignmentFlag.AlignVCenter, sentence)
    painter.end()
    picture.setDotsPerMeterX(11811)  # 300 dots an inch
    picture.setDotsPerMeterY(11811)
    return picture


def hands_over(parts: Parts, start_again: Callable[[], int], *, seconds: float) -> bool:
    """Open the window, have the program started again with one letter, and wait for that.

    ``start_again`` gives the exit code of the second start.
    """
    opened = open_window(_application(), parts)
    window = opened.window
    try:
        until = monotonic() + seconds
        if not _wait(lambda: window.letters.model.rowCount() > 0, until):
            return False
        before = window.letters.model.rowCount()
        with ThreadPoolExecutor(1) as pool:
            ended = pool.submit(start_again)
            arrived = _wait(
                lambda: ended.done() and window.letters.model.rowCount() == before + 1, until
            )
        return arrived and ended.result() == 0
    finally:
        opened.close()


def _application() -> QApplication:
    there = QApplication.instance()
    return there if isinstance(there, QApplication) else QApplication(sys.argv[:1])


def _words_a_wrong_call() -> bool:
    """Whether PySide can still say what was wrong: the log of a fault would be empty without."""
    wrong: Any = "not four numbers"
    try:
        QRect(wrong)
    except TypeError as error:
        return "wrong argument types" in str(error) and "QPoint" in str(error)
    return False


def _is_dutch() -> bool:
    return QCoreApplication.translate("QPlatformTheme", "Cancel") == "Annuleren"


def _picture_formats() -> list[str]:
    return [bytes(name.data()).decode() for name in QImageReader.supportedImageFormats()]


def _any_font() -> str:
    return str(sorted(resource("fonts").glob("*.ttf"))[0])


def _look(opened: Opened, until: float) -> dict[str, Any]:
    window = opened.window
    arrived: list[int] = []
    window.reader.source.arrived.connect(arrived.append)
    listed = _wait(lambda: window.letters.model.rowCount() > 0, until)
    if listed:
        window.letters.view.choose(0)
    return {
        "listed": listed,
        "page": listed and _wait(lambda: bool(arrived), until),
        "icon": not opened.theme.icon("search").pixmap(24, 24).isNull(),
    }


def _wait(until_true: Callable[[], bool], until: float) -> bool:
    while not until_true() and monotonic() < until:
        QCoreApplication.processEvents()
        QThread.msleep(2)
    return until_true()
