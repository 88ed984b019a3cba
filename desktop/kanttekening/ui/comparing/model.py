"""The list of changes: rows are made when they are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt

from kanttekening.domain.comparison import Shared
from kanttekening.words import comparing as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from kanttekening.domain.comparison import Difference

_LONG = 160
_NARROW, _ROW = 10, 26


class ChangesModel(QAbstractListModel):
    """One row for each difference, or for each passage that is in both."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[Difference | Shared] = ()
        self._old = self._new = ""
        self._two_letters = False

    def show(
        self,
        rows: Sequence[Difference | Shared],
        old: str = "",
        new: str = "",
        *,
        two_letters: bool = False,
    ) -> None:
        """Show these; of ``two_letters`` nobody says that the one became the other."""
        self.beginResetModel()
        self.rows, self._old, self._new, self._two_letters = rows, old, new, two_letters
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """See Qt."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """See Qt."""
        if not index.isValid():
            return None
        found = self.rows[index.row()]
        old, new = found.old.of(self._old), found.new.of(self._new)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._told(found, _short(old), _short(new))
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(_NARROW, _ROW)  # as wide as the list is; what does not fit is cut
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._told(found, old.strip(), new.strip())
        return None

    def _told(self, found: Difference | Shared, old: str, new: str) -> str:
        if isinstance(found, Shared):
            return words.shared(old)
        tell = words.only_on_one_side if self._two_letters else words.difference
        return tell(found.kind, old, new)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONG else text[:_LONG].rsplit(" ", 1)[0] + words.CUT
