"""The door for annotations from files: ``annotations --import``."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kanttekening.cli.opening import open_library
from kanttekening.cli.shapes import annotation_json
from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.domain.letter import LetterId
from kanttekening.readers.parsing import Parser
from kanttekening.services.reading import FileReader
from kanttekening.words import cli as words

if TYPE_CHECKING:
    from argparse import Namespace

    from kanttekening.cli.console import Console
    from kanttekening.domain.notes_plan import NotesPlan
    from kanttekening.domain.shared_note import NoteFile
    from kanttekening.services.library import Library


@dataclass(slots=True)
class _Taken:
    """What was done with a whole file."""

    plans: list[NotesPlan] = field(default_factory=list)
    updated: int = 0

    @property
    def offered(self) -> int:
        return sum(len(plan.offers) for plan in self.plans) - self.updated


def import_annotations(arguments: Namespace, console: Console) -> int:
    """Take annotations over from a file; changes to those that are here only with ``--update``."""
    with closing(Parser()) as parser:
        found = FileReader(parser).read(arguments.source).reading.notes
    if not any(notes.notes for notes in found):
        raise RefusedError(RefusalCode.EMPTY, "no annotations")
    taken = _Taken()
    with open_library(arguments) as library:
        for notes in found:
            _take(library, notes, arguments, taken)
        if console.for_programs:
            console.answer(_answer(library, taken))
        else:
            _tell(console, taken)
    return 0


def _take(library: Library, notes: NoteFile, arguments: Namespace, taken: _Taken) -> None:
    named = arguments.letter
    letter_id = library.taking_notes.letter_of(notes) if named is None else LetterId(named)
    plan = library.taking_notes.plan(letter_id, notes)
    accepted = {offer.before.id for offer in plan.offers} if arguments.update else set()
    library.taking_notes.take(plan, accepted)
    taken.plans.append(plan)
    taken.updated += len(accepted)


def _answer(library: Library, taken: _Taken) -> dict[str, object]:
    layouts = {
        plan.letter_id: library.letters.content(plan.letter_id).layout for plan in taken.plans
    }
    return {
        "added": [
            annotation_json(note, layouts[plan.letter_id])
            for plan in taken.plans
            for note in plan.added
        ],
        "offered": [
            {
                "before": annotation_json(offer.before, layouts[plan.letter_id]),
                "after": annotation_json(offer.after, layouts[plan.letter_id]),
            }
            for plan in taken.plans
            for offer in plan.offers
        ],
        "updated": taken.updated,
        "known": sum(plan.known for plan in taken.plans),
        "left_out": sum(plan.left_out for plan in taken.plans),
    }


def _tell(console: Console, taken: _Taken) -> None:
    added = sum(len(plan.added) for plan in taken.plans)
    known = sum(plan.known for plan in taken.plans)
    console.line(words.notes_taken(added, taken.updated, known))
    if taken.offered:
        console.note(words.notes_offered(taken.offered))
    left_out = sum(plan.left_out for plan in taken.plans)
    if left_out:
        console.note(words.notes_left_out(left_out))
