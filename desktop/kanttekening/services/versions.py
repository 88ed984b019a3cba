"""Taking the newest version of a letter apart, and joining two letters, by hand."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from kanttekening.domain.annotation import ELSEWHERE
from kanttekening.domain.content import files_of
from kanttekening.domain.errors import NotFoundError
from kanttekening.domain.journal import Change, Edit
from kanttekening.domain.letter import LetterId
from kanttekening.domain.touched import Outcome, Touched
from kanttekening.services.clock import stamp
from kanttekening.services.history import ANNOTATION, CORRECTION
from kanttekening.services.moving import LETTER, VERSION
from kanttekening.store.annotations import to_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from kanttekening.domain.content import VersionNote
    from kanttekening.domain.letter import VersionId
    from kanttekening.services.carrying_over import CarryingOver
    from kanttekening.services.history import History
    from kanttekening.store.annotations import AnnotationStore
    from kanttekening.store.contents import ContentStore
    from kanttekening.store.corrections import CorrectionStore
    from kanttekening.store.database import Database
    from kanttekening.store.editions import EditionStore, StoredVersion
    from kanttekening.store.letters import LetterStore

# The names of edits in the journal; ``words.undoing`` has the Dutch for them.
SEPARATED, JOINED = "separate_version", "join_letters"


class Versions:
    """What a person does when the program saw one letter in two, or two in one."""

    def __init__(
        self,
        database: Database,
        letters: LetterStore,
        contents: ContentStore,
        annotations: AnnotationStore,
        corrections: CorrectionStore,
        editions: EditionStore,
        carrying: CarryingOver,
        history: History,
        clock: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._letters = letters
        self._contents = contents
        self._annotations = annotations
        self._corrections = corrections
        self._editions = editions
        self._carrying = carrying
        self._history = history
        self._clock = clock

    def of_letter(self, letter_id: LetterId) -> tuple[VersionNote, ...]:
        """The files of a letter, oldest first; the last one is shown."""
        return files_of(self._contents.versions(letter_id))

    def shown(self, letter_id: LetterId) -> VersionId | None:
        """The version that a letter shows; None for one that became a part of another."""
        if self._editions.joined_to(letter_id) is not None:
            return None
        return self._contents.version_id(letter_id)

    def is_put_off(self, letter_id: LetterId) -> bool:
        """Whether somebody said "later" about the version that is shown."""
        return self._editions.put_off(letter_id) == self._contents.version_id(letter_id)

    def put_off(self, letter_id: LetterId) -> Outcome[None]:
        """Look at what the version that is shown changed later; a newer one tells of itself again.

        That is no edit: there is nothing to undo.
        """
        with self._database.transaction():
            version_id = self._contents.version_id(letter_id)
            self._editions.put_off_until_later(letter_id, version_id)
        return Outcome(None, Touched.NOTHING)

    def separate(self, letter_id: LetterId) -> Outcome[LetterId | None]:
        """Let the newest version be a letter of its own; None for a letter that has only one.

        The letter shows the version before it again, with what was marked on that at its own
        place. What was marked on the newest version goes along with it. A letter that was joined
        comes back as it was.
        """
        with self._database.transaction():
            self._letters.letter(letter_id)
            home, changes = self._apart(letter_id)
            if home is None:
                return Outcome(None, Touched.NOTHING)
            return Outcome(home, self._history.carry_out_inside(Edit(SEPARATED, changes)))

    def parting(self, arrival: Change) -> tuple[Change, ...]:
        """What takes a file that came in as the newest version off its letter again.

        Nothing when that file is not the newest of the letter any more.
        """
        row = arrival.after or {}
        letter_id = LetterId(row["letter_id"])
        versions = self._editions.of_letter(letter_id)
        newest = [each.id for each in versions if each.original_id == versions[-1].original_id]
        if row["version_id"] not in newest:
            return ()
        return self._apart(letter_id)[1]

    def _apart(self, letter_id: LetterId) -> tuple[LetterId | None, tuple[Change, ...]]:
        """The letter that the newest version becomes, and how; None if there is no other."""
        versions = self._editions.of_letter(letter_id)
        newest = versions[-1].original_id
        going = [version for version in versions if version.original_id == newest]
        staying = [version for version in versions if version.original_id != newest]
        if not staying:
            return None, ()
        home = going[-1].home_id
        if self._editions.joined_to(home) != letter_id:
            home = self._editions.stand_in(letter_id, going, stamp(self._clock()))
        return home, (
            *_moves(going, letter_id, home, 1),
            self._shown(home, letter_id),
            *self._parted_notes(letter_id, home, staying),
            *self._parted_corrections(letter_id, home),
        )

    def join(self, letter_id: LetterId, into: LetterId) -> Outcome[None]:
        """Let a letter be the newest version of another. Both must be there, out of the bin."""
        if letter_id == into:
            return Outcome(None, Touched.NOTHING)
        with self._database.transaction():
            for found in (letter_id, into):
                # A letter that became a part of another is removed as well.
                if self._letters.removed_at(found):
                    raise NotFoundError("letter", found)
            going = self._editions.of_letter(letter_id)
            moment = stamp(self._clock())
            changes = (
                *_moves(going, letter_id, into, self._editions.next_number(into)),
                Change(LETTER, str(letter_id), _standing(None, None), _standing(moment, into)),
                *self._taken_along(letter_id, into),
                *self._joined_notes(letter_id, into),
                *self._joined_corrections(letter_id, into),
            )
            return Outcome(None, self._history.carry_out_inside(Edit(JOINED, changes)))

    def _shown(self, letter_id: LetterId, from_letter: LetterId) -> Change:
        before = _standing(self._letters.removed_at(letter_id), from_letter)
        return Change(LETTER, str(letter_id), before, _standing(None, None))

    def _taken_along(self, letter_id: LetterId, into: LetterId) -> Iterator[Change]:
        """Letters that were joined to this one before are a part of the other one now."""
        for hidden in self._editions.hidden_behind(letter_id):
            moment = self._letters.removed_at(hidden)
            before, after = _standing(moment, letter_id), _standing(moment, into)
            yield Change(LETTER, str(hidden), before, after)

    def _parted_notes(
        self, letter_id: LetterId, home: LetterId, staying: Sequence[StoredVersion]
    ) -> Iterator[Change]:
        for annotation in self._annotations.of_letter(letter_id):
            before = to_row(annotation)
            place = self._editions.earlier_place(annotation.id, staying)
            after = {**before, **place} if place else {**before, "letter_id": home}
            yield Change(ANNOTATION, annotation.id, before, after)

    def _joined_notes(self, letter_id: LetterId, into: LetterId) -> Iterator[Change]:
        content = self._contents.content(letter_id)
        for annotation in self._annotations.of_letter(into):
            before = to_row(annotation)
            if annotation.state not in ELSEWHERE:
                self._editions.keep_place(before, content.version_id)
            after = to_row(self._carrying.to(annotation, content))
            yield Change(ANNOTATION, annotation.id, before, after)
        for annotation in self._annotations.of_letter(letter_id):
            before = to_row(annotation)
            yield Change(ANNOTATION, annotation.id, before, {**before, "letter_id": into})

    def _joined_corrections(self, letter_id: LetterId, into: LetterId) -> Iterator[Change]:
        """What was put right by hand goes along, where the other letter has nothing by hand."""
        for correction in self._corrections.of_letter(letter_id):
            if self._corrections.get(into, correction.fact) is None:
                row = {**asdict(correction), "letter_id": into}
                yield Change(CORRECTION, f"{into}/{correction.fact}", None, row)

    def _parted_corrections(self, letter_id: LetterId, home: LetterId) -> Iterator[Change]:
        """A correction that came along with the letter, to the very moment, goes with it again."""
        for correction in self._corrections.of_letter(home):
            row = {**asdict(correction), "letter_id": letter_id}
            here = self._corrections.get(letter_id, correction.fact)
            if here is not None and asdict(here) == row:
                yield Change(CORRECTION, f"{letter_id}/{correction.fact}", row, None)


def _moves(
    versions: Sequence[StoredVersion], letter_id: LetterId, to: LetterId, first: int
) -> Iterator[Change]:
    for number, version in enumerate(versions, start=first):
        before = {"letter_id": letter_id, "number": version.number}
        yield Change(VERSION, str(version.id), before, {"letter_id": to, "number": number})


def _standing(removed_at: str | None, joined_to: LetterId | None) -> dict[str, Any]:
    return {"removed_at": removed_at, "joined_to": joined_to}
