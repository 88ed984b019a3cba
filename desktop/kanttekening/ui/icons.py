"""Icons as Qt draws them itself: from SVG, when and in the size they are first shown."""

from __future__ import annotations

import zlib

from PySide6.QtCore import QByteArray, QDataStream, QIODevice
from PySide6.QtGui import QIcon

# The name of Qt's own engine for SVG, and how it numbers the looks of one icon.
_ENGINE = "svg"
_LOOKS = tuple(
    mode.value << 4 | QIcon.State.Off.value for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled)
)
_COLOR = "currentColor"


def svg_icon(source: str, color: str, unusable: str) -> QIcon:
    """Make an icon of an SVG that is drawn in ``currentColor``; sharp at every scale.

    Fifty icons drawn in all sizes that may be asked for would hold up the start. An engine written
    in Python is no way (6.11 ends the program when Qt copies an icon), and Qt's own takes only
    names of files, or what it wrote into a stream before: so we write what it would have written.
    """
    written = QByteArray()
    stream = QDataStream(written, QIODevice.OpenModeFlag.WriteOnly)
    stream.writeQString(_ENGINE)
    stream.writeInt32(0)  # no names of files
    stream.writeInt32(1)  # the pictures are packed
    stream.writeInt32(len(_LOOKS))
    for look, shown in zip(_LOOKS, (color, unusable), strict=True):
        stream.writeInt32(look)
        stream << QByteArray(_packed(source.replace(_COLOR, shown).encode()))
    stream.writeInt32(0)  # no pictures beside these
    icon = QIcon()
    QDataStream(written, QIODevice.OpenModeFlag.ReadOnly) >> icon
    return icon


def _packed(svg: bytes) -> bytes:
    """As ``qCompress`` writes, but without the trouble of making it smaller."""
    return len(svg).to_bytes(4, "big") + zlib.compress(svg, 0)
