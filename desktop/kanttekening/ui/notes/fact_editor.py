"""Typing a fact in its own place: a field, or a list where only some answers exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from kanttekening.domain.letter import LetterKind
from kanttekening.ui.notes.rows import plain_label
from kanttekening.words import margin
from kanttekening.words import reader as words

if TYPE_CHECKING:
    from kanttekening.ui.notes.facts import Fact

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FactEditor(QWidget):
    """Enter or leaving the field keeps what was typed, Escape gives it up."""

    typed = Signal(str)
    given_up = Signal()

    def __init__(self, fact: Fact, parent: QWidget) -> None:
        super().__init__(parent)
        self._fact = fact
        self._told = fact.typed
        self._field: QLineEdit | QComboBox = (
            _kinds(fact.typed) if fact.name == "kind" else QLineEdit(fact.typed)
        )
        self._field.setAccessibleName(f"{margin.CORRECT}: {fact.label}")
        self._field.installEventFilter(self)
        self._hint: QLabel = plain_label("hint", margin.EDIT_HINTS.get(fact.name, ""), self)
        self._hint.setVisible(bool(self._hint.text()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._field)
        column.addWidget(self._hint)
        if isinstance(self._field, QLineEdit):
            self._field.textEdited.connect(self._forgive)
        else:
            self._field.activated.connect(lambda _at: self.keep())

    @property
    def text(self) -> str:
        """What stands in the field; of a list the stable word."""
        if isinstance(self._field, QComboBox):
            return str(self._field.currentData())
        return self._field.text()

    def begin(self) -> None:
        """Put the caret in the field, or open the list."""
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(self._field, QLineEdit):
            self._field.selectAll()

    def keep(self) -> None:
        """Say what was typed, once; nothing changed means that it is given up."""
        if self.text == self._fact.typed:
            self.given_up.emit()
        elif self.text != self._told:
            self._told = self.text
            self.typed.emit(self.text)

    def complain(self, sentence: str) -> None:
        """Say what is wrong with it."""
        self._hint.setObjectName("state")
        self._hint.style().unpolish(self._hint)
        self._hint.style().polish(self._hint)
        self._hint.setText(sentence)
        self._hint.show()
        self._field.setAccessibleDescription(sentence)

    def holds_focus(self) -> bool:
        """Whether one is typing here."""
        return self._field.hasFocus()

    def _forgive(self) -> None:
        if self._hint.objectName() == "state":
            self._hint.setText(margin.EDIT_HINTS.get(self._fact.name, ""))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Qt."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        # A list that opens takes the focus too, and has not been left for that.
        if (
            event.type() == QEvent.Type.FocusOut
            and self.isVisible()
            and QApplication.activePopupWidget() is None
        ):
            self.keep_or_leave()
        return super().eventFilter(watched, event)

    def keep_or_leave(self) -> None:
        """Keep what was typed; what was refused already is left as it is."""
        if self.text != self._told or self.text == self._fact.typed:
            self.keep()

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            return True
        if event.key() in _ENTER:
            self._told = self._fact.typed  # said again, it is meant
            self.keep()
            return True
        return False


def _kinds(chosen: str) -> QComboBox:
    box = QComboBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    for kind in LetterKind:
        box.addItem(words.LETTER_KINDS[kind], kind.value)
    box.setCurrentIndex(box.findData(chosen))
    return box
