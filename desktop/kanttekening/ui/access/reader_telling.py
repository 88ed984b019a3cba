"""Tells a screen reader what the reader shows: marks at the caret, new ones, page and view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kanttekening.ui.access.announcing import announce
from kanttekening.ui.reader.marks import mark_at
from kanttekening.words import reader as words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kanttekening.domain.annotation import Annotation, AnnotationId
    from kanttekening.ui.access.letter_document import LetterBox
    from kanttekening.ui.reader.marking import Marking
    from kanttekening.ui.reader.page_view import PageView
    from kanttekening.ui.reader.selection import Selection


class ReaderTelling(QObject):
    """Follows the caret through the marks of the letter, and the pages where there is no caret."""

    def __init__(
        self, box: LetterBox, pages: PageView, selection: Selection, marking: Marking
    ) -> None:
        super().__init__(pages)
        self._box = box
        self._view: QWidget | None = None
        box.currentChanged.connect(lambda _index: self._on_view())
        self._pages = pages
        self._selection = selection
        self._marking = marking
        self._inside: AnnotationId | None = None
        selection.changed.connect(self._on_caret)
        marking.marked.connect(self._on_marked)
        pages.page_changed.connect(self._on_page)

    def _on_caret(self) -> None:
        caret = self._selection.caret
        mark = None if caret is None else mark_at(self._marking.marks, caret)
        before, self._inside = self._inside, mark.id if mark else None
        if mark is not None and mark.id != before:
            announce(self._pages.window(), words.mark_entered(mark.kind, mark.note))
        elif before is not None and mark is None and caret is not None:
            announce(self._pages.window(), words.MARK_LEFT)

    def _on_marked(self, annotation: Annotation) -> None:
        quote = annotation.passage.quote if annotation.passage else ""
        announce(self._pages.window(), words.marked(annotation.kind, quote))

    def _on_view(self) -> None:
        """One view took the place of the other."""
        before, self._view = self._view, self._box.letter_view
        if before is not None and self._view is not None and before is not self._view:
            is_original = self._view is self._pages
            announce(self._box, words.ORIGINAL if is_original else words.READING_VIEW)

    def _on_page(self, page: int) -> None:
        """Who turns pages hears which; who moves the caret hears the text itself."""
        is_here = self._pages.window().focusWidget() is self._pages
        if is_here and self._selection.caret is None:
            announce(self._pages, words.page_of(page, len(self._pages.stack.pages)))
