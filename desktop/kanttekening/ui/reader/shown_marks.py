"""The marks of the letter that is open, in both views, and again whenever they change."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kanttekening.domain.touched import Touched
from kanttekening.ui.reader.marks import areas_of, marks_of
from kanttekening.ui.reader.open_letter import annotations_of

if TYPE_CHECKING:
    from kanttekening.domain.annotation import Annotation
    from kanttekening.domain.letter import LetterId
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.reader.open_letter import OpenLetter
    from kanttekening.ui.reader.view import ReaderView


class ShownMarks(QObject):
    """Fetches the annotations again when somebody touched them."""

    def __init__(self, desk: Desk, reader: ReaderView) -> None:
        super().__init__(reader)
        self._desk = desk
        self._reader = reader
        self._letter: LetterId | None = None
        desk.touched.connect(self._on_touched)

    def open_letter(self, opened: OpenLetter) -> None:
        """Show the marks of a letter that has just come; those of an older version stay so."""
        self._letter = opened.letter.id
        self._show(self._letter, opened.annotations)
        if not opened.is_newest:
            self.forget()

    def go_to(self, annotation_id: str) -> None:
        """Bring a mark into sight and let it light up."""
        reader = self._reader
        for mark in reader.marking.marks:
            if mark.id != annotation_id:
                continue
            if mark.area is not None:
                reader.show_view("pages")
                reader.page_view.reveal_area(mark.area)
            else:
                reader.show_span(mark.span)
                reader.selection.place(mark.span.start)

    def forget(self) -> None:
        """No letter is open any more."""
        self._letter = None

    def _on_touched(self, touched: Touched) -> None:
        letter_id = self._letter
        if letter_id is not None and touched & Touched.ANNOTATIONS:
            self._desk.latest(
                "reader-marks", partial(annotations_of, letter_id), partial(self._renew, letter_id)
            )

    def _renew(self, letter_id: LetterId, annotations: tuple[Annotation, ...]) -> None:
        self._show(letter_id, annotations)
        self._reader.later.show_annotations(letter_id, annotations)

    def _show(self, letter_id: LetterId, annotations: tuple[Annotation, ...]) -> None:
        if letter_id != self._letter:
            return
        marks = marks_of(annotations)
        self._reader.marking.marks = marks
        self._reader.page_view.set_marks(marks)
        # The Leesweergave is text: of an area of a page it tells on a picture or in a line.
        self._reader.pictures.set_areas(areas_of(marks))
        self._reader.reading_view.set_marks([mark for mark in marks if mark.area is None])
