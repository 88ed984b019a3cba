"""Verwijzingen: the papers that a letter cites, those that cite it, and what came with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QToolButton

from kanttekening.ui.notes.rows import LeadRow, RowColumn
from kanttekening.words import margin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from kanttekening.domain.links import CitedPaper, Citing, LetterLinks
    from kanttekening.domain.rows import LetterRow
    from kanttekening.ui.theme import Theme

_ICON = 14


class LinksPanel(RowColumn):
    """Links both ways. ``letter_asked`` carries a letter's id and where to land in it."""

    letter_asked = Signal(int, object)
    passage_asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._links: LetterLinks | None = None
        theme.changed.connect(self._show_again)

    def show_links(self, links: LetterLinks) -> None:
        """Show everything a letter is tied to."""
        if links == self._links:
            return
        self._links = links
        self._show_again()

    def clear(self) -> None:
        """Show nothing."""
        self._links = None
        self.fill(())

    @staticmethod
    def count(links: LetterLinks) -> int:
        """How many links there are, in the name of the tab."""
        family = len(links.attachments) + (links.parent is not None)
        return family + len(links.cites) + len(links.cited_in)

    # Inside

    def _show_again(self) -> None:
        if self._links is not None:
            rows = list(self._rows(self._links))
            self.fill(rows or [self.teach(margin.NO_LINKS_TITLE, margin.NO_LINKS)])

    def _rows(self, links: LetterLinks) -> Iterator[QWidget]:
        if links.parent is not None:
            yield self.heading(margin.BELONGS_TO)
            yield self._letter(links.parent)
        if links.attachments:
            yield self.heading(margin.ATTACHMENTS)
            yield from map(self._letter, links.attachments)
        if links.cites:
            yield self.heading(margin.CITES)
            yield from map(self._cited, links.cites)
        if links.cited_in:
            yield self.heading(margin.CITED_IN)
            yield from map(self._citing, links.cited_in)

    def _letter(self, row: LetterRow) -> QWidget:
        made = LeadRow(
            f"{row.title}, {margin.letter_line(row)}", margin.OPEN_LETTER_HERE, self.page
        )
        made.say("link_title", row.title)
        made.say("foot", margin.letter_line(row), self.theme)
        made.opened.connect(partial(self.letter_asked.emit, row.id, None))
        return made

    def _cited(self, cited: CitedPaper) -> QWidget:
        reference, row = cited.reference, cited.letter
        show = partial(self.passage_asked.emit, reference.spans[0] if reference.spans else None)
        spoken = margin.cited_spoken(reference, row)
        tip = margin.OPEN_LETTER if row is not None else margin.SHOW_PASSAGE
        made = LeadRow(spoken, tip, self.page)
        made.say("kind_line", margin.kind_line(reference), self.theme)
        if row is not None:
            made.say("link_title", row.title)
            made.opened.connect(partial(self.letter_asked.emit, row.id, None))
            self._put_finder(made, show)
        else:
            made.say("cited", " ".join(reference.text.split()))
            if margin.is_missed(reference):
                made.say("missing", margin.MISSING, self.theme)
            made.opened.connect(show)
        made.shown.connect(show)
        return made

    def _put_finder(self, row: LeadRow, show: partial[None]) -> None:
        """A small button beside the way out: where in this letter the other one is cited."""
        finder = QToolButton(row)
        finder.setObjectName("finder")
        finder.setIcon(self.theme.icon("quote", "grey1"))
        finder.setIconSize(QSize(_ICON, _ICON))
        finder.setToolTip(margin.SHOW_CITATION)
        finder.setAccessibleName(margin.SHOW_CITATION)
        finder.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        finder.clicked.connect(lambda _checked=False: show())
        row.put_aside(finder)

    def _citing(self, citing: Citing) -> QWidget:
        row = citing.letter
        made = LeadRow(
            f"{row.title}, {margin.letter_line(row)}", margin.OPEN_LETTER_HERE, self.page
        )
        made.say("link_title", row.title)
        made.say("foot", margin.letter_line(row), self.theme)
        made.opened.connect(partial(self.letter_asked.emit, row.id, citing.span))
        return made
