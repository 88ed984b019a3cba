"""Ways to a letter other than the list: a reference that is followed, a date, and back again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kanttekening.domain.letter import LetterId
from kanttekening.words import margin

if TYPE_CHECKING:
    from collections.abc import Callable

    from kanttekening.domain.passage import Span
    from kanttekening.domain.rows import LetterRow
    from kanttekening.services.library import Library
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.letters.panel import LettersPanel
    from kanttekening.ui.messages import MessageBar

# A long session keeps no more steps than anyone would go back.
_MOST = 200


@dataclass(frozen=True, slots=True)
class _Stop:
    """A letter, and the place in it when the road led on inside it."""

    row: LetterRow
    place: object = None


class Roads(QObject):
    """Opens letters by their id, and remembers what was followed: references, links, contents.

    ``where`` tells the place in the letter that is open; ``returned`` asks to go back to one.
    """

    arrived = Signal(object, object)
    returned = Signal(object)
    changed = Signal()

    def __init__(self, desk: Desk, letters: LettersPanel, messages: MessageBar) -> None:
        super().__init__(letters)
        self._desk = desk
        self._letters = letters
        self._messages = messages
        self._here: LetterRow | None = None
        self._behind: list[_Stop] = []
        self._ahead: list[_Stop] = []
        self._is_arriving = False
        self._has_strayed = False
        self.where: Callable[[], object] = lambda: None

    @property
    def can_go_back(self) -> bool:
        """Whether a reference was followed."""
        return bool(self._behind)

    @property
    def behind(self) -> str | None:
        """What the letter is called that ``back`` leads to, if it is another one.

        None as well for who went on to another letter by itself: that is not offered any more,
        though ``back`` still leads there.
        """
        last = self._behind[-1].row if self._behind and not self._has_strayed else None
        if last is None or (self._here is not None and last.id == self._here.id):
            return None
        return last.title

    @property
    def can_go_forward(self) -> bool:
        """Whether one went back."""
        return bool(self._ahead)

    def follow(self, letter_id: int, span: Span | None = None) -> None:
        """Follow a reference; ``back`` leads to the letter it stands in."""
        if self._here is not None and self._here.id != letter_id:
            self._behind.append(_Stop(self._here))
            self._ahead.clear()
        self.open(letter_id, span)

    def leave(self, place: object) -> None:
        """A link or a line of the contents leads elsewhere in the letter: ``back`` comes here."""
        if self._here is not None:
            self._behind.append(_Stop(self._here, place))
            del self._behind[:-_MOST]
            self._ahead.clear()
            self.changed.emit()

    def open(self, letter_id: int, span: Span | None = None) -> None:
        """Open a letter, at a passage or where it was left."""
        found = LetterId(letter_id)
        self._desk.latest("road", partial(_row, found), partial(self._on_found, span))

    def back(self) -> None:
        """Go back to where a reference or a link was followed."""
        self._go(self._behind, self._ahead)

    def forward(self) -> None:
        """Follow the reference again."""
        self._go(self._ahead, self._behind)

    def note(self, row: LetterRow | None) -> None:
        """Know which letter is open now, however it was opened."""
        before, self._here = self._here, row
        is_other = row is not None and before is not None and row.id != before.id
        if is_other and not self._is_arriving:
            self._has_strayed = True
            self.changed.emit()

    def _go(self, to: list[_Stop], kept: list[_Stop]) -> None:
        if not to:
            return
        stop, here = to.pop(), self._here
        inside = here is not None and here.id == stop.row.id and stop.place is not None
        if here is not None:
            kept.append(_Stop(here, self.where() if inside else None))
        if inside:
            self.returned.emit(stop.place)
            self.changed.emit()
        else:
            self.open(stop.row.id)

    def _on_found(self, span: Span | None, row: LetterRow | None) -> None:
        if row is None:
            self._messages.say(margin.LETTER_GONE)
        else:
            self._has_strayed, self._is_arriving = False, True
            self._letters.show_elsewhere(row.id)
            self.arrived.emit(row, span)
            self._is_arriving = False
        self.changed.emit()


def _row(letter_id: LetterId, library: Library) -> LetterRow | None:
    return next(iter(library.letters.rows_of((letter_id,))), None)
