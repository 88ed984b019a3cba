"""Keeping the search index in step with the letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.store.fulltext import indexed_ids, put_letter, put_notes, remove_letter
from kanttekening.text.reading_map import indexed_letter

if TYPE_CHECKING:
    from kanttekening.domain.letter import LetterId
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
    ) -> None:
        self._connection = database.connection
        self._letters = letters
        self._contents = contents
        self._annotations = annotations

    def letter(self, letter_id: LetterId) -> None:
        """Index a letter anew."""
        content = self._contents.content(letter_id)
        title = self._letters.letter(letter_id).title
        notes = self._annotations.notes(letter_id)
        fields = indexed_letter(content.document.text, content.understanding, title, notes)
        put_letter(self._connection, letter_id, fields)

    def notes(self, letter_id: LetterId) -> None:
        """Index a letter's notes anew."""
        put_notes(self._connection, letter_id, self._annotations.notes(letter_id))

    def remove(self, letter_id: LetterId) -> None:
        """Take a letter out of the index."""
        remove_letter(self._connection, letter_id)

    def known(self) -> set[int]:
        """The letters in the index."""
        return indexed_ids(self._connection)
