"""What a person does to letters from the list, and how it is taken back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kanttekening.domain.letter import LetterId
from kanttekening.ui.access.announcing import announce
from kanttekening.words import intake, letter_list, undoing, versions

if TYPE_CHECKING:
    from collections.abc import Callable

    from kanttekening.domain.journal import Edit
    from kanttekening.domain.rows import LetterRow
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.letters.panel import LettersPanel
    from kanttekening.ui.letters.reading_time import ReadingTime
    from kanttekening.ui.messages import MessageBar

# What was taken away by mistake is what one wants to see again.
_BRINGS_BACK = {("undo", "remove_letters"), ("redo", "restore_letters")}

# Whoever removes more than this at once should not miss that it can be undone.
_FEW = 3


class Deeds:
    """Acts on the rows that are selected. Nothing is asked first, all can be undone.

    ``flush`` saves what is being typed: whoever undoes means that, and not what was before it.
    """

    def __init__(
        self,
        desk: Desk,
        letters: LettersPanel,
        reading_time: ReadingTime,
        messages: MessageBar,
        flush: Callable[[], None],
        open_letter: Callable[[int], None],
    ) -> None:
        self._desk = desk
        self._letters = letters
        self._view = letters.view
        self._reading_time = reading_time
        self._messages = messages
        self._flush = flush
        self._open_letter = open_letter

    def toggle_read(self) -> None:
        """Mark as read, or as unread when all were read."""
        rows = self._view.chosen()
        is_read = not all(row.is_read for row in rows)
        self._reading_time.mark(rows, is_read=is_read)
        announce(self._view, letter_list.marked_read(len(rows), is_read=is_read))

    def remove(self) -> None:
        """Put letters in the bin."""
        ids = tuple(row.id for row in self._view.chosen())
        if ids:
            self._letters.let_go(ids)
            self._desk.change(
                lambda library: library.letters.remove(ids),
                lambda _: self.offer_undo(undoing.removed(len(ids)), stays=len(ids) > _FEW),
            )

    def restore(self) -> None:
        """Bring letters back from the bin."""
        ids = tuple(row.id for row in self._view.chosen())
        if ids:
            self._desk.change(
                lambda library: library.letters.restore(ids),
                lambda _: self.offer_undo(undoing.restored(len(ids))),
            )

    def separate(self, letter_id: LetterId) -> None:
        """Let the newest version of a letter be a letter of its own."""
        self._flush()
        self._desk.change(
            lambda library: library.versions.separate(letter_id),
            lambda made: self.offer_undo(versions.SEPARATED) if made is not None else None,
        )

    def join(self, newest: LetterRow, into: LetterRow) -> None:
        """Let a letter be the newest version of another."""
        self._flush()
        self._desk.change(
            lambda library: library.versions.join(newest.id, into.id),
            lambda _: self.offer_undo(versions.JOINED),
        )

    def undo(self) -> None:
        """Take back what was done last, in this session or an earlier one."""
        self._flush()
        self._letters.long_changes.run(
            lambda library, watch: library.annotating.undo(watch),
            lambda edit, _stopped: self._tell("undo", edit),
            can_stop=False,
        )

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._flush()
        self._letters.long_changes.run(
            lambda library, watch: library.annotating.redo(watch),
            lambda edit, _stopped: self._tell("redo", edit),
            can_stop=False,
        )

    def offer_undo(self, text: str, *, stays: bool = False) -> None:
        """Say what was done, with the way back."""
        self._messages.say(text, undoing.UNDO, self.undo, stays=stays)

    def _tell(self, direction: str, edit: Edit | None) -> None:
        if edit is not None:
            brings_back = (direction, edit.action) in _BRINGS_BACK
            self._say_where(direction, edit, opens_it=brings_back)
            if brings_back:
                self._letters.choose_soon(
                    {LetterId(int(change.key)) for change in edit.changes if change.key.isdecimal()}
                )

    def _other_way(self, direction: str) -> tuple[str, Callable[[], None]]:
        if direction == "undo":
            return undoing.REDO, self.redo
        return undoing.UNDO, self.undo

    def _say_where(self, direction: str, edit: Edit, *, opens_it: bool) -> None:
        """Say what changed, with the way back; or in which letter, when that is not open.

        A letter that comes back is opened anyway.
        """
        what = undoing.time_travelled(direction, edit.action)
        letters = edit.letters
        if len(letters) != 1 or letters[0] == self._letters.shown:
            self._messages.say(what, *self._other_way(direction))
            return
        letter_id = LetterId(letters[0])

        def say(rows: tuple[LetterRow, ...]) -> None:
            if not rows:
                self._messages.say(what)
                return
            if opens_it:
                told = undoing.of_letter(what, rows[0].title)
                self._messages.say(told, *self._other_way(direction))
                return
            show = partial(self._open_letter, letter_id)
            self._messages.say(undoing.in_letter(what, rows[0].title), intake.SHOW_LETTER, show)

        self._desk.ask(lambda library: library.letters.rows_of((letter_id,)), say)
