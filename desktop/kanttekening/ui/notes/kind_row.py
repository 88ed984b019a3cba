"""The six kinds on a card that is in hand: one click gives the mark another kind."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kanttekening.domain.annotation import MarkKind
from kanttekening.ui.flow import FlowLayout
from kanttekening.ui.kind_dot import KindDot
from kanttekening.words import reader as words

if TYPE_CHECKING:
    from kanttekening.ui.theme import Theme


class KindRow(QWidget):
    """Tells which kind was chosen."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(words.CARD_KIND)
        self.buttons = {kind: KindDot(kind, theme, self) for kind in MarkKind}
        row = FlowLayout(self, 0)
        for kind, button in self.buttons.items():
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.clicked.connect(partial(self._on_clicked, kind))
            row.addWidget(button)

    def show_kind(self, kind: MarkKind) -> None:
        """Ring the kind that holds."""
        self.buttons[kind].setChecked(True)

    def _on_clicked(self, kind: MarkKind, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        self.chosen.emit(kind)
