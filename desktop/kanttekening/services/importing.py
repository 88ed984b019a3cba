"""Storing what was read, or recognising that it is here already."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from kanttekening.domain.arrival import Arrival, ArrivalKind, Refusal
from kanttekening.domain.errors import LibraryError, RefusalCode, RefusedError
from kanttekening.domain.journal import ARRIVAL, Change, Edit
from kanttekening.domain.touched import Outcome, Touched
from kanttekening.services.clock import stamp
from kanttekening.services.letters import RESTORED
from kanttekening.services.likeness import Likeness
from kanttekening.services.mails import MAILS, as_enclosed
from kanttekening.services.moving import LETTER
from kanttekening.services.titles import title_of
from kanttekening.store.contents import NewVersion
from kanttekening.store.enclosed import EnclosedStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from datetime import datetime
    from pathlib import Path

    from kanttekening.domain.letter import LetterId
    from kanttekening.domain.notes_plan import NotesPlan
    from kanttekening.services.family import Family
    from kanttekening.services.history import History
    from kanttekening.services.indexing import Indexing
    from kanttekening.services.reading import ReadFile
    from kanttekening.services.reanchoring import Reanchoring
    from kanttekening.services.taking_notes import TakingNotes
    from kanttekening.store.contents import ContentStore
    from kanttekening.store.database import Database
    from kanttekening.store.letters import LetterStore

# Raised when the same bytes give a better text: letters that come in again get a new version.
EXTRACTION = 1
# The name of the edit in the journal.
TAKEN_IN = "take_in_version"

_NEW = (ArrivalKind.IMPORTED, ArrivalKind.NEW_VERSION)

log = logging.getLogger(__name__)


class Importing:
    """Storing what was read: each letter in one transaction, or not at all."""

    def __init__(
        self,
        database: Database,
        letters: LetterStore,
        contents: ContentStore,
        history: History,
        indexing: Indexing,
        reanchoring: Reanchoring,
        family: Family,
        taking_notes: TakingNotes,
        clock: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._letters = letters
        self._contents = contents
        self._history = history
        self._indexing = indexing
        self._reanchoring = reanchoring
        self._family = family
        self._taking_notes = taking_notes
        self._enclosed = EnclosedStore(database)
        self._likeness = Likeness(database)
        self._clock = clock
        self._leaves_removed = False
        self._tell_new: Callable[[LetterId], None] = _nothing

    def known(self, sha256: str) -> LetterId | None:
        """The letter that came from these bytes, removed or not."""
        return self._contents.known(sha256)

    def recognize(
        self, sha256: str, path: Path, part_of: LetterId | None = None
    ) -> Outcome[Arrival] | None:
        """The arrival of bytes that need no reading, because their letter is here and up to date.

        A letter that was removed comes back: who takes it in wants to have it.
        """
        letter_id = self._up_to_date(sha256)
        if letter_id is None:
            return None
        if part_of is not None:
            with self._database.transaction():
                self._enclosed.join(letter_id, part_of)
        return Outcome(
            Arrival(ArrivalKind.ALREADY_THERE, letter_id, path), self._bring_back(letter_id)
        )

    def _up_to_date(self, sha256: str) -> LetterId | None:
        """The letter of these bytes, unless reading them again would give it a better text."""
        letter_id = self.known(sha256)
        if letter_id is None or self._contents.extraction(letter_id) >= EXTRACTION:
            return letter_id
        # Of an older file of the letter no better text is needed: a newer one is shown.
        return None if self._contents.is_shown(letter_id, sha256) else letter_id

    @contextmanager
    def leaving_removed(self) -> Iterator[None]:
        """Let letters lie that were thrown away: for a folder that is taken in every night."""
        self._leaves_removed = True
        try:
            yield
        finally:
            self._leaves_removed = False

    @contextmanager
    def telling_new(self, tell: Callable[[LetterId], None]) -> Iterator[None]:
        """Have ``tell`` do its part for each letter that is new, or has a new version.

        In the transaction that stores it: no letter is there without it, whatever happens.
        """
        self._tell_new = tell
        try:
            yield
        finally:
            self._tell_new = _nothing

    def patience(self, seconds: float) -> AbstractContextManager[None]:
        """Wait so long for another program that is writing."""
        return self._database.patience(seconds)

    def store(self, read: ReadFile, part_of: LetterId | None = None) -> Outcome[Arrival]:
        """Store a letter with its original and its text, or a newer one of a letter that is here.

        The same letter in another file becomes a version of it, never a second letter.

        ``part_of`` is the mail that it was attached to.
        """
        recognized = self.recognize(read.sha256, read.path, part_of)
        if recognized is not None:
            return recognized
        if read.reading.is_notes or self._is_copy(read):
            return self._take_notes(read)
        understanding = read.understanding
        if part_of is not None:
            understanding = as_enclosed(understanding, self._letters.letter(part_of).facts)
        version = NewVersion(
            title_of(understanding.facts, read.reading.document, read.file_name),
            read.reading,
            understanding,
            EXTRACTION,
            stamp(self._clock()),
        )
        with self._database.transaction():
            # Asked once more where nobody else can write: two programs may take in one folder.
            letter_id = self._up_to_date(read.sha256)
            kind = ArrivalKind.ALREADY_THERE
            plans: tuple[NotesPlan, ...] = ()
            if letter_id is None:
                letter_id, kind = self._put(read, version, part_of)
            if part_of is not None:
                self._enclosed.join(letter_id, part_of)
            if kind is not ArrivalKind.ALREADY_THERE:
                self._family.join(letter_id)
                plans = tuple(
                    self._taking_notes.put_inside(letter_id, notes) for notes in read.reading.notes
                )
                self._indexing.letter(letter_id)
        touched = Touched.LETTERS | self._bring_back(letter_id)
        if kind is ArrivalKind.NEW_VERSION:
            touched |= Touched.ANNOTATIONS
        if plans:
            touched |= Touched.ANNOTATIONS
        arrival = Arrival(kind, letter_id, read.path, plans, read.reading.warnings)
        return Outcome(arrival, touched)

    def _is_copy(self, read: ReadFile) -> bool:
        """Whether it is our own copy with annotations, of a letter that is here."""
        return any(self._taking_notes.known(notes) is not None for notes in read.reading.notes)

    def _take_notes(self, read: ReadFile) -> Outcome[Arrival]:
        """Add the new annotations of a file; what was changed elsewhere is offered with it."""
        plans, touched = [], Touched.NOTHING
        for notes in read.reading.notes:
            letter_id = self._taking_notes.letter_of(notes)
            taken = self._taking_notes.take(self._taking_notes.plan(letter_id, notes))
            plans.append(taken.value)
            touched |= taken.touched | self._bring_back(letter_id)
        arrival = Arrival(ArrivalKind.NOTES, plans[0].letter_id, read.path, tuple(plans))
        return Outcome(arrival, touched)

    def _put(
        self, read: ReadFile, version: NewVersion, part_of: LetterId | None
    ) -> tuple[LetterId, ArrivalKind]:
        letter_id = self.known(read.sha256)
        if letter_id is not None:
            self._contents.add_version(letter_id, version)
        else:
            letter_id = self._likeness.find(
                read.reading, version.understanding, read.file_name, part_of
            )
            if letter_id is None:
                made = self._contents.add_letter(version, read.data, read.file_name)
                return made, ArrivalKind.IMPORTED
            version_id = self._contents.add_file(letter_id, version, read.data, read.file_name)
            # Undo takes it off the letter again, in its turn; it stays as a letter of its own.
            row = {"letter_id": letter_id, "version_id": version_id}
            self._history.note(Edit(TAKEN_IN, (Change(ARRIVAL, str(letter_id), None, row),)))
        self._reanchoring.letter(letter_id, version.moment)
        return letter_id, ArrivalKind.NEW_VERSION

    def store_together(
        self, files: Sequence[tuple[ReadFile, LetterId | None]]
    ) -> Outcome[tuple[Arrival | Refusal, ...]]:
        """Store letters, each with what it is part of; the disk is waited for only once.

        Each is still on its own: if one does not go in, all are stored one after another, and what
        is wrong with a file costs no other.
        """
        try:
            with self._database.transaction():
                return _joined([self._store_and_tell(*file) for file in files])
        except LibraryError:
            raise
        except Exception:  # noqa: BLE001 -- each by itself tells which one it is
            return _joined([self._store_or_refuse(*file) for file in files])

    def _store_and_tell(
        self, read: ReadFile, part_of: LetterId | None
    ) -> Outcome[Arrival | Refusal]:
        with self._database.transaction():
            stored = self.store(read, part_of)
            if stored.value.kind in _NEW:
                self._tell_new(stored.value.letter_id)
        return Outcome(stored.value, stored.touched)

    def _store_or_refuse(
        self, read: ReadFile, part_of: LetterId | None
    ) -> Outcome[Arrival | Refusal]:
        try:
            stored = self._store_and_tell(read, part_of)
        except LibraryError:
            raise
        except RefusedError as error:
            refusal = Refusal(read.path, error.code, error.detail)
            return Outcome(refusal, Touched.NOTHING)
        except Exception as error:
            log.exception("a letter could not be stored")
            refusal = Refusal(read.path, RefusalCode.DAMAGED, type(error).__name__)
            return Outcome(refusal, Touched.NOTHING)
        return Outcome(stored.value, stored.touched)

    def settled(self) -> set[str]:
        """The SHA-256 of all files that need no reading when they are offered again.

        Mails are not among them: someone may have said Stop before their attachments came.
        """
        return self._contents.settled(EXTRACTION, MAILS)

    def _bring_back(self, letter_id: LetterId) -> Touched:
        removed_at = self._letters.removed_at(letter_id)
        if removed_at is None or self._leaves_removed:
            return Touched.NOTHING
        change = Change(LETTER, str(letter_id), {"removed_at": removed_at}, {"removed_at": None})
        return self._history.carry_out(Edit(RESTORED, (change,)))


def _joined(outcomes: Sequence[Outcome[Any]]) -> Outcome[tuple[Any, ...]]:
    touched = reduce(or_, (outcome.touched for outcome in outcomes), Touched.NOTHING)
    return Outcome(tuple(outcome.value for outcome in outcomes), touched)


def _nothing(_letter_id: LetterId) -> None:
    """Nobody wants to do anything with what is new."""
