"""Writes the icon for Windows out of the drawing: `poe icon`. Kept, so that Windows needs no Qt."""

from __future__ import annotations

import os
import struct

import release
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QIcon

SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
_ENTRY = struct.Struct("<BBBBHHII")


def main() -> None:
    """Write every size as PNG into one file, with a table in front."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication([])
    drawing = QIcon(str(release.ROOT / "resources/icons/kanttekening.svg"))
    pictures = [png(drawing, size) for size in SIZES]
    app.quit()
    at = 6 + _ENTRY.size * len(SIZES)
    table = struct.pack("<HHH", 0, 1, len(SIZES))
    for size, picture in zip(SIZES, pictures, strict=True):
        side = size % 256  # 256 is written as 0
        table += _ENTRY.pack(side, side, 0, 0, 1, 32, len(picture), at)
        at += len(picture)
    (release.HERE / "windows/kanttekening.ico").write_bytes(table + b"".join(pictures))


def png(drawing: QIcon, size: int) -> bytes:
    """Draw one size."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawing.pixmap(size, size).save(buffer, "PNG")
    return bytes(buffer.data().data())


if __name__ == "__main__":
    main()
