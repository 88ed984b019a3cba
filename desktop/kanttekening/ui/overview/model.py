"""The rows of all annotations: known by number at once, filled in where one looks."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from kanttekening.domain.note_list import Grouping
from kanttekening.ui.row_list import ROW
from kanttekening.words import overview as words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QObject

    from kanttekening.domain.note_list import NoteListing, NoteRow


PAGE = 60
_MOST_PAGES = 40
_NO_PARENT = QModelIndex()
_ROLES = frozenset(
    (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.CheckStateRole,
        Qt.ItemDataRole.ToolTipRole,
    )
)


class OverviewModel(QAbstractListModel):
    """Never asks the library; ``page_wanted`` tells which page of rows is looked at.

    ``tick_wanted`` tells which annotation is to be ticked off, by the library's number.

    A page that is out of date is shown until the new one is there.
    """

    page_wanted = Signal(int)
    tick_wanted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listing: NoteListing | None = None
        self._pages: OrderedDict[int, tuple[NoteRow | None, ...]] = OrderedDict()
        self._fresh: set[int] = set()

    @property
    def listing(self) -> NoteListing | None:
        """What is shown."""
        return self._listing

    @property
    def today(self) -> str:
        """The day that dates are told from."""
        return self._listing.today if self._listing else ""

    def show(self, listing: NoteListing) -> bool:
        """Show another list; tells whether other rows, or rows in another order, came."""
        before = self._listing
        self._fresh.clear()
        if before is not None and (before.keys, before.groups) == (listing.keys, listing.groups):
            self._listing = listing
            if listing.keys:
                self.dataChanged.emit(self.index(0), self.index(len(listing.keys) - 1))
            return False
        self.beginResetModel()
        self._listing = listing
        self._pages.clear()
        self.endResetModel()
        return True

    def fill(self, listing: NoteListing, page: int, rows: tuple[NoteRow | None, ...]) -> None:
        """A page has come; one of another list is of no use."""
        if listing is not self._listing:
            return
        self._pages[page] = rows
        self._pages.move_to_end(page)
        self._fresh.add(page)
        while len(self._pages) > _MOST_PAGES:
            gone, _ = self._pages.popitem(last=False)
            self._fresh.discard(gone)
        first = page * PAGE
        self.dataChanged.emit(self.index(first), self.index(first + len(rows) - 1))

    def row(self, at: int) -> NoteRow | None:
        """A row, if it is there; else it is asked for."""
        page, place = divmod(at, PAGE)
        if page not in self._fresh:
            self.page_wanted.emit(page)
        else:
            self._pages.move_to_end(page)
        rows = self._pages.get(page)
        return rows[place] if rows is not None and place < len(rows) else None

    def heading(self, at: int) -> str:
        """The heading of the group with this number."""
        listing = self._listing
        if listing is None or not 0 <= at < len(listing.groups):
            return ""
        return words.heading(listing.groups[at], listing.request.grouping, listing.today)

    def keys(self, rows: Iterable[int]) -> list[int]:
        """The library's numbers of these rows."""
        return [self._listing.keys[at] for at in rows] if self._listing else []

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        """See Qt."""
        return 0 if parent.isValid() or self._listing is None else len(self._listing.keys)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """See Qt."""
        if not index.isValid() or not 0 <= index.row() < self.rowCount():
            return None
        if role == ROW:
            return self.row(index.row())
        if role not in _ROLES:
            return None
        row = self.row(index.row())
        if role == Qt.ItemDataRole.CheckStateRole:
            return _tick(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return row and words.row_tip(row)
        if row is None:
            return words.LOADING
        if role == Qt.ItemDataRole.DisplayRole:
            return row.note or row.quote or ""
        spoken = words.row_spoken(row, self.today)
        above = self._heading_above(index.row())
        return f"{above}: {spoken}" if above else spoken

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """See Qt. What can be ticked off says so."""
        flags = super().flags(index)
        row = self.row(index.row()) if index.isValid() else None
        return flags | Qt.ItemFlag.ItemIsUserCheckable if row and row.can_be_done else flags

    def setData(  # noqa: N802
        self,
        index: QModelIndex | QPersistentModelIndex,
        _value: Any,
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """See Qt. A screen reader ticks off this way; the library is asked, and then all follow."""
        row = self.row(index.row()) if index.isValid() else None
        if role != Qt.ItemDataRole.CheckStateRole or row is None or not row.can_be_done:
            return False
        self.tick_wanted.emit(self.keys([index.row()])[0])
        return True

    def _heading_above(self, at: int) -> str:
        if self._listing is None or self._listing.request.grouping is Grouping.NOTHING:
            return ""
        groups = self._listing.groups
        found = next((n for n, group in enumerate(groups) if group.first == at), -1)
        return self.heading(found)


def _tick(row: NoteRow | None) -> Qt.CheckState | None:
    """Whether it was ticked off, for who listens; most kinds are not ticked off at all."""
    if row is None or not row.can_be_done:
        return None
    return Qt.CheckState.Checked if row.is_done else Qt.CheckState.Unchecked
