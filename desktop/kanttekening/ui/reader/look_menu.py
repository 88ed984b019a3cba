"""The menu of how pages lie: their size, their arrangement, and which way is up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from kanttekening.domain.place import Arrangement, Fit
from kanttekening.ui.reader.paper_dim import Paper
from kanttekening.words import pages as words

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from kanttekening.domain.place import PageLook

_ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 4.0, 8.0)
_FITS = {"fit_width": Fit.WIDTH, "fit_page": Fit.PAGE}
_ARRANGEMENTS = {
    "continuous": Arrangement.CONTINUOUS,
    "single_page": Arrangement.SINGLE,
    "two_pages": Arrangement.TWO,
}
_OF_PAGES = ("fit_page", "actual_size", *_ARRANGEMENTS, "cover_alone", "turn_left", "turn_right")


class LookMenu(QMenu):
    """The reader's own actions in order, with a tick at what holds now."""

    zoom_chosen = Signal(float)
    paper_chosen = Signal(object)

    def __init__(self, actions: dict[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(words.LOOK, parent)
        self._known = actions
        self._zooms: dict[float, QAction] = {}
        for name in ("fit_width", "fit_page", "actual_size"):
            self.addAction(actions[name])
        sizes = self.addMenu(words.SIZES)
        for zoom in _ZOOMS:
            action = sizes.addAction(words.percent(zoom))
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, zoom=zoom: self.zoom_chosen.emit(zoom))
            self._zooms[zoom] = action
        self.addSeparator()
        for name in (*_ARRANGEMENTS, "cover_alone"):
            self.addAction(actions[name])
        self.addSeparator()
        for name in ("turn_left", "turn_right"):
            self.addAction(actions[name])

        self.addSeparator()
        # Where the toolbar has no room for its buttons they are found here.
        for name in ("print", "present"):
            self.addAction(actions[name])
        dark = self.addMenu(words.PAPER_IN_DARK)
        group = QActionGroup(dark)
        self._papers: dict[Paper, QAction] = {}
        for paper, name in words.PAPERS.items():
            action = dark.addAction(name)
            action.setCheckable(True)
            action.triggered.connect(
                lambda _checked=False, paper=paper: self.paper_chosen.emit(Paper(paper))
            )
            group.addAction(action)
            self._papers[Paper(paper)] = action

    def show_paper(self, paper: Paper) -> None:
        """Tick how bright paper is in the dark."""
        self._papers[paper].setChecked(True)

    def show_look(self, look: PageLook, zoom: float, *, of_pages: bool) -> None:
        """Tick what holds; what only pages have is grey in the Leesweergave."""
        for name, fit in _FITS.items():
            self._known[name].setChecked(of_pages and look.fit is fit)
        for name, arrangement in _ARRANGEMENTS.items():
            self._known[name].setChecked(look.arrangement is arrangement)
        self._known["cover_alone"].setChecked(look.cover_alone)
        for name in _OF_PAGES:
            self._known[name].setEnabled(of_pages)
        two = look.arrangement is Arrangement.TWO
        self._known["cover_alone"].setEnabled(of_pages and two)
        free = look.fit is Fit.FREE or not of_pages
        for value, action in self._zooms.items():
            action.setChecked(free and round(value * 100) == round(zoom * 100))
