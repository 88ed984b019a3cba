"""The find bar: words, how many there are, and the way from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kanttekening.domain.letter_hits import LetterQuery
from kanttekening.ui.access.announcing import announce
from kanttekening.ui.reader.title import ElidedLabel
from kanttekening.words import finding as words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kanttekening.ui.state import WindowState
    from kanttekening.ui.theme import Theme

_ICON = 16
_WHOLE, _NEAR = "find/whole", "find/near"


class FindBar(QWidget):
    """Asks; who finds is ``Finder``. What is ticked is remembered."""

    asked = Signal()
    next_asked = Signal()
    previous_asked = Signal()
    closed = Signal()

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, state: WindowState | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._state = state
        self._aside = ""
        self._near_found: tuple[str, ...] = ()
        self.setObjectName("find")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(words.FIELD)
        self.field.setAccessibleName(words.FIELD)
        self.field.setMinimumWidth(100)
        self.field.textChanged.connect(self.asked)
        self.field.installEventFilter(self)
        self.count = QLabel(self)
        self.count.setObjectName("count")
        self.said = ElidedLabel(self)
        self.said.setObjectName("count")
        self._buttons = [
            self._button("chevron-up", words.PREVIOUS, "Shift+F3", self.previous_asked.emit),
            self._button("chevron-down", words.NEXT, "F3", self.next_asked.emit),
            self._button("x", words.CLOSE, "Esc", self.closed.emit),
        ]
        self.whole = self._box(words.WHOLE, words.WHOLE_TIP, _WHOLE)
        self.near = self._box(words.NEAR, words.NEAR_TIP, _NEAR)
        self._lay_out()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 7, 16, 7)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addSpacing(4)
        row.addWidget(self.count)
        for button, _ in self._buttons:
            row.addWidget(button)
        column.addLayout(row)
        choices = QHBoxLayout()
        choices.setSpacing(16)
        choices.addWidget(self.whole)
        choices.addWidget(self.near)
        choices.addWidget(self.said, 1)
        column.addLayout(choices)

    @property
    def query(self) -> LetterQuery:
        """What is asked."""
        return LetterQuery(
            self.field.text().strip(), whole=self.whole.isChecked(), near=self.near.isChecked()
        )

    def show_count(
        self,
        current: int | None,
        count: int,
        *,
        capped: bool = False,
        turned: int = 0,
        hidden: bool = False,
        ready: bool = True,
    ) -> None:
        """Show which of how many hits is the current one.

        ``turned``: 1 when it goes on from the beginning, -1 from the end; ``hidden``: when the
        Leesweergave leaves it out. Screen readers say it. Not ``ready``: nobody has looked yet.
        """
        asked = bool(self.field.text().strip())
        aside = words.aside(turned, hidden=hidden)
        shown = words.hits(current, count, capped=capped) if ready else words.NOT_READY
        shown = shown if asked else ""
        if (shown, aside) == (self.count.text(), self._aside):
            return
        self._aside = aside
        self._say()
        self.count.setText(shown)
        self.count.setAccessibleName(words.hits_said(current, count, aside) if ready else shown)
        if shown and self.isVisible():
            announce(self.count, self.count.accessibleName())

    def show_near(self, found: Sequence[str]) -> None:
        """Name the near forms that were found."""
        self._near_found = tuple(found)
        self._say()

    def _say(self) -> None:
        """What is to be known of the current hit, else the near forms."""
        found = self._near_found
        brief = self._aside or words.also_found(found)
        self.said.show_text(self._aside or words.also_found(found, most=len(found)), brief)

    def open(self, text: str = "") -> None:
        """Appear, with ``text`` to look for when there is one selected."""
        if text:
            self.field.setText(text)
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def _box(self, text: str, tip: str, key: str) -> QCheckBox:
        box = QCheckBox(text, self)
        box.setToolTip(tip)
        box.setAccessibleDescription(tip)
        if self._state is not None:
            box.setChecked(self._state.flag(key, default=False))
        box.toggled.connect(lambda on: self._on_toggled(key, on=on))
        box.installEventFilter(self)
        return box

    def _on_toggled(self, key: str, *, on: bool) -> None:
        if self._state is not None:
            self._state.keep_flag(key, value=on)
        self.asked.emit()

    def _button(
        self, icon: str, text: str, keys: str, act: Callable[[], None]
    ) -> tuple[QToolButton, str]:
        button = QToolButton(self)
        button.setToolTip(words.with_keys(text, keys))
        button.setAccessibleName(text)
        button.setIconSize(self._theme.icon_size(_ICON))
        button.clicked.connect(lambda _checked=False: act())
        return button, icon

    def _on_theme_changed(self) -> None:
        for button, icon in self._buttons:
            button.setIcon(self._theme.icon(icon))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Qt."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
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
