"""Documents that are no longer shown: each is taken apart bit by bit, as the window has time.

Qt takes 20 ms to let go of what a report of a thousand pages needed, or to empty it, and 100 ms
when there are thousands of tables.
"""

from __future__ import annotations

from collections import deque
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QTextCursor, QTextDocument

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTextEdit

_TURN_SECONDS = 0.002
# Taken away at once, whichever is less. Not fewer: each time Qt looks through all tables.
_BLOCKS, _CHARACTERS = 1000, 100_000


class OldDocuments(QObject):
    """Lets go of what a view showed without holding up whoever already looks at the next."""

    def __init__(self, view: QTextEdit) -> None:
        super().__init__(view)
        self._view = view
        self._waiting: deque[QTextDocument] = deque()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._take_apart)

    def begin_anew(self) -> None:
        """Give the view an empty document, unless it has one."""
        old = self._view.document()
        is_ours = old.parent() is self._view  # the very first is Qt's own, which lets it go itself
        if is_ours and old.isEmpty():
            return
        self._view.setExtraSelections([])
        self._view.setDocument(QTextDocument(self._view))
        if is_ours:
            old.setUndoRedoEnabled(False)
            old.documentLayout().installEventFilter(self)
            old.setLayoutEnabled(False)
            self._waiting.append(old)
            self._timer.start()

    def eventFilter(self, _layout: QObject, event: QEvent) -> bool:
        """See Qt. A layout that was not ready would go on for ever: it may lay nothing out now."""
        return event.type() is QEvent.Type.Timer

    def _take_apart(self) -> None:
        until = perf_counter() + _TURN_SECONDS
        while self._waiting and perf_counter() < until:
            if not _shortened(self._waiting[0]):
                self._waiting.popleft().deleteLater()
        if not self._waiting:
            self._timer.stop()


def _shortened(document: QTextDocument) -> bool:
    """Take some of its end away; False when there is nothing to take."""
    length = document.characterCount()
    block = document.findBlockByNumber(max(0, document.blockCount() - _BLOCKS))
    cursor = QTextCursor(document)
    cursor.setPosition(max(block.position(), length - _CHARACTERS))
    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    return document.characterCount() < length
