"""Commands about annotations: annotate and annotations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.cli import tables
from kanttekening.cli.opening import open_library
from kanttekening.cli.shapes import annotation_json, error_json
from kanttekening.cli.taking_commands import import_annotations
from kanttekening.domain.annotation import MarkKind, Visibility
from kanttekening.domain.letter import LetterId
from kanttekening.services.filters import read_strictly
from kanttekening.words import cli as words

if TYPE_CHECKING:
    from argparse import Namespace

    from kanttekening.cli.console import Console
    from kanttekening.domain.layout import PageLayout
    from kanttekening.domain.passage import Span

# Who marks "e" in a report need not wait until all have been counted.
_MOST_COUNTED = 1000


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a passage is not marked."""

    code: str
    message: str


def annotate(arguments: Namespace, console: Console) -> int:
    """Mark the passage with these words; twins are never chosen between."""
    letter_id = LetterId(arguments.id)
    with open_library(arguments) as library:
        content = library.letters.content(letter_id)
        places = library.annotating.places_of(
            letter_id, arguments.quote, arguments.occurrence or _MOST_COUNTED + 1
        )
        span = _chosen(places, arguments.occurrence, arguments.quote)
        if isinstance(span, Refusal):
            return _refused(span, console)
        annotation = library.annotating.mark(
            letter_id,
            span,
            MarkKind(arguments.kind),
            arguments.note,
            Visibility(arguments.visibility),
        ).value
        letter = library.letters.letter(letter_id)
    if console.for_programs:
        console.answer(annotation_json(annotation, content.layout))
    else:
        tables.notes(console, [annotation], {letter_id: letter})
    return 0


def _chosen(places: tuple[Span, ...], occurrence: int | None, quote: str) -> Span | Refusal:
    times = len(places)
    if not times:
        return Refusal("not_found", words.quote_not_found(quote))
    if occurrence is None and times > 1:
        message = (
            words.ambiguous(quote, times)
            if times <= _MOST_COUNTED
            else words.very_ambiguous(quote, _MOST_COUNTED)
        )
        return Refusal("ambiguous", message)
    if occurrence is not None and occurrence > times:
        return Refusal("not_found", words.occurrence_not_found(quote, times))
    return places[(occurrence or 1) - 1]


def _refused(refusal: Refusal, console: Console) -> int:
    console.note(refusal.message)
    if console.for_programs:
        console.answer(error_json(refusal.code, refusal.message))
    return 1


def list_annotations(arguments: Namespace, console: Console) -> int:
    """All annotations that pass the filters."""
    if arguments.source is not None:
        return import_annotations(arguments, console)
    filters = arguments.filters
    read_strictly(filters)  # before anything is opened
    with open_library(arguments) as library:
        if arguments.letter is None:
            found = library.annotating.all()
        else:
            library.letters.letter(LetterId(arguments.letter))
            found = library.annotating.of_letter(LetterId(arguments.letter))
        ids = dict.fromkeys(note.letter_id for note in found)
        letters = {letter_id: library.letters.letter(letter_id) for letter_id in ids}
        if filters:
            passing = library.note_lists.passing(filters)
            found = tuple(note for note in found if note.id in passing)
        layouts: dict[LetterId, PageLayout] = {}
        if console.for_programs:
            layouts = {
                letter_id: library.letters.content(letter_id).layout
                for letter_id in dict.fromkeys(note.letter_id for note in found)
            }
    if console.for_programs:
        shown = [annotation_json(note, layouts[note.letter_id]) for note in found]
        console.answer({"annotations": shown})
    elif found:
        tables.notes(console, found, letters)
    else:
        console.line(words.NO_NOTES)
    return 0
