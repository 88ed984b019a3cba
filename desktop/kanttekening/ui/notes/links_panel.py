"""Verwijzingen: the papers that a letter cites, those that cite it, and what came with it.

Below them, what is looked up only when somebody looks: names that other letters have as well,
and pictures that the file does not hold.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton

from kanttekening.ui.notes.rows import LeadRow, RowColumn, plain_label
from kanttekening.ui.theme import TextRole
from kanttekening.words import margin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from kanttekening.domain.details import Words
    from kanttekening.domain.links import (
        CitedPaper,
        Citing,
        LetterLinks,
        LooseEnds,
        NamedTogether,
    )
    from kanttekening.domain.rows import LetterRow
    from kanttekening.ui.theme import Theme

_ICON = 14
# Of a name that many letters have, so many are shown at first; one more would fit as well.
_FIRST_LETTERS = 3


class LinksPanel(RowColumn):
    """Links both ways. ``letter_asked`` carries a letter's id and where to land in it.

    ``looked_at`` tells that the panel came into sight.
    """

    letter_asked = Signal(int, object)
    passage_asked = Signal(object)
    looked_at = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._links: LetterLinks | None = None
        self._ends: LooseEnds | None = None
        self._unfolded: set[str] = set()
        theme.changed.connect(self._show_again)

    def show_links(self, links: LetterLinks) -> None:
        """Show everything a letter is tied to."""
        if links == self._links:
            return
        self._links = links
        self._show_again()

    def show_loose_ends(self, ends: LooseEnds) -> None:
        """Show what else the letter points at."""
        if ends != self._ends:
            self._ends = ends
            self._show_again()

    def clear(self) -> None:
        """Show nothing."""
        self._links = self._ends = None
        self._unfolded.clear()
        self.fill(())

    @staticmethod
    def count(links: LetterLinks) -> int:
        """How many links there are, in the name of the tab."""
        family = len(links.attachments) + (links.parent is not None)
        return family + len(links.cites) + len(links.cited_in)

    # Inside

    def _show_again(self) -> None:
        if self._links is not None:
            rows = [*self._rows(self._links), *self._loose_rows(self._ends)]
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

    def _loose_rows(self, ends: LooseEnds | None) -> Iterator[QWidget]:
        if ends is not None and ends.shared:
            yield self.heading(margin.SHARED)
            for shared in ends.shared:
                yield from self._shared(shared)
        if ends is not None and ends.lost_pictures:
            yield self.heading(margin.LOST_PICTURES)
            yield from map(self._lost_picture, ends.lost_pictures)

    def _shared(self, shared: NamedTogether) -> Iterator[QWidget]:
        """A name with the newest letters that have it; the others on request."""
        name = plain_label("shared", shared.name, self.page)
        name.setFont(self.theme.font(TextRole.SMALL))
        yield name
        letters = shared.letters
        folded = shared.name not in self._unfolded and len(letters) > _FIRST_LETTERS + 1
        yield from map(self._letter, letters[:_FIRST_LETTERS] if folded else letters)
        if folded:
            words = margin.more_letters(len(letters) - _FIRST_LETTERS)
            more = LeadRow(words, words, self.page)
            more.say("kind_line", words, self.theme)
            more.opened.connect(partial(self._unfold, shared.name))
            yield more

    def _unfold(self, name: str) -> None:
        self._unfolded.add(name)
        had_focus = self.page.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        place = [row.hasFocus() for row in self.stops()]
        self._show_again()
        if had_focus and True in place:
            self.stops()[place.index(True)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _lost_picture(self, lost: Words) -> QWidget:
        made = LeadRow(margin.lost_spoken(lost.text), margin.SHOW_PASSAGE, self.page)
        made.say("cited", lost.text)
        made.say("missing", margin.LOST_PICTURE, self.theme)
        for going in (made.opened, made.shown):
            going.connect(partial(self.passage_asked.emit, lost.span))
        return made

    def showEvent(self, event: QShowEvent) -> None:
        """See Qt."""
        super().showEvent(event)
        self.looked_at.emit()

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
        finder.setIconSize(self.theme.icon_size(_ICON))
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
