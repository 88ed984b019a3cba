"""The lines of "Datums en termijnen": finished, in order of date, fetched as one scrolls."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from kanttekening.ui.row_list import ROW
from kanttekening.words import dates as words

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from kanttekening.domain.agenda import Agenda, AgendaRow

GROUP = Qt.ItemDataRole.UserRole + 2

_NO_PARENT = QModelIndex()
_SUNDAY = 6
_WEEK = 7


class DatesModel(QAbstractListModel):
    """Holds finished rows and never asks the library; ``more_wanted`` asks for the next ones.

    ``GROUP`` is the heading above a row, or None when it belongs to the one before.
    """

    more_wanted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[AgendaRow] = []
        self._total = 0
        self._today = ""

    @property
    def rows(self) -> tuple[AgendaRow, ...]:
        """The rows that are there."""
        return tuple(self._rows)

    def show(self, agenda: Agenda) -> None:
        """Show other rows; the same ones keep the current line and the scroll place."""
        self._total = agenda.total
        if (list(agenda.rows), agenda.today) == (self._rows, self._today):
            return
        self.beginResetModel()
        self._rows, self._today = list(agenda.rows), agenda.today
        self.endResetModel()

    def add(self, agenda: Agenda) -> None:
        """Show more rows below."""
        first = len(self._rows)
        if agenda.rows:
            self.beginInsertRows(_NO_PARENT, first, first + len(agenda.rows) - 1)
            self._rows += agenda.rows
            self.endInsertRows()
        else:
            self._total = first

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        """See Qt."""
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:  # noqa: N802
        """See Qt."""
        return not parent.isValid() and len(self._rows) < self._total

    def fetchMore(self, _parent: QModelIndex | QPersistentModelIndex) -> None:  # noqa: N802
        """See Qt."""
        self.more_wanted.emit(len(self._rows))

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
        if role == GROUP:
            return self._heading(index.row())
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return words.what(row.dated.event)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            heading = self._heading(index.row())
            return f"{heading}: {words.row_spoken(row)}" if heading else words.row_spoken(row)
        return None

    def _heading(self, at: int) -> str | None:
        group = group_of(self._rows[at].dated.due, self._today)
        before = group_of(self._rows[at - 1].dated.due, self._today) if at else None
        return group if group != before else None


def group_of(due: str, today: str) -> str:
    """Under which heading a day belongs."""
    here, day = date.fromisoformat(today), date.fromisoformat(due)
    if day < here:
        return words.NOW
    if day <= here + timedelta(days=_SUNDAY - here.weekday()):
        return words.THIS_WEEK
    if day <= here + timedelta(days=_SUNDAY - here.weekday() + _WEEK):
        return words.NEXT_WEEK
    if (day.year, day.month) == (here.year, here.month):
        return words.THIS_MONTH
    return words.LATER
