"""Ask which of two letters, that are one, is the newest version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QRadioButton, QWidget

from kanttekening.ui.dialogs.frame import FramedDialog
from kanttekening.words import screen
from kanttekening.words import versions as words

if TYPE_CHECKING:
    from kanttekening.domain.rows import LetterRow
    from kanttekening.ui.theme import Theme


class JoinDialog(FramedDialog):
    """Asks which letter is the newest; the one of the later date is chosen beforehand."""

    chosen = Signal(object, object)

    def __init__(self, parent: QWidget, theme: Theme, rows: tuple[LetterRow, LetterRow]) -> None:
        super().__init__(parent, theme, words.JOIN_TITLE, words.JOIN_TEXT)
        self.be_wide(520)
        self._rows = sorted(rows, key=lambda row: (row.date or "", row.id))
        self._group = QButtonGroup(self)
        self.choices: list[QRadioButton] = []
        for at, row in enumerate(self._rows):
            choice = QRadioButton(words.choice(row.title, row.date).replace("&", "&&"))
            choice.setAccessibleDescription(words.JOIN_CHOICES)
            choice.setChecked(at == len(self._rows) - 1)
            self._group.addButton(choice, at)
            self.body.addWidget(choice)
            self.choices.append(choice)
        self.body.addStretch(1)
        self.join = QPushButton(words.JOIN)
        self.join.clicked.connect(self._on_join)
        self.foot.addWidget(self.join)
        for button in self.findChildren(QPushButton):
            if button.text() == screen.CLOSE:
                button.setText(words.CANCEL)
                button.setDefault(False)
        self.join.setDefault(True)
        self.choices[-1].setFocus()

    def _on_join(self) -> None:
        newest = self._group.checkedId()
        self.chosen.emit(self._rows[newest], self._rows[1 - newest])
        self.accept()
