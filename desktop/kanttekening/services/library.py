"""The library: one file, opened, with everything a person can do in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from kanttekening.services.annotating import Annotating
from kanttekening.services.checking import Checking
from kanttekening.services.clock import new_uuid, now_utc
from kanttekening.services.family import Family
from kanttekening.services.history import History
from kanttekening.services.importing import Importing
from kanttekening.services.indexing import Indexing
from kanttekening.services.letters import Letters
from kanttekening.services.searching import Searching
from kanttekening.store.annotations import AnnotationStore
from kanttekening.store.contents import ContentStore
from kanttekening.store.database import Database, open_database
from kanttekening.store.journal import JournalStore
from kanttekening.store.letters import LetterStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType


class Library:
    """A doorway, not a room: it opens the file and holds the services. One for each thread."""

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
        letters, contents = LetterStore(database), ContentStore(database)
        annotations = AnnotationStore(database)
        indexing = Indexing(database, letters, contents, annotations)
        history = History(database, JournalStore(database), annotations, letters, indexing, clock)
        self.letters = Letters(database, letters, contents, history, clock)
        self.importing = Importing(
            database, letters, contents, annotations, history, indexing, Family(letters), clock
        )
        self.annotating = Annotating(
            annotations, contents, history, author=author, clock=clock, new_id=new_id
        )
        self.searching = Searching(database, letters)
        self.checking = Checking(database, indexing)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        author: str,
        create: bool = True,
        clock: Callable[[], datetime] = now_utc,
        new_id: Callable[[], str] = new_uuid,
    ) -> Self:
        """Open a library; raises LibraryError if it can't be used, and then leaves it untouched."""
        database = open_database(path, create_missing=create)
        return cls(database, author=author, clock=clock, new_id=new_id)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()
