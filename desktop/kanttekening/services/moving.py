"""Carrying out changes of which version belongs to which letter, forwards and backwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.domain.letter import LetterId, VersionId

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kanttekening.domain.journal import Change
    from kanttekening.services.indexing import Indexing
    from kanttekening.services.reanchoring import Reanchoring
    from kanttekening.store.editions import EditionStore
    from kanttekening.store.letters import LetterStore

VERSION = "version"
LETTER = "letter"


class Moving:
    """The part of an edit that moves versions between letters.

    An edit may be taken back long after other files came in. Therefore no letter is put back to
    a picture of what it was: versions are moved, and what a letter shows follows from those.
    """

    def __init__(
        self,
        editions: EditionStore,
        letters: LetterStore,
        indexing: Indexing,
        reanchoring: Reanchoring,
    ) -> None:
        self._editions = editions
        self._letters = letters
        self._indexing = indexing
        self._reanchoring = reanchoring

    def carry_out(self, changes: Iterable[Change]) -> set[LetterId]:
        """Move versions, hide and show letters; which letters have other versions now."""
        changes = tuple(changes)
        moved: set[LetterId] = set()
        for change in changes:
            if change.thing == VERSION and change.before and change.after:
                to = LetterId(change.after["letter_id"])
                self._editions.move(VersionId(int(change.key)), to, change.after["number"])
                moved |= {to, LetterId(change.before["letter_id"])}
        for change in changes:
            if change.thing == LETTER and change.after and "joined_to" in change.after:
                letter_id, into = LetterId(int(change.key)), change.after["joined_to"]
                self._editions.join(letter_id, into)
                if into is not None:
                    self._editions.sweep(letter_id, into)
        for letter_id in moved:
            self._editions.show_newest(letter_id)
        return moved

    def settle(self, moved: Iterable[LetterId], moment: str) -> None:
        """Let annotations, list and index follow, when all of the edit is done."""
        moved = tuple(moved)
        hidden = [found for found in moved if self._editions.joined_to(found) is not None]
        for letter_id in hidden:
            into = self._editions.joined_to(letter_id)
            if into is not None:
                self._reanchoring.bring(letter_id, into, moment)
            self._indexing.remove(letter_id)
        for letter_id in moved:
            if letter_id not in hidden:
                self._reanchoring.letter(letter_id, moment)
                self._indexing.facts(letter_id)
