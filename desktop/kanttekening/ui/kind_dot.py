"""A kind of mark as a button: its letter on a round of its colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from kanttekening.words import reader as words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from kanttekening.domain.annotation import MarkKind
    from kanttekening.ui.theme import Theme

CELL = 28
_DOT, _RING = 18, 23
_LETTER = 11


class KindDot(QAbstractButton):
    """Takes no focus: by keyboard it is 1 to 6. One that is checked has a ring.

    ``on_bar`` is for the dark bar, where marks look as on white paper in every scheme.
    """

    def __init__(
        self, kind: MarkKind, theme: Theme, parent: QWidget, *, on_bar: bool = False
    ) -> None:
        super().__init__(parent)
        self.kind = kind
        self._theme = theme
        self._on_bar = on_bar
        self.setFixedSize(theme.icon_size(CELL))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setToolTip(words.kind_and_key(kind))
        self.setAccessibleName(words.kind_name(kind))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marks = self._theme.paper_mark if self._on_bar else self._theme.mark
        colors = marks(self.kind)
        if self.isChecked():
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawEllipse(self._circle(_RING))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.fill))
        painter.drawEllipse(self._circle(_DOT + (2 if self.underMouse() else 0)))
        font = self._theme.font()
        font.setPixelSize(self._theme.grown(_LETTER))
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(colors.edge))
        centre = Qt.AlignmentFlag.AlignCenter
        painter.drawText(self._circle(_DOT), centre, words.kind_letter(self.kind))
        painter.end()

    def _circle(self, across: int) -> QRectF:
        side = self._theme.grown(across)
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(self.rect()).center())
        return box
