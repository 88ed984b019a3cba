"""The pages as a document: which page it is, its text, and where the caret stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import (
    QAccessible,
    QAccessibleTextCursorEvent,
    QAccessibleTextSelectionEvent,
    QAccessibleTextUpdateEvent,
)
from PySide6.QtWidgets import QAccessibleWidget

from kanttekening.ui.access.answering import NOTHING, Deed
from kanttekening.ui.access.page_text import PageText
from kanttekening.words import reader as words

if TYPE_CHECKING:
    from kanttekening.ui.reader.open_letter import Prepared
    from kanttekening.ui.reader.page_view import PageView
    from kanttekening.ui.reader.selection import Selection


class PageSpeech:
    """Names the page that is read, and keeps its text for a screen reader, if there is one."""

    def __init__(self, view: PageView, selection: Selection) -> None:
        self._view = view
        self._selection = selection
        self._prepared: Prepared | None = None
        self._text: PageText | None = None
        self._shown: tuple[Prepared | None, int] = (None, 0)
        selection.changed.connect(self._on_selection)

    def new_interface(self) -> PageDocument:
        """One more interface of Qt for the pages."""
        return PageDocument(self._view, self)

    @property
    def text(self) -> PageText:
        """The text of the page; it is made when somebody asks for it."""
        if self._text is None:
            self._text = PageText(self._selection, self._view.viewport())
            self._fill(self._text, self._page())
        return self._text

    def learn(self, prepared: Prepared) -> None:
        """The words on the pages are known."""
        self._prepared = prepared
        self.tell()

    def forget(self) -> None:
        """Another letter comes."""
        self._prepared = None

    def tell(self) -> None:
        """Name the page that is read: the one with the caret, or else the one in sight."""
        count, page = len(self._view.stack.pages), self._page()
        name = words.page_of(page, count) if count else ""
        if self._view.accessibleName() != name:
            self._view.setAccessibleName(name)
            self._view.setAccessibleDescription(words.PAGE_HINT if name else "")
        if self._text is not None and self._shown != (self._prepared, page):
            old = self._text.toPlainText()
            self._fill(self._text, page)
            new = self._text.toPlainText()
            QAccessible.updateAccessibility(QAccessibleTextUpdateEvent(self._view, 0, old, new))

    def _page(self) -> int:
        caret = self._selection.caret
        if caret is not None and self._prepared is not None:
            page = self._prepared.index.page_of(caret)
            if page in {shown.page for shown in self._view.pages_in_view()}:
                return page
        return self._view.page

    def _fill(self, page_text: PageText, page: int) -> None:
        self._shown = (self._prepared, page)
        if self._prepared is None:
            page_text.show_spans("", ())
        else:
            page_text.show_spans(self._prepared.steps.text, self._prepared.index.spans(page))

    def _on_selection(self) -> None:
        if not QAccessible.isActive():
            return
        self.tell()
        if self._text is None or self._selection.caret is None:
            return
        self._text.follow()
        cursor, view = self._text.textCursor(), self._view
        QAccessible.updateAccessibility(QAccessibleTextCursorEvent(view, cursor.position()))
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        QAccessible.updateAccessibility(QAccessibleTextSelectionEvent(view, start, end))


class PageDocument(QAccessibleWidget):
    """Answers a screen reader about the pages."""

    def __init__(self, view: PageView, speech: PageSpeech) -> None:
        super().__init__(view, QAccessible.Role.Document)
        self._speech = speech
        self._focus = Deed(Deed.setFocusAction(), view.setFocus)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        """See Qt."""
        if kind is QAccessible.InterfaceType.TextInterface:
            return self._speech.text.interface
        return self._focus if kind is QAccessible.InterfaceType.ActionInterface else NOTHING
