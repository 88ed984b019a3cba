"""The list of all annotations: the current one is shown in the reader, keys act on the chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from kanttekening.domain.annotation import MarkKind
from kanttekening.ui.overview.delegate import OverviewDelegate
from kanttekening.ui.overview.grouped_view import GroupedView, stretches
from kanttekening.ui.overview.places import RowPlaces
from kanttekening.ui.row_list import ROW
from kanttekening.words import numbers
from kanttekening.words import overview as words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from PySide6.QtCore import QItemSelectionRange
    from PySide6.QtGui import QMouseEvent, QPainter
    from PySide6.QtWidgets import QWidget

    from kanttekening.domain.note_list import NoteListing, NoteRow
    from kanttekening.ui.overview.model import OverviewModel
    from kanttekening.ui.theme import Theme

_SEVERAL = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


class OverviewView(GroupedView):
    """Announces the row that is read; tells which rows are chosen, by the library's numbers."""

    entered = Signal()
    left_upward = Signal()
    chosen_changed = Signal()
    tick_wanted = Signal()
    row_ticked = Signal(object)
    kind_wanted = Signal(object)
    copy_wanted = Signal()
    removal_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, theme: Theme, model: OverviewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._delegate = OverviewDelegate(theme, model, self)
        self._awaited = -1
        self._goes_on_at = -1
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(words.LIST_NAME)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self.menu_wanted)
        model.tick_wanted.connect(self.row_ticked)
        model.dataChanged.connect(self._on_rows_came)
        theme.changed.connect(self._on_theme_changed)

    # What is shown

    def show_listing(self, listing: NoteListing, *, stay: bool) -> None:
        """Show another list; chosen rows stay chosen. With ``stay`` the scroll place is kept."""
        chosen, current = set(self.chosen()), self._current_key()
        place = self.verticalScrollBar().value()
        with self.quietly():
            changed = self._rows.show(listing)
            self._place()
            if changed:
                self._choose_again(listing, chosen, current)
        self.verticalScrollBar().setValue(place if stay else 0)
        if changed and stay and self._goes_on_at >= 0:
            self.choose(min(self._goes_on_at, self._rows.rowCount() - 1))
        self._goes_on_at = -1
        if changed and not stay and self.currentIndex().isValid() and not listing.request.query:
            self.scrollTo(self.currentIndex())

    def chosen(self) -> list[int]:
        """The chosen annotations from top to bottom, as the library numbers them."""
        ranges = sorted((part.top(), part.bottom()) for part in self._stretches())
        return self._rows.keys(at for top, bottom in ranges for at in range(top, bottom + 1))

    @property
    def chosen_count(self) -> int:
        """How many rows are chosen."""
        return sum(part.height() for part in self._stretches())

    def _stretches(self) -> list[QItemSelectionRange]:
        return stretches(self.selectionModel().selection())

    def go_on(self) -> None:
        """When the row that is read goes elsewhere, read the one that takes its place."""
        if self.chosen_count == 1:
            self._goes_on_at = self.currentIndex().row()

    def paint_heading(self, painter: QPainter, rect: QRect, group: int) -> None:
        """See GroupedView."""
        listing = self._rows.listing
        if listing is not None and group < len(listing.groups):
            count = numbers.thousands(listing.groups[group].count)
            self._delegate.paint_heading(painter, rect, self._rows.heading(group), count)

    # Inside

    def _current_key(self) -> int | None:
        at = self.currentIndex().row()
        return self._rows.keys([at])[0] if at >= 0 else None

    def _choose_again(self, listing: NoteListing, chosen: set[int], current: int | None) -> None:
        """Rows that were chosen before are so again, where they stand now."""
        if not chosen and current is None:
            return
        again = QItemSelection()
        for first, last in _runs(at for at, key in enumerate(listing.keys) if key in chosen):
            again.select(self._rows.index(first), self._rows.index(last))
        model, flag = self.selectionModel(), QItemSelectionModel.SelectionFlag
        if current is not None and current in listing.keys:
            at = listing.keys.index(current)
            model.setCurrentIndex(self._rows.index(at), flag.NoUpdate)
        model.select(again, flag.ClearAndSelect)

    def _place(self) -> None:
        listing = self._rows.listing
        firsts = [group.first for group in listing.groups] if listing else []
        sizes = self._delegate.row_height, self._delegate.heading_height
        self.place_rows(RowPlaces(self._rows.rowCount(), firsts, *sizes))

    def announce(self, index: QModelIndex | QPersistentModelIndex) -> None:
        """See RowList. Of a row that is still on its way, it is said as soon as it is there."""
        row = index.data(ROW)
        self._awaited = index.row() if row is None else -1
        if row is not None:
            self.row_chosen.emit(row)

    def is_reading(self) -> bool:
        """See RowList. Whoever chooses several is not reading."""
        return not QGuiApplication.keyboardModifiers() & _SEVERAL

    def _on_rows_came(self, first: QModelIndex, last: QModelIndex) -> None:
        if first.row() <= self._awaited <= last.row():
            self.announce(self._rows.index(self._awaited))

    def _on_theme_changed(self) -> None:
        self._delegate.measure()
        self._place()

    def _act_of(self, event: QKeyEvent) -> Callable[[], object] | None:
        """What a key does to the chosen rows."""
        if not self.chosen_count:
            return None
        if event.matches(QKeySequence.StandardKey.Copy):
            return self.copy_wanted.emit
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        number = event.key() - Qt.Key.Key_1
        if 0 <= number < len(MarkKind):
            return partial(self.kind_wanted.emit, list(MarkKind)[number])
        return {
            Qt.Key.Key_Return: self._enter,
            Qt.Key.Key_Enter: self._enter,
            Qt.Key.Key_Space: self.tick_wanted.emit,
            Qt.Key.Key_Delete: self.removal_wanted.emit,
        }.get(Qt.Key(event.key()))

    def _enter(self) -> None:
        if self.currentIndex().isValid():
            self.announce(self.currentIndex())
            self.entered.emit()

    # Qt's side

    def selectionChanged(  # noqa: N802
        self, selected: QItemSelection, deselected: QItemSelection
    ) -> None:
        """See Qt."""
        super().selectionChanged(selected, deselected)
        self.chosen_changed.emit()

    def event(self, event: QEvent) -> bool:
        """See Qt. Keys that act on the chosen rows belong to the list while it has the focus."""
        asks = event.type() == QEvent.Type.ShortcutOverride
        if asks and isinstance(event, QKeyEvent) and self._act_of(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """See Qt. A click on the box ticks off, and opens nothing."""
        index = self.indexAt(event.position().toPoint())
        row: NoteRow | None = index.data(ROW)
        left = event.button() is Qt.MouseButton.LeftButton
        box = self._delegate.tick_box(self.visualRect(index))
        if left and row and row.can_be_done and box.contains(event.position().toPoint()):
            self.row_ticked.emit(self._rows.keys([index.row()])[0])
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See Qt. Up from the first row goes back to the search field, Enter to the letter."""
        act = self._act_of(event)
        if act is not None:
            act()
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upward.emit()
        else:
            super().keyPressEvent(event)


def _runs(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Rising numbers as stretches without a gap: first and last of each."""
    first = last = -1
    for row in rows:
        if last >= 0 and row != last + 1:
            yield first, last
            first = -1
        if first < 0:
            first = row
        last = row
    if last >= 0:
        yield first, last
