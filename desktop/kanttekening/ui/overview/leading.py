"""From a row of the list of all to its passage in the reader and its card in the margin."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kanttekening.domain.annotation import AnchorState

if TYPE_CHECKING:
    from kanttekening.domain.annotation import Annotation, AnnotationId
    from kanttekening.domain.note_list import NoteRow
    from kanttekening.services.library import Library
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.notes.panel import MarginPanel
    from kanttekening.ui.overview.panel import OverviewPanel
    from kanttekening.ui.reader.open_letter import OpenLetter
    from kanttekening.ui.reader.view import ReaderView
    from kanttekening.ui.roads import Roads


class Leading(QObject):
    """Opens the letter; the card stands out as soon as the letter is there."""

    def __init__(
        self,
        overview: OverviewPanel,
        roads: Roads,
        reader: ReaderView,
        panel: MarginPanel,
        desk: Desk,
    ) -> None:
        super().__init__(overview)
        self._roads = roads
        self._panel = panel
        self._reader = reader
        self._desk = desk
        self._wanted: NoteRow | None = None
        overview.row_chosen.connect(self._lead)
        roads.arrived.connect(lambda row, _span: self._on_arrived(row.id))
        reader.shown.connect(self._on_shown)

    def _lead(self, row: NoteRow) -> None:
        self._wanted = row
        self._roads.open(row.letter_id, row.span)

    def _on_arrived(self, letter_id: int) -> None:
        self._show_card(letter_id)
        row = self._wanted
        if row is not None and row.letter_id == letter_id and row.state is AnchorState.KEPT:
            # Its words stand in the older text only.
            self._desk.latest("note-version", partial(_note, row.id), self._show_older)

    def _show_older(self, note: Annotation) -> None:
        self._wanted = None
        if note.state is AnchorState.KEPT and note.passage is not None:
            self._reader.show_version(note.letter_id, note.version_id, note.passage.span)

    def _on_shown(self, opened: OpenLetter) -> None:
        self._show_card(opened.letter.id)
        self._wanted = None

    def _show_card(self, letter_id: int) -> None:
        """The letter may be open already, or come a moment later: both are heard."""
        if self._wanted is not None and self._wanted.letter_id == letter_id:
            self._panel.focus_annotation(self._wanted.id)


def _note(annotation_id: AnnotationId, library: Library) -> Annotation:
    return library.annotating.get(annotation_id)
