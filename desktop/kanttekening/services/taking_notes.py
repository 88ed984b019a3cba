"""Annotations that come back from colleagues and other programs, onto the letters they are about.

New ones are added. One that is here already is never overwritten in silence: what was changed
elsewhere is offered, and a person chooses.
"""

from __future__ import annotations

import uuid
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from kanttekening.domain.annotation import AnchorState, Annotation, AnnotationId
from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.domain.journal import Change, Edit
from kanttekening.domain.note_names import foreign_id
from kanttekening.domain.notes_plan import NoteOffer, NotesPlan
from kanttekening.domain.touched import Outcome, Touched
from kanttekening.services.clock import stamp
from kanttekening.services.history import ANNOTATION, in_one
from kanttekening.services.shared_notes import to_annotation
from kanttekening.store.annotations import to_row

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Sequence
    from datetime import datetime

    from kanttekening.domain.content import LetterContent
    from kanttekening.domain.letter import LetterId, VersionId
    from kanttekening.domain.page_frame import PageFrame
    from kanttekening.domain.shared_note import NoteFile, SharedNote
    from kanttekening.services.carrying_over import CarryingOver
    from kanttekening.services.history import History
    from kanttekening.store.annotations import AnnotationStore
    from kanttekening.store.contents import ContentStore
    from kanttekening.store.letters import LetterStore

# The name of the edit in the journal; ``words.undoing`` has the Dutch for it.
TAKEN = "take_notes"


class TakingNotes:
    """Looks what is new in a file of annotations, and takes it over when told to."""

    def __init__(
        self,
        annotations: AnnotationStore,
        contents: ContentStore,
        letters: LetterStore,
        history: History,
        clock: Callable[[], datetime],
        carrying: CarryingOver,
        frames: Callable[[bytes], Sequence[PageFrame]] | None = None,
    ) -> None:
        self._annotations = annotations
        self._contents = contents
        self._letters = letters
        self._history = history
        self._clock = clock
        self._carrying = carrying
        self._frames = frames or frames_by_worker

    def letter_of(self, found: NoteFile) -> LetterId:
        """The letter that annotations are about: by its bytes, else by the name of its file.

        Raises RefusedError when there is none, or more than one of that name.
        """
        letter_id = self.known(found)
        if letter_id is not None:
            return letter_id
        named = self._letters.named(found.file_name) if found.file_name else ()
        if len(named) != 1:
            raise RefusedError(RefusalCode.WRONG_LETTER, f"{len(named)} letters")
        return named[0]

    def known(self, found: NoteFile) -> LetterId | None:
        """The letter that annotations were made on, by its bytes; None if it is not here."""
        letters = (self._contents.known(source) for source in found.source.split())
        return next((letter_id for letter_id in letters if letter_id is not None), None)

    def plan(
        self,
        letter_id: LetterId,
        found: NoteFile,
    ) -> NotesPlan:
        """What would be new on a letter, and what was changed elsewhere.

        What was removed here comes back: who takes a file in wants to have what is in it. Raises
        RefusedError for annotations of another letter.
        """
        content, base = self._contents.content(letter_id), self._base(letter_id, found)
        notes = self._on_pages(base.version_id, found)
        made = [self._made(note, letter_id, base) for note in notes]
        if base.version_id != content.version_id:
            made = [self._carrying.to(note, content) for note in made]
        moved = {
            mark.id for mark, note in zip(made, notes, strict=True) if _is_ours_and_moved(note)
        }
        ours = self.known(found) == letter_id
        if not ours and notes and not _fits(notes, made, content):
            raise RefusedError(RefusalCode.WRONG_LETTER, "nothing of it is found")
        plan = self._compared(letter_id, made, moved, again=True)
        return replace(plan, left_out=found.left_out)

    @in_one
    def take(
        self, plan: NotesPlan, accepted: Container[AnnotationId] = frozenset()
    ) -> Outcome[NotesPlan]:
        """Add what is new and put the changes that were ``accepted``; one step to undo.

        What was written here since the plan was made stays.
        """
        chosen = [offer for offer in plan.offers if offer.before.id in accepted]
        ids = [*(new.id for new in plan.added), *(offer.before.id for offer in chosen)]
        here = {note.id: note for note in self._annotations.those(ids)}
        changes = [
            *(
                Change(ANNOTATION, new.id, None, to_row(new))
                for new in plan.added
                if new.id not in here
            ),
            *(_accepted(offer, here.get(offer.before.id)) for offer in chosen),
        ]
        if not changes:
            return Outcome(plan, Touched.NOTHING)
        return Outcome(plan, self._history.carry_out(Edit(TAKEN, tuple(changes))))

    def put_inside(self, letter_id: LetterId, found: NoteFile) -> NotesPlan:
        """Add what a letter brought along when it came in, in the caller's transaction.

        That is no edit of anybody here, so there is nothing to undo.
        """
        content = self._contents.content(letter_id)
        made = [self._made(note, letter_id, content) for note in found.notes]
        plan = self._compared(letter_id, made, frozenset(), again=False)
        plan = replace(plan, left_out=found.left_out)
        moment = stamp(self._clock())
        for annotation in plan.added:
            self._annotations.put(annotation.id, to_row(annotation), moment)
        return plan

    def _compared(
        self,
        letter_id: LetterId,
        made: Sequence[Annotation],
        moved: Container[AnnotationId],
        *,
        again: bool,
    ) -> NotesPlan:
        here = {note.id: note for note in self._annotations.of_letter(letter_id)}
        added: dict[AnnotationId, Annotation] = {}
        offers: dict[AnnotationId, NoteOffer] = {}
        known = 0
        for annotation in made:
            before = here.get(annotation.id)
            if before is not None:
                after = _taken_over(before, annotation, is_moved=annotation.id in moved)
                if after == before or annotation.modified < before.modified:
                    known += 1
                else:
                    offers[annotation.id] = NoteOffer(before, after)
            elif again or not self._annotations.was_there(annotation.id):
                added[annotation.id] = annotation
            else:
                known += 1
        return NotesPlan(letter_id, tuple(added.values()), tuple(offers.values()), known)

    def _made(self, note: SharedNote, letter_id: LetterId, content: LetterContent) -> Annotation:
        made = to_annotation(note, letter_id, content, self._clock())
        return replace(made, id=self._id_for(note.id, letter_id))

    def _id_for(self, name: str, letter_id: LetterId) -> AnnotationId:
        """The id under which a note is kept here: its own, if that is one of ours and is free."""
        try:
            is_ours = str(uuid.UUID(name)) == name
        except ValueError:
            is_ours = False
        if is_ours and self._annotations.letter_of(AnnotationId(name)) in {None, letter_id}:
            return AnnotationId(name)
        return AnnotationId(foreign_id(letter_id, name))

    def _base(self, letter_id: LetterId, found: NoteFile) -> LetterContent:
        """The text whose pages the notes were put on: the newest, unless their file is an older."""
        files = {version.sha256: version.id for version in self._contents.versions(letter_id)}
        newest = self._contents.version_id(letter_id)
        known = [files[source] for source in found.source.split() if source in files]
        return self._contents.content_of(newest if newest in known or not known else known[-1])

    def _on_pages(self, version_id: VersionId, found: NoteFile) -> tuple[SharedNote, ...]:
        """The notes, with all rectangles on the pages as they are shown."""
        bare = any(note.passage is None and note.rects for note in found.notes)
        if not (found.in_user_space and bare):
            return found.notes
        frames = self._frames(self._contents.pages_pdf_of(version_id))
        # Our own that nobody moved have a passage, and places of ours.
        return tuple(_shown(note, frames) if note.passage is None else note for note in found.notes)


def _accepted(offer: NoteOffer, now: Annotation | None) -> Change:
    """A change that a person agreed to, on the annotation as it is now; None if it is gone."""
    note = offer.after.note if now is None else _note_of_both(offer, now)
    after = replace(offer.after, note=note)
    return Change(ANNOTATION, after.id, to_row(now) if now else None, to_row(after))


def _note_of_both(offer: NoteOffer, now: Annotation) -> str:
    from kanttekening.text.both_texts import both_texts

    return both_texts(offer.before.note, offer.after.note, now.note)


def frames_by_worker(pdf: bytes) -> tuple[PageFrame, ...]:
    """How the pages of a PDF lie, asked of a worker that is only there for that."""
    from kanttekening.readers.noting import PdfNotes  # seldom needed: others' XFDF

    with closing(PdfNotes()) as tool:
        return tool.frames(pdf)


def _shown(note: SharedNote, frames: Sequence[PageFrame]) -> SharedNote:
    rects = tuple(
        frames[rect.page - 1].shown(rect.page, ((rect.x0, rect.y0), (rect.x1, rect.y1)))
        for rect in note.rects
        if rect.page <= len(frames)
    )
    return replace(note, rects=rects)


def _is_ours_and_moved(note: SharedNote) -> bool:
    """Whether it is one of ours that somebody put somewhere else: then its words are not known."""
    return note.kind is not None and note.passage is None and bool(note.rects)


def _fits(notes: Sequence[SharedNote], made: Sequence[Annotation], content: LetterContent) -> bool:
    """Whether at least something of the notes has a place in this letter."""
    pages = len(content.layout.pages)
    for note, annotation in zip(notes, made, strict=True):
        if annotation.passage is not None and annotation.state is not AnchorState.ORPHANED:
            return True
        if note.passage is None and any(rect.page <= pages for rect in note.rects):
            return True
    return all(note.passage is None and not note.rects for note in notes)


def _taken_over(before: Annotation, after: Annotation, *, is_moved: bool) -> Annotation:
    """What is here with what is different elsewhere; its place only if it was moved there.

    ``is_moved`` tells that the file has another place for it than we wrote into it.
    """
    changed = replace(
        before,
        note=after.note,
        kind=after.kind,
        labels=after.labels,
        style=after.style,
        done=after.done,
    )
    if _stands_elsewhere(before, after, is_moved=is_moved):
        changed = replace(
            changed,
            area=after.area,
            passage=after.passage,
            version_id=after.version_id,
            state=after.state,
            was="",
        )
    return before if changed == before else replace(changed, modified=after.modified)


def _stands_elsewhere(before: Annotation, after: Annotation, *, is_moved: bool) -> bool:
    if after.state is AnchorState.ORPHANED or before.passage is None or after.passage is None:
        return False
    if before.area is not None or after.area is not None:
        return before.area != after.area
    if is_moved and before.version_id == after.version_id:
        return before.passage.span != after.passage.span
    return before.passage.quote != after.passage.quote
