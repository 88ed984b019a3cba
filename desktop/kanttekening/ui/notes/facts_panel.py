"""Gegevens: the facts of the letter, corrected in place, and below them what the letter asks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kanttekening.domain.errors import UnclearValueError
from kanttekening.ui.notes.fact_row import FactRow
from kanttekening.ui.notes.facts import facts_of
from kanttekening.ui.notes.rows import LeadRow, RowColumn
from kanttekening.words import errors, margin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtWidgets import QWidget

    from kanttekening.domain.errors import KanttekeningError
    from kanttekening.domain.findings import Asking
    from kanttekening.domain.letter import Letter, LetterId
    from kanttekening.domain.links import LetterLinks
    from kanttekening.domain.touched import Outcome
    from kanttekening.services.library import Library
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.theme import Theme


class FactsPanel(RowColumn):
    """The rows under each other. ``flush`` keeps what is being typed."""

    evidence_activated = Signal(object)

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._desk = desk
        self._letter: Letter | None = None
        self._links: LetterLinks | None = None
        self._rows: dict[str, FactRow] = {}
        theme.changed.connect(self._dress)

    def show_letter(self, letter: Letter) -> None:
        """Show the facts of a letter; a row that is being typed in is kept."""
        is_same = self._letter is not None and self._letter.id == letter.id
        self._letter = letter
        if is_same and self._rows:
            for fact in facts_of(letter):
                self._rows[fact.name].show_fact(fact)
            return
        self._links = None
        self._fill()

    def show_links(self, links: LetterLinks) -> None:
        """Show what the letter asks for."""
        if self._letter is not None and links != self._links:
            self._links = links
            self._put_askings()

    def clear(self) -> None:
        """Show nothing."""
        self._letter = self._links = None
        self._rows = {}
        self.fill(())

    def flush(self) -> None:
        """Keep what is being typed."""
        for row in self._rows.values():
            if row.editor is not None:
                row.editor.keep_or_leave()

    # Inside

    def _fill(self) -> None:
        assert self._letter is not None  # noqa: S101 - for mypy; the callers have looked
        self._rows = {}
        for fact in facts_of(self._letter):
            row = FactRow(fact, self.theme, self.page)
            row.asked.connect(self.evidence_activated)
            row.typed.connect(self._on_typed)
            row.put_back_asked.connect(self._on_put_back)
            self._rows[fact.name] = row
        self.fill(self._rows.values())

    def _put_askings(self) -> None:
        """Below the facts: they are what a clerk writes down next."""
        while self.column.count() > len(self._rows) + 1:
            self.drop(len(self._rows))
        for widget in self._askings():
            self.column.insertWidget(self.column.count() - 1, widget)

    def _askings(self) -> Iterator[QWidget]:
        if self._links is None:
            return
        groups = (
            (margin.DECISIONS, self._links.requested_decisions),
            (margin.REQUESTS, self._links.requests),
        )
        for title, askings in groups:
            if askings:
                yield self.heading(title)
            yield from self._asked(askings)

    def _asked(self, askings: Iterable[Asking]) -> Iterator[QWidget]:
        for asking in askings:
            text = margin.of_what_is_asked(asking.text, asking.items)
            row = LeadRow(text, margin.SHOW_PASSAGE, self.page)
            row.say("asked", text)
            if asking.spans:
                show = partial(self.evidence_activated.emit, asking.spans[0])
                row.opened.connect(show)
                row.shown.connect(show)
            yield row

    def _on_typed(self, fact: str, text: str) -> None:
        if self._letter is not None:
            self._desk.change(
                partial(_correct, self._letter.id, fact, text),
                partial(self._on_kept, self._letter.id, fact),
                partial(self._on_refused, self._letter.id, fact),
            )

    def _on_put_back(self, fact: str) -> None:
        if self._letter is not None:
            self._desk.change(partial(_put_back, self._letter.id, fact))
            self._rows[fact].setFocus()

    def _on_kept(self, letter_id: LetterId, fact: str, _nothing: None) -> None:
        if self._letter is not None and self._letter.id == letter_id:
            self._rows[fact].finish()

    def _on_refused(self, letter_id: LetterId, fact: str, error: KanttekeningError) -> None:
        is_here = self._letter is not None and self._letter.id == letter_id
        if is_here and isinstance(error, UnclearValueError):
            self._rows[fact].refuse(f"{errors.explain(error)} {errors.advice(error)}")
        else:
            self._desk.failed.emit(error)

    def _dress(self) -> None:
        for row in self._rows.values():
            row.dress()


def _correct(letter_id: LetterId, fact: str, text: str, library: Library) -> Outcome[None]:
    return library.correcting.correct(letter_id, fact, text)


def _put_back(letter_id: LetterId, fact: str, library: Library) -> Outcome[None]:
    return library.correcting.put_back(letter_id, fact)
