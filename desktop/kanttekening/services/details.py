"""The smaller things in a letter, and the names that it shares with others; made when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.domain.letter import LetterId
from kanttekening.domain.links import SharedName
from kanttekening.domain.rows import LibraryView
from kanttekening.store.search_index import SearchIndex
from kanttekening.store.search_postings import phrase
from kanttekening.store.search_scope import scope_of
from kanttekening.text.decode import decode
from kanttekening.text.details import find_details
from kanttekening.text.index_words import index_words
from kanttekening.text.query import Query
from kanttekening.text.shared_names import names_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kanttekening.domain.content import LetterContent
    from kanttekening.domain.details import Details
    from kanttekening.domain.findings import Findings
    from kanttekening.store.contents import ContentStore
    from kanttekening.store.database import Database

# Of a name that every letter has, the newest letters are enough.
_MOST_SHARED = 10


class DetailService:
    """Reads what is not kept: it follows from the text, and newer grammar tells more."""

    def __init__(self, database: Database, contents: ContentStore) -> None:
        self._contents = contents
        self._index = SearchIndex(database)

    def of_letter(self, letter_id: LetterId, content: LetterContent) -> Details:
        """Amounts, telephone numbers, links, people and so on."""
        is_text = content.document.source is not None
        source = decode(self._contents.original(letter_id)) if is_text else None
        return find_details(content.document, content.understanding, source)

    def shared_names(self, letter_id: LetterId, findings: Findings) -> tuple[SharedName, ...]:
        """Which papers and gatherings other letters name as well, and which letters those are.

        Looked up among the words of all letters, so that a letter that comes later joins at once.
        """
        postings = self._index.postings(scope_of(Query(), LibraryView.ALL))
        known: dict[LetterId, dict[str, str]] = {}
        shared = []
        for key, name in names_in(findings).items():
            words = index_words(name).words
            if not words:
                continue
            ids = postings.only_in_scope(postings.newest(phrase(words), _MOST_SHARED + 1))
            others = tuple(sorted(self._that_name(key, ids, letter_id, known)))
            if others:
                shared.append(SharedName(name, others))
        return tuple(shared)

    def _that_name(
        self, key: str, ids: list[int], own: LetterId, known: dict[LetterId, dict[str, str]]
    ) -> Iterator[LetterId]:
        for letter_id in map(LetterId, ids):
            if letter_id == own:
                continue
            if letter_id not in known:
                known[letter_id] = names_in(self._contents.findings(letter_id))
            if key in known[letter_id]:
                yield letter_id
