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

    from kanttekening.domain.arrival import Arrival
    from kanttekening.domain.letter import LetterId
    from kanttekening.domain.notes_plan import NoteOffer
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
        self, before: str, arrivals: Sequence[Arrival], show: Callable[[LetterId], None]
    ) -> None:
        """Say what came in, after what there is to say of letters."""
        plans = tuple(plan for arrival in arrivals for plan in arrival.plans)
        self._tell_plans(plans, before, show)

    def _tell_plans(
        self,
        plans: Sequence[NotesPlan],
        before: str = "",
        show: Callable[[LetterId], None] | None = None,
    ) -> None:
        offers = tuple(offer for plan in plans for offer in plan.offers)
        added = sum(len(plan.added) for plan in plans)
        known = sum(plan.known for plan in plans)
        left_out = sum(plan.left_out for plan in plans)
        text = words.taken(before, added, known, len(offers), left_out)
        if offers:
            self._messages.say(text, words.LOOK, partial(self.offer, offers), stays=True)
        elif show is not None:
            self._messages.say(text, words.SHOW, partial(show, plans[-1].letter_id))
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
            partial(_taken_on, letter_id, found), self._tell_plans, self._messages.say_error
        )

    def offer(self, offers: tuple[NoteOffer, ...]) -> None:
        """Show what was changed elsewhere."""
        from kanttekening.ui.sharing.offers_dialog import OffersDialog

        dialog = OffersDialog(self._window, self._theme, offers)
        dialog.accepted_offers.connect(self._take)
        dialog.open()

    def _take(self, offers: tuple[NoteOffer, ...]) -> None:
        self._desk.change(
            partial(_taken, offers), lambda number: self._messages.say(words.updated(number))
        )


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
