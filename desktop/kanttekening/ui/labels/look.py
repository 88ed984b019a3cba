"""What a label looks like: a small square in its colour. Its name is always there to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from kanttekening.domain.annotation import MarkKind
from kanttekening.domain.label import LabelColor

if TYPE_CHECKING:
    from kanttekening.ui.theme import Theme

# The colours that are safe beside text in every scheme.
_EDGES = {
    LabelColor.AMBER: MarkKind.QUESTION,
    LabelColor.GREEN: MarkKind.IMPORTANT,
    LabelColor.PURPLE: MarkKind.PLEDGE,
    LabelColor.BLUE: MarkKind.ACTION,
    LabelColor.RED: MarkKind.DISAGREE,
    LabelColor.GREY: MarkKind.LOOSE,
}
_SHARE = 0.6
_SCALES = (1, 2, 3)
_RADIUS = 2.5


def label_color(theme: Theme, color: LabelColor) -> QColor:
    """The colour of a label in the scheme that is shown."""
    return QColor(theme.mark(_EDGES[color]).edge)


def paint_square(painter: QPainter, place: QRectF, color: QColor) -> None:
    """Paint the square of a label."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(place, _RADIUS, _RADIUS)


def label_icon(theme: Theme, color: LabelColor, size: int = 16) -> QIcon:
    """The square as an icon, for menus and lists."""
    icon = QIcon()
    for scale in _SCALES:
        side = size * scale
        pixmap = QPixmap(QSize(side, side))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.scale(scale, scale)
        inner = size * _SHARE
        at = (size - inner) / 2
        paint_square(painter, QRectF(at, at, inner, inner), label_color(theme, color))
        painter.end()
        icon.addPixmap(pixmap)
    return icon
