"""Letters with their annotations, written for colleagues and other programs.

What is written is gathered from the library first; the writing needs it no more, and can be done
while somebody goes on reading. The originals in the library are only read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from kanttekening import __version__
from kanttekening.domain.errors import NotWrittenError, TakenError
from kanttekening.domain.export import (
    PER_LETTER,
    SUFFIXES,
    Audience,
    ExportForm,
    ExportOrder,
    ExportStep,
    ExportWords,
    Tally,
)
from kanttekening.domain.shared_note import NoteFile
from kanttekening.domain.touched import Outcome, Touched
from kanttekening.readers.noting import PdfNotes
from kanttekening.services.clock import day_of, stamp
from kanttekening.services.export_target import ExportTarget, Made
from kanttekening.services.export_writing import (
    write_copy,
    write_report,
    write_table,
    write_web_annotations,
    write_xfdf,
)
from kanttekening.services.places import is_folder
from kanttekening.services.shared_notes import to_shared

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from kanttekening.domain.annotation import Annotation, AnnotationId, MarkKind
    from kanttekening.domain.letter import Letter, LetterId
    from kanttekening.store.annotations import AnnotationStore
    from kanttekening.store.contents import ContentStore
    from kanttekening.store.exports import ExportStore
    from kanttekening.store.letters import LetterStore

__all__ = ["Exporting", "Job", "PdfNotes"]

# Writes one file; raises NotWrittenError, TakenError and RefusedError. Blocks.
Job = Callable[[PdfNotes], Made]


class Exporting:
    """Says which files an order comes to, and gathers what goes into each."""

    def __init__(
        self,
        annotations: AnnotationStore,
        contents: ContentStore,
        letters: LetterStore,
        exports: ExportStore,
        clock: Callable[[], datetime],
    ) -> None:
        self._exports = exports
        self._annotations = annotations
        self._contents = contents
        self._letters = letters
        self._clock = clock

    def steps(self, order: ExportOrder, words: ExportWords) -> tuple[ExportStep, ...]:
        """The files of an order; makes the folder they go into. Raises NotWrittenError."""
        if order.form not in PER_LETTER:
            return (ExportStep(order.path, order.ids, order.path.name),)
        letters = [self._letters.letter(letter_id) for letter_id in order.ids]
        if len(letters) == 1 and not is_folder(order.path):
            return (ExportStep(order.path, order.ids, letters[0].title),)
        _make_folder(order.path)
        suffix = SUFFIXES[order.form]
        # The number keeps letters of one title apart, and finds the letter back.
        return tuple(
            ExportStep(
                order.path / f"{letter.id} {words.file_stem(letter.title)}{suffix}",
                (letter.id,),
                letter.title,
                is_our_name=True,
            )
            for letter in letters
        )

    def prepare(self, step: ExportStep, order: ExportOrder, words: ExportWords) -> Job:
        """All that one file needs, gathered: what is left is to write it."""
        target = ExportTarget(
            step.path, self._exports.all(), order.replaces, is_our_name=step.is_our_name
        )
        match order.form:
            case ExportForm.PDF:
                return self._copy(step, target, order.audience, words)
            case ExportForm.XFDF:
                return self._xfdf(step, target, order.audience, words)
            case ExportForm.JSON_LD:
                kinds = words.kinds
                files = [self.notes(one, kinds, order.audience) for one in step.ids]
                made = (words.notes_title, __version__, stamp(self._clock()))
                return partial(write_web_annotations, target, files, made)
            case ExportForm.CSV:
                rows = list(words.rows(self.pairs(step.ids, order.audience)))
                return partial(write_table, target, words.columns, rows)
            case _:
                pairs = self.pairs(step.ids, order.audience)
                today = day_of(self._clock).isoformat()
                report = words.report(pairs, order.grouping, today)
                return partial(write_report, target, report, order.form)

    def remember(self, made: Made) -> Outcome[None]:
        """Know a file again that was written: the next export may replace it."""
        self._exports.add(made.sha256)
        return Outcome(None, Touched.NOTHING)

    def notes(
        self,
        letter_id: LetterId,
        kinds: Mapping[MarkKind, str],
        audience: Audience = Audience(),  # noqa: B008 - it can't be changed
    ) -> NoteFile:
        """The annotations of a letter as they travel; ``kinds`` are the names of the kinds."""
        letter = self._letters.letter(letter_id)
        layout = self._contents.content(letter_id).layout
        notes = tuple(
            to_shared(annotation, layout, kinds)
            for annotation in self._annotations.of_letter(letter_id)
            if audience.may_see(annotation)
        )
        return NoteFile(notes, letter.sha256, letter.file_name)

    def pairs(
        self, ids: Sequence[LetterId], audience: Audience
    ) -> tuple[tuple[Letter, Annotation], ...]:
        """The annotations of letters, each with its letter, in reading order."""
        return tuple(
            (letter, annotation)
            for letter in map(self._letters.letter, ids)
            for annotation in self._annotations.of_letter(letter.id)
            if audience.may_see(annotation)
        )

    def tally(
        self,
        ids: Sequence[LetterId] | None = None,
        chosen: Collection[AnnotationId] | None = None,
    ) -> Tally:
        """Count what these letters (None: all that are there) have to export, before it is done.

        Of the annotations only those that are among ``chosen``, when that is not None.
        """
        if ids is None:
            found = list(self._annotations.all())
        else:
            found = [note for one in ids for note in self._annotations.of_letter(one)]
        return Tally(
            Counter(note.visibility for note in found if chosen is None or note.id in chosen)
        )

    def annotated(
        self,
        among: Sequence[LetterId] | None = None,
        audience: Audience = Audience(),  # noqa: B008 - it can't be changed
    ) -> tuple[LetterId, ...]:
        """The letters that have annotations for these eyes: of all that are there, or among some.

        Who did not choose the letters gets no copy of others: it would tell that there is
        something to hide.
        """
        found = {note.letter_id for note in self._annotations.all() if audience.may_see(note)}
        if among is not None:
            return tuple(letter_id for letter_id in among if letter_id in found)
        return tuple(sorted(found))

    def letters_of(self, chosen: Collection[AnnotationId]) -> tuple[LetterId, ...]:
        """The letters that these annotations are on."""
        notes = (note for note in self._annotations.all() if note.id in chosen)
        return tuple(dict.fromkeys(note.letter_id for note in notes))

    def _copy(
        self, step: ExportStep, target: ExportTarget, audience: Audience, words: ExportWords
    ) -> Job:
        (letter_id,) = step.ids
        found = self.notes(letter_id, words.kinds, audience)
        title = words.copy_title(self._letters.letter(letter_id).title)
        pdf = self._contents.pages_pdf(letter_id)
        return partial(write_copy, target, pdf, found, (title, words.stamp), letter_id)

    def _xfdf(
        self, step: ExportStep, target: ExportTarget, audience: Audience, words: ExportWords
    ) -> Job:
        (letter_id,) = step.ids
        found = self.notes(letter_id, words.kinds, audience)
        pages = self._contents.content(letter_id).layout.pages
        width = pages[0].width if pages else 0.0
        return partial(write_xfdf, target, self._contents.pages_pdf(letter_id), found, width)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise TakenError(folder) from error
    except OSError as error:
        raise NotWrittenError(folder, str(error)) from error
