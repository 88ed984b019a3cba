"""What a person does with a selection: mark, note, recolour, remove, copy, cite."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from kanttekening.domain.annotation import MarkKind, MarkStyle
from kanttekening.ui.reader.letter_marks import LetterMarks
from kanttekening.ui.reader.marks import Mark, mark_touching
from kanttekening.words import reader as words

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from kanttekening.domain.annotation import Annotation, AnnotationId
    from kanttekening.domain.letter import LetterId, VersionId
    from kanttekening.domain.passage import Span
    from kanttekening.domain.touched import Outcome
    from kanttekening.services.library import Library
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.reader.open_letter import OpenLetter, Prepared
    from kanttekening.ui.reader.selection import Selection


# A passage goes over from one page to the next; one of three pages is rarely meant.
_MANY_PAGES = 2


class Marking(QObject):
    """Carries gestures on the open letter to the library."""

    created = Signal(str)
    # An older version is open: what was asked can be done on the newest.
    barred = Signal()
    marked = Signal(object)
    # So many pages got a mark of this kind at once: maybe that was not meant.
    marked_much = Signal(int, object)
    note_wanted = Signal(str)

    def __init__(self, desk: Desk, selection: Selection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._selection = selection
        self._opened: OpenLetter | None = None
        self._prepared: Prepared | None = None
        self.shown = LetterMarks()
        self.last_kind = MarkKind.IMPORTANT

    def open_letter(self, opened: OpenLetter | None, prepared: Prepared | None) -> None:
        """Work on this letter from now on."""
        self._opened, self._prepared = opened, prepared

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks of the letter."""
        return self.shown.every

    @property
    def letter(self) -> LetterId | None:
        """The letter that can be marked; None for an older version, which is for reading."""
        opened = self._opened
        return opened.letter.id if opened is not None and opened.is_newest else None

    @property
    def seen(self) -> VersionId | None:
        """The version of the letter that is on the screen."""
        return self._opened.letter.version_id if self._opened is not None else None

    def tell_made(self, annotation: Annotation) -> None:
        """A mark was made in another way: its card is for who wants to write."""
        self._on_marked(annotation, note=False)

    def mark(
        self, kind: MarkKind | None = None, *, note: bool = False, underlined: bool = False
    ) -> None:
        """Mark the selection, in whole words; without one, the mark at the caret changes.

        It gets another kind, or is ``underlined`` if it was not.
        """
        span = self._span()
        if self._is_barred:
            self._refuse(note=note and span is None)
            return
        if span is None or self._prepared is None:
            if underlined:
                self._turn_style()
            else:
                self._change_at_caret(kind, note=note)
            return
        span = self._prepared.steps.whole_words(span)
        self.last_kind = kind or self.last_kind
        if self.letter is not None:
            style = MarkStyle.UNDERLINE if underlined else MarkStyle.HIGHLIGHT
            act = partial(_mark, self.letter, span, self.last_kind, style, self.seen)
            self._desk.change(act, partial(self._on_marked, note=note))

    def remove(self) -> None:
        """Remove the mark at the caret."""
        found = self._at_caret()
        if self._is_barred:
            self.barred.emit()
        elif found is not None:
            self._desk.change(partial(_remove, found.id))

    def copy(self) -> None:
        """Put the selected words on the clipboard, broken sentences joined."""
        data = self.copied()
        if data is not None:
            QGuiApplication.clipboard().setMimeData(data)

    def copied(self) -> QMimeData | None:
        """The selected words, plain and with their looks; None when nothing is selected."""
        span = self._span()
        if span is None or self._prepared is None or self._opened is None:
            return None
        from kanttekening.ui.reader.copying import copied  # not on the way to the first page

        return copied(self._prepared.reading, self._opened.document.styles, span)

    def cite(self) -> None:
        """Put the selected words on the clipboard with their source."""
        span = self._span()
        if span is None or self._prepared is None or self._opened is None:
            return
        # Half a word is no quotation.
        span = self._prepared.steps.whole_words(span)
        letter = self._opened.letter
        page = self._opened.layout.page_of(span.start)
        from kanttekening.ui.reader.copying import plain

        quote = " ".join(plain(self._prepared.reading, span).split())
        text = words.citation(quote, letter.facts, page, letter.title)
        QGuiApplication.clipboard().setText(text)

    def selected_text(self) -> str:
        """The selected words with broken sentences joined."""
        span = self._span()
        if span is None or self._prepared is None:
            return ""
        from kanttekening.ui.reader.copying import plain

        return plain(self._prepared.reading, span)

    @property
    def _is_barred(self) -> bool:
        return self._opened is not None and self.letter is None

    def _refuse(self, *, note: bool) -> None:
        """Say that nothing can be marked here; the note of a mark can be written anywhere."""
        found = self._at_caret()
        if note and found is not None:
            self.note_wanted.emit(found.id)
        else:
            self.barred.emit()

    def _span(self) -> Span | None:
        span = self._selection.span
        if span is None or self._prepared is None:
            return None
        trimmed = self._prepared.steps.trimmed(span)
        return trimmed if len(trimmed) else None

    def _at_caret(self) -> Mark | None:
        caret = self._selection.caret
        return None if caret is None else mark_touching(self.marks, caret)

    def _change_at_caret(self, kind: MarkKind | None, *, note: bool) -> None:
        found = self._at_caret()
        if found is None:
            return
        if note:
            self.note_wanted.emit(found.id)
        elif kind is not None and kind is not found.kind:
            self._desk.change(partial(_set_kind, found.id, kind))

    def _turn_style(self) -> None:
        found = self._at_caret()
        if found is not None:
            self._desk.change(partial(_turn_style, found.id))

    def _on_marked(self, annotation: Annotation, *, note: bool) -> None:
        self._selection.drop()
        self.created.emit(annotation.id)
        self.marked.emit(annotation)
        self._tell_much(annotation)
        if note:
            self.note_wanted.emit(annotation.id)

    def _tell_much(self, annotation: Annotation) -> None:
        opened, passage = self._opened, annotation.passage
        if opened is None or passage is None or opened.letter.id != annotation.letter_id:
            return
        first = opened.layout.page_of(passage.span.start) or 1
        last = opened.layout.page_of(max(passage.span.start, passage.span.end - 1)) or first
        if last - first >= _MANY_PAGES:
            self.marked_much.emit(last - first + 1, annotation.kind)


def _mark(
    letter_id: LetterId,
    span: Span,
    kind: MarkKind,
    style: MarkStyle,
    seen: VersionId | None,
    library: Library,
) -> Outcome[Annotation]:
    return library.annotating.mark(letter_id, span, kind, style=style, seen=seen)


def _turn_style(annotation_id: AnnotationId, library: Library) -> Outcome[Annotation]:
    return library.reshaping.turn_style(annotation_id)


def _remove(annotation_id: AnnotationId, library: Library) -> Outcome[None]:
    return library.annotating.remove(annotation_id)


def _set_kind(annotation_id: AnnotationId, kind: MarkKind, library: Library) -> Outcome[Annotation]:
    return library.annotating.set_kind(annotation_id, kind)
