"""The filters of a query as chips below the search field, each to be removed or changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from kanttekening.ui.flow import FlowLayout
from kanttekening.ui.theme import TextRole
from kanttekening.words import seeking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.services.query_field import Chip
    from kanttekening.ui.theme import Theme

_WIDEST = 260
_ICON = 12


class ChipButton(QToolButton):
    """One filter. A click or Del takes it away; Enter or F2 takes it back into the field."""

    removed = Signal()
    edited = Signal()

    def __init__(self, words: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("chip")
        self._words = words
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross stands at the right
        self.setIconSize(theme.icon_size(_ICON))
        self.setFont(theme.font(TextRole.SMALL))
        self.setIcon(theme.icon("x", "accent"))
        shown = QFontMetrics(self.font()).elidedText(
            self._words, Qt.TextElideMode.ElideMiddle, _WIDEST
        )
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(seeking.remove_chip(self._words))
        self.setAccessibleName(self._words)
        self.setAccessibleDescription(seeking.remove_chip(self._words))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self.removed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See Qt."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edited.emit()
        else:
            super().keyPressEvent(event)


class ChipRow(QWidget):
    """Shows the chips of the field; the field holds them."""

    removed = Signal(int)
    edited = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chips: tuple[Chip, ...] = ()
        self._titles: dict[str, str] = {}
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(seeking.CHIPS_NAME)
        theme.changed.connect(lambda: self.show_chips(self._chips))
        self.hide()

    @property
    def buttons(self) -> tuple[ChipButton, ...]:
        """The chips, from left to right."""
        found = (self._flow.itemAt(at) for at in range(self._flow.count()))
        widgets = (item.widget() for item in found if item is not None)
        return tuple(each for each in widgets if isinstance(each, ChipButton))

    def know(self, letter_id: int, title: str) -> None:
        """Know the title of a letter that a chip may name."""
        self._titles[str(letter_id)] = title

    def unknown(self, chips: Sequence[Chip]) -> list[int]:
        """The letters that chips name and whose titles are not known."""
        from kanttekening.services.query_field import LIKE  # loads much

        named = (chip.value for chip in chips if chip.name == LIKE)
        return [int(number) for number in named if number not in self._titles]

    def words_of(self, chip: Chip) -> str:
        """What stands on a chip."""
        from kanttekening.services.query_field import LIKE

        if chip.name != LIKE:
            return seeking.chip(chip.name, chip.value, excluded=chip.excluded)
        title = self._titles.get(chip.value)
        return seeking.like(title) if title else seeking.like_number(chip.value)

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show these and no others."""
        self._chips = tuple(chips)
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for at, chip in enumerate(self._chips):
            button = ChipButton(self.words_of(chip), self._theme, self)
            button.removed.connect(partial(self.removed.emit, at))
            button.edited.connect(partial(self.edited.emit, at))
            self._flow.addWidget(button)
            button.show()
        self.setVisible(bool(chips))
        self.updateGeometry()
