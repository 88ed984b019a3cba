"""The words of one page as a text that Qt knows how to tell a screen reader.

PySide lets Python give a widget a text interface, but not the parts of it that hand back two
numbers: what is selected, and how far one look reaches. Qt's own text widget has all of it, so the
page borrows from one that is never shown. It lies over the page so that its caret is where the
caret of the page is: a magnifier that follows the caret looks at the right place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from kanttekening.ui.reader.offset_map import OffsetMap, Run, units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAccessibleTextInterface
    from PySide6.QtWidgets import QWidget

    from kanttekening.domain.passage import Span
    from kanttekening.ui.reader.selection import Selection

_BETWEEN = "\n\n"


class PageText(QPlainTextEdit):
    """Holds the text of a page, with the caret and the selection of the letter."""

    def __init__(self, selection: Selection, parent: QWidget) -> None:
        super().__init__(parent)
        self._selection = selection
        self._following = False
        self._map = OffsetMap("", ())
        self._kept: object = None
        self.setReadOnly(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.hide()
        self.cursorPositionChanged.connect(self._on_moved)
        self.selectionChanged.connect(self._on_moved)

    @property
    def interface(self) -> QAccessibleTextInterface:
        """What Qt tells of this text."""
        self._kept = QAccessible.queryAccessibleInterface(self)
        return self._kept.textInterface()

    def show_spans(self, text: str, spans: Sequence[Span]) -> None:
        """Hold these stretches of a letter, each as a paragraph."""
        at, runs, pieces = 0, [], []
        for span in spans:
            piece = span.of(text)
            runs.append(Run(at, span))
            pieces.append(piece)
            at += units(piece) + len(_BETWEEN)
        self._following = True
        self._map = OffsetMap(text, runs)
        self.setPlainText(_BETWEEN.join(pieces))
        self._following = False
        self.follow()

    def follow(self) -> None:
        """Take over caret and selection, and lie where the caret of the page is."""
        caret, span = self._selection.caret, self._selection.span
        if self._following or caret is None:
            return
        start = span.start if span and caret == span.end else span.end if span else caret
        self._following = True
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._within(start))
        cursor.setPosition(self._within(caret), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self._following = False

    def _within(self, offset: int) -> int:
        return min(self._map.position(offset), self.document().characterCount() - 1)

    def _on_moved(self) -> None:
        """A screen reader has put the caret somewhere, or selected something."""
        if self._following:
            return
        cursor = self.textCursor()
        self._following = True
        span = self._map.span(cursor.selectionStart(), cursor.selectionEnd())
        if cursor.hasSelection() and span is not None:
            self._selection.take(span)
        else:
            self._selection.place(self._map.offset(cursor.position()))
        self._following = False
