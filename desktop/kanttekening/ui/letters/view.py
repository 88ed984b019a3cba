"""The list itself: rows of one height, keys and the context menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from kanttekening.ui.letters.delegate import LetterDelegate
from kanttekening.ui.row_list import ROW, RowList
from kanttekening.words import letter_list

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from kanttekening.domain.label import LabelColor
    from kanttekening.domain.letter import LetterId
    from kanttekening.domain.rows import LetterRow
    from kanttekening.ui.letters.model import LettersModel
    from kanttekening.ui.theme import Theme


class LettersView(RowList):
    """Shows the rows; the current one is the letter that is read."""

    chosen_again = Signal(object)
    menu_wanted = Signal(QPoint)
    left_upward = Signal()
    entered = Signal()

    def __init__(self, theme: Theme, model: LettersModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters = model
        self._delegate = LetterDelegate(theme, self)
        # The next letter came by itself, in the place of one that went.
        self.is_following_up = False
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(letter_list.LIST_NAME)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self.menu_wanted)
        theme.changed.connect(self._on_theme_changed)

    def show_sentences(self, *, shown: bool) -> None:
        """Give rows room for the sentence that was found, or take it away."""
        if self._delegate.show_sentences(shown=shown):
            self.scheduleDelayedItemsLayout()

    def show_label_colors(self, colors: dict[str, LabelColor]) -> None:
        """Know the colours of labels by their names."""
        self._delegate.show_label_colors(colors)
        self.viewport().update()

    def row(self) -> LetterRow | None:
        """The row of the letter that is read."""
        row: LetterRow | None = self.currentIndex().data(ROW)
        return row

    def chosen(self) -> tuple[LetterRow, ...]:
        """All selected rows, from top to bottom."""
        indexes = sorted(self.selectionModel().selectedRows(), key=QModelIndex.row)
        return tuple(index.data(ROW) for index in indexes)

    def show_current(self, letter_id: LetterId) -> None:
        """Make a letter the current row, without announcing it; or none, if it is not here."""
        at = self._letters.position(letter_id)
        with self.quietly():
            if at is None:
                self.selectionModel().clear()
            else:
                self._make_current(at)

    def show_rows(
        self,
        rows: tuple[LetterRow, ...],
        *,
        keep: LetterId | None,
        stay: bool,
        best_first: bool = False,
    ) -> None:
        """Show other rows. The letter ``keep`` stays the current one, without being announced.

        With ``stay`` nothing moves: the current letter stays where it is on the screen, whatever
        came above it, and one that is gone is followed up by the one that came after it. Else that
        letter comes in view, or with ``best_first`` the first row.
        """
        before = self.currentIndex().row()
        stood = self.visualRect(self.currentIndex())
        place = self.verticalScrollBar().value()
        chosen = {row.id for row in self.chosen()} if stay else set()
        with self.quietly():
            self._letters.show(rows)
            at = self._letters.position(keep)
            if at is not None and at != self.currentIndex().row():
                self._make_current(at)
            if len(chosen) > 1:
                self.choose_all(chosen)
        self.executeDelayedItemsLayout()
        if stay:
            self.verticalScrollBar().setValue(place)
            if at is not None and stood.intersects(self.viewport().rect()):
                moved = self.visualRect(self._letters.index(at)).top() - stood.top()
                self.verticalScrollBar().setValue(place + moved)
            if at is None and before >= 0:
                self.is_following_up = True
                self.choose(min(before, len(rows) - 1))
                self.is_following_up = False
        else:
            self.scrollToTop()
            if at is not None and not best_first:
                self.scrollTo(self._letters.index(at), self.ScrollHint.EnsureVisible)

    def choose_all(self, letter_ids: set[LetterId]) -> None:
        """Choose all of these that are here; the current letter stays the current one."""
        selection = QItemSelection()
        for at, row in enumerate(self._letters.rows):
            if row.id in letter_ids:
                index = self._letters.index(at)
                selection.select(index, index)
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """See Qt. A click on the letter that is read already asks for it again."""
        index = self.indexAt(event.position().toPoint())
        plain = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
        again = plain and index.isValid() and index == self.currentIndex()
        super().mousePressEvent(event)
        if again:
            self.chosen_again.emit(index.data(ROW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See Qt. Up from the first row goes back to the search field, Enter to the letter."""
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upward.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.row() is not None:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _make_current(self, at: int) -> None:
        self.selectionModel().setCurrentIndex(
            self._letters.index(at), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    def _on_theme_changed(self) -> None:
        self._delegate.refresh()
        self.scheduleDelayedItemsLayout()
