"""The letters in the library: listed, opened, read, removed and brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.domain.content import LaterContent, LetterContent, VersionNote
from kanttekening.domain.journal import Change, Edit
from kanttekening.domain.rows import LibraryView, SortOrder
from kanttekening.domain.touched import Outcome, Touched
from kanttekening.services.clock import stamp
from kanttekening.services.letter_list import LetterList
from kanttekening.services.moving import LETTER

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from kanttekening.domain.letter import Letter, LetterId
    from kanttekening.domain.place import ReadingPlace
    from kanttekening.domain.scan import Scan
    from kanttekening.services.history import History
    from kanttekening.store.contents import ContentStore
    from kanttekening.store.database import Database
    from kanttekening.store.letters import LetterStore

__all__ = ["REMOVED", "RESTORED", "LetterContent", "Letters"]

REMOVED, RESTORED = "remove_letters", "restore_letters"
READ, UNREAD = "mark_read", "mark_unread"


class Letters(LetterList):
    """What a person does with letters. All methods that take an id raise NotFoundError."""

    def __init__(
        self,
        database: Database,
        letters: LetterStore,
        contents: ContentStore,
        history: History,
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__(letters)
        self._letters = letters
        self._database = database
        self._contents = contents
        self._history = history
        self._clock = clock

    def all(
        self, view: LibraryView = LibraryView.ALL, sort: SortOrder = SortOrder.DATE
    ) -> tuple[Letter, ...]:
        """The letters of a view with all their facts."""
        return self._letters.letters(view, sort)

    def letter(self, letter_id: LetterId) -> Letter:
        """One letter."""
        return self._letters.letter(letter_id)

    def content(self, letter_id: LetterId) -> LetterContent:
        """The text of a letter and where it stands on its pages."""
        return self._contents.content(letter_id)

    def content_later(self, letter_id: LetterId) -> LaterContent:
        """The same, worked out when somebody first needs the text; on any thread."""
        return self._contents.content_later(letter_id)

    def scan(self, letter_id: LetterId) -> Scan:
        """Which pages of a letter are pictures, and how sure the recogniser was of its words."""
        return self._contents.scan(letter_id)

    def versions(self, letter_id: LetterId) -> tuple[VersionNote, ...]:
        """Which extractions of the text there are, oldest first."""
        return self._contents.versions(letter_id)

    def pages_pdf(self, letter_id: LetterId) -> bytes:
        """The PDF to show: the original, or the one that was laid out from it."""
        return self._contents.pages_pdf(letter_id)

    def original(self, letter_id: LetterId) -> bytes:
        """The file as it came in, byte for byte."""
        return self._contents.original(letter_id)

    def enclosed(self, letter_id: LetterId) -> tuple[Letter, ...]:
        """The letters that came with a mail and are there, in its order."""
        from kanttekening.store.enclosed import EnclosedStore

        ids = EnclosedStore(self._database).of(letter_id)
        return tuple(self._letters.letter(found) for found in ids)

    def set_read(self, letter_id: LetterId, *, read: bool) -> Outcome[None]:
        """Remember that a letter was read: no step to undo, it came of reading."""
        with self._database.transaction():
            self._letters.set_read(letter_id, read=read)
        return Outcome(None, Touched.LETTERS)

    def mark_read(self, ids: Sequence[LetterId], *, read: bool) -> Outcome[None]:
        """Mark letters as read or unread because a person says so; undo takes it back."""
        with self._history.whole():
            changes = tuple(
                Change(LETTER, str(letter_id), {"is_read": before}, {"is_read": read})
                for letter_id in dict.fromkeys(ids)
                if (before := self._letters.is_read(letter_id)) != read
            )
            if not changes:
                return Outcome(None, Touched.NOTHING)
            return Outcome(
                None, self._history.carry_out_inside(Edit(READ if read else UNREAD, changes))
            )

    def remove(self, ids: Sequence[LetterId]) -> Outcome[None]:
        """Put letters away; they stay in the view of removed letters and come back with undo."""
        return self._set_removed(REMOVED, ids, stamp(self._clock()))

    def restore(self, ids: Sequence[LetterId]) -> Outcome[None]:
        """Bring removed letters back."""
        return self._set_removed(RESTORED, ids, None)

    def _set_removed(
        self, action: str, ids: Sequence[LetterId], moment: str | None
    ) -> Outcome[None]:
        changes = tuple(
            Change(LETTER, str(letter_id), {"removed_at": before}, {"removed_at": moment})
            for letter_id in dict.fromkeys(ids)
            if bool(before := self._letters.removed_at(letter_id)) != bool(moment)
        )
        if not changes:
            return Outcome(None, Touched.NOTHING)
        return Outcome(None, self._history.carry_out(Edit(action, changes)))

    def place(self, letter_id: LetterId) -> ReadingPlace | None:
        """Where the reader left off in a letter."""
        return self._letters.place(letter_id)

    def remember_place(self, letter_id: LetterId, place: ReadingPlace) -> None:
        """Remember where the reader left off."""
        with self._database.transaction():
            self._letters.remember_place(letter_id, place)
