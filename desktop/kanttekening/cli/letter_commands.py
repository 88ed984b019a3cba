"""Commands about letters: list, show, search, page."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from kanttekening.cli import tables
from kanttekening.cli.details_shapes import details_json, structure_json
from kanttekening.cli.opening import open_library
from kanttekening.cli.shapes import content_json, letter_json, search_json
from kanttekening.domain.errors import LibraryError, NotFoundError
from kanttekening.domain.letter import LetterId
from kanttekening.domain.mark_colors import MARK_COLORS
from kanttekening.domain.rows import SortOrder
from kanttekening.exchange.files import PNG, check_target, write_beside
from kanttekening.services.filters import read_strictly
from kanttekening.text.query_pieces import as_typed
from kanttekening.words import cli as words
from kanttekening.words import index_care as care

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from kanttekening.cli.console import Console
    from kanttekening.domain.layout import PageRect
    from kanttekening.services.library import Library


def list_letters(arguments: Namespace, console: Console) -> int:
    """The letters that pass the filters."""
    filters = arguments.filters
    read_strictly(filters)  # before anything is opened
    with open_library(arguments) as library:
        letters = library.letters.all(sort=SortOrder(arguments.sort))
        if filters:
            passing = library.filtering.letters(filters)
            letters = tuple(letter for letter in letters if letter.id in passing)
    if console.for_programs:
        console.answer({"letters": [letter_json(letter) for letter in letters]})
    elif letters:
        tables.letters(console, letters)
    else:
        console.line(words.NO_LETTERS)
    return 0


def show(arguments: Namespace, console: Console) -> int:
    """One letter."""
    letter_id = LetterId(arguments.id)
    with open_library(arguments) as library:
        letter = library.letters.letter(letter_id)
        content = library.letters.content(letter_id)
        versions = library.letters.versions(letter_id)
        enclosed = library.letters.enclosed(letter_id)
        cited = content.understanding.findings.references
        resolved = [library.references.resolve(reference, letter) for reference in cited]
        if console.for_programs:
            details = library.details.of_letter(letter_id, content)
            shared = library.details.shared_names(letter_id, content.understanding.findings)
            answer = content_json(letter, content, versions, resolved, enclosed)
            answer |= structure_json(content)
            answer |= details_json(details, dict(zip(cited, resolved, strict=True)), shared)
    if console.for_programs:
        console.answer(answer)
    elif arguments.text:
        console.line(content.understanding.reading_text(content.document.text))
    elif arguments.structure:
        tables.structure(console, letter, content)
    else:
        tables.facts(console, letter)
        console.line()
        console.line(content.understanding.reading_text(content.document.text))
    return 0


def search(arguments: Namespace, console: Console) -> int:
    """Ranked hits in letters and annotations."""
    with open_library(arguments) as library:
        is_whole = _complete_index(library, console)
        answer = library.searching.search(
            as_typed(arguments.query, may_be_whole=True),
            limit=arguments.limit,
            exact=arguments.exact,
            letterhead=arguments.letterhead,
            count_all=True,
        )
        found = dict.fromkeys(hit.letter_id for hit in answer.hits)
        letters = {letter_id: library.letters.letter(letter_id) for letter_id in found}
    if console.for_programs:
        console.answer(search_json(answer, letters, is_whole=is_whole))
    else:
        tables.hits(console, answer, letters)
    return 0


def _complete_index(library: Library, console: Console) -> bool:
    """Take in what the index lacks since an upgrade or a repair that was broken off.

    The window does so by itself too. Whether every letter can be found now; if not, what is not
    found may well be there, and that is told.
    """
    if library.index_care.is_whole:
        return True
    console.note(words.INDEX_COMPLETING)
    try:
        library.checking.complete_index(
            lambda done, total: console.progress(care.completing(done, total))
        )
    except LibraryError:  # it may be read only, or another program may be writing for long
        console.progress("")
        console.note(words.INDEX_INCOMPLETE)
        console.note(words.REPAIR_HINT)
        return False
    console.progress("")
    return library.index_care.is_whole


def page(arguments: Namespace, console: Console) -> int:
    """One page as a picture, with its marks."""
    from kanttekening.readers.pages import PageRenderer

    check_target(arguments.out, PNG)  # before the work, and once more when it is done
    letter_id = LetterId(arguments.id)
    with open_library(arguments) as library:
        content = library.letters.content(letter_id)
        if not 1 <= arguments.number <= len(content.layout.pages):
            raise NotFoundError("page", arguments.number)
        pdf = library.letters.pages_pdf(letter_id)
        annotations = library.annotating.of_letter(letter_id)
    marks: list[tuple[tuple[PageRect, ...], str]] = []
    for note in annotations:
        if note.passage is not None:
            rects = content.layout.rects(note.passage.span)
            here = tuple(rect for rect in rects if rect.page == arguments.number)
            marks.append((here, MARK_COLORS[note.kind]))
    with closing(PageRenderer()) as renderer:
        renderer.open("page", pdf)
        picture = renderer.png("page", arguments.number, arguments.dpi, marks)
    return _written(console, arguments.out, picture)


def _written(console: Console, path: Path, data: bytes) -> int:
    write_beside(path, data, PNG)
    if console.for_programs:
        console.answer({"written": [str(path)]})
    else:
        console.line(words.page_written(str(path)))
    return 0
