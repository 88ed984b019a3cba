"""A kind of mark as a small picture, for menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from kanttekening.words import reader as words

if TYPE_CHECKING:
    from kanttekening.domain.annotation import MarkKind
    from kanttekening.ui.colors import MarkColors
    from kanttekening.ui.theme import Theme

_SIZE = 32
_HALF = 128


def kind_icon(theme: Theme, kind: MarkKind) -> QIcon:
    """The kind's letter on its colour."""
    pixmap = QPixmap(_SIZE, _SIZE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colors = theme.mark(kind)
    box = QRectF(2, 2, _SIZE - 4, _SIZE - 4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colors.fill))
    painter.drawRoundedRect(box, 7, 7)
    font = theme.font()
    font.setPixelSize(19)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor(colors.edge))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words.kind_letter(kind))
    painter.end()
    return QIcon(pixmap)


def edge_color(colors: MarkColors) -> QColor:
    """The edge's colour, livelier on a light card, where it need not carry text."""
    edge = QColor(colors.edge)
    return edge.lighter(135) if edge.lightness() < _HALF else edge
