"""The contents as a tree: a click or Enter goes there, and the section one reads is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeWidget, QTreeWidgetItem

from kanttekening.words import pages as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from kanttekening.domain.guide import Guide
    from kanttekening.ui.reader.sections import Section

_OPEN_TO = 2
_NUMBER = Qt.ItemDataRole.UserRole


class Contents(QTreeWidget):
    """The lines of the contents, each under the one it belongs to."""

    section_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QTreeWidgetItem] = []
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(14)
        self.setAnimated(False)
        self.setWordWrap(True)
        self.setUniformRowHeights(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(words.CONTENTS)
        self.itemClicked.connect(self._ask)
        self.itemActivated.connect(self._ask)

    def show_sections(self, sections: Sequence[Section], guide: Guide) -> None:
        """Fill the tree; one that leads nowhere is grey and says so."""
        self.clear()
        self._items = []
        path: list[tuple[int, QTreeWidgetItem]] = []
        for number, section in enumerate(sections):
            while path and path[-1][0] >= section.level:
                path.pop()
            item = QTreeWidgetItem([section.title])
            item.setData(0, _NUMBER, number)
            if section.spot is None:
                item.setDisabled(True)
                item.setToolTip(0, words.LEADS_NOWHERE)
            else:
                label = guide.label(section.spot.page)
                item.setToolTip(0, words.section_tip(section.title, label))
            if path:
                path[-1][1].addChild(item)
            else:
                self.addTopLevelItem(item)
            path.append((section.level, item))
            self._items.append(item)
        self.expandToDepth(_OPEN_TO - 1 if len(sections) < 100 else 0)

    def show_current(self, number: int | None) -> None:
        """Choose the section one reads, or the open one it lies in."""
        if number is None or number >= len(self._items):
            self.clearSelection()
            return
        item = self._items[number]
        above = item.parent()
        while above is not None:
            if not above.isExpanded():
                item = above
            above = above.parent()
        if item is not self.currentItem() or not item.isSelected():
            self.setCurrentItem(item)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See Qt, which gives a wrapped line its height only when it lays out anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def _ask(self, item: QTreeWidgetItem) -> None:
        self.section_asked.emit(item.data(0, _NUMBER))
