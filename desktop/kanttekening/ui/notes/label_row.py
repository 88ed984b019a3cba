"""The labels of an annotation on its card: chips to take off, and a field for another one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QSizePolicy, QToolButton, QWidget

from kanttekening.services.note_labels import written
from kanttekening.ui.flow import FlowLayout
from kanttekening.ui.theme import TextRole
from kanttekening.words import note_labels as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from kanttekening.ui.theme import Theme

_ICON = 10
_FIELD_WIDTH = 120
_LONGEST = 60


class LabelRow(QWidget):
    """``changed`` tells all labels that are to be; ``names_wanted`` asks which there are.

    A label that stands in the note itself, as #word, goes when that word goes.
    """

    changed = Signal(tuple)
    names_wanted = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._labels: tuple[str, ...] = ()
        self._written: frozenset[str] = frozenset()
        self._chips: list[_Chip] = []
        self.add_button = QToolButton(self)
        self.add_button.setObjectName("add_label")
        self.add_button.setText(words.ADD)
        self.add_button.setAccessibleName(words.ADD_NAME)
        self.add_button.setToolTip(words.ADD_TIP)
        self.add_button.clicked.connect(lambda _checked=False: self.edit())
        self.add_button.hide()
        self.field = _Field(self)
        self.field.entered.connect(self._on_entered)
        self.field.emptied.connect(self._take_last_off)
        self.field.escaped.connect(self._on_escaped)
        self.field.left.connect(self._on_left)
        self.field.hide()
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._on_entered, Qt.ConnectionType.QueuedConnection)
        self.field.setCompleter(completer)
        self._flow = FlowLayout(self)
        self._flow.addWidget(self.add_button)
        self._flow.addWidget(self.field)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(words.OF_NOTE)
        self._in_hand = False
        self.dress()

    def show_labels(self, labels: tuple[str, ...], note: str) -> None:
        """Show these, of which some may stand in the note."""
        in_note = frozenset(written(note)) if labels else frozenset()
        if (labels, in_note) != (self._labels, self._written):
            self._labels, self._written = labels, in_note
            self._fill()
        self._settle()

    def offer(self, names: Sequence[str]) -> None:
        """Complete what is typed with these."""
        self._names.setStringList(list(names))

    def take_in_hand(self, *, on: bool) -> None:
        """Offer to add one, or only show what there is."""
        self._in_hand = on
        self._settle()

    def edit(self) -> None:
        """Put the caret in the field."""
        self.names_wanted.emit()
        self.field.show()
        self._settle()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def dress(self) -> None:
        """Take fonts and icons from the theme."""
        small = self._theme.font(TextRole.SMALL)
        for widget in (self.add_button, self.field, *self._chips):
            widget.setFont(small)
        for chip in self._chips:
            chip.dress(self._theme)

    # Inside

    def _fill(self) -> None:
        while self._flow.takeAt(0) is not None:
            pass
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = [
            _Chip(label, is_written=label.casefold() in self._written, parent=self)
            for label in self._labels
        ]
        for chip in self._chips:
            chip.taken_off.connect(partial(self._take_off, chip.label))
            chip.show()
        for widget in (*self._chips, self.add_button, self.field):
            self._flow.addWidget(widget)
        self.dress()

    def _settle(self) -> None:
        writing = not self.field.isHidden()
        self.add_button.setVisible(self._in_hand and not writing)
        self.setVisible(bool(self._labels) or self._in_hand or writing)
        self.updateGeometry()

    def _on_entered(self, typed: str) -> None:
        names = [name for part in typed.split(",") if (name := part.strip().lstrip("#").strip())]
        self.field.clear()
        known = {label.casefold() for label in self._labels}
        new = [name for name in dict.fromkeys(names) if name.casefold() not in known]
        if new:
            self.changed.emit((*self._labels, *new))

    def _take_last_off(self) -> None:
        free = [chip.label for chip in self._chips if not chip.is_written]
        if free:
            self._take_off(free[-1])

    def _take_off(self, label: str) -> None:
        self.changed.emit(tuple(each for each in self._labels if each != label))

    def _on_escaped(self) -> None:
        self.field.clear()
        self.left.emit()

    def _on_left(self) -> None:
        """What was typed counts, also without Enter."""
        self._on_entered(self.field.text())
        self.field.hide()
        self._settle()


class _Chip(QToolButton):
    taken_off = Signal()

    def __init__(self, label: str, *, is_written: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.label, self.is_written = label, is_written
        self.setObjectName("note_label")
        self.setText(label.replace("&", "&&"))
        self.setAccessibleName(words.on_note(label))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross stands behind it
        if is_written:
            self.setToolTip(words.WRITTEN)
            return
        self.setToolTip(words.take_off(label))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.clicked.connect(lambda _checked=False: self.taken_off.emit())

    def dress(self, theme: Theme) -> None:
        """Take the icon from the theme."""
        if not self.is_written:
            self.setIcon(theme.icon("x", "grey1"))
            self.setIconSize(theme.icon_size(_ICON))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See Qt."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if not self.is_written:
                self.taken_off.emit()
        else:
            super().keyPressEvent(event)


class _Field(QLineEdit):
    entered = Signal(str)
    emptied = Signal()
    escaped = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("label_field")
        self.setPlaceholderText(words.FIELD)
        self.setAccessibleName(words.FIELD_NAME)
        self.setFixedWidth(_FIELD_WIDTH)
        self.setMaxLength(_LONGEST)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See Qt. Enter or a comma adds, Backspace in an empty field takes the last one off."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.text() == ",":
            self.entered.emit(self.text())
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """See Qt. The list of names that pops up takes the focus for a moment."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()
