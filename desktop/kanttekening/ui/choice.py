"""A row of buttons of which one is on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QToolButton, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_GAP = 6


class Choice(QWidget):
    """One row: a few buttons of which one is on. Arrow keys go from one to the next."""

    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        buttons: Mapping[Any, QAbstractButton],
        parent: QWidget,
        beside: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._buttons = buttons
        group = QButtonGroup(self)
        group.buttonToggled.connect(_let_tab_find)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for value, button in buttons.items():
            button.setCheckable(True)
            group.addButton(button)
            row.addWidget(button)
            button.clicked.connect(lambda _checked=False, value=value: self.chosen.emit(value))
        if beside is not None:
            row.addSpacing(_GAP)
            row.addWidget(beside)
        row.addStretch(1)

    def show_chosen(self, value: object) -> None:
        """Show which one is on."""
        self._buttons[value].setChecked(True)


def _let_tab_find(chosen: QAbstractButton, is_on: bool) -> None:  # noqa: FBT001 - Qt's signal
    """Tab goes to the one that is on, as in any row of choices: the arrows start there."""
    for button in chosen.group().buttons() if is_on else ():
        takes = button.focusPolicy() | Qt.FocusPolicy.TabFocus
        button.setFocusPolicy(takes if button is chosen else takes & ~Qt.FocusPolicy.TabFocus)


def named_buttons(
    names: Mapping[Any, str], parent: QWidget, spoken: Callable[[str], str]
) -> dict[Any, QAbstractButton]:
    """Make a button for each value; ``spoken`` is how a screen reader calls it."""
    made: dict[Any, QAbstractButton] = {}
    for value, name in names.items():
        button = QToolButton(parent)
        button.setText(name)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAccessibleName(spoken(name))
        made[value] = button
    return made
