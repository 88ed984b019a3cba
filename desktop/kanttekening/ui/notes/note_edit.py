"""A field for a note: as high as what is written in it, and quiet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from kanttekening.words import reader as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MARGIN = 6


class NoteEdit(QPlainTextEdit):
    """Grows with its text. ``typed`` comes only from a person, never from ``show_text``."""

    typed = Signal()
    entered = Signal()
    left = Signal()
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        # What a key does first, while something can be chosen.
        self.complete: Callable[[int], bool] = lambda _key: False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setPlaceholderText(words.NOTE_PLACEHOLDER)
        self.setAccessibleName(words.CARD_NOTE)
        self.document().setDocumentMargin(_MARGIN)
        self.viewport().setAutoFillBackground(False)
        self.textChanged.connect(self._on_text_changed)
        self._invite()
        self._fit()

    @property
    def text(self) -> str:
        """What is written."""
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        """Show a note that came from elsewhere; the caret stays between the same words."""
        before = self.text
        if text == before:
            return
        position = self.textCursor().position()
        if not text.startswith(before[:position]) and text.endswith(before[position:]):
            position += len(text) - len(before)
        self._showing = True
        self.setPlainText(text)
        self._showing = False
        self.put_caret(position)

    def put_caret(self, position: int) -> None:
        """Put the caret somewhere, or at the end if the text is shorter."""
        cursor = self.textCursor()
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def _on_text_changed(self) -> None:
        self._invite()
        self._fit()
        if not self._showing:
            self.typed.emit()

    def _invite(self) -> None:
        """An empty field has a line around it: here one can write."""
        if self.property("bare") != (not self.text):
            self.setProperty("bare", not self.text)
            self.style().unpolish(self)
            self.style().polish(self)

    def _fit(self) -> None:
        lines = round(self.document().documentLayout().documentSize().height())
        if not self.text:
            lines = self._lines_of_hint()
        height = lines * self.fontMetrics().lineSpacing() + 2 * _MARGIN + 2
        if height != self.height():
            self.setFixedHeight(height)

    def _lines_of_hint(self) -> int:
        """What an empty field asks for takes more than one line in very large text."""
        metrics = self.fontMetrics()
        room = self.viewport().rect().adjusted(_MARGIN, 0, -_MARGIN, 0)
        room.setHeight(0)
        taken = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self.placeholderText())
        return max(1, round(taken.height() / metrics.lineSpacing()))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802
        """See Qt; files that are dropped here are the window's, to be taken in."""
        return not source.hasUrls() and super().canInsertFromMimeData(source)

    def sizeHint(self) -> QSize:
        """See Qt."""
        return QSize(180, self.height())

    def minimumSizeHint(self) -> QSize:
        """See Qt."""
        return QSize(60, self.fontMetrics().lineSpacing())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See Qt; a narrower field needs more lines."""
        super().resizeEvent(event)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """See Qt."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """See Qt."""
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See Qt; Escape and Ctrl+Enter leave the field."""
        if self.complete(event.key()):
            return
        ends = event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if ends or event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)
