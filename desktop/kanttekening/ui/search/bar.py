"""The search field: always there, answers while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QWidget

from kanttekening.ui.access.announcing import announce
from kanttekening.ui.theme import TextRole
from kanttekening.words import screen, seeking

if TYPE_CHECKING:
    from collections.abc import Callable

    from kanttekening.services.query_field import Chip
    from kanttekening.ui.theme import Theme

# Keys that come in one go are one question; an answer that is overtaken is dropped anyway.
_PATIENCE_MILLISECONDS = 8
# The magnifying glass and the air around it.
_BEFORE_WORDS = 34
_HINT_MARGIN = 12


class SearchField(QLineEdit):
    """Says after a moment of rest what was typed, and leaves with Down, Enter and Esc.

    ``reached`` says that somebody came to it: maybe to type.

    A filter that is finished becomes a chip: it leaves the text and stays in the query. Whoever
    helps to complete may have the ``first_say`` in a key.
    """

    query_changed = Signal(str)
    chips_changed = Signal()
    to_list = Signal()
    left = Signal()
    reached = Signal()
    first_chosen = Signal()

    def __init__(self, theme: Theme, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._said = ""
        self._chips: tuple[Chip, ...] = ()
        self.first_say: Callable[[QKeyEvent], bool] = lambda _: False
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

    @property
    def query(self) -> str:
        """All that is asked: the chips and the text."""
        return " ".join([*(chip.typed for chip in self._chips), self.text().strip()]).strip()

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The filters that have left the text."""
        return self._chips

    def ask(self, query: str) -> None:
        """Put another query in the field and say so at once."""
        from kanttekening.services.query_field import split_filters  # loads much

        chips, rest = split_filters(query)
        self._chips = chips
        self.setText(rest.strip())
        self._on_edited(self.text())
        self.chips_changed.emit()
        self._say()

    def choose(self, name: str, value: str) -> None:
        """Filter on this value; on another one if it is what is filtered on already."""
        from kanttekening.services.query_field import written

        typed = written(name, value)
        others = [chip for chip in self._chips if chip.name != name or chip.excluded]
        was_on = any(chip.typed == typed for chip in self._chips)
        kept = [chip.typed for chip in others] + ([] if was_on else [typed])
        self.ask(" ".join([*kept, self.text()]))

    def remove_chip(self, at: int) -> None:
        """Filter on this no longer."""
        if 0 <= at < len(self._chips):
            gone = self._chips[at]
            self._chips = (*self._chips[:at], *self._chips[at + 1 :])
            self.chips_changed.emit()
            told = seeking.chip(gone.name, gone.value, excluded=gone.excluded)
            announce(self, seeking.chip_removed(told))
            self._on_edited(self.text())
            self._say()

    def edit_chip(self, at: int) -> None:
        """Take a filter back into the text, to change it there."""
        if 0 <= at < len(self._chips):
            chip = self._chips[at]
            self._chips = (*self._chips[:at], *self._chips[at + 1 :])
            self.chips_changed.emit()
            self.setText(f"{self.text().strip()} {chip.typed}".strip())
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self._on_edited(self.text())

    def replace(self, start: int, end: int, text: str) -> None:
        """Put other text in the place of what stands there, as if it was typed."""
        self.setText(self.text()[:start] + text + self.text()[end:])
        self.setCursorPosition(start + len(text))
        self._on_edited(self.text())
        self.textEdited.emit(self.text())

    def clear_now(self) -> None:
        """Empty the field and say so at once."""
        self.clear()
        if self._chips:
            self._chips = ()
            self.chips_changed.emit()
        self._on_edited("")
        self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See Qt."""
        key = event.key()
        if self.first_say(event):
            event.accept()
        elif key == Qt.Key.Key_Escape:
            if self.query:
                self.clear_now()
            else:
                self.left.emit()
        elif key == Qt.Key.Key_Down:
            self._say()
            self.to_list.emit()
        elif key == Qt.Key.Key_Backspace and self._at_the_front():
            self.remove_chip(len(self._chips) - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take_chips(growing=False)
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
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Tab
            and self.first_say(event)
        ):
            return True  # Qt would leave the field with it
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """See Qt."""
        super().focusInEvent(event)
        self.reached.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """See Qt. An empty field shows its key."""
        super().paintEvent(event)
        if self.query or not self._key:
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

    def _at_the_front(self) -> bool:
        return bool(self._chips) and not self.cursorPosition() and not self.hasSelectedText()

    def _on_edited(self, _text: str) -> None:
        self._take_chips(growing=True)
        self._clear.setVisible(bool(self.query))
        self._patience.start()

    def _take_chips(self, *, growing: bool) -> None:
        """Let the filters that are finished leave the text."""
        from kanttekening.services.query_field import split_filters

        chips, rest = split_filters(self.text(), growing=growing)
        if not chips:
            return
        behind = len(self.text()) - self.cursorPosition()
        self._chips = tuple(dict.fromkeys((*self._chips, *chips)))
        self.setText(rest.lstrip() if growing else rest.strip())
        self.setCursorPosition(max(0, len(self.text()) - behind))
        self.chips_changed.emit()

    def _say(self) -> None:
        self._patience.stop()
        query = self.query
        if query != self._said:
            self._said = query
            self.query_changed.emit(query)

    def _dress(self) -> None:
        self._glass.setIcon(self._theme.icon("search", "grey1"))
        self._clear.setIcon(self._theme.icon("x", "grey1"))
