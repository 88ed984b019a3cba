"""Finding in the open letter: what was asked, where it stands, and which hit is the current."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from kanttekening.domain.letter_hits import LetterHits, next_hit

if TYPE_CHECKING:
    from collections.abc import Callable

    from kanttekening.domain.letter_hits import LetterHit
    from kanttekening.domain.passage import Span
    from kanttekening.services.letter_finding import LetterFinder
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.reader.find_bar import FindBar
    from kanttekening.ui.reader.view import ReaderView

_NOTHING = LetterHits()
# Another answer than this is for an older question.
_Answer = tuple[int, LetterHits] | None


class Finder(QObject):
    """Keeps the hits of one letter; the views paint them. Looking is done on ``lane``."""

    changed = Signal()
    reached = Signal(object)

    def __init__(self, bar: FindBar, desk: Desk, lane: str, reader: ReaderView) -> None:
        super().__init__(reader)
        self._bar = bar
        self._desk = desk
        self._lane = lane
        self._reader = reader
        self._letter: LetterFinder | None = None
        self._asked: tuple[str, ...] = ()
        self._landing: Span | None = None
        self._from: int | None = None
        self._number = 0
        self._is_asking = False
        self._goes_later = False
        self._found = _NOTHING
        self.current: int | None = None
        bar.asked.connect(self._on_asked)
        bar.next_asked.connect(self.next)
        bar.previous_asked.connect(self.previous)
        bar.closed.connect(self.close)
        reader.installEventFilter(self)

    @property
    def hits(self) -> tuple[LetterHit, ...]:
        """What was found, in the order of the text."""
        return self._found.hits

    @property
    def spans(self) -> tuple[Span, ...]:
        """All stretches of text that were found, in their order."""
        return tuple(part for hit in self.hits for part in hit.parts)

    @property
    def current_spans(self) -> tuple[Span, ...]:
        """The stretches of the current hit."""
        return () if self.current is None else self.hits[self.current].parts

    def open_letter(
        self,
        letter: LetterFinder | None,
        words: tuple[str, ...] = (),
        landing: Span | None = None,
    ) -> None:
        """Look in another letter, for the words of a search or what the bar asks.

        The hit that overlaps ``landing`` becomes the current one.
        """
        self._letter = letter
        self._asked = words
        self._landing = landing
        self._from = None
        # What was typed before the text was there is answered now as if it had been.
        go, self._goes_later = self._goes_later and letter is not None and not words, False
        self._look(go=go)

    def open_bar(self, selected: str) -> None:
        """Show the bar."""
        self._asked = ()
        self._from = self._here()
        self._bar.open(selected if "\n" not in selected else "")
        if self._letter is not None and self._bar.query.near:
            # While somebody types: the first answer need not wait for it.
            self._desk.work(self._lane, self._letter.learn_words, lambda _none: None)
        self._look(go=False)

    def close(self) -> None:
        """Hide the bar and forget the hits; the caret stays where one has come."""
        reader = self._reader
        has_caret = reader.selection.caret is not None or reader.view is reader.reading_view
        if has_caret and self.current_spans and not self._bar.isHidden():
            reader.selection.place(self.current_spans[0].start)
        self._bar.hide()
        self._asked = ()
        self._from = None
        self._look(go=False)

    def search_anew(self, words: tuple[str, ...]) -> None:
        """Another search found the letter that one led to: its words light up, nothing moves."""
        if self._asked and words != self._asked:
            self._asked = words
            self._look(go=False)

    def forget_search(self) -> None:
        """The search that led here is over; what the bar asks stays."""
        if self._asked:
            self._asked = ()
            self._look(go=False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Qt. Escape that nobody in the reader wanted ends the search."""
        if not _is_escape(event) or not (self.hits or not self._bar.isHidden()):
            return super().eventFilter(watched, event)
        self.close()
        return True

    def next(self) -> None:
        """Go to the hit after the current one."""
        self._step(forward=True)

    def previous(self) -> None:
        """Go to the hit before the current one."""
        self._step(forward=False)

    def go_to(self, index: int) -> None:
        """Make a hit the current one."""
        self._go(index)

    def _here(self) -> int:
        """Where one reads."""
        caret = self._reader.selection.caret
        return self._reader.view.top_offset() if caret is None else caret

    def _on_asked(self) -> None:
        self._asked = ()
        # While one types, every letter asks from the same place.
        self._from = self._here() if self._from is None else self._from
        self._goes_later = self._letter is None
        self._look(go=True)

    def _look(self, *, go: bool) -> None:
        self._number += 1
        letter, query = self._letter, self._bar.query
        if letter is not None and self._asked:
            ask: Callable[[], LetterHits] = partial(letter.find_words, self._asked)
        elif letter is not None and not self._bar.isHidden() and query.words:
            ask = partial(letter.find, query)
        else:
            self._is_asking = False
            self._show(_NOTHING)
            return
        self._is_asking = True
        answer = partial(self._on_found, go=go)
        self._desk.work(self._lane, partial(self._answer, self._number, ask), answer)

    def _answer(self, number: int, ask: Callable[[], LetterHits]) -> _Answer:
        """On the lane: nothing, when something else was asked meanwhile."""
        return (number, ask()) if number == self._number else None

    def _on_found(self, answer: _Answer, *, go: bool) -> None:
        if answer is None or answer[0] != self._number:
            return
        self._is_asking = False
        landing, self._landing = self._landing, None
        self._show(answer[1], landing)
        if go and self.hits:
            self._go(next_hit(self.hits, self._here() if self._from is None else self._from))

    def _step(self, *, forward: bool) -> None:
        # Enter directly after the last letter: the answer to that will go to the first hit.
        if not self.hits or self._is_asking:
            return
        if self.current is None:
            self._go(next_hit(self.hits, self._here(), forward=forward))
            return
        to = self.current + (1 if forward else -1)
        turned = 0 if 0 <= to < len(self.hits) else (1 if forward else -1)
        self._go(to % len(self.hits), turned=turned)

    def _go(self, index: int | None, *, turned: int = 0) -> None:
        self.current = index
        self._tell(turned=turned)
        if index is not None:
            self.reached.emit(self.hits[index].span)

    def _show(self, found: LetterHits, landing: Span | None = None) -> None:
        self._found = found
        self.current = None
        if landing is not None:
            over = (i for i, hit in enumerate(found.hits) if hit.span.overlaps(landing))
            self.current = next(over, None)
        self._bar.show_near(found.near_words)
        self._tell()

    def _tell(self, *, turned: int = 0) -> None:
        number = None if self.current is None else self.current + 1
        hidden = self.current is not None and not self._reader.view.shows(
            self.hits[self.current].span
        )
        self._bar.show_count(
            number,
            len(self.hits),
            capped=self._found.is_capped,
            turned=turned,
            hidden=hidden,
            ready=self._letter is not None,
        )
        self.changed.emit()


def _is_escape(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
        return False
    return event.key() == Qt.Key.Key_Escape and not event.modifiers()
