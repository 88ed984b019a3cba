"""The labels of the open letter, below its title."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from kanttekening.ui.flow import FlowLayout
from kanttekening.ui.labels.look import label_icon
from kanttekening.ui.theme import TextRole
from kanttekening.words import labels as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from kanttekening.domain.label import Label
    from kanttekening.ui.theme import Theme

_ICON = 14


class LabelChips(QWidget):
    """A click shows the letters with a label; Del or the menu takes it off this letter."""

    chosen = Signal(object)
    taken_off = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._labels: tuple[Label, ...] = ()
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(words.SECTION)
        theme.changed.connect(lambda: self.show_labels(self._labels))
        self.hide()

    @property
    def shown(self) -> tuple[Label, ...]:
        """The labels that are shown."""
        return self._labels

    def show_labels(self, labels: Sequence[Label]) -> None:
        """Show these and no others."""
        self._labels = tuple(labels)
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for label in self._labels:
            chip = _Chip(label, self._theme, self)
            chip.clicked.connect(partial(self.chosen.emit, label))
            chip.taken_off.connect(partial(self.taken_off.emit, label))
            self._flow.addWidget(chip)
            chip.show()
        self.setVisible(bool(labels))
        self.updateGeometry()


class _Chip(QToolButton):
    taken_off = Signal()

    def __init__(self, label: Label, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("label_chip")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(theme.icon_size(_ICON))
        self.setIcon(label_icon(theme, label.color, theme.grown(_ICON)))
        self.setFont(theme.font(TextRole.SMALL))
        self.setText(label.name.replace("&", "&&"))
        self.setAccessibleName(words.on_letter((label.name,)))
        self.setToolTip(words.SHOW)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See Qt."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.taken_off.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(words.SHOW, self.click)
        menu.addAction(words.TAKE_OFF, self.taken_off.emit)
        menu.exec(self.mapToGlobal(place))
        menu.deleteLater()
