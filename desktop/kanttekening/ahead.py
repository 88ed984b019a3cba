"""Fetches Qt's libraries in a thread, while Python loads what comes before them.

The system's loader needs 15 ms for them and reads the settings of the fonts in 4 more. Python would
wait for that twice: it imports one thing after another. Here the loader works on the other
processor, and finds them ready when Python asks. Whoever comes too late loses nothing.
"""

from __future__ import annotations

import ctypes
import sys
import threading
from pathlib import Path

_QT = "PySide6/Qt/lib/libQt6{}.so.6"
_LIBRARIES = (
    _QT.format("Core"),
    _QT.format("Gui"),
    _QT.format("Widgets"),
    "shiboken6/Shiboken.abi3.so",
    "PySide6/QtCore.abi3.so",
    "PySide6/QtGui.abi3.so",
    "PySide6/QtWidgets.abi3.so",
    "PySide6/Qt/plugins/platforms/libqxcb.so",
    "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
)
_FONTS = "libfontconfig.so.1"
# As Python and Qt open them: names are looked up when they are needed, and stay among themselves.
_LAZY = 1


def fetch(folder: Path) -> None:
    """Load the libraries of the program in ``folder``; without one that is missing."""
    # Through a call like any other: while that runs, Python's other threads go on.
    load = ctypes.CDLL(None).dlopen
    load.argtypes, load.restype = (ctypes.c_char_p, ctypes.c_int), ctypes.c_void_p
    for name in _LIBRARIES:
        load(str(folder / name).encode(), _LAZY)
    try:
        ctypes.CDLL(_FONTS).FcInit()
    except (OSError, AttributeError):
        return  # of the system, and not by this name


def fetch_ahead() -> None:
    """Begin, and go on with something else. From source the libraries are elsewhere."""
    folder = getattr(sys, "_MEIPASS", None)
    if folder and sys.platform == "linux":
        threading.Thread(target=fetch, args=(Path(folder),), daemon=True).start()
