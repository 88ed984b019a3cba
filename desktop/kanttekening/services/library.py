"""The library: one file, opened, with everything a person can do in it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Self

from kanttekening.domain.touched import Outcome, Touched
from kanttekening.services.clock import new_uuid, now_utc
from kanttekening.services.foundation import Foundation
from kanttekening.store.database import open_database

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType

    from kanttekening.services.annotating import Annotating
    from kanttekening.services.annotating_many import AnnotatingMany
    from kanttekening.services.checking import Checking
    from kanttekening.services.comparing import Comparing
    from kanttekening.services.correcting import Correcting
    from kanttekening.services.details import DetailService
    from kanttekening.services.events import Events
    from kanttekening.services.exporting import Exporting
    from kanttekening.services.facets import Facets
    from kanttekening.services.filters import Filtering
    from kanttekening.services.importing import Importing
    from kanttekening.services.index_care import IndexCare
    from kanttekening.services.kept_searches import KeptSearches
    from kanttekening.services.labelling import Labelling
    from kanttekening.services.letter_links import LetterLinks
    from kanttekening.services.letters import Letters
    from kanttekening.services.links import Links
    from kanttekening.services.note_lists import NoteLists
    from kanttekening.services.progress import ReadingProgress
    from kanttekening.services.recognizing import Recognizing
    from kanttekening.services.references import References
    from kanttekening.services.reshaping import Reshaping
    from kanttekening.services.searching import Searching
    from kanttekening.services.settling import Settling
    from kanttekening.services.taking_notes import TakingNotes


class Library(Foundation):
    """A doorway, not a room: it opens the file and holds the services. One for each thread."""

    # The list must be there at once; what all else loads can wait until it is used.

    @cached_property
    def letters(self) -> Letters:
        """Reading letters, putting them away and bringing them back."""
        from kanttekening.services.letters import Letters

        return Letters(self._database, self._letters, self._contents, self._history, self._clock)

    @cached_property
    def importing(self) -> Importing:
        """Taking letters in."""
        from kanttekening.services.family import Family
        from kanttekening.services.importing import Importing

        return Importing(
            self._database,
            self._letters,
            self._contents,
            self._history,
            self._indexing,
            self._reanchoring,
            Family(self._letters),
            self.taking_notes,
            self._clock,
        )

    def write_as(self, author: str) -> Outcome[None]:
        """Put this name under what is written from now on."""
        self._author = author
        for named in ("annotating", "correcting"):
            self.__dict__.pop(named, None)  # made anew, with the name, when it is asked for
        return Outcome(None, Touched.NOTHING)

    @cached_property
    def annotating(self) -> Annotating:
        """Marking and writing notes; undo and redo."""
        from kanttekening.services.annotating import Annotating

        return Annotating(
            self._annotations,
            self._contents,
            self._history,
            author=self._author,
            clock=self._clock,
            new_id=self._new_id,
        )

    @cached_property
    def reshaping(self) -> Reshaping:
        """Ends and looks of marks; merging and splitting them."""
        from kanttekening.services.reshaping import Reshaping

        return Reshaping(
            self._annotations,
            self._contents,
            self._history,
            clock=self._clock,
            new_id=self._new_id,
        )

    @cached_property
    def settling(self) -> Settling:
        """Deciding about marks that a newer text moved, changed or lost."""
        from kanttekening.services.settling import Settling

        return Settling(
            self._annotations,
            self._contents,
            self._editions,
            self._carrying,
            self._history,
            self._clock,
        )

    @cached_property
    def letter_links(self) -> LetterLinks:
        """Links from notes to letters."""
        from kanttekening.services.letter_links import LetterLinks

        return LetterLinks(self._database, self._editions)

    @cached_property
    def comparing(self) -> Comparing:
        """Laying two texts side by side."""
        from kanttekening.services.comparing import Comparing

        return Comparing(self._letters, self._contents, self._annotations, self._editions)

    @cached_property
    def note_lists(self) -> NoteLists:
        """Listing the annotations of all letters."""
        from kanttekening.services.note_lists import NoteLists

        return NoteLists(self._database, self._clock)

    @cached_property
    def annotating_many(self) -> AnnotatingMany:
        """Changing many annotations in one step."""
        from kanttekening.services.annotating_many import AnnotatingMany

        return AnnotatingMany(self._annotations, self._history, self._clock)

    @cached_property
    def exporting(self) -> Exporting:
        """Writing annotations for others."""
        from kanttekening.services.exporting import Exporting
        from kanttekening.store.exports import ExportStore

        exports = ExportStore(self._database)
        return Exporting(self._annotations, self._contents, self._letters, exports, self._clock)

    @cached_property
    def taking_notes(self) -> TakingNotes:
        """Taking annotations of others over."""
        from kanttekening.services.taking_notes import TakingNotes

        return TakingNotes(
            self._annotations,
            self._contents,
            self._letters,
            self._history,
            self._clock,
            self._carrying,
        )

    @cached_property
    def correcting(self) -> Correcting:
        """Correcting facts by hand."""
        from kanttekening.services.correcting import Correcting

        return Correcting(
            self._letters,
            self._contents,
            self._corrections,
            self._history,
            author=self._author,
            clock=self._clock,
        )

    @cached_property
    def details(self) -> DetailService:
        """The smaller things in a letter, and the names that letters share."""
        from kanttekening.services.details import DetailService

        return DetailService(self._database, self._contents)

    @cached_property
    def progress(self) -> ReadingProgress:
        """What was read."""
        from kanttekening.services.progress import ReadingProgress
        from kanttekening.store.progress import ProgressStore

        progress = ProgressStore(self._database)
        return ReadingProgress(self._database, self._letters, progress, self._clock)

    @cached_property
    def events(self) -> Events:
        """Dates and deadlines."""
        from kanttekening.services.events import Events

        return Events(self._database, self._letters, self._clock)

    @cached_property
    def links(self) -> Links:
        """How letters hang together."""
        from kanttekening.services.links import Links

        return Links(self._database, self._letters, self._contents, self.references, self.details)

    @cached_property
    def searching(self) -> Searching:
        """Finding letters."""
        from kanttekening.services.searching import Searching

        return Searching(self._database, self._letters, self._clock)

    @cached_property
    def labelling(self) -> Labelling:
        """Putting labels on letters."""
        from kanttekening.services.labelling import Labelling

        return Labelling(self._labels, self._history)

    @cached_property
    def kept_searches(self) -> KeptSearches:
        """Searches that are kept, and those of lately."""
        from kanttekening.services.kept_searches import KeptSearches

        return KeptSearches(self._database, self._saved, self._history, self._clock)

    @cached_property
    def facets(self) -> Facets:
        """What an answer can be narrowed by."""
        from kanttekening.services.facets import Facets

        return Facets(self._database, self._clock)

    @cached_property
    def index_care(self) -> IndexCare:
        """Looking after the search index."""
        from kanttekening.services.index_care import IndexCare

        return IndexCare(self._database, self._letters, self._indexing)

    @cached_property
    def filtering(self) -> Filtering:
        """Lists of what passes filters."""
        from kanttekening.services.filters import Filtering

        return Filtering(self._database, self._clock)

    @cached_property
    def references(self) -> References:
        """Finding the letters that a letter cites."""
        from kanttekening.services.references import References
        from kanttekening.store.cited import CitedStore

        return References(self._letters, CitedStore(self._database))

    @cached_property
    def recognizing(self) -> Recognizing:
        """Recognising the text of pictures."""
        from kanttekening.services.family import Family
        from kanttekening.services.recognizing import Recognizing
        from kanttekening.services.reuniting import Reuniting

        return Recognizing(
            self._database,
            self._letters,
            self._contents,
            self._indexing,
            self._reanchoring,
            Family(self._letters),
            Reuniting(self._database, self._letters, self.versions),
            self._clock,
        )

    @cached_property
    def checking(self) -> Checking:
        """Looking whether everything is whole."""
        from kanttekening.services.checking import Checking

        return Checking(self._database, self._indexing)

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

    def forget_what_was_read(self) -> None:
        """Let go of pages of the file that SQLite keeps to read again; the system has them too."""
        self._database.execute("PRAGMA shrink_memory")

    def has_changed_elsewhere(self) -> bool:
        """Whether another window or program has changed something since this was asked last."""
        before, self._version = self._version, self._database.version()
        return self._version != before

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
