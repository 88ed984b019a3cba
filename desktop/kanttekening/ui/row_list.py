"""What the three lists in the place of the list have in common: the current row is the one read."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QFocusEvent

# The record that a row stands for, in the model of each list.
ROW = Qt.ItemDataRole.UserRole + 1


class RowList(QListView):
    """Announces the row that becomes current, unless that was done quietly."""

    row_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_quiet = False
        self.setObjectName("letters")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def choose(self, position: int) -> None:
        """Go to a row, as if with the arrow keys."""
        if 0 <= position < self.model().rowCount():
            self.setCurrentIndex(self.model().index(position, 0))

    def step(self, by: int) -> None:
        """Go to the next or an earlier row."""
        at = self.currentIndex().row()
        self.choose(0 if at < 0 else max(0, min(self.model().rowCount() - 1, at + by)))

    @contextmanager
    def quietly(self) -> Iterator[None]:
        """Whatever becomes current meanwhile is not announced."""
        before, self._is_quiet = self._is_quiet, True
        try:
            yield
        finally:
            self._is_quiet = before

    def announce(self, index: QModelIndex | QPersistentModelIndex) -> None:
        """Say which row is read."""
        self.row_chosen.emit(index.data(ROW))

    def is_reading(self) -> bool:
        """Whether going to a row means reading it."""
        return True

    # Qt's side

    def currentChanged(  # noqa: N802
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """See Qt."""
        super().currentChanged(current, previous)
        if not self._is_quiet and current.isValid() and self.is_reading():
            self.announce(current)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """See Qt, which would choose the first row: to come here is not yet to read."""
        had_row = self.currentIndex().isValid()
        with self.quietly():
            super().focusInEvent(event)
            if not had_row:
                self.selectionModel().clearCurrentIndex()

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """See Qt. Letters are keys of the window; finding is the search field's."""
