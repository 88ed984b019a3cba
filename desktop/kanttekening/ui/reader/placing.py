"""Putting a mark on other words: one that came loose, or one whose ends are to be moved.

The words are selected as always, with mouse, finger or keys. A strip says what is being done;
Enter or its button does it, Escape leaves everything as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from kanttekening.domain.annotation import AnnotationId
from kanttekening.ui.notes import wishes
from kanttekening.words import marking as words

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

    from kanttekening.domain.guess import Guess
    from kanttekening.domain.passage import Span
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.reader.view import ReaderView


class PlacingStrip(QWidget):
    """What is being done, with a way to finish it and a way out."""

    confirmed = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("placing")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self.confirm = QPushButton(words.CONFIRM, self)
        self.confirm.setProperty("main", True)
        self._cancel = QPushButton(words.CANCEL, self)
        self.confirm.clicked.connect(lambda _checked=False: self.confirmed.emit())
        self._cancel.clicked.connect(lambda _checked=False: self.cancelled.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.addWidget(self._text, 1)
        row.addWidget(self.confirm)
        row.addWidget(self._cancel)
        self.hide()

    def say(self, text: str, confirm: str) -> None:
        """Appear with a hint and the name of what finishes it."""
        self._text.setText(text)
        self.confirm.setText(confirm)
        self.show()


class Placing(QObject):
    """One mark at a time; ``is_on`` while one is being put somewhere."""

    begun = Signal()

    def __init__(self, desk: Desk, reader: ReaderView) -> None:
        super().__init__(reader)
        self._desk = desk
        self._reader = reader
        self._wish = wishes.place
        self._annotation: AnnotationId | None = None
        self.strip = PlacingStrip(reader)
        self.strip.confirmed.connect(self.finish)
        self.strip.cancelled.connect(self.cancel)
        reader.selection.changed.connect(self._allow)
        reader.shown.connect(self._end)
        for view in (reader.page_view, reader.reading_view):
            view.installEventFilter(self)

    @property
    def is_on(self) -> bool:
        """Whether a mark is being put somewhere."""
        return self._annotation is not None

    def begin(self, annotation_id: str) -> None:
        """Put a mark on what is selected, or on what will be."""
        if self._reader.marking.letter is None:
            self._reader.marking.barred.emit()
            return
        self._annotation, self._wish = AnnotationId(annotation_id), wishes.place
        if self._span() is not None:
            self.finish()
            return
        self._show(words.PLACING, words.PLACE_HERE)

    def show_guess(self, guess: Guess) -> None:
        """Show where a mark may belong: a place in the newest text, or on its pages."""
        if self._reader.marking.letter is None:
            self._reader.marking.barred.emit()
        elif guess.area is not None:
            self._reader.show_view("pages")
            self._reader.page_view.reveal_area(guess.area, flash=True)
        else:
            self._reader.show_span(guess.passage.span)

    def adjust(self, annotation_id: str) -> None:
        """Move the ends of a mark: its words become the selection."""
        found = [mark for mark in self._reader.marking.marks if mark.id == annotation_id]
        if self._reader.marking.letter is None:
            self._reader.marking.barred.emit()
            return
        if not found:
            return
        self._annotation, self._wish = AnnotationId(annotation_id), wishes.stretch
        self._reader.show_span(found[0].span)
        self._reader.selection.take(found[0].span)
        self._show(words.ADJUSTING, words.CONFIRM)
        self._reader.view.touch.handles.show()

    def split(self, annotation_id: str) -> None:
        """Make two of a mark at the caret, if that stands in it."""
        caret = self._reader.selection.caret
        if caret is not None:
            self._desk.change(
                wishes.split(AnnotationId(annotation_id), caret, self._reader.marking.seen)
            )

    def finish(self) -> None:
        """Put it on the words that are selected."""
        span, annotation = self._span(), self._annotation
        if span is None or annotation is None or self._reader.marking.letter is None:
            return
        self._end()
        self._reader.selection.drop()
        self._desk.change(self._wish(annotation, span, self._reader.marking.seen))

    def cancel(self) -> None:
        """Leave it as it was."""
        self._end()
        self._reader.selection.drop()

    def _span(self) -> Span | None:
        prepared, span = self._reader.prepared, self._reader.selection.span
        if prepared is None or span is None:
            return None
        words_of = prepared.steps.whole_words(prepared.steps.trimmed(span))
        return words_of if len(words_of) else None

    def _show(self, text: str, confirm: str) -> None:
        self.strip.say(text, confirm)
        self._allow()
        self.begun.emit()
        self._reader.view.setFocus()

    def _end(self, _opened: object = None) -> None:
        self._annotation = None
        self.strip.hide()

    def _allow(self) -> None:
        self.strip.confirm.setEnabled(self._reader.selection.span is not None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Escape belong to what is being done."""
        if self.is_on and isinstance(event, QKeyEvent) and event.type() == event.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.finish()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.cancel()
                return True
        return super().eventFilter(watched, event)
