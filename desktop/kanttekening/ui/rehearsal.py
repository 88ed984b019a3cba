"""Opens the real window for a moment and looks whether everything came: for the smoke test."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QThread
from PySide6.QtGui import QImageReader
from PySide6.QtWidgets import QApplication, QStyleFactory

from kanttekening.ui.application import Opened, open_window

if TYPE_CHECKING:
    from collections.abc import Callable

    from kanttekening.ui.application import Parts


def show_once(parts: Parts, *, seconds: float) -> dict[str, Any]:
    """Open the window, choose the first letter, wait for its first page, and close again.

    The answer says under ``ok`` whether all of it was seen within ``seconds``, and beside it what
    Qt found of its plugins; a frozen program fails there first.
    """
    app = QApplication(sys.argv[:1])
    began = monotonic()
    opened = open_window(app, parts)
    try:
        found = _look(opened, began + seconds)
    finally:
        opened.close()
    found["dutch"] = app.translate("QPlatformTheme", "Cancel") == "Annuleren"
    found["svg"] = b"svg" in [bytes(name.data()) for name in QImageReader.supportedImageFormats()]
    found["ok"] = all(found.values())
    return found | {
        "platform": app.platformName(),
        "styles": QStyleFactory.keys(),
        "seconds": round(monotonic() - began, 3),
    }


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
