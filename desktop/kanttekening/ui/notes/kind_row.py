"""The six kinds on a card that is in hand: one click gives the mark another kind."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from kanttekening.domain.annotation import MarkKind
from kanttekening.ui.theme import TextRole
from kanttekening.words import reader as words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from kanttekening.ui.theme import Theme

_CELL, _DOT, _RING = 26, 18.0, 23.0


class KindButton(QAbstractButton):
    """A kind's letter on its colour; the one that holds has a ring."""

    def __init__(self, kind: MarkKind, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._kind, self._theme = kind, theme
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFixedSize(_CELL, _CELL)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # by keyboard it is the card's own 1 to 6
        self.setToolTip(words.kind_and_key(kind))
        self.setAccessibleName(words.kind_name(kind))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors = self._theme.mark(self._kind)
        middle = QRectF(self.rect()).center()

        def circle(across: float) -> QRectF:
            box = QRectF(0, 0, across, across)
            box.moveCenter(middle)
            return box

        if self.isChecked() or self.underMouse():
            shade = "accent" if self.isChecked() else "control"
            painter.setPen(QPen(self._theme.color(shade), 2 if self.isChecked() else 1))
            painter.drawEllipse(circle(_RING))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.fill))
        painter.drawEllipse(circle(_DOT))
        font = self._theme.font(TextRole.SMALL)
        font.setPixelSize(11)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(colors.edge))
        painter.drawText(circle(_DOT), Qt.AlignmentFlag.AlignCenter, words.kind_letter(self._kind))
        painter.end()


class KindRow(QWidget):
    """Tells which kind was chosen."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(words.CARD_KIND)
        self.buttons = {kind: KindButton(kind, theme, self) for kind in MarkKind}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        for kind, button in self.buttons.items():
            button.clicked.connect(partial(self._on_clicked, kind))
            row.addWidget(button)
        row.addStretch(1)

    def show_kind(self, kind: MarkKind) -> None:
        """Ring the kind that holds."""
        self.buttons[kind].setChecked(True)

    def _on_clicked(self, kind: MarkKind, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        self.chosen.emit(kind)
