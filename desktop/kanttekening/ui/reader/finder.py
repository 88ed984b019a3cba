"""Finding in the open letter: what was asked, where it stands, and which hit is the current."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kanttekening.ui.reader.finding import MOST_HITS, next_hit

if TYPE_CHECKING:
    from collections.abc import Callable

    from kanttekening.domain.passage import Span
    from kanttekening.ui.reader.find_bar import FindBar
    from kanttekening.ui.reader.finding import FoldedText


class Finder(QObject):
    """Keeps the hits of one letter; the views paint them."""

    changed = Signal()
    reached = Signal(object)

    def __init__(
        self, bar: FindBar, here: Callable[[], int], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._bar = bar
        self._here = here
        self._folded: FoldedText | None = None
        self._asked: tuple[str, ...] = ()
        self.hits: tuple[Span, ...] = ()
        self.current: int | None = None
        bar.asked.connect(self._on_asked)
        bar.next_asked.connect(self.next)
        bar.previous_asked.connect(self.previous)
        bar.closed.connect(self.close)

    def open_letter(self, folded: FoldedText | None, words: tuple[str, ...] = ()) -> None:
        """Look in another letter, for the words of a search or what the bar asks."""
        self._folded = folded
        self._asked = words
        self._look()

    def open_bar(self, selected: str) -> None:
        """Show the bar."""
        self._asked = ()
        self._bar.open(selected if "\n" not in selected else "")
        self._look()

    def close(self) -> None:
        """Hide the bar and forget the hits."""
        self._bar.hide()
        self._asked = ()
        self._set((), None)

    def next(self) -> None:
        """Go to the hit after the current one."""
        self._step(forward=True)

    def previous(self) -> None:
        """Go to the hit before the current one."""
        self._step(forward=False)

    def land(self, span: Span) -> None:
        """Make the hit that overlaps ``span`` the current one."""
        self.current = next((i for i, hit in enumerate(self.hits) if hit.overlaps(span)), None)
        self._tell()

    def _on_asked(self, _text: str) -> None:
        self._asked = ()
        self._look()
        if self.hits:
            self._go(next_hit(self.hits, self._here()))

    def _look(self) -> None:
        if self._folded is None:
            self._set((), None)
        elif self._asked:
            self._set(self._folded.find_words(self._asked), None)
        elif not self._bar.isHidden():
            self._set(self._folded.find(self._bar.field.text()), None)
        else:
            self._set((), None)

    def _step(self, *, forward: bool) -> None:
        if not self.hits:
            return
        if self.current is None:
            self._go(next_hit(self.hits, self._here(), forward=forward))
        else:
            self._go((self.current + (1 if forward else -1)) % len(self.hits))

    def _go(self, index: int | None) -> None:
        self.current = index
        self._tell()
        if index is not None:
            self.reached.emit(self.hits[index])

    def _set(self, hits: tuple[Span, ...], current: int | None) -> None:
        self.hits, self.current = hits, current
        self._tell()

    def _tell(self) -> None:
        number = None if self.current is None else self.current + 1
        self._bar.show_count(number, len(self.hits), capped=len(self.hits) == MOST_HITS)
        self.changed.emit()
