"""While one types "[[" in a note: the letters that may be meant, to choose one from."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from kanttekening.words import marking as words

if TYPE_CHECKING:
    from kanttekening.services.letter_links import LinkedLetter
    from kanttekening.services.library import Library
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.notes.note_edit import NoteEdit

_BEGUN = re.compile(r"\[\[([^\[\]\n]{0,60})$")
_LINK = Qt.ItemDataRole.UserRole + 1
_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ROW = 26


class LinkCompletion(QObject):
    """Watches one field. The list is made when it is first needed, and never takes the focus."""

    def __init__(self, desk: Desk, edit: NoteEdit) -> None:
        super().__init__(edit)
        self._desk = desk
        self._edit = edit
        self.list: QListWidget | None = None
        edit.typed.connect(self._look)
        edit.left.connect(self._hide)
        edit.complete = self._press

    def _look(self) -> None:
        begun = self._begun()
        if begun is None:
            self._hide()
            return
        # One for each field: an answer may only come where it was asked.
        key = f"note-links-{id(self._edit)}"
        self._desk.latest(key, partial(_like, begun), self._show)

    def _begun(self) -> str | None:
        cursor = self._edit.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        found = _BEGUN.search(before)
        return found.group(1) if found else None

    def _hide(self) -> None:
        if self.list is not None:
            self.list.hide()

    def _show(self, found: tuple[LinkedLetter, ...]) -> None:
        if self._begun() is None or not found:
            self._hide()
            return
        shown = self.list = self.list or self._make()
        shown.clear()
        for letter in found:
            item = QListWidgetItem(words.link_choice(letter.title, letter.date))
            item.setData(_LINK, letter.markdown)
            item.setToolTip(letter.title)
            shown.addItem(item)
        shown.setCurrentRow(0)
        self._place(shown)

    def _make(self) -> QListWidget:
        made = QListWidget(self._edit.window())
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setAccessibleName(words.LINK_CHOICES)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setTextElideMode(Qt.TextElideMode.ElideRight)
        made.setUniformItemSizes(True)
        made.itemClicked.connect(self._take)
        self._edit.destroyed.connect(made.deleteLater)
        return made

    def _place(self, shown: QListWidget) -> None:
        """Below the line one types in, or above it where the window ends."""
        window, line = self._edit.window(), self._edit.cursorRect()
        height = min(8, shown.count()) * max(_ROW, shown.sizeHintForRow(0)) + 4
        below = self._edit.mapTo(window, QPoint(0, line.bottom() + 4))
        if below.y() + height > window.height():
            below.setY(below.y() - line.height() - height - 8)
        shown.setGeometry(below.x(), below.y(), self._edit.width(), height)
        shown.show()
        shown.raise_()

    def _press(self, key: int) -> bool:
        """What a key does while there is something to choose; False when it is for the field."""
        shown = self.list
        if shown is None or not shown.isVisible():
            return False
        if key in _STEPS:
            row = shown.currentRow() + _STEPS[Qt.Key(key)]
            shown.setCurrentRow(max(0, min(shown.count() - 1, row)))
        elif key in _TAKES:
            self._take(shown.currentItem())
        elif key == Qt.Key.Key_Escape:
            shown.hide()
        else:
            return False
        return True

    def _take(self, item: QListWidgetItem) -> None:
        """Write the link in the place of what was typed for it."""
        begun, link = self._begun(), item.data(_LINK)
        self._hide()
        if begun is None:
            return
        cursor = self._edit.textCursor()
        cursor.movePosition(
            QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(begun) + 2
        )
        cursor.insertText(link)
        self._edit.setTextCursor(cursor)


def _like(begun: str, library: Library) -> tuple[LinkedLetter, ...]:
    return library.letter_links.like(begun)
