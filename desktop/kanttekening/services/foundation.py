"""What the services of a library share: its tables, its index and its history.

Each part is made when it is first used. The list needs one of them, and it must be there at once.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kanttekening.services.letter_list import LetterList
from kanttekening.store.letter_rows import LetterRows

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from kanttekening.services.carrying_over import CarryingOver
    from kanttekening.services.history import History
    from kanttekening.services.indexing import Indexing
    from kanttekening.services.reanchoring import Reanchoring
    from kanttekening.services.versions import Versions
    from kanttekening.store.annotations import AnnotationStore
    from kanttekening.store.contents import ContentStore
    from kanttekening.store.corrections import CorrectionStore
    from kanttekening.store.database import Database
    from kanttekening.store.editions import EditionStore
    from kanttekening.store.labels import LabelStore
    from kanttekening.store.letters import LetterStore
    from kanttekening.store.saved_searches import SavedSearchStore


class Foundation:
    """Of one library, for one thread."""

    def __init__(
        self,
        database: Database,
        *,
        author: str,
        clock: Callable[[], datetime],
        new_id: Callable[[], str],
    ) -> None:
        self.path = database.path
        self._database = database
        self._version = database.version()
        self._author = author
        self._clock = clock
        self._new_id = new_id
        self.list = LetterList(LetterRows(database))

    @cached_property
    def _letters(self) -> LetterStore:
        from kanttekening.store.letters import LetterStore

        return LetterStore(self._database)

    @cached_property
    def _contents(self) -> ContentStore:
        from kanttekening.store.contents import ContentStore

        return ContentStore(self._database)

    @cached_property
    def _annotations(self) -> AnnotationStore:
        from kanttekening.store.annotations import AnnotationStore

        return AnnotationStore(self._database)

    @cached_property
    def _corrections(self) -> CorrectionStore:
        from kanttekening.store.corrections import CorrectionStore

        return CorrectionStore(self._database)

    @cached_property
    def _editions(self) -> EditionStore:
        from kanttekening.store.editions import EditionStore

        return EditionStore(self._database)

    @cached_property
    def _labels(self) -> LabelStore:
        from kanttekening.store.labels import LabelStore

        return LabelStore(self._database)

    @cached_property
    def _saved(self) -> SavedSearchStore:
        from kanttekening.store.saved_searches import SavedSearchStore

        return SavedSearchStore(self._database)

    @cached_property
    def _indexing(self) -> Indexing:
        from kanttekening.services.derived import Derived
        from kanttekening.services.indexing import Indexing

        return Indexing(
            self._database,
            self._letters,
            self._contents,
            self._annotations,
            Derived(self._database, self._letters),
        )

    @cached_property
    def _carrying(self) -> CarryingOver:
        from kanttekening.services.carrying_over import CarryingOver

        return CarryingOver(self._contents)

    @cached_property
    def _reanchoring(self) -> Reanchoring:
        from kanttekening.services.reanchoring import Reanchoring

        return Reanchoring(self._annotations, self._contents, self._editions, self._carrying)

    @cached_property
    def _history(self) -> History:
        from kanttekening.services.history import History
        from kanttekening.services.moving import Moving
        from kanttekening.store.journal import JournalStore
        from kanttekening.store.labels import LABEL, TIE
        from kanttekening.store.saved_searches import SAVED

        return History(
            self._database,
            JournalStore(self._database),
            self._annotations,
            self._letters,
            self._corrections,
            self._indexing,
            self._reanchoring,
            Moving(self._editions, self._letters, self._indexing, self._reanchoring),
            {
                LABEL: self._labels.carry_out,
                TIE: self._labels.carry_out,
                SAVED: self._saved.carry_out,
            },
            lambda arrival: self.versions.parting(arrival),
            self._clock,
        )

    @cached_property
    def versions(self) -> Versions:
        """Taking versions apart and joining letters."""
        from kanttekening.services.versions import Versions

        return Versions(
            self._database,
            self._letters,
            self._contents,
            self._annotations,
            self._corrections,
            self._editions,
            self._carrying,
            self._history,
            self._clock,
        )
