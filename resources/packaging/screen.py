"""A screen without a monitor (Xvfb), and pictures of what stands on it."""

from __future__ import annotations

import os
import struct
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SIZE = "1440x900x24"
_PATIENCE_SECONDS = 60.0
# A bare screen has one colour; a window with text has hundreds.
_PAINTED = 64


class Screen:
    """One screen; its picture lies in a file, as X window dumps do."""

    def __init__(self, name: str, dump: Path) -> None:
        self.name = name
        self._dump = dump

    def picture(self) -> QImage:
        """What stands on it now."""
        data = self._dump.read_bytes()
        head = struct.unpack_from(">25I", data)
        header_size, width, height, line, colours = head[0], head[4], head[5], head[12], head[19]
        start = header_size + colours * 12
        return QImage(data[start:], width, height, line, QImage.Format.Format_RGB32).copy()

    def wait_until_painted(self) -> QImage:
        """Wait for a window with something in it; its picture. Raises TimeoutError."""
        until = time.monotonic() + _PATIENCE_SECONDS
        while time.monotonic() < until:
            picture = self.picture()
            if _colours(picture) >= _PAINTED:
                time.sleep(2)  # the page comes a moment after the list
                return self.picture()
            time.sleep(0.5)
        raise TimeoutError("nothing was painted")


def _colours(picture: QImage) -> int:
    width, height = picture.width(), picture.height()
    return len({picture.pixel(x, y) for x in range(0, width, 5) for y in range(0, height, 3)})


@contextmanager
def screen(scratch: Path) -> Iterator[Screen]:
    """Start a screen under a number that nobody has, and end it."""
    scratch.mkdir(parents=True, exist_ok=True)
    read, write = os.pipe()
    options = ["-screen", "0", _SIZE, "-nolisten", "tcp", "-ac", "-fbdir", str(scratch)]
    process = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), *options], stderr=subprocess.DEVNULL, pass_fds=[write]
    )
    os.close(write)
    try:
        with os.fdopen(read, encoding="ascii") as told:
            number = told.readline().strip()  # when it is ready; nothing if it ends before
        if not number:
            raise OSError("Xvfb does not start")
        yield Screen(f":{number}", scratch / "Xvfb_screen0")
    finally:
        process.terminate()
        process.wait()
