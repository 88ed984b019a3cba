"""Keeps how pages lie in step with the menu, the letter as it was left, and the last choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kanttekening.ui.reader.paper_dim import Paper
from kanttekening.ui.reader.usual_look import UsualLook

if TYPE_CHECKING:
    from kanttekening.domain.place import ReadingPlace
    from kanttekening.ui.reader.view import ReaderView
    from kanttekening.ui.state import WindowState

_PAPER = "pages/paper"


class Looking(QObject):
    """A letter comes back as it lay; one that was never opened lies as was last chosen."""

    def __init__(self, reader: ReaderView, state: WindowState | None) -> None:
        super().__init__(reader)
        self._reader = reader
        self._state = state
        self._usual = UsualLook(state)
        reader.head.zoom_asked.connect(lambda zoom: reader.view.set_zoom(zoom))
        reader.head.look_menu.aboutToShow.connect(self.show_look)
        reader.page_view.look_chosen.connect(self._on_look_chosen)
        reader.head.look_menu.paper_chosen.connect(self._on_paper_chosen)
        paper = Paper.WHITE if state is None else state.word(_PAPER, tuple(Paper), Paper.WHITE)
        reader.page_view.choose_paper(Paper(paper))
        reader.head.look_menu.show_paper(Paper(paper))

    def restore(self, place: ReadingPlace | None) -> None:
        """Lie as the letter was left, or as a person last chose."""
        reader = self._reader
        if place is None:
            reader.page_view.adopt(self._usual.look, self._usual.zoom)
        else:
            reader.page_view.adopt(place.look, place.zoom)

    def show_look(self) -> None:
        """Tick in the menu what holds now."""
        reader = self._reader
        of_pages = reader.view is reader.page_view
        reader.head.look_menu.show_look(reader.page_view.look, reader.view.zoom, of_pages=of_pages)

    def _on_paper_chosen(self, paper: Paper) -> None:
        self._reader.page_view.choose_paper(paper)
        if self._state is not None:
            self._state.keep_text(_PAPER, paper)

    def _on_look_chosen(self) -> None:
        self._usual.learn(self._reader.page_view.look, self._reader.page_view.zoom)
        self.show_look()
        self._reader.stir()
