"""Keeping the search index in step with the letters.

What folds and stems words is slow to load, and the list of letters does not need it: therefore it
is imported where it is used.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from kanttekening.domain.errors import LibraryError, NotFoundError
from kanttekening.store.faults import told_as_faults
from kanttekening.store.search_state import begin_anew, is_whole, set_whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from kanttekening.domain.content import LetterContent
    from kanttekening.domain.letter import LetterId
    from kanttekening.services.derived import Derived
    from kanttekening.store.annotations import AnnotationStore
    from kanttekening.store.contents import ContentStore
    from kanttekening.store.database import Database
    from kanttekening.store.letters import LetterStore

_AT_ONCE = 25
# So much is merged in some 15 ms.
_PAGES_AT_ONCE = 100


class Indexing:
    """Writes to the index, always inside the transaction of the change it follows."""

    def __init__(
        self,
        database: Database,
        letters: LetterStore,
        contents: ContentStore,
        annotations: AnnotationStore,
        derived: Derived,
    ) -> None:
        self._database = database
        self._connection = database.connection
        self._letters = letters
        self._contents = contents
        self._annotations = annotations
        self._derived = derived

    def letter(self, letter_id: LetterId) -> None:
        """Index a letter anew, and all that follows from its text."""
        content = self._contents.content(letter_id)
        self._derived.follow(self._letters.letter(letter_id), content)
        self._put(letter_id, content)

    def _put(self, letter_id: LetterId, content: LetterContent) -> None:
        from kanttekening.store.fulltext import put_letter
        from kanttekening.text.reading_map import indexed_letter

        letter = self._letters.letter(letter_id)
        notes = self._annotations.notes(letter_id)
        held = replace(content.understanding, facts=letter.facts)
        fields = indexed_letter(
            content.version_id, content.document.text, held, letter.title, notes
        )
        put_letter(self._connection, letter_id, fields)

    def facts(self, letter_id: LetterId) -> None:
        """Let list and index follow the facts of a letter, after a correction or without it."""
        self._derived.relist(self._letters.letter(letter_id), self._contents.content(letter_id))
        self.letter(letter_id)

    def notes(self, letter_id: LetterId) -> None:
        """Index a letter's notes anew."""
        from kanttekening.store.fulltext import put_notes

        put_notes(self._connection, letter_id, self._annotations.notes(letter_id))

    def again(self, letter_id: LetterId) -> None:
        """Index a letter anew as it is; nothing else follows from that."""
        self._put(letter_id, self._contents.content(letter_id))

    @property
    def is_whole(self) -> bool:
        """Whether every letter can be found: not so while an index is made anew."""
        return is_whole(self._connection)

    @property
    def lacking(self) -> int:
        """How many letters are not in the index."""
        return len(set(self._letters.every_id()) - self.known())

    def begin_anew(self) -> None:
        """Forget the whole index; ``catch_up`` fills it. Searching finds what is in it by then."""
        with self._database.transaction(mending=True) as connection:
            begin_anew(connection)

    def catch_up(
        self,
        told: Callable[[int, int], None] = lambda _done, _of: None,
        stopped: Callable[[], bool] = lambda: False,
    ) -> bool:
        """Index the letters that are not in the index yet; whether that is all of them.

        Some letters at a time are one transaction, so that others get their turn and what was
        done stays done. ``told`` hears how many letters of how many are in; ``stopped`` is asked
        between. A letter whose text is damaged stays out of the index.
        """
        every = self._letters.every_id()
        known = self.known()
        lacking = [letter_id for letter_id in every if letter_id not in known]
        for first in range(0, len(lacking), _AT_ONCE):
            if stopped():
                return False
            with self._database.transaction(mending=True):
                for letter_id in lacking[first : first + _AT_ONCE]:
                    with suppress(LibraryError, NotFoundError):
                        self._put(letter_id, self._contents.content(letter_id))
            told(len(every) - len(lacking) + min(first + _AT_ONCE, len(lacking)), len(every))
        with self._database.transaction(mending=True) as connection:
            set_whole(connection, whole=True)
        self.merge()
        return True

    def merge(self) -> None:
        """Make one piece of every table, if searching would gain by it."""
        if self.is_in_pieces:
            while self.merge_some():
                pass

    @property
    def is_in_pieces(self) -> bool:
        """Whether the tables are in so many pieces that searching is slower for it."""
        from kanttekening.store.search_pieces import in_many_pieces

        with told_as_faults(self._database.path):
            return in_many_pieces(self._connection)

    def merge_some(self) -> bool:
        """Merge a little; whether there is more. What was merged stays merged."""
        from kanttekening.store.search_pieces import merge_some

        with self._database.transaction(mending=True) as connection:
            return merge_some(connection, _PAGES_AT_ONCE)

    def remove(self, letter_id: int) -> None:
        """Take a letter out of the index, or what is no letter any more."""
        from kanttekening.store.fulltext import remove_letter

        remove_letter(self._connection, letter_id)

    def known(self) -> set[int]:
        """The letters in the index."""
        from kanttekening.store.fulltext import indexed_ids

        with told_as_faults(self._database.path):
            return indexed_ids(self._connection)

    def verify(self) -> None:
        """Raise LibraryError if the tables are damaged in themselves."""
        from kanttekening.store.fulltext import verify_tables

        with told_as_faults(self._database.path):
            verify_tables(self._connection)
