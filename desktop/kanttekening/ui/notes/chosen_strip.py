"""At the foot of the cards, while several are chosen: how many, and what can be done with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from kanttekening.words import marking as words
from kanttekening.words import overview

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.domain.annotation import AnnotationId
    from kanttekening.ui.theme import Theme


class ChosenStrip(QWidget):
    """Knows which cards are chosen, in the order in which they were; shown for two or more."""

    merge_asked = Signal()
    removal_asked = Signal()
    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.chosen: list[AnnotationId] = []
        self.setObjectName("chosen_cards")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(overview.SELECTION)
        self._count = QLabel(self)
        self.merge = QPushButton(words.MERGE_CHOSEN, self)
        self.merge.setToolTip(words.MERGE_CHOSEN_TIP)
        self._remove, self._clear = QToolButton(self), QToolButton(self)
        for button, name in ((self._remove, overview.REMOVE), (self._clear, words.CHOOSE_NONE)):
            button.setToolTip(name)
            button.setAccessibleName(name)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 6, 8, 6)
        line.addWidget(self._count, 1)
        line.addWidget(self.merge)
        line.addWidget(self._remove)
        line.addWidget(self._clear)
        self.merge.clicked.connect(lambda _checked=False: self.merge_asked.emit())
        self._remove.clicked.connect(lambda _checked=False: self.removal_asked.emit())
        self._clear.clicked.connect(lambda _checked=False: self.choose(()))
        self.dress()
        self.hide()

    def toggle(self, known: AnnotationId, lit: AnnotationId | None) -> None:
        """Choose a card too, or no more; beside the one that was in hand."""
        chosen = self.chosen or ([lit] if lit is not None and lit != known else [])
        if known in chosen:
            self.choose([each for each in chosen if each != known])
        else:
            self.choose([*chosen, known])

    def choose(self, ids: Sequence[AnnotationId]) -> None:
        """Choose these and no others."""
        if list(ids) != self.chosen:
            self.chosen = list(ids)
            self._count.setText(overview.chosen(len(self.chosen)))
            self.setVisible(len(self.chosen) > 1)
            self.changed.emit()

    def dress(self) -> None:
        """Take the icons from the theme."""
        self._remove.setIcon(self._theme.icon("trash-2", "grey1"))
        self._clear.setIcon(self._theme.icon("x", "grey1"))
