"""The list of changes: rows are made when they are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt

from kanttekening.words import comparing as words

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from kanttekening.domain.comparison import Comparison

_LONG = 160
_NARROW, _ROW = 10, 26


class ChangesModel(QAbstractListModel):
    """One row for each difference."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self._old = self._new = ""

    def show(self, comparison: Comparison | None, old: str, new: str) -> None:
        """Show the differences between two texts."""
        self.beginResetModel()
        self._comparison, self._old, self._new = comparison, old, new
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """See Qt."""
        if self._comparison is None or (parent is not None and parent.isValid()):
            return 0
        return len(self._comparison.differences)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """See Qt."""
        if self._comparison is None or not index.isValid():
            return None
        found = self._comparison.differences[index.row()]
        old, new = found.old.of(self._old), found.new.of(self._new)
        if role == Qt.ItemDataRole.DisplayRole:
            return words.difference(found.kind, _short(old), _short(new))
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(_NARROW, _ROW)  # as wide as the list is; what does not fit is cut
        if role == Qt.ItemDataRole.ToolTipRole:
            return words.difference(found.kind, old.strip(), new.strip())
        return None


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONG else text[:_LONG].rsplit(" ", 1)[0] + words.CUT
