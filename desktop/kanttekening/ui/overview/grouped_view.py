"""A list view that knows where its rows stand: with headings, at any length, at once.

Qt's own list asks every row for its height when some are taller than others: 50,000 questions to
Python before anything is painted. Here places are computed (``RowPlaces``); what Qt's views do
with keys, mouse, selection and screen readers stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QHoverEvent, QPainter, QRegion
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from kanttekening.ui.overview.places import RowPlaces
from kanttekening.ui.row_list import RowList

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

_Action = QAbstractItemView.CursorAction


def stretches(selection: QItemSelection) -> list[QItemSelectionRange]:
    """The rows of a selection, as stretches without a gap."""
    return [selection.at(at) for at in range(selection.count())]


class GroupedView(RowList):
    """Places rows and paints those in sight; ``paint_heading`` is for whoever has headings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        # First, because Qt asks while the list is made where its rows stand.
        self.places = RowPlaces()
        super().__init__(parent)
        self._hovered = QPersistentModelIndex()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def place_rows(self, places: RowPlaces) -> None:
        """Put rows elsewhere."""
        self.places = places
        self.updateGeometries()
        self.viewport().update()

    def paint_heading(self, painter: QPainter, rect: QRect, group: int) -> None:
        """Paint the heading of a group."""

    # Where things are

    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:  # noqa: N802
        """See Qt."""
        if not index.isValid():
            return QRect()
        top = self.places.body(index.row()) - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self.places.row)

    def indexAt(self, point: QPoint) -> QModelIndex:  # noqa: N802
        """See Qt. A heading is no row."""
        y = point.y() + self.verticalOffset()
        row = self.places.at(y)
        if row < 0 or y < self.places.body(row) or point.y() < self._stuck_height():
            return QModelIndex()
        return self.model().index(row, 0)

    def verticalOffset(self) -> int:  # noqa: N802
        """See Qt."""
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:  # noqa: N802
        """See Qt."""
        return 0

    def isIndexHidden(self, _index: QModelIndex | QPersistentModelIndex) -> bool:  # noqa: N802
        """See Qt."""
        return False

    def doItemsLayout(self) -> None:  # noqa: N802
        """See Qt. There is nothing to lay out."""
        self.updateGeometries()
        self.viewport().update()

    def updateGeometries(self) -> None:  # noqa: N802
        """See Qt."""
        bar, seen = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self.places.height - seen))
        bar.setPageStep(max(1, seen - self._sticky()))
        bar.setSingleStep(max(1, self.places.row // 3))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See Qt."""
        super().resizeEvent(event)
        self.updateGeometries()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """See Qt. The heading that sticks does not move along: all is painted anew."""
        self.viewport().update()

    def scrollTo(  # noqa: N802
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """See Qt. A row at the top shows its heading too."""
        if not index.isValid():
            return
        bar, seen = self.verticalScrollBar(), self.viewport().height()
        top = self.places.body(index.row())
        above, below = top - self._sticky(), top + self.places.row - seen
        hints = QAbstractItemView.ScrollHint
        if hint is hints.PositionAtTop:
            bar.setValue(above)
        elif hint is hints.PositionAtBottom:
            bar.setValue(below)
        elif hint is hints.PositionAtCenter:
            bar.setValue((above + below) // 2)
        elif bar.value() > above:
            bar.setValue(above)
        elif bar.value() < below:
            bar.setValue(below)

    def _sticky(self) -> int:
        """How much of the top a heading takes."""
        return self.places.heading if self.places.group(self.places.count - 1) >= 0 else 0

    def _stuck_height(self) -> int:
        group = self.places.group(self.places.at(self.verticalOffset()))
        if group < 0:
            return 0
        next_top = self.places.group_top(group + 1) - self.verticalOffset()
        return min(self.places.heading, next_top)

    # Keys and selection

    def moveCursor(  # noqa: N802
        self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """See Qt."""
        count, at = self.places.count, self.currentIndex().row()
        if not count:
            return QModelIndex()
        page = max(1, (self.viewport().height() - self._sticky()) // self.places.row)
        steps = {
            _Action.MoveUp: at - 1,
            _Action.MovePrevious: at - 1,
            _Action.MoveDown: at + 1,
            _Action.MoveNext: at + 1,
            _Action.MovePageUp: at - page,
            _Action.MovePageDown: at + page,
            _Action.MoveHome: 0,
            _Action.MoveEnd: count - 1,
        }
        return self.model().index(max(0, min(count - 1, steps.get(action, at))), 0)

    def setSelection(  # noqa: N802
        self, rect: QRect, command: QItemSelectionModel.SelectionFlag
    ) -> None:
        """See Qt."""
        offset, last = self.verticalOffset(), self.places.height - 1
        top, bottom = sorted((rect.top() + offset, rect.bottom() + offset))
        if bottom < 0 or top > last:
            self.selectionModel().select(QItemSelection(), command)
            return
        first, final = (self.places.at(max(0, min(last, y))) for y in (top, bottom))
        if bottom < self.places.body(final):
            final -= 1  # only its heading lies in there
        chosen = QItemSelection()
        if first <= final:
            chosen.select(self.model().index(first, 0), self.model().index(final, 0))
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:  # noqa: N802
        """See Qt."""
        region = QRegion()
        seen = self.viewport().rect()
        for part in stretches(selection):
            top = self.places.top(part.top()) - self.verticalOffset()
            bottom = self.places.body(part.bottom()) + self.places.row - self.verticalOffset()
            region += QRegion(QRect(0, top, seen.width(), bottom - top).intersected(seen))
        return region

    def viewportEvent(self, event: QEvent) -> bool:
        """See Qt. Remembers which row lies under the pointer."""
        kind = event.type()
        if kind in (QEvent.Type.HoverMove, QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            left = kind is QEvent.Type.HoverLeave
            here = QModelIndex()
            if isinstance(event, QHoverEvent) and not left:
                here = self.indexAt(event.position().toPoint())
            if QPersistentModelIndex(here) != self._hovered:
                self._hovered = QPersistentModelIndex(here)
                self.viewport().update()
        return super().viewportEvent(event)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """See Qt."""
        painter = QPainter(self.viewport())
        offset, rect = self.verticalOffset(), event.rect()
        row = self.places.at(rect.top() + offset)
        while 0 <= row < self.places.count:
            top = self.places.top(row) - offset
            if top > rect.bottom():
                break
            if self.places.has_heading(row):
                self._paint_heading(painter, top, self.places.group(row))
            self._paint_row(painter, row)
            row += 1
        stuck = self._stuck_height()
        if stuck:
            group = self.places.group(self.places.at(offset))
            self._paint_heading(painter, stuck - self.places.heading, group)
        painter.end()

    def _paint_heading(self, painter: QPainter, top: int, group: int) -> None:
        rect = QRect(0, top, self.viewport().width(), self.places.heading)
        self.paint_heading(painter, rect, group)

    def _paint_row(self, painter: QPainter, row: int) -> None:
        index = self.model().index(row, 0)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        state = QStyle.StateFlag
        option.state &= ~(state.State_HasFocus | state.State_Selected | state.State_MouseOver)
        if self.selectionModel().isSelected(index):
            option.state |= state.State_Selected
        if index == self._hovered:
            option.state |= state.State_MouseOver
        if index == self.currentIndex() and self.hasFocus():
            option.state |= state.State_HasFocus
        self.itemDelegateForIndex(index).paint(painter, option, index)
