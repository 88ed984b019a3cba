"""The card at the foot: a note on the letter as a whole, before it exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from kanttekening.ui.notes.note_edit import NoteEdit
from kanttekening.words import reader as words

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from kanttekening.ui.theme import Theme

_RADIUS = 7
_ICON = 16


class RemarkCard(QFrame):
    """Dashed, because nothing is there yet."""

    typed = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = QLabel(self)
        self.note = NoteEdit(self)
        self.note.setPlaceholderText(words.REMARK_PLACEHOLDER)
        self.note.setAccessibleName(words.REMARK_PLACEHOLDER)
        self.note.typed.connect(self.typed)
        self.note.left.connect(self.left)
        self.note.entered.connect(self.update)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 10, 5)
        row.setSpacing(6)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.note, 1)
        self.dress()

    def dress(self) -> None:
        """Take the icon from the theme."""
        icon = self._theme.icon("sticky-note", "grey1")
        self._icon.setPixmap(icon.pixmap(self._theme.icon_size(_ICON)))
        self._icon.setContentsMargins(0, 6, 0, 0)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """See Qt; anywhere on the card is good enough."""
        self.note.setFocus()
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the dashes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.note.hasFocus()
        pen = QPen(self._theme.color("accent" if focused else "control"), 1)
        if not focused:
            pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS
        )
        painter.end()
