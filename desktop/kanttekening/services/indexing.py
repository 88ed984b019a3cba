"""Keeping the search index in step with the letters.

What folds and stems words is slow to load, and the list of letters does not need it: therefore it
is imported where it is used.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from kanttekening.domain.errors import LibraryError
from kanttekening.store.database import drop_tables
from kanttekening.store.faults import told_as_faults

if TYPE_CHECKING:
    from kanttekening.domain.letter import LetterId
    from kanttekening.services.derived import Derived
    from kanttekening.store.annotations import AnnotationStore
    from kanttekening.store.contents import ContentStore
    from kanttekening.store.database import Database
    from kanttekening.store.letters import LetterStore


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
        from kanttekening.store.fulltext import put_letter
        from kanttekening.text.reading_map import indexed_letter

        content = self._contents.content(letter_id)
        self._derived.follow(self._letters.letter(letter_id), content)
        letter = self._letters.letter(letter_id)
        notes = self._annotations.notes(letter_id)
        held = replace(content.understanding, facts=letter.facts)
        fields = indexed_letter(content.document.text, held, letter.title, notes)
        put_letter(self._connection, letter_id, fields)

    def facts(self, letter_id: LetterId) -> None:
        """Let list and index follow the facts of a letter, after a correction or without it."""
        self._derived.relist(self._letters.letter(letter_id), self._contents.content(letter_id))
        self.letter(letter_id)

    def notes(self, letter_id: LetterId) -> None:
        """Index a letter's notes anew."""
        from kanttekening.store.fulltext import put_notes

        put_notes(self._connection, letter_id, self._annotations.notes(letter_id))

    def rebuild(self) -> None:
        """Make the whole index anew; a letter whose text is damaged stays out of it."""
        from kanttekening.store.fulltext import create_index
        from kanttekening.store.note_index import create_note_index

        drop_tables(self._database, "search_")
        create_index(self._connection)
        create_note_index(self._connection)
        for letter_id in self._letters.every_id():
            with suppress(LibraryError):
                self.letter(letter_id)

    def remove(self, letter_id: LetterId) -> None:
        """Take a letter out of the index."""
        from kanttekening.store.fulltext import remove_letter

        remove_letter(self._connection, letter_id)

    def known(self) -> set[int]:
        """The letters in the index."""
        from kanttekening.store.fulltext import indexed_ids

        with told_as_faults(self._database.path):
            return indexed_ids(self._connection)
