"""The keyboard's way over the cards: arrows, Tab, and where one is when a card goes."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kanttekening.ui.notes.card import NoteCard
    from kanttekening.ui.notes.note_list import NoteList

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class CardWalk(QObject):
    """Walks over the cards of a list."""

    def __init__(self, notes: NoteList) -> None:
        super().__init__(notes)
        self._notes = notes

    def enter(self) -> bool:
        """Put the focus on the card in hand, or on the first; False when there is none."""
        cards = self._notes.in_order()
        card = next((each for each in cards if each.is_lit), cards[0] if cards else None)
        if card is not None:
            self._go(card)
        return card is not None

    def step(self, key: int) -> bool:
        """Go up or down from the card that has the focus; False for any other key or place."""
        by = _STEPS.get(Qt.Key(key))
        cards = self._notes.in_order()
        here = next((at for at, card in enumerate(cards) if card.hasFocus()), None)
        if by is None or here is None:
            return False
        if here + by < 0:
            self._notes.left_upward.emit()
        elif here + by < len(cards):
            self._go(cards[here + by])
        else:
            return False
        return True

    def hand_on(self, going: NoteCard) -> None:
        """Who stands on a card that goes comes to the next one, or else to the one before it."""
        if not self._holds_focus(going):
            return
        cards = self._notes.in_order()
        at = cards.index(going)
        beside = cards[at + 1 : at + 2] or cards[max(0, at - 1) : at]
        if beside:
            self._go(beside[0])
        else:
            self._notes.emptied.emit()

    def leave(self) -> None:
        """All cards go: another letter comes."""
        if any(self._holds_focus(card) for card in self._notes.in_order()):
            self._notes.emptied.emit()

    def order_tabs(self) -> None:
        """Tab goes over the cards as they stand, and then to the remark below them.

        Qt puts what is made later at the end of the whole window.
        """
        _follow_on(self._notes.remark.note, self._notes.in_order())

    def _go(self, card: NoteCard) -> None:
        card.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._notes.ensureWidgetVisible(card, 0, 12)

    def _holds_focus(self, card: NoteCard) -> bool:
        focus = card.window().focusWidget()
        return focus is not None and (focus is card or card.isAncestorOf(focus))


def _follow_on(last: QWidget, parts: Iterable[QWidget]) -> None:
    """Let Tab go over ``parts``, with all that stands in each, and then to ``last``.

    They take the place that ``last`` has on the way round.
    """
    stops = [last, *(stop for part in parts for stop in _stops(part))]
    # Never asked whether they stand so already: PySide gives up menus that it meets on the way.
    if len(stops) > 1:
        for before, after in pairwise((*stops, last)):
            QWidget.setTabOrder(before, after)


def _stops(part: QWidget) -> Iterator[QWidget]:
    for widget in (part, *part.findChildren(QWidget)):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget
