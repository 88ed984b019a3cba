"""The rows of the list: finished, in the order they are shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt

from kanttekening.domain.progress import Pace
from kanttekening.ui.row_list import ROW
from kanttekening.words import letter_list, seeking

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from kanttekening.domain.letter import LetterId
    from kanttekening.domain.rows import LetterRow

MINUTES = Qt.ItemDataRole.UserRole + 2
_FLAGS = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren


class LettersModel(QStringListModel):
    """Holds finished rows and never asks the library.

    Laying out a list asks for each row, twice, how many there are: of 100,000 rows a method of ours
    takes 0.1 s to answer. So the counting is left to a model of Qt, whose strings are empty.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[LetterRow, ...] = ()
        self._pace = Pace()

    @property
    def rows(self) -> tuple[LetterRow, ...]:
        """The rows that are shown."""
        return self._rows

    def show(self, rows: tuple[LetterRow, ...]) -> None:
        """Show these rows. The same letters in the same order keep selection and scroll place."""
        if rows is self._rows:
            return
        same_letters = len(rows) == len(self._rows) and all(
            new.id == old.id for new, old in zip(rows, self._rows, strict=True)
        )
        if same_letters:
            self._update(rows)
            return
        self.beginResetModel()
        self._rows = rows
        self.blockSignals(True)
        self.removeRows(0, self.rowCount())
        self.insertRows(0, len(rows))
        self.blockSignals(False)
        self.endResetModel()

    def patch(self, letter_id: LetterId, *, is_read: bool) -> None:
        """Change one row before the library has answered."""
        at = self.position(letter_id)
        if at is not None and self._rows[at].is_read != is_read:
            patched = replace(self._rows[at], is_read=is_read)
            self._update((*self._rows[:at], patched, *self._rows[at + 1 :]))

    def show_left(self, letter_id: LetterId, left: int) -> None:
        """Show how much of a letter is still to be read, while somebody reads it."""
        at = self.position(letter_id)
        if at is not None:
            patched = replace(self._rows[at], left=left, is_begun=True)
            self._update((*self._rows[:at], patched, *self._rows[at + 1 :]))

    def show_pace(self, pace: Pace) -> None:
        """Show minutes at this pace."""
        changed = round(pace.per_minute) != round(self._pace.per_minute)
        self._pace = pace
        if changed and self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def minutes_left(self, row: LetterRow) -> int:
        """How many minutes a letter still takes."""
        return self._pace.minutes_for(row.left)

    def position(self, letter_id: LetterId | None) -> int | None:
        """Find the row of a letter."""
        if letter_id is None:
            return None
        return next((at for at, row in enumerate(self._rows) if row.id == letter_id), None)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """See Qt. Nobody writes in this list, or drops anything on it."""
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """See Qt."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == MINUTES:
            return self.minutes_left(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(filter(None, (row.title, letter_list.labels_of(row))))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return letter_list.row_spoken(row, self.minutes_left(row), seeking.before_snippet(row))
        return None

    def _update(self, rows: tuple[LetterRow, ...]) -> None:
        changed = [at for at, row in enumerate(rows) if row != self._rows[at]]
        self._rows = rows
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
