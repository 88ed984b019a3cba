"""A question that stops everything else, with the answer that Enter gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QMessageBox, QPushButton

from kanttekening.words import screen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

Role = QMessageBox.ButtonRole


class Question(QMessageBox):
    """What it asks (or what went wrong), what to know about it, and the answers."""

    def __init__(self, parent: QWidget | None, title: str, text: str) -> None:
        super().__init__(QMessageBox.Icon.NoIcon, screen.APP_NAME, title, parent=parent)
        self.setInformativeText(text)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self._usual: QPushButton | None = None

    def answer(
        self, words: str, role: Role = Role.AcceptRole, *, usual: bool = False
    ) -> QPushButton:
        """Add an answer. The ``usual`` one is what Enter gives: always the careful one."""
        button = self.addButton(words, role)
        if usual:
            self._usual = button
            self.setDefaultButton(button)
        return button

    def given(self, answer: QPushButton) -> bool:
        """Ask, and tell whether this was the answer."""
        self.exec()
        return self.was(answer)

    def was(self, answer: QPushButton) -> bool:
        """Whether this was the answer."""
        return self.clickedButton() is answer

    def changeEvent(self, event: QEvent) -> None:
        """See Qt. In another look Qt lays out the buttons anew, and would mark the first one."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            QTimer.singleShot(0, self, self._mark_usual)

    def _mark_usual(self) -> None:
        if self._usual is not None:
            self.setDefaultButton(self._usual)
            self._usual.setFocus()
