"""Font and colour of the Leesweergave, chosen beside the letter that shows each choice at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kanttekening.ui.reader.look_choices import LookChoices
from kanttekening.words import reader as words

if TYPE_CHECKING:
    from kanttekening.ui.reader.reading_paper import ReadingPaperChoice
    from kanttekening.ui.theme import Theme

_GAP = 6


class LookPopover(QFrame):
    """Hangs below the reader's head; Esc or a click beside it closes it."""

    def __init__(self, paper: ReadingPaperChoice, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("reading_look")
        self.setAccessibleName(words.LOOK)
        self._over = parent
        self._choices = LookChoices(paper, theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 10)
        column.addWidget(self._choices)

    def open_below(self, button: QWidget) -> None:
        """Show it below the button, within the window it belongs to."""
        self.adjustSize()
        below = button.mapToGlobal(QPoint(button.width() - self.width(), button.height() + _GAP))
        edge = self._over.mapToGlobal(QPoint(_GAP, 0)).x()
        self.move(max(below.x(), edge), below.y())
        self.show()
        self._choices.focus_first()
