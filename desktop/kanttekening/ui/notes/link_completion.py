"""While one types "[[" in a note: the letters that may be meant, to choose one from."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QSize, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel, QTextCursor
from PySide6.QtWidgets import QCompleter, QListView

from kanttekening.words import marking as words

if TYPE_CHECKING:
    from kanttekening.services.letter_links import LinkedLetter
    from kanttekening.services.library import Library
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.notes.note_edit import NoteEdit

_BEGUN = re.compile(r"\[\[([^\[\]\n]{0,60})$")
_LINK = Qt.ItemDataRole.UserRole + 1
_ROW = QSize(10, 26)  # as wide as the list is; what does not fit is cut


class LinkCompletion(QObject):
    """Watches one field."""

    def __init__(self, desk: Desk, edit: NoteEdit) -> None:
        super().__init__(edit)
        self._desk = desk
        self._edit = edit
        self.model = QStandardItemModel(self)
        self.completer = QCompleter(self.model, self)
        self.completer.setWidget(edit)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.popup = QListView()
        self.popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.completer.setPopup(self.popup)
        self.popup.setAccessibleName(words.LINK_CHOICES)
        self.popup.clicked.connect(self._take)
        # Of the two signals of this name the one with the row; the stubs know only one.
        self.completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        edit.typed.connect(self._look)
        edit.complete = self._take_current

    def _look(self) -> None:
        begun = self._begun()
        if begun is None:
            self.popup.hide()
            return
        # One for each field: an answer may only come where it was asked.
        key = f"note-links-{id(self._edit)}"
        self._desk.latest(key, partial(_like, begun), self._show)

    def _begun(self) -> str | None:
        cursor = self._edit.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        found = _BEGUN.search(before)
        return found.group(1) if found else None

    def _show(self, found: tuple[LinkedLetter, ...]) -> None:
        self.model.clear()
        for letter in found:
            item = QStandardItem(words.link_choice(letter.title, letter.date))
            item.setData(letter.markdown, _LINK)
            item.setToolTip(letter.title)
            item.setSizeHint(_ROW)
            self.model.appendRow(item)
        if self._begun() is None or not found or not self._edit.hasFocus():
            self.popup.hide()
            return
        where = self._edit.cursorRect()
        where.setX(0)
        where.setWidth(self._edit.viewport().width())
        self.completer.complete(where)
        self.popup.setCurrentIndex(self.completer.completionModel().index(0, 0))

    def _take_current(self) -> bool:
        if not self.popup.isVisible() or not self.popup.currentIndex().isValid():
            return False
        self._take(self.popup.currentIndex())
        return True

    def _take(self, index: QModelIndex) -> None:
        """Write the link in the place of what was typed for it."""
        begun, link = self._begun(), index.data(_LINK)
        self.popup.hide()
        if begun is None or not link:
            return
        cursor = self._edit.textCursor()
        cursor.movePosition(
            QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(begun) + 2
        )
        cursor.insertText(link)
        self._edit.setTextCursor(cursor)


def _like(begun: str, library: Library) -> tuple[LinkedLetter, ...]:
    return library.letter_links.like(begun)
