"""Choose the labels of one letter or more: type to find or make one, Enter puts it on or off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from kanttekening.ui.access.announcing import announce
from kanttekening.ui.dialogs.frame import FramedDialog
from kanttekening.ui.labels.look import label_icon
from kanttekening.words import labels as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.domain.label import Label
    from kanttekening.domain.rows import LetterRow
    from kanttekening.ui.theme import Theme

_LABEL = Qt.ItemDataRole.UserRole
_STATES = {
    Qt.CheckState.Checked: words.ON,
    Qt.CheckState.PartiallyChecked: words.SOME,
    Qt.CheckState.Unchecked: words.OFF,
}


class LabelDialog(FramedDialog):
    """Changes at once what is ticked; nothing has to be confirmed, all can be undone."""

    put_on = Signal(str)
    taken_off = Signal(object)

    def __init__(self, parent: QWidget, theme: Theme, rows: Sequence[LetterRow]) -> None:
        super().__init__(parent, theme, words.TITLE, words.for_letters(len(rows), rows[0].title))
        self.setMinimumSize(420, 420)
        self._labels: tuple[Label, ...] = ()
        self._on: list[set[str]] = [set(row.labels) for row in rows]
        self.field = QLineEdit()
        self.field.setPlaceholderText(words.FIELD)
        self.field.setAccessibleName(words.FIELD)
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(words.LIST)
        self.list.itemClicked.connect(self._toggle)
        self.list.installEventFilter(self)
        self._empty = self.sentence(words.EMPTY)
        self.body.addWidget(self.field)
        self.body.addWidget(self._empty)
        self.body.addWidget(self.list, 1)
        self.field.setFocus()

    def show_labels(self, labels: Sequence[Label], rows: Sequence[LetterRow]) -> None:
        """Show which labels there are and which letters have them."""
        self._labels = tuple(labels)
        self._on = [set(row.labels) for row in rows]
        self._fill()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Qt. One types in the field and walks through the list without leaving it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or (
                key == Qt.Key.Key_Space and watched is self.list
            ):
                item = self.list.currentItem()
                if item is not None:
                    self._toggle(item)
                return True
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and watched is self.field:
                self._step(1 if key == Qt.Key.Key_Down else -1)
                return True
        return super().eventFilter(watched, event)

    def _step(self, by: int) -> None:
        if self.list.count():
            self.list.setCurrentRow((self.list.currentRow() + by) % self.list.count())
            item = self.list.currentItem()
            announce(self.field, str(item.data(Qt.ItemDataRole.AccessibleTextRole)))

    def _fill(self) -> None:
        typed = " ".join(self.field.text().split())
        before = self.list.currentItem()
        kept = before.data(_LABEL) if before is not None else None
        self.list.clear()
        for label in self._labels:
            if typed.casefold() in label.name.casefold():
                self._add(label)
        if typed and all(label.name.casefold() != typed.casefold() for label in self._labels):
            self.list.addItem(QListWidgetItem(words.new(typed)))
        rows = range(self.list.count())
        same = (row for row in rows if kept and self._id(row) == kept.id)
        self.list.setCurrentRow(next(same, 0))
        self._empty.setVisible(not self.list.count())
        self.list.setVisible(bool(self.list.count()))

    def _id(self, row: int) -> int | None:
        label = self.list.item(row).data(_LABEL)
        return label.id if label else None

    def _add(self, label: Label) -> None:
        having = sum(label.name in on for on in self._on)
        state = Qt.CheckState.PartiallyChecked if having else Qt.CheckState.Unchecked
        if having == len(self._on):
            state = Qt.CheckState.Checked
        item = QListWidgetItem(label_icon(self.theme, label.color), label.name)
        item.setData(_LABEL, label)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        item.setCheckState(state)
        spoken = words.choice_spoken(label.name, label.count, _STATES[state])
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        self.list.addItem(item)

    def _toggle(self, item: QListWidgetItem) -> None:
        label: Label | None = item.data(_LABEL)
        if label is None:
            self.put_on.emit(" ".join(self.field.text().split()))
            self.field.clear()
        elif item.checkState() == Qt.CheckState.Checked:
            self.taken_off.emit(label)
        else:
            self.put_on.emit(label.name)
