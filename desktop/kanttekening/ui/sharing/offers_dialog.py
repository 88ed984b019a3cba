"""Annotations that were changed elsewhere: side by side, and a person says which to take over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kanttekening.ui.dialogs.frame import FramedDialog
from kanttekening.words import screen
from kanttekening.words import taking as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.domain.notes_plan import NoteOffer
    from kanttekening.ui.theme import Theme


class OffersDialog(FramedDialog):
    """One card for each change; nothing is chosen beforehand, so nothing is lost by haste."""

    accepted_offers = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        offers: Sequence[NoteOffer],
        origins: Sequence[str],
    ) -> None:
        super().__init__(parent, theme, words.TITLE, words.EXPLANATION)
        self.resize(640, 480)
        self._offers = tuple(offers)
        self.choices: list[QCheckBox] = []
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        for offer, origin in zip(self._offers, origins, strict=True):
            column.addWidget(self._card(offer, origin))
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        self.body.addWidget(area, 1)
        everything = QPushButton(words.ALL)
        everything.clicked.connect(self._choose_all)
        self.put_at_foot(everything)
        self.go = QPushButton(words.TAKE_OVER)
        self.go.clicked.connect(self._on_go)
        self.go.setEnabled(False)
        self.foot.addWidget(self.go)
        for button in self.findChildren(QPushButton):
            if button.text() == screen.CLOSE:
                button.setText(words.KEEP)

    def _card(self, offer: NoteOffer, origin: str) -> QWidget:
        card = QWidget()
        grid = QGridLayout(card)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        choice = QCheckBox(words.about(offer).replace("&", "&&"))
        choice.setAccessibleDescription(f"{origin}. {words.spoken(offer)}")
        choice.toggled.connect(self._on_toggled)
        self.choices.append(choice)
        grid.addWidget(choice, 0, 0, 1, 2)
        grid.addWidget(self.sentence(origin), 1, 0, 1, 2)
        for row, (name, told) in enumerate(words.difference(offer), start=2):
            head = QLabel(name)
            head.setProperty("quiet", True)
            grid.addWidget(head, row, 0, Qt.AlignmentFlag.AlignTop)
            text = QLabel(told)
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setWordWrap(True)
            grid.addWidget(text, row, 1)
        return card

    def _choose_all(self) -> None:
        for choice in self.choices:
            choice.setChecked(True)

    def _on_toggled(self) -> None:
        self.go.setEnabled(any(choice.isChecked() for choice in self.choices))

    def _on_go(self) -> None:
        pairs = zip(self._offers, self.choices, strict=True)
        self.accepted_offers.emit(tuple(offer for offer, choice in pairs if choice.isChecked()))
        self.accept()
