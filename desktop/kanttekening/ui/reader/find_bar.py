"""The find bar: words, how many there are, and the way from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from kanttekening.words import reader as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from kanttekening.ui.theme import Theme

_ICON = 16


class FindBar(QWidget):
    """Asks; who finds is ``Finder``."""

    asked = Signal(str)
    next_asked = Signal()
    previous_asked = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("find")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(words.FIND_FIELD)
        self.field.setAccessibleName(words.FIND_FIELD)
        self.field.textChanged.connect(self.asked)
        self.field.installEventFilter(self)
        self._count = QLabel(self)
        self._count.setObjectName("count")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 7, 16, 7)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addSpacing(4)
        row.addWidget(self._count)
        self._buttons = [
            self._button("chevron-up", words.FIND_PREVIOUS, "Shift+F3", self.previous_asked.emit),
            self._button("chevron-down", words.FIND_NEXT, "F3", self.next_asked.emit),
            self._button("x", words.FIND_CLOSE, "Esc", self.closed.emit),
        ]
        for button, _ in self._buttons:
            row.addWidget(button)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    def show_count(self, current: int | None, count: int, *, capped: bool = False) -> None:
        """Show which of how many hits is the current one."""
        self._count.setText(
            words.hits(current, count, capped=capped) if self.field.text().strip() else ""
        )

    def open(self, text: str = "") -> None:
        """Appear, with ``text`` to look for when there is one selected."""
        if text:
            self.field.setText(text)
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def _button(
        self, icon: str, text: str, keys: str, act: Callable[[], None]
    ) -> tuple[QToolButton, str]:
        button = QToolButton(self)
        button.setToolTip(words.with_keys(text, keys))
        button.setAccessibleName(text)
        button.setIconSize(QSize(_ICON, _ICON))
        button.clicked.connect(lambda _checked=False: act())
        return button, icon

    def _on_theme_changed(self) -> None:
        for button, icon in self._buttons:
            button.setIcon(self._theme.icon(icon))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Qt."""
        is_press = event.type() == QEvent.Type.KeyPress
        if watched is self.field and is_press and isinstance(event, QKeyEvent):
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.previous_asked if back else self.next_asked).emit()
        else:
            return False
        return True
