"""Pictures of a window in 256 colours: a third of the bytes, and no difference that one sees."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QPixmap

_COLOURS = 256
# Letters have soft edges in hundreds of greys; those that differ by less than this are one.
_STEP = 0xF8F8F8F8


def save_small(picture: QPixmap, target: Path) -> None:
    """Write a picture with the colours it has most of; the others become the nearest of those."""
    image = picture.toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(image.constBits()).cast("I")
    nearly: Counter[int] = Counter()
    exact: dict[int, Counter[int]] = {}
    for colour, number in Counter(pixels).items():
        near = colour & _STEP
        nearly[near] += number
        exact.setdefault(near, Counter())[colour] += number
    table = [exact[near].most_common(1)[0][0] for near, _ in nearly.most_common(_COLOURS)]
    flags = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    small = image.convertToFormat(QImage.Format.Format_Indexed8, table, flags)
    target.parent.mkdir(parents=True, exist_ok=True)
    small.save(str(target), "PNG", 0)  # 0: packed as tightly as it goes
