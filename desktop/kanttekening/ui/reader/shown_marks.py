"""The marks of the letter that is open, in both views, and again whenever they change."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kanttekening.domain.touched import Touched
from kanttekening.ui.reader.open_letter import marks_now

if TYPE_CHECKING:
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.reader.letter_marks import LetterMarks
    from kanttekening.ui.reader.open_letter import OpenLetter
    from kanttekening.ui.reader.view import ReaderView


class ShownMarks(QObject):
    """Fetches the annotations again when somebody touched them."""

    def __init__(self, desk: Desk, reader: ReaderView) -> None:
        super().__init__(reader)
        self._desk = desk
        self._reader = reader
        self._opened: OpenLetter | None = None
        desk.touched.connect(self._on_touched)

    def open_letter(self, opened: OpenLetter) -> None:
        """Show the marks of a letter that has just come; those of an older version stay so."""
        self._opened = opened if opened.is_newest else None
        self._show(opened.marks)

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
        self._opened = None

    def _on_touched(self, touched: Touched) -> None:
        opened = self._opened
        if opened is not None and touched & Touched.ANNOTATIONS:
            fetch = partial(marks_now, opened.letter.id, opened.content)
            self._desk.latest("reader-marks", fetch, partial(self._renew, opened))

    def _renew(self, opened: OpenLetter, marks: LetterMarks) -> None:
        if opened is self._opened:
            self._show(marks)
        self._reader.later.show_annotations(opened.letter.id, marks.annotations)

    def _show(self, marks: LetterMarks) -> None:
        self._reader.marking.shown = marks
        self._reader.page_view.set_marks(marks)
        # The Leesweergave is text: of an area of a page it tells on a picture or in a line.
        self._reader.pictures.set_areas(marks.areas)
        self._reader.reading_view.set_marks(marks.in_text)
