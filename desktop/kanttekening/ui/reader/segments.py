"""Which view is on: two buttons side by side that become signs where room is short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QToolButton, QWidget

from kanttekening.words import reader as words

if TYPE_CHECKING:
    from kanttekening.ui.theme import Theme

_ICON = 18
_SIGNS = {"pages": "file-text", "reading": "book-open-text"}


class Segments(QFrame):
    """Origineel or Leesweergave."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_brief = False
        self.setObjectName("segments")
        self.setAccessibleName(words.VIEWS)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        for view, name in (("pages", words.ORIGINAL), ("reading", words.READING_VIEW)):
            button = QToolButton(self)
            button.setText(name)
            button.setAccessibleName(name)
            button.setIconSize(self._theme.icon_size(_ICON))
            button.setCheckable(True)
            button.setToolTip(words.with_keys(name, "L"))
            button.clicked.connect(lambda _checked=False, view=view: self.chosen.emit(view))
            self._group.addButton(button)
            self._buttons[view] = button
            row.addWidget(button)

    def show_chosen(self, view: str) -> None:
        """Show which view is on."""
        self._buttons[view].setChecked(True)

    def be_brief(self, *, brief: bool) -> None:
        """Signs instead of words, where words would be cut off."""
        if brief != self._is_brief:
            self._is_brief = brief
            self.dress()

    def dress(self) -> None:
        """Wear the signs or words, in the colours of now."""
        style = Qt.ToolButtonStyle
        for view, button in self._buttons.items():
            if self._is_brief:
                button.setIcon(self._theme.icon(_SIGNS[view], "grey1"))
            button.setToolButtonStyle(
                style.ToolButtonIconOnly if self._is_brief else style.ToolButtonTextOnly
            )
