"""Verder lezen: the letters that were begun, offered where no letter lies yet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QCommandLinkButton, QLabel, QVBoxLayout, QWidget

from kanttekening.ui.theme import TextRole
from kanttekening.words import progress as words
from kanttekening.words.naming import short_sender

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from kanttekening.domain.progress import Pace
    from kanttekening.domain.rows import LetterRow
    from kanttekening.services.library import Library
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.theme import Theme

_WIDTH = 400
# The icon of a button, and the air around its words.
_BESIDE_TITLE = 64


class Resume(QWidget):
    """Asks which letters were begun each time it comes into sight; hidden when there are none."""

    chosen = Signal(int)

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._title = QLabel(words.RESUME)
        self._buttons: list[QCommandLinkButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 24, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._title)
        self._title.hide()
        self.setFixedWidth(_WIDTH)
        theme.changed.connect(self._dress)
        self._dress()

    def ask(self) -> None:
        """Ask the library again."""
        self._desk.latest("resume", _begun, self._on_begun)

    def _on_begun(self, answer: tuple[tuple[LetterRow, ...], Pace]) -> None:
        rows, pace = answer
        for button in self._buttons:
            button.deleteLater()
        self._buttons = [self._button(row, pace) for row in rows]
        self._title.setVisible(bool(rows))
        self._dress()

    def _button(self, row: LetterRow, pace: Pace) -> QCommandLinkButton:
        metrics = QFontMetrics(self._theme.font(TextRole.STRONG))
        title = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, _WIDTH - _BESIDE_TITLE)
        line = words.resume_line(short_sender(row.sender), pace.minutes_for(row.left))
        button = QCommandLinkButton(title.replace("&", "&&"), line, self)
        button.setToolTip(row.title)
        button.setAccessibleName(f"{words.RESUME}: {row.title}, {line}")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(partial(self.chosen.emit, row.id))
        self._column.addWidget(button)
        return button

    def _dress(self) -> None:
        self._title.setFont(self._theme.font(TextRole.STRONG))
        for button in self._buttons:
            button.setIcon(self._theme.icon("book-open", "accent"))

    def showEvent(self, event: QShowEvent) -> None:
        """See Qt."""
        super().showEvent(event)
        self.ask()


def _begun(library: Library) -> tuple[tuple[LetterRow, ...], Pace]:
    return library.progress.begun(), library.progress.pace()
