"""The command export: copies with annotations, files for other programs, reports."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from kanttekening.cli.opening import open_library
from kanttekening.domain.annotation import Visibility
from kanttekening.domain.errors import NotWrittenError, TakenError
from kanttekening.domain.export import PER_LETTER, Audience, ExportForm, ExportOrder
from kanttekening.domain.letter import LetterId
from kanttekening.domain.note_list import Grouping
from kanttekening.services.exporting import PdfNotes
from kanttekening.services.filters import read_strictly
from kanttekening.words import cli as words
from kanttekening.words.exporting import EXPORT_WORDS

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from kanttekening.cli.console import Console
    from kanttekening.services.library import Library


def export(arguments: Namespace, console: Console) -> int:
    """Write letters with their annotations for others."""
    read_strictly(arguments.filters)  # before anything is opened
    with open_library(arguments) as library:
        ids = _chosen_letters(arguments, library)
        if ids:
            order = _order(arguments, library, ids)
            audience = order.audience
            # Asked by a script, an empty file is an answer too: it is made, and not silently.
            if not library.exporting.tally(ids, audience.chosen).seen_by(audience.least):
                console.note(words.EMPTY_EXPORT)
            written = _write(library, order, console)
        else:
            console.note(words.NO_LETTERS)
            written = []
    if console.for_programs:
        console.answer({"written": [str(path) for path in written]})
    else:
        for path in written:
            console.line(words.written(str(path)))
    return 0 if written else 1


def _chosen_letters(arguments: Namespace, library: Library) -> tuple[LetterId, ...]:
    """The letter that was named, or those that pass the filters and have annotations."""
    if arguments.letter is not None:
        return (library.letters.letter(LetterId(arguments.letter)).id,)
    passing = library.filtering.letters(arguments.filters)
    listed = [letter.id for letter in library.letters.all() if letter.id in passing]
    return library.exporting.annotated(listed)


def _order(arguments: Namespace, library: Library, ids: tuple[LetterId, ...]) -> ExportOrder:
    """What is asked for; with filters only the annotations that pass them."""
    passing = library.filtering.annotations(arguments.filters) if arguments.filters else None
    form = ExportForm(arguments.form)
    audience = Audience(Visibility(arguments.visibility), passing)
    if form in PER_LETTER and arguments.letter is None:
        _expect_folder(arguments.out)
        ids = library.exporting.annotated(ids, audience)
    return ExportOrder(form, ids, arguments.out, audience, Grouping(arguments.group))


def _expect_folder(path: Path) -> None:
    """Of letters by filter there may be more tomorrow: they always go into a folder."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise TakenError(path) from error
    except OSError as error:
        raise NotWrittenError(path, str(error)) from error


def _write(library: Library, order: ExportOrder, console: Console) -> list[Path]:
    steps = library.exporting.steps(order, EXPORT_WORDS)
    written: list[Path] = []
    with closing(PdfNotes()) as tool:
        for done, step in enumerate(steps):
            console.progress(words.reading(done, len(steps), step.title))
            made = library.exporting.prepare(step, order, EXPORT_WORDS)(tool)
            library.exporting.remember(made)
            written.append(made.path)
    console.progress("")
    return written
