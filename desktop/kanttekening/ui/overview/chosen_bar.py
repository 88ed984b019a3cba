"""Below the list, while several annotations are chosen: how many, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from kanttekening.domain.annotation import MarkKind, Visibility
from kanttekening.ui.notes.swatch import kind_icon
from kanttekening.ui.theme import TextRole
from kanttekening.words import marking, numbers, reader
from kanttekening.words import overview as words

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QResizeEvent

    from kanttekening.ui.theme import Theme


def kind_menu(theme: Theme, parent: QWidget) -> QMenu:
    """The six kinds with their keys; the action's data is the kind's value."""
    menu = QMenu(words.KIND, parent)
    for number, kind in enumerate(MarkKind, start=1):
        action = menu.addAction(kind_icon(theme, kind), f"{reader.kind_name(kind)}\t{number}")
        action.setData(kind.value)
    return menu


def visibility_menu(parent: QWidget) -> QMenu:
    """Who may see it; the action's data is the value."""
    menu = QMenu(words.VISIBILITY, parent)
    for shown_to in Visibility:
        menu.addAction(marking.VISIBILITIES[shown_to]).setData(shown_to.value)
    return menu


class ChosenBar(QWidget):
    """Shows itself for two or more."""

    tick_wanted = Signal()
    copy_wanted = Signal()
    kind_wanted = Signal(object)
    visibility_wanted = Signal(object)
    removal_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("chosen_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(words.SELECTION)
        self._number = 0
        self._count = QLabel()
        self._count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._tick = self._button(words.TICK)
        self._copy = self._button(words.COPY)
        self._kind = self._button(words.KIND)
        self._seen = self._button(words.VISIBILITY)
        self._remove = self._button(words.REMOVE)
        for button in (self._kind, self._seen):
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._line = line = QHBoxLayout(self)
        line.setContentsMargins(16, 4, 8, 4)
        line.setSpacing(2)
        line.addWidget(self._count, 1)
        for button in (self._tick, self._copy, self._kind, self._seen, self._remove):
            line.addWidget(button)
        self._tick.clicked.connect(lambda _checked=False: self.tick_wanted.emit())
        self._copy.clicked.connect(lambda _checked=False: self.copy_wanted.emit())
        self._remove.clicked.connect(lambda _checked=False: self.removal_wanted.emit())
        theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    def add(self, action: QAction) -> None:
        """Offer something more."""
        button = self._button(action.toolTip())
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._line.insertWidget(self._line.indexOf(self._kind), button)

    def show_count(self, number: int) -> None:
        """Tell how many are chosen; nothing for one, whose keys and menu are at hand."""
        self._number = number
        self._fit()
        self.setVisible(number > 1)

    def _fit(self) -> None:
        """In a narrow column the number has to do."""
        told = words.chosen(self._number)
        fits = self._count.fontMetrics().horizontalAdvance(told) <= self._count.width()
        self._count.setText(told if fits else numbers.thousands(self._number))
        self._count.setAccessibleName(told)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See Qt."""
        super().resizeEvent(event)
        self._line.activate()
        self._fit()

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setToolTip(name)
        button.setAccessibleName(name)
        return button

    def _dress(self) -> None:
        self._count.setFont(self._theme.font(TextRole.SMALL))
        for button, icon in (
            (self._tick, "circle-check"),
            (self._copy, "copy"),
            (self._kind, "highlighter"),
            (self._seen, "eye"),
            (self._remove, "trash-2"),
        ):
            button.setIcon(self._theme.icon(icon, "grey1"))
        menu = kind_menu(self._theme, self._kind)
        menu.triggered.connect(lambda action: self.kind_wanted.emit(MarkKind(action.data())))
        self._kind.setMenu(menu)
        seen = visibility_menu(self._seen)
        seen.triggered.connect(
            lambda action: self.visibility_wanted.emit(Visibility(action.data()))
        )
        self._seen.setMenu(seen)
