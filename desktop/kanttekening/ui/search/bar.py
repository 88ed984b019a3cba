"""The search field: always there, answers while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QWidget

from kanttekening.ui.theme import TextRole
from kanttekening.words import screen

if TYPE_CHECKING:
    from kanttekening.ui.theme import Theme

_PATIENCE_MILLISECONDS = 80
# The magnifying glass and the air around it.
_BEFORE_WORDS = 34
_HINT_MARGIN = 12


class SearchField(QLineEdit):
    """Says after a moment of rest what was typed, and leaves with Down, Enter and Esc."""

    query_changed = Signal(str)
    to_list = Signal()
    left = Signal()
    first_chosen = Signal()

    def __init__(self, theme: Theme, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._said = ""
        self._key = key
        self.setObjectName("search")
        self.setPlaceholderText(screen.SEARCH_PLACEHOLDER)
        self.setAccessibleName(screen.SEARCH_NAME)
        # A file that is dropped on the field is to be taken in, not typed.
        self.setAcceptDrops(False)
        self._glass = QAction(screen.SEARCH_NAME, self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(screen.CLEAR_SEARCH, self)
        self._clear.triggered.connect(self.clear_now)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setVisible(False)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MILLISECONDS)
        self._patience.timeout.connect(self._say)
        self.textEdited.connect(self._on_edited)
        theme.changed.connect(self._dress)
        self._dress()

    def clear_now(self) -> None:
        """Empty the field and say so at once."""
        self.clear()
        self._on_edited("")
        self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See Qt."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            if self.text():
                self.clear_now()
            else:
                self.left.emit()
        elif key == Qt.Key.Key_Down:
            self._say()
            self.to_list.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._say()
            self.first_chosen.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """See Qt. Esc belongs to the field while it has the focus, whatever else listens."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """See Qt. An empty field shows its key."""
        super().paintEvent(event)
        if self.text() or not self._key:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(TextRole.SMALL))
        text = painter.fontMetrics().boundingRect(self._key)
        size = text.size() + QSize(12, 4)
        top = (self.height() - size.height()) // 2
        place = QRect(QPoint(self.width() - size.width() - _HINT_MARGIN, top), size)
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        if place.left() < _BEFORE_WORDS + words:
            painter.end()  # large letters: the words themselves come first
            return
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.drawRoundedRect(place, 4, 4)
        painter.setPen(self._theme.color("grey2"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._key)
        painter.end()

    def _on_edited(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._patience.start()

    def _say(self) -> None:
        self._patience.stop()
        query = self.text().strip()
        if query != self._said:
            self._said = query
            self.query_changed.emit(query)

    def _dress(self) -> None:
        self._glass.setIcon(self._theme.icon("search", "grey1"))
        self._clear.setIcon(self._theme.icon("x", "grey1"))
