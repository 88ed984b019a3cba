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
    from kanttekening.services.library import Library
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.messages import MessageBar
    from kanttekening.ui.theme import Theme


class NotesTaking:
    """Says it in the bar; the dialog comes only when somebody asks for it."""

    def __init__(self, window: QWidget, desk: Desk, theme: Theme, messages: MessageBar) -> None:
        self._window, self._desk, self._theme = window, desk, theme
        self._messages = messages

    def tell(
        self, before: str, arrivals: Sequence[Arrival], show: Callable[[LetterId], None]
    ) -> None:
        """Say what came in, after what there is to say of letters."""
        plans = [plan for arrival in arrivals for plan in arrival.plans]
        offers = tuple(offer for plan in plans for offer in plan.offers)
        added = sum(len(plan.added) for plan in plans)
        known = sum(plan.known for plan in plans)
        text = words.taken(before, added, known, len(offers))
        if offers:
            self._messages.say(text, words.LOOK, partial(self.offer, offers), stays=True)
        else:
            self._messages.say(text, words.SHOW, partial(show, plans[-1].letter_id))

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


def _taken(offers: tuple[NoteOffer, ...], library: Library) -> Outcome[int]:
    """All of it as one step to undo for each letter."""
    touched = []
    for letter_id in dict.fromkeys(offer.before.letter_id for offer in offers):
        here = tuple(offer for offer in offers if offer.before.letter_id == letter_id)
        plan = NotesPlan(letter_id, offers=here)
        accepted = {offer.before.id for offer in here}
        touched.append(library.taking_notes.take(plan, accepted).touched)
    return Outcome(len(offers), reduce(or_, touched, Touched.NOTHING))
