"""The command export: copies with annotations, files for other programs, reports."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from kanttekening.cli.opening import open_library
from kanttekening.domain.annotation import Visibility
from kanttekening.domain.errors import NotWrittenError, TakenError
from kanttekening.domain.export import PER_LETTER, SUFFIXES, Audience, ExportForm
from kanttekening.domain.letter import LetterId
from kanttekening.domain.note_list import Grouping
from kanttekening.readers.noting import PdfNotes
from kanttekening.services.filters import read_strictly
from kanttekening.words import cli as words
from kanttekening.words import reports
from kanttekening.words.exporting import COPY_WORDS, NOTES_TITLE, file_stem

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence
    from pathlib import Path

    from kanttekening.cli.console import Console
    from kanttekening.domain.letter import Letter
    from kanttekening.services.library import Library


def export(arguments: Namespace, console: Console) -> int:
    """Write letters with their annotations for others."""
    form = ExportForm(arguments.form)
    read_strictly(arguments.filters)  # before anything is opened
    with open_library(arguments) as library:
        audience = _audience(arguments, library)
        letters = chosen_letters(arguments, library)
        if not letters:
            console.note(words.NO_LETTERS)
            written: list[Path] = []
        elif form in PER_LETTER:
            written = _write_each(library, letters, form, arguments, audience, console)
        else:
            _write_one(library, letters, form, arguments, audience)
            written = [arguments.out]
    if console.for_programs:
        console.answer({"written": [str(path) for path in written]})
    else:
        for path in written:
            console.line(words.written(str(path)))
    return 0 if written else 1


def _write_one(
    library: Library,
    letters: Sequence[Letter],
    form: ExportForm,
    arguments: Namespace,
    audience: Audience,
) -> None:
    """One file of all letters together."""
    ids, out, exporting = [letter.id for letter in letters], arguments.out, library.exporting
    if form is ExportForm.JSON_LD:
        exporting.web_annotations(ids, out, NOTES_TITLE, COPY_WORDS.kinds, audience)
        return
    pairs = exporting.pairs(ids, audience)
    if form is ExportForm.CSV:
        exporting.table(reports.COLUMNS, reports.table(pairs), out)
        return
    made = reports.report(pairs, Grouping(arguments.group), library.events.today())
    with closing(PdfNotes()) as tool:
        exporting.report(made, form, out, tool)


def _audience(arguments: Namespace, library: Library) -> Audience:
    """For whose eyes it is; with filters only the annotations that pass them."""
    passing = library.filtering.annotations(arguments.filters) if arguments.filters else None
    return Audience(Visibility(arguments.visibility), passing)


def chosen_letters(arguments: Namespace, library: Library) -> Sequence[Letter]:
    """The letter that was named, or those that pass the filters and have annotations."""
    if arguments.letter is not None:
        return [library.letters.letter(LetterId(arguments.letter))]
    passing = library.filtering.letters(arguments.filters)
    return [
        letter
        for letter in library.letters.all()
        if letter.annotation_count and letter.id in passing
    ]


def _write_each(
    library: Library,
    letters: Sequence[Letter],
    form: ExportForm,
    arguments: Namespace,
    audience: Audience,
    console: Console,
) -> list[Path]:
    """One file for each letter: the one that was named, or more of them in a folder."""
    paths = [arguments.out]
    if arguments.letter is None:
        paths = _names_in(arguments.out, letters, SUFFIXES[form])
    with closing(PdfNotes()) as tool:
        for done, (letter, path) in enumerate(zip(letters, paths, strict=True)):
            console.progress(words.reading(done, len(letters), letter.title))
            if form is ExportForm.PDF:
                library.exporting.pdf(letter.id, path, tool, COPY_WORDS, audience)
            else:
                library.exporting.xfdf(letter.id, path, tool, COPY_WORDS.kinds, audience)
    console.progress("")
    return paths


def _names_in(folder: Path, letters: Sequence[Letter], suffix: str) -> list[Path]:
    if folder.exists() and not folder.is_dir():
        raise TakenError(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotWrittenError(folder, str(error)) from error
    # The number keeps letters of one title apart, and finds the letter back.
    return [folder / f"{letter.id} {file_stem(letter.title)}{suffix}" for letter in letters]
