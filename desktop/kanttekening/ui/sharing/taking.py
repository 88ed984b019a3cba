"""Tells what files of annotations brought, and offers what was changed elsewhere."""

from __future__ import annotations

from functools import partial, reduce
from operator import or_
from typing import TYPE_CHECKING

from kanttekening.domain.notes_plan import NotesPlan
from kanttekening.domain.touched import Outcome, Touched
from kanttekening.words import taking as words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from kanttekening.domain.annotation import Annotation
    from kanttekening.domain.arrival import Arrival, Refusal
    from kanttekening.domain.letter import LetterId
    from kanttekening.domain.notes_plan import NoteOffer
    from kanttekening.domain.passage import Span
    from kanttekening.domain.rows import LetterRow
    from kanttekening.domain.shared_note import NoteFile
    from kanttekening.services.library import Library
    from kanttekening.services.reading import ReadFile
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.dialogs.choosing import FileChooser
    from kanttekening.ui.messages import MessageBar
    from kanttekening.ui.theme import Theme


class NotesTaking:
    """Says it in the bar; the dialog comes only when somebody asks for it."""

    def __init__(
        self,
        window: QWidget,
        desk: Desk,
        theme: Theme,
        chooser: FileChooser,
        messages: MessageBar,
    ) -> None:
        self._window, self._desk, self._theme = window, desk, theme
        self._chooser, self._messages = chooser, messages

    def tell(
        self,
        before: str,
        arrivals: Sequence[Arrival],
        refusals: Sequence[Refusal],
        show: Callable[[LetterId, Span | None], object],
    ) -> None:
        """Say what came in, after what there is to say of letters; ``show`` opens a letter."""
        came = tuple((plan, each.path.name) for each in arrivals for plan in each.plans)
        plans = tuple(plan for plan, _ in came)
        text = words.taken(before, plans, len(refusals))
        changes = _changes(came)
        holding = {plan.letter_id for plan in plans if plan.added}
        look = partial(self.look, text, came, refusals, show)
        if changes and not (holding or refusals):
            self._messages.say(text, words.LOOK, partial(self.offer, changes), stays=True)
        elif changes or refusals or len(holding) > 1:
            self._messages.say(text, words.LOOK, look, stays=True)
        else:
            letter_id = plans[-1].letter_id
            self._messages.say(text, words.SHOW, lambda: show(letter_id, None))

    def look(
        self,
        summary: str,
        came: Sequence[tuple[NotesPlan, str]],
        refusals: Sequence[Refusal],
        show: Callable[[LetterId, Span | None], object],
    ) -> None:
        """Show exactly what came in, letter by letter."""
        notes: dict[LetterId, list[Annotation]] = {}
        for plan, _ in came:
            if plan.added:
                notes.setdefault(plan.letter_id, []).extend(plan.added)
        changes = _changes(came)

        def open_it(rows: tuple[LetterRow, ...]) -> None:
            from kanttekening.ui.sharing.arrived_dialog import ArrivedDialog, place_in_text

            letters = [(row, notes[row.id]) for row in rows]
            dialog = ArrivedDialog(
                self._window, self._theme, summary, letters, refusals, len(changes)
            )
            dialog.note_chosen.connect(lambda note: show(note.letter_id, place_in_text(note)))
            dialog.changed_wanted.connect(lambda: self.offer(changes))
            dialog.show()

        self._desk.ask(partial(_rows, tuple(notes)), open_it)

    def _tell_taken(self, file: str, plans: Sequence[NotesPlan]) -> None:
        changes = _changes([(plan, file) for plan in plans])
        text = words.taken("", plans)
        if changes:
            self._messages.say(text, words.LOOK, partial(self.offer, changes), stays=True)
        else:
            self._messages.say(text)

    def ask(self, letter_id: LetterId) -> None:
        """Ask for a file with annotations, and take them over on this letter."""
        paths = self._chooser.files(words.CHOOSE_FILE, words.file_kinds())
        if paths:
            self._desk.read(paths[0], partial(self._on_read, letter_id), self._messages.say_error)

    def _on_read(self, letter_id: LetterId, read: ReadFile) -> None:
        found = [notes for notes in read.reading.notes if notes.notes]
        if not found:
            self._messages.say(words.NONE_INSIDE)
            return
        self._desk.change(
            partial(_taken_on, letter_id, found),
            partial(self._tell_taken, read.file_name),
            self._messages.say_error,
        )

    def offer(self, changes: Sequence[tuple[NoteOffer, str]]) -> None:
        """Show what was changed elsewhere, each with the name of the file that says so."""
        letters = tuple(dict.fromkeys(offer.before.letter_id for offer, _ in changes))

        def open_it(rows: tuple[LetterRow, ...]) -> None:
            from kanttekening.ui.sharing.offers_dialog import OffersDialog

            titles = {row.id: row.title for row in rows}
            told = [
                words.origin(offer, titles.get(offer.before.letter_id, ""), file)
                for offer, file in changes
            ]
            offers = [offer for offer, _ in changes]
            dialog = OffersDialog(self._window, self._theme, offers, told)
            dialog.accepted_offers.connect(self._take)
            dialog.open()

        self._desk.ask(partial(_rows, letters), open_it)

    def _take(self, offers: tuple[NoteOffer, ...]) -> None:
        self._desk.change(
            partial(_taken, offers), lambda number: self._messages.say(words.updated(number))
        )


def _changes(came: Sequence[tuple[NotesPlan, str]]) -> tuple[tuple[NoteOffer, str], ...]:
    """What was changed elsewhere, with the file it was found in."""
    return tuple((offer, file) for plan, file in came for offer in plan.offers)


def _rows(letters: Sequence[LetterId], library: Library) -> tuple[LetterRow, ...]:
    return library.letters.rows_of(letters)


def _taken_on(
    letter_id: LetterId, found: Sequence[NoteFile], library: Library
) -> Outcome[tuple[NotesPlan, ...]]:
    """What is new in a file, put on this letter, whatever letter the file says it is about."""
    plans = [library.taking_notes.plan(letter_id, notes) for notes in found]
    taken = [library.taking_notes.take(plan) for plan in plans]
    touched = reduce(or_, (outcome.touched for outcome in taken), Touched.NOTHING)
    return Outcome(tuple(plans), touched)


def _taken(offers: tuple[NoteOffer, ...], library: Library) -> Outcome[int]:
    """All of it as one step to undo for each letter."""
    touched = []
    for letter_id in dict.fromkeys(offer.before.letter_id for offer in offers):
        here = tuple(offer for offer in offers if offer.before.letter_id == letter_id)
        plan = NotesPlan(letter_id, offers=here)
        accepted = {offer.before.id for offer in here}
        touched.append(library.taking_notes.take(plan, accepted).touched)
    return Outcome(len(offers), reduce(or_, touched, Touched.NOTHING))
