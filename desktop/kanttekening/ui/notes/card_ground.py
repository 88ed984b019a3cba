"""What a note card is painted on: a rounded sheet with an edge in the colour of its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPen
    from PySide6.QtWidgets import QWidget

EDGE = 4
_RADIUS = 7


def paint_card(card: QWidget, ground: QColor, edge: QPen, kind: QColor) -> None:
    """Paint it, all of the card."""
    painter = QPainter(card)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(card.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
    shape = QPainterPath()
    shape.addRoundedRect(box, _RADIUS, _RADIUS)
    painter.fillPath(shape, ground)
    painter.save()
    painter.setClipPath(shape)
    painter.fillRect(QRectF(0, 0, EDGE + 0.5, card.height()), kind)
    painter.restore()
    painter.setPen(edge)
    painter.drawPath(shape)
    painter.end()
